/* The keyboard: Tab follows importance, arrows follow relations, Enter is a click, letters are the
 * commands of the menu.
 *
 * Nobody is trapped: without a current node Tab leaves the canvas, Escape drops the current node,
 * and Tab beyond the last node (Shift+Tab before the first) goes on to the rest of the page. */

import { commandOfKey, wholeOfKey } from "./commands.js";

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
      " ": (event) => (event.shiftKey ? this.add() : this.press("click")),
      ContextMenu: () => this.menu(),
      F10: (event) => event.shiftKey && this.menu(),
      m: () => this.menu(),
      Escape: () => this.clear(),
      "+": () => this.zoom(ZOOM_STEP),
      "=": () => this.zoom(ZOOM_STEP),
      "-": () => this.zoom(1 / ZOOM_STEP),
      0: () => this.fit(),
      "?": () => this.list(),
    };
    for (const [key, direction] of Object.entries(DIRECTIONS)) {
      this.keys[key] = () => this.towards(direction);
    }
    board.stage.addEventListener("keydown", (event) => this.pressed(event));
    board.stage.addEventListener("contextmenu", (event) => {
      if (event.target === board.stage && this.here() !== null) {
        event.preventDefault();
      }
    });
    board.stage.addEventListener("blur", ({ relatedTarget }) => {
      if (!board.frame.holds(relatedTarget)) {
        board.reader.walkTo(null);
      }
    });
  }

  /* Each key answers true when it meant something here; otherwise the page has it. */
  pressed(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (this.means(key, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  means(key, event) {
    if (event.altKey) {
      return false;
    }
    if (event.ctrlKey || event.metaKey) {
      return this.whole(`ctrl+${event.shiftKey ? "shift+" : ""}${key}`);
    }
    return this.keys[key]?.(event) || this.command(key) || this.whole(key);
  }

  command(key) {
    const [{ board }, wanted] = [this, commandOfKey(key)];
    const here = this.here();
    return wanted && here !== null && wanted.fits(board.nodes.get(here))
      ? board.reader.command(wanted.name, here)
      : false;
  }

  whole(key) {
    const wanted = wholeOfKey(key);
    return wanted ? this.board.reader.command(wanted) : false;
  }

  /* What the keys are about: the current node, or the selected one. */
  here() {
    const { cursor, selected } = this.board;
    return cursor ?? (this.board.isVisible(selected) ? selected : null);
  }

  /* The visible node of this rank, or the next one in the walking direction. */
  byRank(start, walk) {
    const { board } = this;
    for (let i = start; i >= 0 && i < board.order.length; i += walk) {
      if (board.isVisible(board.order[i])) {
        board.reader.walkTo(board.order[i]);
        return true;
      }
    }
    return false;
  }

  /* The best linked node that way; without one, the nearest node that way. */
  towards(direction) {
    const { board } = this;
    const here = board.scene.discs.get(this.here());
    if (!here) {
      return this.byRank(0, 1);
    }
    const linked = board.neighbours.get(here.id);
    let [best, least] = [null, Infinity];
    for (const disc of board.scene.list) {
      // a linked node comes before any other
      const cost = detour(here, disc, direction) + (linked?.has(disc.id) ? 0 : 1e6);
      if (disc !== here && cost < least && board.isVisible(disc.id)) {
        [best, least] = [disc.id, cost];
      }
    }
    board.reader.walkTo(best ?? here.id);
    return true;
  }

  press(type) {
    const { board } = this;
    if (board.cursor === null) {
      return type === "click" && this.byRank(0, 1);
    }
    board.reader.select(board.cursor);
    board.outbox.put(type, { node: board.cursor });
    return true;
  }

  add() {
    const { board } = this;
    if (board.cursor !== null) {
      board.reader.toggle(board.cursor);
    }
    return board.cursor !== null;
  }

  menu() {
    const [{ board }, here] = [this, this.here()];
    const disc = board.scene.discs.get(here);
    return disc ? board.reader.openMenu(here, { x: disc.x + disc.r, y: disc.y + disc.r }) : false;
  }

  clear() {
    const { board } = this;
    if (board.frame.keysPanel.close()) {
      return true;
    }
    const { cursor, selected } = board;
    board.reader.walkTo(null);
    board.reader.select(null);
    if (selected !== null) {
      board.outbox.put("background");
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

  list() {
    this.board.frame.showKeys();
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
