/* What Streamlit calls: when the element appears, and when Python's data or the theme change.
 *
 * data: {key, nodes, edges, legend, dark, menu, height, texts, selection, events}, see payload.py.
 * state "events": the last events, {sequence, type, …} each, see events.py. */

import { Board } from "./board.js";
/* All the others by name: asked for at once, not one level of imports after the other. */
import "./camera.js";
import "./choice.js";
import "./commands.js";
import "./content.js";
import "./controls.js";
import "./dragging.js";
import "./edges.js";
import "./frame.js";
import "./keyboard.js";
import "./keys_panel.js";
import "./labels.js";
import "./legend.js";
import "./marks.js";
import "./menu.js";
import "./naming.js";
import "./outbox.js";
import "./painting.js";
import "./picture.js";
import "./places.js";
import "./pointer.js";
import "./reader.js";
import "./scene.js";
import "./shapes.js";
import "./speech.js";
import "./theme.js";

const ENGINE = "./vis-network-10.1.5.min.js";
const BOARDS = new WeakMap();

/* The library is large: it comes after the loading sentence is on screen, and once. */
async function loadEngine() {
  await import(ENGINE);
  return globalThis.vis;
}

export default function canvas({ data, parentElement, setStateValue }) {
  let board = BOARDS.get(parentElement);
  if (!board) {
    board = new Board(parentElement, loadEngine);
    BOARDS.set(parentElement, board);
  }
  board.receive(data, setStateValue);
  return () => {
    BOARDS.delete(parentElement);
    board.destroy();
  };
}
