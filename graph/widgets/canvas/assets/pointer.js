/* The pointer: what lies under it, hovering, one click, two clicks, the other button, a long touch. */

import { Dragging } from "./dragging.js";
import { distanceTo } from "./edges.js";

const TWO_CLICKS = { mouse: 260, touch: 330 };
const HOVER_DELAY = 70;
const LONG_TOUCH = 250; // after the 250 ms at which vis-network calls it held
const REACH = { mouse: 4, touch: 14, dragging: 6 };
const EDGE_REACH = 6;

/* The node or edge at a point of the stage: {node}, {edge} or {}. */
export function pick(board, point, reach = REACH.mouse) {
  let best = null;
  let nearest = reach;
  for (const disc of board.scene.inView) {
    const away = Math.hypot(disc.x - point.x, disc.y - point.y) - disc.r;
    if (away < nearest) {
      [nearest, best] = [away, disc.id];
    }
  }
  const badge = best ?? board.painter.badgeAt(point);
  return badge === null ? pickEdge(board, point, Math.max(EDGE_REACH, reach)) : { node: badge };
}

function pickEdge(board, point, reach) {
  let best = null;
  let nearest = reach;
  for (const { edge, curve, seen } of board.scene.curves.values()) {
    const away = seen ? distanceTo(curve, point, reach) : Infinity;
    if (away < nearest) {
      [nearest, best] = [away, edge.id];
    }
  }
  return best === null ? {} : { edge: best };
}

const isTouch = (event) => event?.pointerType === "touch";

export class Pointer {
  constructor(board) {
    this.board = board;
    this.waiting = null;
    board.outbox.finish = () => this.finish();
    this.listenToNetwork(board.network);
    this.dragging = new Dragging(
      board,
      (event) => pick(board, event.pointer.DOM, REACH.dragging).node,
    );
    board.frame.surface.addEventListener("pointermove", (event) => this.moved(event));
    board.frame.surface.addEventListener("pointerleave", () => this.hover({}, null));
    board.frame.surface.addEventListener("pointerdown", () => this.letGo());
  }

  listenToNetwork(network) {
    network.on("click", (event) => this.tapped(event));
    network.on("hold", (event) => this.held(event));
    network.on("release", () => this.released());
    network.on("oncontext", (event) => this.context(event));
    network.on("dragStart", () => {
      this.letGo();
      this.hover({}, null);
    });
    network.on("dragging", () => this.board.camera.moves());
    network.on("zoom", () => {
      this.letGo();
      this.hover({}, null);
      this.board.camera.zoomed();
    });
  }

  under(event) {
    return pick(this.board, event.pointer.DOM, isTouch(event.event) ? REACH.touch : REACH.mouse);
  }

  /* vis-network says « click » also when a press lasts: then the click is the release. */
  tapped(event) {
    if (event.event.type !== "press") {
      this.clicked(this.under(event), event.event);
    }
  }

  held(event) {
    const target = this.under(event);
    if (isTouch(event.event)) {
      const point = { ...event.pointer.DOM };
      this.long = setTimeout(() => this.openMenu(target, point), LONG_TOUCH);
    } else {
      this.press = { target, event: event.event };
    }
  }

  released() {
    clearTimeout(this.long);
    if (this.press) {
      this.clicked(this.press.target, this.press.event);
    }
    this.press = null;
  }

  /* Neither a long press nor a long touch: something else began. */
  letGo() {
    clearTimeout(this.long);
    this.press = null;
  }

  /* A click on a node waits for a possible second one, so that a double click is one event;
   * elsewhere the second click of two is nothing new. */
  clicked(target, event) {
    const { waiting, board } = this;
    const { shiftKey, ctrlKey, metaKey } = event.srcEvent;
    const again =
      waiting && waiting.target.node === target.node && waiting.target.edge === target.edge;
    clearTimeout(this.timer);
    board.frame.tooltip.hide();
    if (target.node !== undefined && (shiftKey || ctrlKey || metaKey)) {
      this.finish();
      board.reader.toggle(target.node);
    } else if (again) {
      this.finish("doubleClick");
    } else {
      this.finish();
      this.first(target, isTouch(event) ? TWO_CLICKS.touch : TWO_CLICKS.mouse);
    }
  }

  first(target, wait) {
    this.board.reader.walkTo(null);
    this.board.reader.select(target.node ?? target.edge ?? null);
    this.waiting = {
      target,
      told: target.node === undefined,
      timer: setTimeout(() => this.finish(), wait),
    };
    if (this.waiting.told) {
      this.board.outbox.put(kindOf(target), target);
    }
  }

  /* The click that waits is over; Python hears of it unless it has. */
  finish(type) {
    const { waiting } = this;
    this.waiting = null;
    clearTimeout(waiting?.timer);
    if (waiting && !waiting.told) {
      this.board.outbox.put(type ?? kindOf(waiting.target), waiting.target);
    }
  }

  /* The other button; on a telephone the long touch comes first, and again as this. */
  context(event) {
    if (this.openMenu(pick(this.board, event.pointer.DOM), event.pointer.DOM)) {
      event.event.preventDefault();
    }
  }

  openMenu({ node }, point) {
    const open = node !== undefined && this.board.frame.menu.node?.id === node;
    if (node === undefined || (!open && !this.board.reader.openMenu(node, point))) {
      return false;
    }
    this.hover({}, null);
    return true;
  }

  moved(event) {
    if (event.buttons === 0) {
      const point = this.board.frame.pointOf(event);
      this.hover(isTouch(event) ? {} : pick(this.board, point), point);
    }
  }

  hover(target, point) {
    const { board } = this;
    const id = target.node ?? target.edge ?? null;
    if (id === (this.over ?? null)) {
      return;
    }
    this.over = id;
    board.frame.surface.style.cursor = id === null ? "" : "pointer";
    clearTimeout(this.timer);
    // a short wait, so that crossing the network does not make it flicker
    this.timer = setTimeout(() => board.reader.hover(id, point), HOVER_DELAY);
  }

  stop() {
    this.letGo();
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
