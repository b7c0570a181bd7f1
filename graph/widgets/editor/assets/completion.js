/* What may be written where the cursor is: variables of the query, words of the model, keywords. */

import { FUNCTIONS, KEYWORDS, words } from "./lexer.js";

const MOST = 500;

/* told(): {prefixes: {name: address}, terms: [[name, meaning, "class" | "property"]]}. */
export const complete = (told) => (context) => {
  const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
  if (variable) {
    return { from: variable.from, options: variables(context, variable), validFor: /^[?$]\w*$/u };
  }
  const word = context.matchBefore(/[\p{L}\p{N}_:-]+/u);
  if (!word && !context.explicit) {
    return null;
  }
  return {
    from: word ? word.from : context.pos,
    options: [...named(told()), ...fixed()],
    validFor: /^[\p{L}\p{N}_:-]*$/u,
  };
};

function variables(context, here) {
  const found = new Set();
  for (const word of words(context.state.doc.toString())) {
    if (word.kind === "variable" && word.from !== here.from) {
      found.add(word.text);
    }
    if (found.size >= MOST) {
      break;
    }
  }
  return [...found].map((label) => ({ label, type: "variable" }));
}

/* Terms by their name and by what they mean; prefixes last. */
function named({ prefixes, terms }) {
  const byName = terms.map(([label, detail, type]) => ({ label, detail, type, boost: 2 }));
  const byMeaning = terms
    .filter(([, meaning]) => meaning)
    .map(([name, meaning, type]) => ({
      label: meaning,
      displayLabel: name,
      detail: meaning,
      apply: name,
      type,
      boost: 1,
    }));
  const starts = Object.keys(prefixes).map((name) => ({
    label: `${name}:`,
    detail: prefixes[name],
    type: "namespace",
  }));
  return [...byName, ...byMeaning, ...starts];
}

function fixed() {
  return [
    ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -1 })),
    ...FUNCTIONS.map((label) => ({ label, type: "function", apply: `${label}(`, boost: -2 })),
  ];
}
