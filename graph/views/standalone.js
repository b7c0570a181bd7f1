// Draws the network of a stand-alone page. Every text goes to the canvas or to textContent:
// nothing that came from the data is ever read as HTML, and nothing is fetched.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const box = document.getElementById("network");
  const card = document.getElementById("card");
  const hint = card.firstElementChild;
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const hidden = new Set();
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const lineById = new Map(data.edges.map((edge) => [edge.id, edge]));
  const ranked = [...data.nodes].sort((a, b) => b.priority - a.priority);
  const near = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    near.get(edge.from).push(edge);
    if (edge.to !== edge.from) near.get(edge.to).push(edge);
  }
  let network = null;
  let chosen = null;
  let growth = 1; // how much larger than drawn: nodes and lines stay visible from far away

  const radius = (node) => node.size * Math.sqrt(growth);
  const style = (node) => data.styles[node.kind];
  const look = (node) => style(node)[scheme.matches ? "dark" : "light"];
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ink = {};
  const readInk = () => {
    for (const name of ["paper", "ink", "soft", "edge", "focus"]) ink[name] = css("--" + name);
  };
  readInk();

  // ---- nodes: the outlines of the palette, the same as in the legend

  function corners(ctx, x, y, count, first, reaches) {
    for (let i = 0; i < count; i += 1) {
      const angle = first + (i * 2 * Math.PI) / count;
      const reach = reaches[i % reaches.length];
      ctx[i ? "lineTo" : "moveTo"](x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
  }

  const up = -Math.PI / 2;
  const outlines = {
    square: (ctx, x, y, r) => corners(ctx, x, y, 4, Math.PI / 4, [r * 1.2]),
    diamond: (ctx, x, y, r) => corners(ctx, x, y, 4, 0, [r * 1.25]),
    triangle: (ctx, x, y, r) => corners(ctx, x, y, 3, up, [r * 1.25]),
    hexagon: (ctx, x, y, r) => corners(ctx, x, y, 6, 0, [r * 1.1]),
    star: (ctx, x, y, r) => corners(ctx, x, y, 10, up, [r * 1.3, r * 0.6]),
    page(ctx, x, y, r) {
      const half = r * 0.8, tall = r * 1.05, fold = r * 0.55;
      ctx.moveTo(x - half, y - tall); ctx.lineTo(x + half - fold, y - tall);
      ctx.lineTo(x + half, y - tall + fold); ctx.lineTo(x + half, y + tall);
      ctx.lineTo(x - half, y + tall); ctx.closePath();
    },
    dot: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  };

  function body(ctx, shape, x, y, r, colors) {
    const draw = outlines[shape] || outlines.dot;
    if (shape === "ring") {
      ctx.beginPath(); outlines.dot(ctx, x, y, r);
      ctx.lineWidth = Math.max(1.6, r * 0.16); ctx.strokeStyle = colors.fill; ctx.stroke();
    }
    ctx.beginPath(); draw(ctx, x, y, shape === "ring" ? r * 0.68 : r);
    ctx.fillStyle = colors.fill; ctx.fill();
    ctx.lineWidth = 1.2; ctx.strokeStyle = colors.border; ctx.stroke();
  }

  function renderer(node) {
    return ({ ctx, x, y, state }) => ({
      drawNode() {
        const colors = look(node), shape = style(node).shape;
        const around = outlines[shape] || outlines.dot, size = radius(node);
        ctx.save();
        ctx.globalAlpha = faded(node.id) ? 0.25 : 1;
        if (node.members || state.selected) {
          ctx.beginPath(); around(ctx, x, y, size * 1.22 + (state.selected ? 2 : 0));
          ctx.fillStyle = ink.paper; ctx.fill();
          ctx.lineWidth = state.selected ? 2.4 : 1.2;
          ctx.strokeStyle = state.selected ? ink.ink : colors.border; ctx.stroke();
        }
        body(ctx, shape, x, y, size, colors);
        ctx.restore();
      },
      nodeDimensions: { width: radius(node) * 2.2, height: radius(node) * 2.2 },
    });
  }

  const faded = (id) => chosen !== null && !chosen.nodes.has(id);

  // ---- names: constant size on the screen, the most important first, never on each other

  function wrap(text) {
    const words = String(text).split(/\s+/);
    const lines = [""];
    for (const word of words) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length > 23) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    const kept = lines.slice(0, 2).map((line) => (line.length > 26 ? `${line.slice(0, 25)}…` : line));
    if (lines.length > 2) kept[1] = `${kept[1].replace(/…$/, "")}…`;
    return kept;
  }
  const MUST = 10; // names written even over nodes
  const wrapped = new Map(data.nodes.map((node) => [node.id, wrap(node.label)]));
  const widths = new Map();

  function paintNames(ctx) {
    const scale = network.getScale();
    const places = network.getPositions();
    const taken = [];
    const low = network.DOMtoCanvas({ x: 2, y: 2 });
    const high = network.DOMtoCanvas({ x: box.clientWidth - 2, y: box.clientHeight - 2 });
    const inside = (one) => one.left > low.x && one.right < high.x && one.top > low.y && one.bottom < high.y;
    const free = (one, must) => inside(one) && !taken.some((other) =>
      one.own !== other.own && !(must && other.own !== null) && one.left < other.right && other.left < one.right
      && one.top < other.bottom && other.top < one.bottom);
    const shown = ranked.filter((node) => !hidden.has(node.kind) && places[node.id]);
    for (const node of shown) {
      const { x, y } = places[node.id], half = radius(node) * 0.85;
      taken.push({ own: node.id, left: x - half, right: x + half, top: y - half, bottom: y + half });
    }
    const first = (node) => (chosen && chosen.nodes.has(node.id) ? 0 : 1);
    const most = Math.min(220, 40 + (box.clientWidth * box.clientHeight) / 6000);
    let written = 0;
    ctx.save();
    ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
    for (const node of chosen ? [...shown].sort((a, b) => first(a) - first(b)) : shown) {
      if (written >= most) break;
      const main = chosen !== null && chosen.main === node.id;
      const size = (main ? 14 : 12.5) / scale;
      ctx.font = `${main || node.members ? 600 : 400} ${size}px sans-serif`;
      const lines = wrapped.get(node.id);
      const key = `${main}${node.id}`;
      if (!widths.has(key)) widths.set(key, Math.max(...lines.map((line) => ctx.measureText(line).width)) / size);
      const wide = widths.get(key) * size, tall = lines.length * size * 1.18;
      const { x, y } = places[node.id];
      const gap = radius(node) * (node.members ? 1.25 : 1) + 3 / scale;
      for (const top of [y + gap, y - gap - tall]) {
        const place = { own: node.id, left: x - wide / 2, right: x + wide / 2, top, bottom: top + tall };
        if (!free(place, written < MUST)) continue;
        taken.push({ ...place, own: null });
        ctx.globalAlpha = faded(node.id) ? 0.3 : 1;
        ctx.lineWidth = 3.4 / scale; ctx.strokeStyle = ink.paper; ctx.fillStyle = ink.ink;
        lines.forEach((line, row) => {
          ctx.strokeText(line, x, top + row * size * 1.18);
          ctx.fillText(line, x, top + row * size * 1.18);
        });
        written += 1;
        break;
      }
    }
    ctx.globalAlpha = 1;
    for (const node of shown) if (node.left) badge(ctx, places[node.id], node, scale);
    ctx.restore();
  }

  function badge(ctx, { x, y }, node, scale) {
    const size = 10.5 / scale, text = `+${node.left}`;
    ctx.font = `600 ${size}px sans-serif`;
    ctx.textBaseline = "middle";
    const half = ctx.measureText(text).width / 2 + 5 / scale;
    const high = 7.5 / scale, aside = radius(node) * 0.75;
    const cx = x + aside + half * 0.6, cy = y - aside - high * 0.4;
    ctx.beginPath(); ctx.roundRect(cx - half, cy - high, 2 * half, 2 * high, high);
    ctx.fillStyle = ink.ink; ctx.fill();
    ctx.lineWidth = 1.2 / scale; ctx.strokeStyle = ink.paper; ctx.stroke();
    ctx.fillStyle = ink.paper; ctx.fillText(text, cx, cy + 0.5 / scale);
  }

  // ---- what vis-network is given

  function visNode(node) {
    return {
      id: node.id, title: node.title, size: node.size, x: node.x, y: node.y,
      hidden: hidden.has(node.kind), shape: "custom", ctxRenderer: renderer(node),
    };
  }

  function visEdge(edge) {
    const active = chosen === null || chosen.edges.has(edge.id);
    const head = { enabled: false, scaleFactor: 0.55 };
    const ends = edge.arrows.split(", ");
    return {
      id: edge.id, from: edge.from, to: edge.to, title: edge.title,
      width: (edge.width + (chosen && active ? 0.6 : 0)) * growth,
      dashes: edge.through ? [1, 6] : edge.dashes ? [6, 4] : false,
      arrows: { to: { ...head, enabled: ends.includes("to") }, from: { ...head, enabled: ends.includes("from") } },
      arrowStrikethrough: false,
      color: { color: chosen && active ? ink.soft : ink.edge, highlight: ink.ink, hover: ink.ink, inherit: false,
               opacity: active ? (data.edges.length > 200 && !chosen ? 0.6 : 1) : 0.15 },
      smooth: false, selectionWidth: 1, hoverWidth: 0.5,
    };
  }

  const nodes = new vis.DataSet(data.nodes.map(visNode));
  const edges = new vis.DataSet(data.edges.map(visEdge));
  network = new vis.Network(box, { nodes, edges }, {
    ...data.options,
    autoResize: true,
    configure: { enabled: false },
    interaction: { ...data.options.interaction, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false } },
  });
  const stage = box.querySelector(".vis-network");
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", box.dataset.label);
  network.on("afterDrawing", (ctx) => { paintNames(ctx); box.dataset.drawn = "1"; });

  function grow() {
    const wanted = Math.round(10 * Math.min(2.4, Math.max(1, 0.72 / network.getScale()))) / 10;
    if (wanted === growth) return;
    growth = wanted;
    nodes.update(data.nodes.map(visNode));
    edges.update(data.edges.map(visEdge));
  }
  network.on("zoom", grow);
  network.once("afterDrawing", () => setTimeout(grow, 0));

  // ---- the card: sentences and sources of what is chosen

  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text) { made.textContent = text; made.dir = "auto"; }
    if (parent) parent.append(made);
    return made;
  }

  function sourceItem(number, list) {
    const source = data.sources[number];
    const item = element("li", "", list);
    item.value = number;
    element("bdi", source.text, item);
    if (source.address) {
      element("br", "", item);
      const address = element(source.link ? "a" : "bdi", source.address, item);
      if (source.link) { address.href = source.link; address.rel = "noopener noreferrer"; address.target = "_blank"; }
    }
  }

  function tell(lines, parent) {
    const numbers = new Set();
    const list = element("ul", "", parent);
    for (const line of lines) {
      for (const told of line.told) {
        const item = element("li", told.text, list);
        for (const number of told.sources) { element("sup", ` ${number}`, item); numbers.add(number); }
      }
    }
    if (numbers.size) {
      element("h3", numbers.size > 1 ? data.words.sources : data.words.source, parent);
      const sources = element("ol", "", parent);
      [...numbers].sort((a, b) => a - b).forEach((number) => sourceItem(number, sources));
    }
  }

  function fill(node, line) {
    card.replaceChildren();
    if (!node && !line) { card.append(hint); return; }
    element("h2", node ? node.name : `${byId.get(line.from).name} — ${byId.get(line.to).name}`, card);
    if (node) {
      element("p", node.about, card).className = "count";
      tell(near.get(node.id).filter((edge) => chosen.nodes.has(edge.from) && chosen.nodes.has(edge.to)), card);
    } else {
      tell([line], card);
    }
    card.scrollTop = 0;
  }

  function choose(id, lineId) {
    const node = byId.get(id), line = node ? null : lineById.get(lineId);
    chosen = null;
    if (node) {
      const around = near.get(id);
      chosen = { main: id, edges: new Set(around.map((edge) => edge.id)),
                 nodes: new Set([id, ...around.flatMap((edge) => [edge.from, edge.to])]) };
    } else if (line) {
      chosen = { main: null, edges: new Set([line.id]), nodes: new Set([line.from, line.to]) };
    }
    fill(node, line);
    edges.update(data.edges.map(visEdge));
    network.redraw();
  }
  network.on("click", (event) => choose(event.nodes[0], event.nodes.length ? undefined : event.edges[0]));

  // ---- legend, zoom, light and dark

  const restyle = () => {
    readInk();
    nodes.update(data.nodes.map(visNode));
    edges.update(data.edges.map(visEdge));
  };
  scheme.addEventListener("change", restyle);

  for (const button of document.querySelectorAll("#legend button")) {
    button.addEventListener("click", () => {
      const kind = button.dataset.kind;
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      nodes.update(data.nodes.filter((node) => node.kind === kind).map(visNode));
    });
  }
  const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); grow(); };
  document.getElementById("nearer").addEventListener("click", () => zoom(1.3));
  document.getElementById("further").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("whole").addEventListener("click", () => { network.fit(); grow(); });
  for (const link of document.querySelectorAll('td a[href^="#"]')) {
    link.addEventListener("click", () => { document.getElementById("sources").open = true; });
  }
})();
