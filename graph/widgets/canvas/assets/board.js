/* One mounted network: created once, afterwards only told what changed.
 *
 * vis-network keeps the camera, the gestures and the places of the nodes; what is seen is painted
 * by painting.js. Names and titles come from documents nobody vouches for: they are drawn on the
 * canvas or set as textContent, never as HTML, and nothing here fetches anything. */

import { Camera } from "./camera.js";
import { readNetwork, surroundings } from "./content.js";
import { element, Legend, Tooltip, ZoomBar } from "./controls.js";
import { Keyboard } from "./keyboard.js";
import { Labels } from "./labels.js";
import { layOut, paint } from "./painting.js";
import { Places } from "./places.js";
import { Pointer } from "./pointer.js";
import { lookOf, readTheme } from "./theme.js";

const RING = 32;
const ZOOM_STEP = 1.3;
const GLIDE = 320;
const OPTIONS = {
  autoResize: true,
  layout: { improvedLayout: false, randomSeed: 1 },
  physics: { enabled: false },
  interaction: {
    hover: false,
    selectable: false,
    keyboard: false,
    tooltipDelay: 1e9,
    zoomSpeed: 0.7,
  },
  nodes: { shape: "custom", ctxRenderer: () => ({}), font: { size: 0 } },
};

/* What a network looked like when it left the page, by Python key: it comes back the same. */
const LEFT = new Map();

const FRAMES = 120;

/* Streamlit brings the style sheet separately: until it is there nothing has its size. */
async function styled(stage) {
  for (let i = 0; i < FRAMES && getComputedStyle(stage).position !== "absolute"; i += 1) {
    await new Promise(requestAnimationFrame);
  }
}

export class Board {
  constructor(parent, loadEngine) {
    this.root = parent.querySelector(".canvas-root");
    this.loadEngine = loadEngine;
    this.calls = 0;
    this.events = [];
    this.sequence = 0;
    Object.assign(this, readNetwork({ nodes: [], edges: [] }));
    this.looks = new Map();
    this.scene = { scale: 1, discs: new Map(), curves: new Map() };
    this.selected = null;
    this.hovered = null;
    this.cursor = null;
    this.labels = new Labels();
    this.build();
    (parent.host ?? parent).networkCanvas = this; // for the browser's console, and for tests
  }

  build() {
    this.legend = new Legend((kind) => this.toggleKind(kind));
    this.zoomBar = new ZoomBar({
      zoomIn: () => this.camera.zoom(ZOOM_STEP),
      zoomOut: () => this.camera.zoom(1 / ZOOM_STEP),
      fit: () => this.fit(GLIDE),
    });
    this.tooltip = new Tooltip();
    this.surface = element("div", "canvas-surface");
    this.message = element("p", "canvas-message");
    this.message.setAttribute("role", "status");
    this.spoken = element("p", "canvas-spoken");
    this.spoken.setAttribute("aria-live", "polite");
    this.help = element("p", "canvas-spoken");
    this.help.id = "canvas-help";
    this.stage = element("div", "canvas-stage");
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-describedby", this.help.id);
    this.stage.append(this.surface, this.message, this.tooltip.root);
    const frame = element("div", "canvas-frame");
    frame.append(this.stage, this.zoomBar.root);
    this.root.replaceChildren(this.legend.root, frame, this.help, this.spoken);
  }

  /* Python spoke, or the theme changed. data: see payload.py; send(name, value) answers. */
  receive(data, send) {
    this.calls += 1;
    this.data = data;
    this.send = send;
    this.theme = readTheme(this.root);
    this.looks.clear();
    this.labels.forget();
    this.root.style.setProperty("--canvas-height", `${data.height}px`);
    this.zoomBar.show(data.texts);
    this.help.textContent = data.texts.help;
    this.stage.setAttribute("aria-label", data.texts.summary);
    if (this.network) {
      this.update();
    } else {
      this.start();
    }
    this.tell();
  }

