/* What Streamlit calls: when the element appears, and when Python's data or the theme change.
 *
 * data: {key, height, title, across, rows, columns, kinds, marks, looks, cells, texts, chosen},
 * see payload.py and element.py. state "events": the last events, see events.py. */

import { Board } from "./board.js";
/* All the others by name: asked for at once, not one level of imports after the other. */
import "./controls.js";
import "./drawing.js";
import "./focus.js";
import "./geometry.js";
import "./glyphs.js";
import "./headers.js";
import "./keyboard.js";
import "./legend.js";
import "./model.js";
import "./outbox.js";
import "./reader.js";
import "./theme.js";
import "./tooltip.js";

const BOARDS = new WeakMap();

export default function matrix({ data, parentElement, setStateValue }) {
  let board = BOARDS.get(parentElement);
  if (!board) {
    board = new Board(parentElement.querySelector(".matrix-root"));
    BOARDS.set(parentElement, board);
  }
  board.receive(data, setStateValue);
  return () => {
    BOARDS.delete(parentElement);
    board.destroy();
  };
}
