/* Where the server could not read the query, marked in the text. */

import { EditorView, setDiagnostics } from "./codemirror-6.min.js";

/* The place in the document of a line and a column, both from 1; columns count characters. */
export function placeOf(doc, { line, column }) {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  const before = [...found.text].slice(0, Math.max(0, column - 1)).join("").length;
  return { found, at: found.from + Math.min(before, found.length) };
}

/* Marks it from there to the end of the word, or the whole line where there is no word. */
export function showProblem(view, problem) {
  if (!problem?.line) {
    view.dispatch(setDiagnostics(view.state, []));
    return;
  }
  const { found, at } = placeOf(view.state.doc, problem);
  const word = /^\S+/u.exec(view.state.sliceDoc(at, found.to))?.[0] ?? "";
  const [from, to] = word ? [at, at + word.length] : [found.from, found.to];
  view.dispatch(
    setDiagnostics(view.state, [{ from, to, severity: "error", message: problem.message }]),
    { effects: EditorView.scrollIntoView(at, { y: "center" }) },
  );
}
