/* What Streamlit calls: when the element appears, and when Python's data or the theme change.
 *
 * data: {key, height, language, text, revision, prefixes, terms, outcome, texts}, see element.py.
 * state "events": the last events, see events.py. */

import { Board } from "./board.js";
/* All the others by name: asked for at once, not one level of imports after the other. */
import "./codemirror-6.min.js";
import "./colours.js";
import "./completion.js";
import "./controls.js";
import "./history.js";
import "./lexer.js";
import "./memory.js";
import "./outbox.js";
import "./prefixes.js";
import "./problem.js";
import "./theme.js";

const BOARDS = new WeakMap();

export default function editor({ data, parentElement, setStateValue }) {
  let board = BOARDS.get(parentElement);
  if (!board) {
    board = new Board(parentElement.querySelector(".editor-root"));
    BOARDS.set(parentElement, board);
  }
  board.receive(data, setStateValue);
  return () => {
    BOARDS.delete(parentElement);
    board.destroy();
  };
}
