/* What Streamlit calls: when the element appears, and when Python's data change.
 *
 * It is on the page twice. As the board it holds the draft and is sent once; as the reply, with
 * nothing to see, it brings what Python answers, so that an answer of a few bytes does not carry
 * the whole text again. data: {role, board, ...}, see element.py. */

import { Board } from "./board.js";
/* All the others by name: asked for at once, not one level of imports after the other. */
import "./card.js";
import "./dom.js";
import "./forms.js";
import "./keyboard.js";
import "./keys_panel.js";
import "./link_panel.js";
import "./list.js";
import "./model.js";
import "./outbox.js";
import "./text.js";
import "./toolbar.js";

const BOARDS = new Map();

export default function review({ data, parentElement, setStateValue }) {
  if (data.role === "reply") {
    BOARDS.get(data.board)?.reply(data);
    return undefined;
  }
  let board = BOARDS.get(data.board);
  if (!board || board.parent !== parentElement) {
    board?.destroy();
    board = new Board(parentElement.querySelector(".review-root"));
    board.parent = parentElement;
    board.root.review = board;
    BOARDS.set(data.board, board);
  }
  board.receive(data, (events) => setStateValue("events", events));
  return () => {
    if (BOARDS.get(data.board) === board) {
      BOARDS.delete(data.board);
    }
    board.destroy();
  };
}