  /* Never an empty box: loading, nothing to show, or what went wrong. */
  tell() {
    const { texts, nodes } = this.data;
    const waiting = this.network ? "" : texts.loading;
    this.message.textContent = this.failed
      ? texts.failed
      : nodes.length === 0
        ? texts.empty
        : waiting;
    this.message.hidden = this.message.textContent === "";
    this.zoomBar.root.hidden = !this.message.hidden;
  }

  start() {
    this.starting ??= Promise.all([this.loadEngine(), styled(this.stage)]).then(
      ([vis]) => this.gone || this.create(vis),
      (problem) => {
        console.error(problem);
        this.failed = true;
        this.tell();
      },
    );
  }

  create(vis) {
    const left = LEFT.get(this.data.key);
    const dataset = new vis.DataSet();
    this.hidden = new Set(this.hears("legend") ? [] : left?.hidden);
    this.places = new Places(dataset, left?.kept);
    this.network = new vis.Network(this.surface, { nodes: dataset, edges: [] }, OPTIONS);
    this.surface.querySelector(".vis-network").tabIndex = -1;
    this.canvas = this.surface.querySelector("canvas");
    this.canvas.setAttribute("role", "img");
    this.camera = new Camera(this.network, this.stage, () => this.settle());
    this.network.on("afterDrawing", (ctx) => this.paint(ctx));
    this.pointer = new Pointer(this);
    this.keyboard = new Keyboard(this);
    this.update();
    this.watcher = new ResizeObserver(() => this.sized(left));
    this.watcher.observe(this.stage);
    document.fonts.ready.then(() => this.fontsCame());
    this.tell();
  }

  /* The stage has another size: none in a closed tab, the first one, or a new one. */
  sized(left) {
    if (this.stage.clientWidth === 0) {
      return;
    }
    if (!this.opened) {
      this.openView(left);
      return;
    }
    this.camera.hold();
    if (!this.camera.chosen) {
      this.fit(0);
    }
  }

  openView(left) {
    this.opened = true;
    const known = left ? [...this.nodes.keys()].filter((id) => left.ids.has(id)).length : 0;
    if (left?.view.chosen && known > this.nodes.size / 2) {
      this.camera.returnTo(left.view);
    } else {
      this.fit(0);
    }
  }

  fontsCame() {
    if (!this.gone) {
      this.labels.forget();
      this.network.redraw();
    }
  }

  update() {
    const { data } = this;
    const before = this.nodes;
    if (this.hears("legend")) {
      this.hidden = new Set(data.legend.filter((item) => item.hidden).map((item) => item.kind));
    }
    Object.assign(this, readNetwork(data));
    const fresh = this.place();
    this.canvas.setAttribute("aria-label", data.texts.summary);
    this.showLegend();
    this.forgetGone();
    this.obeySelection();
    if (this.opened) {
      this.follow(
        fresh,
        [...before.keys()].some((id) => this.nodes.has(id)),
      );
    }
    this.network.redraw();
  }

  place() {
    const hides = (node) => this.hidden.has(node.kind);
    const fresh = this.places.update(this.nodes, this.neighbours, hides, (id) =>
      this.camera.place(id),
    );
    this.places.resize(this.nodes, this.network.getScale());
    return fresh;
  }

  /* New nodes come into view unless the reader chose the view; another network is shown whole. */
  follow(fresh, related) {
    if (!related) {
      this.fit(0);
    } else if (
      !this.camera.chosen &&
      fresh.some((id) => this.isVisible(id) && !this.camera.sees(id, 8))
    ) {
      this.fit(GLIDE);
    }
  }

  /* Python chooses by raising the revision; see selection.py. */
  obeySelection() {
    const { ids, revision } = this.data.selection;
    if (revision !== this.revision) {
      this.revision = revision;
      const id = ids.at(-1) ?? null;
      this.select(id);
      if (this.isVisible(id) && this.camera.chosen) {
        this.camera.bringIntoView(id);
      }
    }
  }

  forgetGone() {
    for (const mark of ["selected", "hovered", "cursor"]) {
      if (!this.nodes.has(this[mark]) && !this.edges.has(this[mark])) {
        this[mark] = null;
      }
    }
    if (this.hovered === null && this.cursor === null) {
      this.tooltip.hide();
    }
  }

