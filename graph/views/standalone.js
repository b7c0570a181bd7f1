// Draws the network of a stand-alone page. Every text goes to the canvas or to textContent:
// nothing that came from the data is ever read as HTML, and nothing is fetched.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const box = document.getElementById("network");
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const hidden = new Set();
  let network = null;

  const look = (kind) => data.styles[kind][scheme.matches ? "dark" : "light"];
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // The two shapes vis-network does not have: a disc in a circle, and a page.
  const drawn = {
    ring(ctx, x, y, r, colors) {
      ctx.lineWidth = Math.max(1.6, r * 0.16);
      ctx.strokeStyle = colors.fill;
      ctx.beginPath(); ctx.arc(x, y, r, 0, 2 * Math.PI); ctx.stroke();
      ctx.beginPath(); ctx.arc(x, y, r * 0.68, 0, 2 * Math.PI); ctx.fill();
      ctx.lineWidth = 1.2; ctx.strokeStyle = colors.border; ctx.stroke();
    },
    page(ctx, x, y, r, colors) {
      const half = r * 0.8, tall = r * 1.05, fold = r * 0.55;
      ctx.lineWidth = 1.2; ctx.strokeStyle = colors.border;
      ctx.beginPath();
      ctx.moveTo(x - half, y - tall); ctx.lineTo(x + half - fold, y - tall);
      ctx.lineTo(x + half, y - tall + fold); ctx.lineTo(x + half, y + tall);
      ctx.lineTo(x - half, y + tall); ctx.closePath(); ctx.fill(); ctx.stroke();
      ctx.beginPath();
      ctx.moveTo(x + half - fold, y - tall); ctx.lineTo(x + half - fold, y - tall + fold);
      ctx.lineTo(x + half, y - tall + fold); ctx.stroke();
    },
  };

  function renderer(node, colors) {
    return ({ ctx, x, y, state }) => ({
      drawNode() {
        ctx.save();
        ctx.fillStyle = colors.fill;
        drawn[data.styles[node.kind].shape](ctx, x, y, node.size, colors);
        if (state.selected) { ctx.lineWidth = 2.5; ctx.strokeStyle = css("--ink"); ctx.stroke(); }
        ctx.restore();
      },
      drawExternalLabel() {
        if (network && 13 * network.getScale() < 6) return;
        ctx.save();
        ctx.font = (state.selected ? "600 " : "") + "13px sans-serif";
        ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
        ctx.lineWidth = 3; ctx.strokeStyle = css("--paper"); ctx.fillStyle = css("--ink");
        ctx.strokeText(node.label, x, y + node.size + 5);
        ctx.fillText(node.label, x, y + node.size + 5);
        ctx.restore();
      },
      nodeDimensions: { width: node.size * 2, height: node.size * 2 },
    });
  }

  function visNode(node) {
    const colors = look(node.kind), own = data.styles[node.kind].shape in drawn;
    const color = { background: colors.fill, border: colors.border };
    const shown = {
      id: node.id, label: node.label, title: node.title, size: node.size, x: node.x, y: node.y,
      hidden: hidden.has(node.kind), borderWidth: 1.2, borderWidthSelected: 3,
      shape: own ? "custom" : node.shape,
      color: { ...color, highlight: { background: colors.fill, border: css("--ink") } },
      font: { size: 13, face: "sans-serif", color: css("--ink"), strokeWidth: 3, strokeColor: css("--paper") },
    };
    if (own) shown.ctxRenderer = renderer(node, colors);
    return shown;
  }

  function visEdge(edge) {
    return {
      id: edge.id, from: edge.from, to: edge.to, title: edge.title, width: edge.width,
      dashes: edge.dashes, smooth: false,
      arrows: { to: { enabled: /to/.test(edge.arrows), scaleFactor: 0.6 }, from: { enabled: /from/.test(edge.arrows), scaleFactor: 0.6 } },
      color: { color: "#8a8a8a", highlight: css("--ink"), inherit: false },
    };
  }

  const nodes = new vis.DataSet(data.nodes.map(visNode));
  const edges = new vis.DataSet(data.edges.map(visEdge));
  network = new vis.Network(box, { nodes, edges }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { scaling: { label: { drawThreshold: 6 } } },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false } },
  });
  network.once("afterDrawing", () => { box.dataset.drawn = "1"; });

  const restyle = () => { nodes.update(data.nodes.map(visNode)); edges.update(data.edges.map(visEdge)); };
  scheme.addEventListener("change", restyle);

  for (const button of document.querySelectorAll("#legend button")) {
    button.addEventListener("click", () => {
      const kind = button.dataset.kind;
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      nodes.update(data.nodes.filter((node) => node.kind === kind).map(visNode));
    });
  }
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  document.getElementById("nearer").addEventListener("click", () => zoom(1.3));
  document.getElementById("further").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("whole").addEventListener("click", () => network.fit());
})();
