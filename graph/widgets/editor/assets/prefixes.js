/* Prefixes filled in: a known one that is used and not declared is declared at once. */

import { EditorState } from "./codemirror-6.min.js";
import { words } from "./lexer.js";

const LONGEST = 60_000;

/* What `text` declares and uses: {declared, used, end}; `end` is where the next declaration goes. */
export function readPrefixes(text) {
  const declared = new Set();
  const used = new Set();
  let end = 0;
  let last = [];
  for (const word of words(text)) {
    if (word.kind === "comment") {
      continue;
    }
    const [before, name] = [last.at(-2)?.text.toUpperCase(), last.at(-1)];
    if (word.kind === "iri" && before === "PREFIX" && name?.kind === "name") {
      declared.add(name.text.slice(0, -1));
      end = lineEnd(text, word.from + word.text.length);
    } else if (word.kind === "iri" && name?.text.toUpperCase() === "BASE") {
      end = lineEnd(text, word.from + word.text.length);
    } else if (word.kind === "name" && name?.text.toUpperCase() !== "PREFIX") {
      used.add(word.text.slice(0, word.text.indexOf(":")));
    }
    last = [name, word].filter(Boolean);
  }
  return { declared, used, end };
}

function lineEnd(text, from) {
  const end = text.indexOf("\n", from);
  return end < 0 || text.slice(from, end).trim() ? from : end + 1;
}

/* The declaration to add to `text`: {from, insert}, or nothing.
 * known: {prefix: address}. */
export function missing(text, known) {
  const { declared, used, end } = readPrefixes(text);
  const names = [...used].filter((name) => Object.hasOwn(known, name) && !declared.has(name));
  if (!names.length) {
    return null;
  }
  const lines = names.sort().map((name) => `PREFIX ${name}: <${known[name]}>\n`);
  const before = end && text[end - 1] !== "\n" ? "\n" : "";
  return { from: end, insert: before + lines.join("") };
}

/* Adds it to what the reader types or pastes, as one change. */
export const fillPrefixes = (known) =>
  EditorState.transactionFilter.of((change) => {
    if (!change.docChanged || !change.isUserEvent("input") || change.newDoc.length > LONGEST) {
      return change;
    }
    let colon = false;
    change.changes.iterChanges((_a, _b, _c, _d, text) => {
      colon ||= text.length > 1 ? text.toString().includes(":") : text.toString() === ":";
    });
    const added = colon ? missing(change.newDoc.toString(), known()) : null;
    return added ? [change, { changes: added, sequential: true }] : change;
  });