  // ---- what is shown

  isVisible(id) {
    return this.nodes.has(id) && !this.hidden.has(this.nodes.get(id).kind);
  }

  visibleNodes() {
    return [...this.nodes.values()].filter((node) => !this.hidden.has(node.kind));
  }

  fit(duration) {
    this.camera.fit(
      this.visibleNodes().map((node) => node.id),
      duration,
    );
  }

  settle() {
    if (!this.gone) {
      this.places.resize(this.nodes, this.network.getScale());
      this.network.redraw();
    }
  }

  /* What stands out while the rest fades: under the pointer, else the keyboard, else selected. */
  focus() {
    const shown = (id) => this.scene.discs.has(id) || this.scene.curves.has(id);
    const main = [this.hovered, this.cursor, this.selected].find(shown);
    return main === undefined ? null : surroundings(this, main);
  }

  /* The colour of a node or legend item: the dark palette's, by kind, when the page is dark. */
  colour(item) {
    return (this.theme.dark && this.data.dark[item.kind]) || item.color || "#888888";
  }

  look(node) {
    const colour = this.colour(node);
    if (!this.looks.has(colour)) {
      this.looks.set(colour, lookOf(colour, this.theme));
    }
    return this.looks.get(colour);
  }

  paint(ctx) {
    const sharp = this.canvas.width / (this.canvas.clientWidth || 1);
    ctx.save();
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
    this.camera.note();
    this.scene = layOut(this);
    paint(this, ctx, this.scene);
    ctx.restore();
  }

  showLegend() {
    const { legend, texts } = this.data;
    this.legend.show(legend, this.hidden, (item) => this.colour(item), this.theme, texts.legend);
  }

  toggleKind(kind) {
    if (!this.hidden.delete(kind)) {
      this.hidden.add(kind);
    }
    this.act("legend", { name: kind });
    this.place();
    this.showLegend();
    this.network.redraw();
  }

  // ---- marks and events

  select(id) {
    this.selected = this.nodes.has(id) || this.edges.has(id) ? id : null;
    this.network.redraw();
  }

  hover(id, point) {
    this.hovered = this.nodes.has(id) || this.edges.has(id) ? id : null;
    this.describe(this.hovered, point);
    this.network.redraw();
  }

  describe(id, point) {
    const [node, edge] = [this.nodes.get(id), this.edges.get(id)];
    if (node) {
      this.tooltip.show(node.label, node.title, point, this.stage);
    } else if (edge) {
      this.tooltip.show("", edge.title || edge.label, point, this.stage);
    } else {
      this.tooltip.hide();
    }
  }

  /* The keyboard's current node: seen, described, spoken. */
  moveCursor(id) {
    this.cursor = id;
    if (id === null) {
      this.tooltip.hide();
    } else {
      this.camera.bringIntoView(id);
      const { label, title } = this.nodes.get(id);
      this.spoken.textContent = [label, ...String(title ?? "").split("\n")]
        .filter(Boolean)
        .join(". ");
      const disc = this.scene.discs.get(id);
      this.describe(id, { x: disc.x + disc.r, y: disc.y + disc.r });
    }
    this.network.redraw();
  }

  /* To Python: the last events, numbered, as a state, so that none is lost while it works. */
  act(type, about = {}) {
    if (!this.data.events.includes(type)) {
      return;
    }
    this.sequence = Math.max(this.sequence + 1, Date.now());
    this.events = [...this.events, { sequence: this.sequence, type, ...about }].slice(-RING);
    this.send("events", this.events);
  }

  /* Whether Python wants events of this type. */
  hears(type) {
    return this.data.events.includes(type);
  }

  destroy() {
    this.gone = true;
    if (!this.network) {
      return;
    }
    this.pointer.stop();
    this.watcher.disconnect();
    const ids = new Set(this.nodes.keys());
    LEFT.set(this.data.key, {
      ids,
      view: this.camera.leave(),
      kept: this.places.kept,
      hidden: this.hidden,
    });
    this.network.destroy();
  }
}
