/* One matrix on the page: its elements, what is in focus and chosen, when it is drawn again. */

import { Buttons, element, KeysPanel } from "./controls.js";
import { Drawing } from "./drawing.js";
import { drawBands, drawOutlines, tell } from "./focus.js";
import { Geometry, SIZES } from "./geometry.js";
import { Headers } from "./headers.js";
import { press } from "./keyboard.js";
import { Legend } from "./legend.js";
import { Model } from "./model.js";
import { Outbox } from "./outbox.js";
import { Reader } from "./reader.js";
import { readTheme } from "./theme.js";
import { Tooltip } from "./tooltip.js";

const EASY = 28;
const READABLE = 14;
const FEW = 40;
const NOWHERE = { row: -1, column: -1 };

export class Board {
  constructor(root) {
    this.root = root;
    this.outbox = new Outbox();
    this.geometry = new Geometry();
    this.drawing = new Drawing();
    this.headers = new Headers();
    this.legend = new Legend();
    this.tooltip = new Tooltip();
    this.focus = NOWHERE;
    this.chosen = NOWHERE;
    this.revision = -1;
    this.watcher = new ResizeObserver(() => this.resize());
  }

  make(key) {
    this.canvas = element("canvas", "matrix-canvas");
    this.canvas.setAttribute("aria-hidden", "true");
    this.spacer = element("div", "matrix-spacer");
    this.spacer.setAttribute("aria-hidden", "true");
    this.stage = element("div", "matrix-stage");
    this.stage.tabIndex = 0;
    this.reader = new Reader(this.stage, key);
    this.stage.append(this.spacer, this.reader.root);
    this.keysPanel = new KeysPanel(() => this.stage.focus({ preventScroll: true }));
    this.buttons = new Buttons({
      zoomIn: () => this.zoom(1),
      zoomOut: () => this.zoom(-1),
      fit: () => this.fit(),
      keys: () => this.keysPanel.show(this.model.texts),
    });
    const frame = element("div", "matrix-frame");
    frame.append(this.canvas, this.stage, this.tooltip.root, this.keysPanel.root);
    const bar = element("div", "matrix-bar");
    bar.append(this.legend.root, this.buttons.root);
    this.root.replaceChildren(bar, frame);
    const host = this.root.getRootNode().host ?? this.root;
    host.matrixBoard = this; // for tests of what is drawn
    this.listen();
    this.watcher.observe(this.stage);
  }

