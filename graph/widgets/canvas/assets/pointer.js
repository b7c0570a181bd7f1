/* The pointer: what lies under it, hovering, one click, two clicks, the other button, dragging. */

import { distanceTo } from "./edges.js";

const TWO_CLICKS = 260;
const HOVER_DELAY = 70;
const REACH = { mouse: 4, touch: 12 };
const EDGE_REACH = 6;

/* The node or edge at a point of the stage: {node}, {edge} or {}. */
export function pick(board, point, reach = REACH.mouse) {
  let best = null;
  let nearest = reach;
  for (const disc of board.scene.discs.values()) {
    const away = Math.hypot(disc.x - point.x, disc.y - point.y) - disc.r;
    if (away < nearest) {
      [nearest, best] = [away, disc.id];
    }
  }
  return best === null ? pickEdge(board, point, Math.max(EDGE_REACH, reach)) : { node: best };
}

function pickEdge(board, point, reach) {
  let best = null;
  let nearest = reach;
  for (const { edge, curve } of board.scene.curves.values()) {
    const away = distanceTo(curve, point);
    if (away < nearest) {
      [nearest, best] = [away, edge.id];
    }
  }
  return best === null ? {} : { edge: best };
}

export class Pointer {
  constructor(board) {
    this.board = board;
    this.waiting = null;
    this.listenToNetwork(board.network);
    board.surface.addEventListener("pointermove", (event) => this.moved(event));
    board.surface.addEventListener("pointerleave", () => this.hover({}, null));
  }

  listenToNetwork(network) {
    network.on("click", (event) => this.clicked(this.under(event)));
    network.on("oncontext", (event) => this.context(event));
    network.on("dragStart", () => this.hover({}, null));
    network.on("dragging", () => this.board.camera.moves());
    network.on("dragEnd", (event) => this.dropped(event.nodes));
    network.on("zoom", () => {
      this.hover({}, null);
      this.board.camera.moves();
    });
  }

  under(event) {
    const touch = event.event?.pointerType === "touch";
    return pick(this.board, event.pointer.DOM, touch ? REACH.touch : REACH.mouse);
  }

  /* A click on a node waits for a possible second one, so that a double click is one event;
   * elsewhere the second click of two is nothing new. */
  clicked(target) {
    const { waiting } = this;
    const again =
      waiting && waiting.target.node === target.node && waiting.target.edge === target.edge;
    clearTimeout(this.timer);
    this.board.tooltip.hide();
    if (again) {
      this.finish("doubleClick");
      return;
    }
    this.finish();
    this.board.select(target.node ?? target.edge ?? null);
    this.waiting = {
      target,
      told: target.node === undefined,
      timer: setTimeout(() => this.finish(), TWO_CLICKS),
    };
    if (this.waiting.told) {
      this.board.act(kindOf(target), target);
    }
  }

  /* The click that waits is over; Python hears of it unless it has. */
  finish(type) {
    const { waiting } = this;
    this.waiting = null;
    clearTimeout(waiting?.timer);
    if (waiting && !waiting.told) {
      this.board.act(type ?? kindOf(waiting.target), waiting.target);
    }
  }

  context(event) {
    const target = pick(this.board, event.pointer.DOM);
    if (target.node !== undefined) {
      event.event.preventDefault();
      clearTimeout(this.waiting?.timer); // a long touch is not a click as well
      this.waiting = null;
      this.board.select(target.node);
      this.board.act("context", target);
    }
  }

  /* vis-network selects what it drags; the selection shown is ours. */
  dropped(ids) {
    this.board.network.unselectAll();
    for (const id of ids) {
      const place = this.board.camera.place(id);
      this.board.places.keep(id, place);
      this.board.act("moved", { node: id, ...place });
    }
    this.board.camera.moves();
  }

  moved(event) {
    if (event.buttons !== 0) {
      return;
    }
    const box = this.board.stage.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.hover(event.pointerType === "touch" ? {} : pick(this.board, point), point);
  }

  hover(target, point) {
    const { board } = this;
    const id = target.node ?? target.edge ?? null;
    if (id === (this.over ?? null)) {
      return;
    }
    this.over = id;
    board.surface.style.cursor = id === null ? "" : "pointer";
    clearTimeout(this.timer);
    // a short wait, so that crossing the network does not make it flicker
    this.timer = setTimeout(() => board.hover(id, point), HOVER_DELAY);
  }

  stop() {
    clearTimeout(this.timer);
    this.finish();
  }
}

function kindOf(target) {
  if (target.node !== undefined) {
    return "click";
  }
  return target.edge === undefined ? "background" : "edgeClick";
}
