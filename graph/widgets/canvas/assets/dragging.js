/* Moving a node by hand, and choosing several by drawing a rectangle with Shift. vis-network tells
 * that a drag starts and ends; while a node is held its view stands still. */

export class Dragging {
  /* at(event): the node under an event of vis-network, or undefined. */
  constructor(board, at) {
    this.board = board;
    this.at = at;
    this.held = null;
    this.corner = null;
    const { surface } = board.frame;
    board.network.on("dragStart", (event) => this.start(event));
    board.network.on("dragEnd", (event) => this.end(event));
    surface.addEventListener("pointerdown", (event) => this.pressed(event), true);
    surface.addEventListener("pointermove", (event) => this.moved(event));
    surface.addEventListener("pointercancel", () => this.drop());
  }

  /* A second finger pinches: what the first one held stays there. */
  pressed(event) {
    this.drop();
    this.corner = event.shiftKey && event.isPrimary ? this.board.frame.pointOf(event) : null;
  }

  start(event) {
    const { board } = this;
    const id = this.at(event);
    if (id === undefined) {
      return;
    }
    const [disc, { x, y }] = [board.scene.discs.get(id), event.pointer.DOM];
    this.held = { id, x: disc.x - x, y: disc.y - y };
    this.canView(false);
    board.frame.surface.setPointerCapture?.(event.event.srcEvent.pointerId);
    board.frame.surface.style.cursor = "grabbing";
  }

  moved(event) {
    if (this.held) {
      const { board, held } = this;
      const point = board.frame.pointOf(event);
      const { scale, origin } = board.camera.now();
      board.places.move(held.id, {
        x: (point.x + held.x - origin.x) / scale,
        y: (point.y + held.y - origin.y) / scale,
      });
      held.moved = true;
      board.camera.moves();
      board.redraw();
    }
  }

  end(event) {
    if (this.held) {
      this.drop();
    } else if (this.corner) {
      this.chooseInside(this.corner, event.pointer.DOM);
    }
    this.corner = null;
  }

  /* Told once, in the coordinates of the payload. */
  drop() {
    const { board, held } = this;
    if (!held) {
      return;
    }
    this.held = null;
    this.canView(true);
    board.frame.surface.style.cursor = "";
    if (held.moved && board.nodes.has(held.id)) {
      const tenths = (value) => Math.round(10 * value) / 10;
      const { x, y } = board.places.at.get(held.id);
      const place = { x: tenths(x), y: tenths(y) };
      board.places.move(held.id, place);
      board.places.keep(held.id);
      board.redraw();
      board.outbox.put("moved", { node: held.id, ...place });
    }
  }

  canView(dragView) {
    this.board.network.setOptions({ interaction: { dragView } });
  }

  chooseInside(a, b) {
    const between = (value, one, other) =>
      value >= Math.min(one, other) && value <= Math.max(one, other);
    const inside = this.board.scene.inView.filter(
      (disc) => between(disc.x, a.x, b.x) && between(disc.y, a.y, b.y),
    );
    this.board.reader.selectAll([...this.board.choice.chosen, ...inside.map((disc) => disc.id)]);
  }
}