  listen() {
    const { stage } = this;
    stage.addEventListener("scroll", () => this.draw());
    stage.addEventListener("pointermove", (event) => this.hover(this.under(event)));
    stage.addEventListener("pointerleave", () => this.hover(NOWHERE));
    stage.addEventListener("click", (event) => this.click(this.under(event)));
    stage.addEventListener("focus", () => this.entered());
    stage.addEventListener("blur", () => this.hover(NOWHERE));
    stage.addEventListener("keydown", (event) => {
      if (press(this, event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    const wheel = (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? 1 : -1, this.local(event));
      }
    };
    stage.addEventListener("wheel", wheel, { passive: false });
  }

  /* data: what Python sends; send(name, value) sets a state in Python. */
  receive(data, send) {
    this.outbox.send = send;
    if (!this.stage) {
      this.make(data.key);
    }
    this.root.style.setProperty("--matrix-height", `${data.height}px`);
    const drawn = JSON.stringify([data.rows, data.columns, data.cells, data.marks, data.looks]);
    const fresh = drawn !== this.drawn;
    if (fresh) {
      this.drawn = drawn;
      this.focus = NOWHERE;
      this.chosen = NOWHERE;
    }
    this.model = new Model(data);
    this.theme = readTheme(this.root);
    this.forget();
    this.legend.show(this.model, this.theme);
    this.buttons.show(this.model.texts);
    this.reader.describe(this.model);
    if (fresh) {
      this.measure();
      this.start();
    }
    if (fresh || data.chosen.revision !== this.revision) {
      this.revision = data.chosen.revision;
      this.chosen = this.model.find(data.chosen.ids);
      this.reveal(this.chosen);
    }
    this.speak();
    this.draw();
  }

  destroy() {
    this.watcher.disconnect();
    cancelAnimationFrame(this.waiting);
  }

  forget() {
    this.drawing.forget();
    this.headers.forget();
  }

  /* ---- sizes */

  measure() {
    const ctx = this.canvas.getContext("2d");
    const widths = new Map();
    this.geometry.measure = (text) => {
      let width = widths.get(text);
      if (width === undefined) {
        ctx.font = `100px ${this.theme.font}`;
        width = ctx.measureText(text).width / 100;
        widths.set(text, width);
      }
      return width;
    };
  }

  /* Large enough to be read; in full detail where there are few; smaller if all of it is then in
   * sight. */
  start() {
    const { geometry: g, model } = this;
    const few = model.height <= FEW && model.width <= FEW;
    g.size = EASY;
    this.layOut();
    const fits = g.fitting();
    g.size = fits >= EASY ? Math.min(fits, 34) : few ? EASY : Math.max(READABLE, fits);
    this.layOut();
    this.stage.scrollTo(0, 0);
  }

  layOut() {
    const view = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    this.geometry.lay(this.model, view, this.geometry.measure);
    this.spacer.style.width = `${this.geometry.width}px`;
    this.spacer.style.height = `${this.geometry.height}px`;
    this.ratio = Math.min(3, globalThis.devicePixelRatio || 1);
    const { canvas } = this;
    canvas.width = Math.round(view.width * this.ratio);
    canvas.height = Math.round(view.height * this.ratio);
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
    this.forget();
  }

  resize() {
    if (this.model && this.stage.clientWidth) {
      this.layOut();
      this.paint();
    }
  }

  /* step: 1 larger, -1 smaller; around a point of the view, or its middle. */
  zoom(step, point) {
    const at = SIZES.indexOf(this.geometry.size);
    this.resizeTo(SIZES[Math.max(0, Math.min(SIZES.length - 1, at + step))], point);
  }

  fit() {
    this.resizeTo(this.geometry.fitting());
  }

  resizeTo(size, point) {
    const { geometry: g, stage } = this;
    const target = point ?? this.anchor();
    const share = {
      x: (target.x - g.left + stage.scrollLeft) / g.size,
      y: (target.y - g.top + stage.scrollTop) / g.size,
    };
    g.size = size;
    this.layOut();
    stage.scrollTo(share.x * size - target.x + g.left, share.y * size - target.y + g.top);
    this.draw();
  }

  /* The current cell if it is in sight, the middle of the view otherwise. */
  anchor() {
    const { geometry: g, focus } = this;
    if (focus.row >= 0 && focus.column >= 0) {
      const { x, y } = g.corner(focus.row, focus.column, this.scroll);
      if (x >= g.left && y >= g.top && x < g.view.width && y < g.view.height) {
        return { x: x + g.size / 2, y: y + g.size / 2 };
      }
    }
    return { x: (g.left + g.view.width) / 2, y: (g.top + g.view.height) / 2 };
  }

  get scroll() {
    return { x: this.stage.scrollLeft, y: this.stage.scrollTop };
  }

  /* ---- pointer */

  local(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  under(event) {
    const { x, y } = this.local(event);
    return this.geometry.at(x, y, this.scroll);
  }

  hover(place) {
    const seen = place.row < -1 || place.column < -1 ? NOWHERE : place;
    if (seen.row !== this.focus.row || seen.column !== this.focus.column) {
      this.focus = seen;
      this.draw();
    }
    const named = this.geometry.named && (seen.row >= 0) !== (seen.column >= 0);
    const filled = seen.row >= 0 && seen.column >= 0 && this.model.at(seen.row, seen.column);
    this.stage.style.cursor = filled || named ? "pointer" : "default";
  }

  click(place) {
    if (place.row >= 0 && place.column >= 0) {
      this.choose(place.row, place.column);
    } else if (place.row >= 0 && place.column === -1) {
      this.open("rows", place.row);
    } else if (place.column >= 0 && place.row === -1) {
      this.open("columns", place.column);
    }
  }

  /* ---- what is chosen */

  choose(row, column) {
    this.focus = { row, column };
    const chosen = this.model.at(row, column);
    const same = row === this.chosen.row && column === this.chosen.column;
    if (chosen && !same) {
      this.chosen = { row, column };
      const [one, other] = [this.model.rows.ids[row], this.model.columns.ids[column]];
      this.outbox.put("cell", { row: one, column: other });
    } else if (!chosen) {
      this.leave();
    }
    this.speak();
    this.draw();
  }

  open(side, place) {
    this.chosen = side === "rows" ? { row: place, column: -1 } : { row: -1, column: place };
    this.outbox.put("entity", { entity: this.model[side].ids[place] });
    this.draw();
  }

  leave() {
    if (this.chosen.row >= 0 || this.chosen.column >= 0) {
      this.chosen = NOWHERE;
      this.outbox.put("none");
      this.draw();
    }
  }

  /* ---- keyboard */

  entered() {
    if (this.focus.row < 0 || this.focus.column < 0) {
      const { row, column } = this.chosen;
      this.focus = { row: Math.max(0, row), column: Math.max(0, column) };
    }
    this.speak();
    this.draw();
  }

  moveTo(row, column) {
    const clamp = (value, count) => Math.max(0, Math.min(count - 1, value));
    this.focus = { row: clamp(row, this.model.height), column: clamp(column, this.model.width) };
    this.reveal(this.focus, false);
    this.speak();
    this.draw();
  }

  speak() {
    const { row, column } = this.focus.row >= 0 && this.focus.column >= 0 ? this.focus : this.chosen;
    const at = { row: Math.max(0, row), column: Math.max(0, column) };
    if (at.row < this.model.height && at.column < this.model.width) {
      const chosen = at.row === this.chosen.row && at.column === this.chosen.column;
      this.reader.show(this.model, at.row, at.column, chosen);
    }
  }

  /* Scrolls so that a place is in sight; in the middle where asked. */
  reveal({ row, column }, middle = true) {
    const { geometry: g, stage } = this;
    const along = (place, head, room, moved) => {
      const start = place * g.size;
      const inside = room - head;
      if (place < 0 || (start >= moved && start + g.size <= moved + inside)) {
        return moved;
      }
      if (middle) {
        return start - inside / 2 + g.size / 2;
      }
      return start < moved ? start : start + g.size - inside + 2;
    };
    stage.scrollTo(
      along(column, g.left, g.view.width, stage.scrollLeft),
      along(row, g.top, g.view.height, stage.scrollTop),
    );
  }

  /* ---- drawing */

  draw() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.paint());
  }

  paint() {
    const { geometry: g, theme, scroll } = this;
    const ctx = this.canvas.getContext("2d");
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, g.view.width, g.view.height);
    const sight = g.sight(scroll);
    drawBands(this, ctx);
    this.drawing.lines(ctx, g, sight, scroll, theme);
    this.drawing.cells(ctx, this.model, g, sight, scroll, theme, this.ratio);
    drawOutlines(this, ctx);
    const marked = this.focus.row >= 0 || this.focus.column >= 0 ? this.focus : this.chosen;
    this.headers.draw(ctx, g, sight, scroll, theme, marked);
    tell(this);
  }
}
