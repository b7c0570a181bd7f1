/* One key a decision. What is typed into a field stays there; Escape gives the keys back. */

const TYPED = "input, select, textarea";

export class Keyboard {
  /* board: see board.js. */
  constructor(root, board) {
    this.keys = {
      a: () => board.act("accept"),
      r: () => board.act("refuse"),
      c: () => board.act("correct"),
      l: () => board.act("link"),
      n: () => board.act("create"),
      z: () => board.undo(),
      j: () => board.step(1),
      ArrowDown: () => board.step(1),
      k: () => board.step(-1),
      ArrowUp: () => board.step(-1),
      Home: () => board.first(),
      End: () => board.last(),
      o: () => board.nextOpen(),
      t: () => board.toText(),
      Escape: () => board.cancel(),
      "?": () => board.showKeys(),
    };
    root.addEventListener("keydown", (event) => this.pressed(event, board));
  }

  pressed(event, board) {
    const typing = event.target.matches(TYPED);
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (event.altKey || ((event.ctrlKey || event.metaKey) && (typing || !undo))) {
      return;
    }
    /* Letters have a meaning for Streamlit too (R runs the page again): it never sees ours. */
    event.stopPropagation();
    const scrolls = event.target === board.text.root && event.key.startsWith("Arrow");
    if ((typing && event.key !== "Escape") || scrolls) {
      return;
    }
    const act = this.keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act() !== false) {
      event.preventDefault();
    }
  }
}
