/* One mounted network: created once, afterwards only told what changed.
 *
 * vis-network keeps the camera and the gestures; what is seen is painted by painting.js. Names and
 * titles come from documents nobody vouches for: they are drawn on the canvas or set as
 * textContent, never as HTML, and nothing here fetches anything. */

import { Camera } from "./camera.js";
import { Choice } from "./choice.js";
import { readNetwork } from "./content.js";
import { Frame } from "./frame.js";
import { Keyboard } from "./keyboard.js";
import { Labels } from "./labels.js";
import { Naming } from "./naming.js";
import { Outbox } from "./outbox.js";
import { Painter } from "./painting.js";
import { drawPicture, save } from "./picture.js";
import { Places } from "./places.js";
import { Pointer } from "./pointer.js";
import { Reader } from "./reader.js";
import { Scene } from "./scene.js";
import { lookOf, readTheme } from "./theme.js";

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
    this.loadEngine = loadEngine;
    this.calls = 0;
    Object.assign(this, readNetwork({ nodes: [], edges: [] }));
    this.looks = new Map();
    this.scene = new Scene();
    this.painter = new Painter();
    this.labels = new Labels();
    this.naming = new Naming();
    this.outbox = new Outbox();
    this.choice = new Choice(() => this.redraw());
    this.frame = new Frame(parent.querySelector(".canvas-root"), {
      zoomIn: () => this.camera.zoom(ZOOM_STEP),
      zoomOut: () => this.camera.zoom(1 / ZOOM_STEP),
      fit: () => this.fit(GLIDE),
      picture: () => this.savePicture(),
      kindToggled: (kind) => this.reader.toggleKind(kind),
      command: (name, id) => this.reader.command(name, id),
    });
    this.reader = new Reader(this);
    this.stage = this.frame.stage;
    this.legend = this.frame.legend;
    (parent.host ?? parent).networkCanvas = this; // for the browser's console, and for tests
  }

  /* Python spoke, or the theme changed. data: see payload.py; send(name, value) answers. */
  receive(data, send) {
    this.calls += 1;
    this.data = data;
    this.outbox.open(data.events, send);
    this.theme = readTheme(this.frame.root);
    this.looks.clear();
    this.labels.measureWith(this.theme.font);
    this.naming.forget();
    this.frame.show(data.texts, data.height);
    if (this.network) {
      this.update();
    } else {
      this.start();
    }
    this.tell();
  }

  tell() {
    const { texts, nodes } = this.data;
    const waiting = this.network ? "" : texts.loading;
    this.frame.tell(this.failed ? texts.failed : nodes.length === 0 ? texts.empty : waiting);
  }

  start() {
    this.left ??= LEFT.get(this.data.key);
    this.legend.hidden = new Set(this.left?.hidden);
    this.showLegend();
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
    const { surface } = this.frame;
    this.places = new Places(this.left?.kept);
    this.network = new vis.Network(surface, { nodes: [], edges: [] }, OPTIONS);
    surface.querySelector(".vis-network").removeAttribute("tabindex");
    this.canvas = surface.querySelector("canvas");
    this.canvas.setAttribute("role", "img");
    this.camera = new Camera(
      this.network,
      this.stage,
      (id) => this.places.at.get(id),
      () => this.redraw(),
    );
    this.network.on("afterDrawing", (ctx) => this.paint(ctx));
    this.pointer = new Pointer(this);
    this.keyboard = new Keyboard(this);
    this.update();
    this.sized();
    this.watcher = new ResizeObserver(() => this.sized());
    this.watcher.observe(this.stage);
    this.fontsCame = () => {
      this.labels.forget();
      this.redraw();
    };
    document.fonts.addEventListener("loadingdone", this.fontsCame);
    this.tell();
  }

  /* The stage has another size: none in a closed tab, the first one, or a new one. */
  sized() {
    const size = `${this.stage.clientWidth} ${this.stage.clientHeight}`;
    if (this.stage.clientWidth === 0 || size === this.size) {
      return;
    }
    this.size = size;
    if (!this.opened) {
      this.openView();
      return;
    }
    this.frame.menu.close();
    this.camera.hold();
    if (!this.camera.chosen) {
      this.fit(0);
    }
  }

  openView() {
    const { left } = this;
    this.opened = true;
    const known = left ? this.order.filter((id) => left.ids.has(id)).length : 0;
    if (left?.view.chosen && known > this.nodes.size / 2) {
      this.camera.returnTo(left.view);
    } else {
      this.fit(0);
    }
  }

  update() {
    const { data, nodes: before } = this;
    Object.assign(this, readNetwork(data));
    const fresh = this.places.update(this.nodes, this.neighbours);
    this.canvas.setAttribute("aria-label", data.texts.summary);
    this.showLegend();
    this.forgetGone();
    this.obeySelection();
    this.frame.menu.add(data.menu);
    this.refill();
    if (this.opened) {
      const related = [...before.keys()].some((id) => this.nodes.has(id));
      this.follow(fresh, related);
    }
  }

  showLegend() {
    const { data, legend, theme } = this;
    if (this.outbox.hears("legend")) {
      legend.obey(data.legend);
    }
    legend.show(data.legend, (item) => this.colour(item), theme, data.texts.legend);
  }

  forgetGone() {
    const { choice, frame } = this;
    choice.forget((id) => this.isKnown(id));
    if (choice.hovered === null && choice.cursor === null) {
      frame.tooltip.hide();
    }
    if (frame.menu.node && !this.nodes.has(frame.menu.node.id)) {
      frame.menu.close();
    }
  }

  /* Python chooses by raising the revision; see selection.py. */
  obeySelection() {
    const { ids, revision } = this.data.selection;
    if (revision !== this.revision) {
      this.revision = revision;
      this.choice.select(ids.filter((id) => this.isKnown(id)));
      if (this.opened && this.isVisible(this.selected) && this.camera.chosen) {
        this.camera.bringIntoView(this.selected);
      }
    }
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

  // ---- what is shown

  isKnown(id) {
    return this.nodes.has(id) || this.edges.has(id);
  }

  isVisible(id) {
    const { kind } = this.nodes.get(id) ?? {};
    const hides = this.outbox.hears("legend") ? this.legend.awaits(kind) : this.legend.hidden.has(kind);
    return this.nodes.has(id) && !hides;
  }

  visible() {
    return this.order.filter((id) => this.isVisible(id));
  }

  fit(duration) {
    this.camera.fit(this.visible(), duration);
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

  /* Other nodes or edges are shown: the next picture is made of them. */
  refill() {
    this.stale = true;
    this.redraw();
  }

  /* In the next frame, once, whatever changed until then, vis-network's view included. */
  redraw() {
    if (this.network && !this.gone) {
      this.network.emit("_requestRedraw");
    }
  }

  paint(ctx) {
    if (!this.opened || this.stage.clientWidth === 0) {
      return;
    }
    if (this.stale) {
      this.stale = false;
      this.scene.fill(this, this.places, (id) => this.isVisible(id));
      this.choice.around = undefined;
    }
    const sharp = this.canvas.width / (this.canvas.clientWidth || 1);
    ctx.save();
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
    this.camera.note();
    this.paintOn(ctx, sharp);
    ctx.restore();
  }

  /* sharp: pixels of the screen, or of a picture, for one of the page. */
  paintOn(ctx, sharp) {
    const { scene, theme, labels, naming } = this;
    const { spacing } = this.places;
    const area = { wide: this.stage.clientWidth, high: this.stage.clientHeight };
    const { offsetLeft, offsetTop } = this.frame.zoomBar.root;
    scene.move(this.camera.now(), spacing, area);
    this.painter.paint(ctx, {
      ...{ scene, theme, labels, naming, spacing, area, sharp },
      look: (node) => this.look(node),
      focus: this.focus(),
      chosen: this.choice.chosen,
      cursor: this.cursor,
      corner: { left: offsetLeft - 4, right: area.wide, top: offsetTop - 4, bottom: area.high },
      moving: this.camera.moving,
    });
  }

  savePicture() {
    const shown = this.data.legend.filter((item) => !this.legend.hidden.has(item.kind));
    save(drawPicture(this, shown), this.data.texts.file);
    this.redraw();
  }

  // ---- what stands out

  get selected() {
    return this.choice.selected;
  }

  get cursor() {
    return this.choice.cursor;
  }

  focus() {
    const isShown = (id) => this.scene.discs.has(id) || this.scene.curves.has(id);
    return this.choice.focus(this, isShown);
  }

  destroy() {
    this.gone = true;
    if (!this.network) {
      return;
    }
    this.frame.menu.close();
    this.pointer.stop();
    this.watcher.disconnect();
    document.fonts.removeEventListener("loadingdone", this.fontsCame);
    LEFT.set(this.data.key, {
      ids: new Set(this.nodes.keys()),
      view: this.camera.leave(),
      kept: this.places.kept,
      hidden: this.legend.hidden,
    });
    this.network.destroy();
  }
}
