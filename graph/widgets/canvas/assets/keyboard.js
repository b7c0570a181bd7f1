/* The keyboard: Tab follows importance, arrows follow relations, Enter is a click.
 *
 * Nobody is trapped: without a current node Tab leaves the canvas, Escape drops the current node,
 * and Tab beyond the last node (Shift+Tab before the first) goes on to the rest of the page. */

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const ZOOM_STEP = 1.25;
const GLIDE = 320;

export class Keyboard {
  constructor(board) {
    this.board = board;
    this.keys = {
      Tab: (event) =>
        board.cursor !== null &&
        this.byRank(board.rank.get(board.cursor) + step(event), step(event)),
      Home: () => this.byRank(0, 1),
      End: () => this.byRank(board.order.length - 1, -1),
      Enter: (event) => this.press(event.shiftKey ? "doubleClick" : "click"),
      " ": () => this.press("click"),
      ContextMenu: () => this.press("context"),
      F10: (event) => event.shiftKey && this.press("context"),
      Escape: () => this.clear(),
      "+": () => this.zoom(ZOOM_STEP),
      "=": () => this.zoom(ZOOM_STEP),
      "-": () => this.zoom(1 / ZOOM_STEP),
      0: () => this.fit(),
    };
    for (const [key, direction] of Object.entries(DIRECTIONS)) {
      this.keys[key] = () => this.towards(direction);
    }
    board.stage.addEventListener("keydown", (event) => this.pressed(event));
    board.stage.addEventListener("contextmenu", (event) => {
      if (event.target === board.stage && board.cursor !== null) {
        event.preventDefault();
      }
    });
    board.stage.addEventListener("blur", () => board.moveCursor(null));
  }

  /* Each key answers true when it meant something here; otherwise the page has it. */
  pressed(event) {
    const meant =
      !event.ctrlKey && !event.metaKey && !event.altKey && this.keys[event.key]?.(event);
    if (meant) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /* The visible node of this rank, or the next one in the walking direction. */
  byRank(start, walk) {
    const { board } = this;
    for (let i = start; i >= 0 && i < board.order.length; i += walk) {
      if (board.isVisible(board.order[i])) {
        board.moveCursor(board.order[i]);
        return true;
      }
    }
    return false;
  }

  /* The best linked node that way; without one, the nearest node that way. */
  towards(direction) {
    const { board } = this;
    const here = board.scene.discs.get(board.cursor);
    if (!here) {
      return this.byRank(0, 1);
    }
    const linked = board.neighbours.get(here.id);
    const found = [...board.scene.discs.values()]
      .filter((disc) => disc.id !== here.id)
      .map((disc) => ({
        id: disc.id,
        linked: linked.has(disc.id),
        cost: detour(here, disc, direction),
      }))
      .filter(({ cost }) => cost < Infinity)
      .sort((a, b) => b.linked - a.linked || a.cost - b.cost);
    if (found.length > 0) {
      board.moveCursor(found[0].id);
    }
    return true;
  }

  press(type) {
    const { board } = this;
    if (board.cursor === null) {
      return type === "click" && this.byRank(0, 1);
    }
    board.select(board.cursor);
    board.act(type, { node: board.cursor });
    return true;
  }

  clear() {
    const { board } = this;
    const { cursor, selected } = board;
    board.moveCursor(null);
    board.select(null);
    if (selected !== null) {
      board.act("background", {});
    }
    return cursor !== null || selected !== null;
  }

  zoom(factor) {
    this.board.camera.zoom(factor);
    return true;
  }

  fit() {
    this.board.fit(GLIDE);
    return true;
  }
}

const step = (event) => (event.shiftKey ? -1 : 1);

/* How far it is that way, counting twice what is aside; infinite when it is not that way. */
function detour(here, there, [dx, dy]) {
  const [x, y] = [there.x - here.x, there.y - here.y];
  const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
  return ahead <= 0 || aside > 1.4 * ahead ? Infinity : Math.hypot(ahead, 2 * aside);
}
