/* The colours of SPARQL in the editor, one line at a time, as CodeMirror reads it. */

import { HighlightStyle, StreamLanguage, syntaxHighlighting, tags } from "./codemirror-6.min.js";
import { FUNCTIONS, KEYWORDS, RULES } from "./lexer.js";

const LINE = RULES.filter(([kind]) => kind !== "space").map(([kind, rule]) => [
  kind,
  new RegExp(`^(?:${rule})`, "u"),
]);
const KNOWN = new Map([
  ...FUNCTIONS.map((word) => [word, "builtin"]),
  ...KEYWORDS.map((word) => [word, "keyword"]),
]);
const COLOURS = {
  comment: "comment",
  long: "string",
  string: "string",
  iri: "link",
  variable: "variableName",
  language: "meta",
  blank: "link",
  name: "propertyName",
  number: "number",
};

function read(stream, state) {
  if (state.open) {
    const end = stream.string.indexOf(state.open, stream.pos);
    stream.pos = end < 0 ? stream.string.length : end + state.open.length;
    state.open = end < 0 ? state.open : "";
    return "string";
  }
  if (stream.eatSpace()) {
    return null;
  }
  for (const [kind, rule] of LINE) {
    const found = stream.match(rule);
    if (found) {
      if (kind === "string" && /^["']{2}$/u.test(found[0]) && stream.peek() === found[0][0]) {
        stream.next();
        state.open = found[0][0].repeat(3);
        return read(stream, state);
      }
      return colour(kind, found[0]);
    }
  }
  stream.next();
  return null;
}

function colour(kind, text) {
  if (kind === "word") {
    return text === "a" ? "keyword" : (KNOWN.get(text.toUpperCase()) ?? null);
  }
  if (kind === "sign") {
    return "{}()[].,;".includes(text) ? "bracket" : "operator";
  }
  return COLOURS[kind];
}

const LANGUAGE = StreamLanguage.define({
  name: "sparql",
  startState: () => ({ open: "", depth: 0 }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    const told = read(stream, state);
    const text = stream.current();
    if (told === "bracket" && "{([".includes(text)) {
      state.depth += 1;
    } else if (told === "bracket" && "})]".includes(text)) {
      state.depth = Math.max(0, state.depth - 1);
    }
    return told;
  },
  indent: (state, after, context) =>
    Math.max(0, state.depth - (/^\s*[})\]]/u.test(after) ? 1 : 0)) * context.unit,
  languageData: {
    commentTokens: { line: "#" },
    closeBrackets: { brackets: ["(", "[", "{", "'", '"'] },
    indentOnInput: /^\s*[})\]]$/u,
  },
});

/* The colours themselves stand in editor.css, light and dark. */
const STYLE = HighlightStyle.define([
  { tag: tags.comment, color: "var(--editor-comment)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--editor-string)" },
  { tag: tags.link, color: "var(--editor-iri)" },
  { tag: tags.variableName, color: "var(--editor-variable)" },
  { tag: tags.meta, color: "var(--editor-string)" },
  { tag: tags.propertyName, color: "var(--editor-name)" },
  { tag: tags.number, color: "var(--editor-number)" },
  { tag: tags.keyword, color: "var(--editor-keyword)", fontWeight: "600" },
  { tag: tags.standard(tags.variableName), color: "var(--editor-function)" },
]);

export const colours = [LANGUAGE, syntaxHighlighting(STYLE)];
