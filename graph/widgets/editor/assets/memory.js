/* What this browser remembers: queries asked, and what was being written. It never leaves it. */

const HISTORY = "maillage.sparql.history";
const DRAFT = "maillage.sparql.draft";
const MOST = 50;
const LONGEST = 20_000;

function read(place, name, otherwise) {
  try {
    return JSON.parse(place().getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(place, name, value) {
  try {
    place().setItem(name, JSON.stringify(value));
  } catch {
    /* No room, or not allowed: the page works without. */
  }
}

const local = () => window.localStorage;
const session = () => window.sessionStorage;

function isEntry(one) {
  return typeof one?.text === "string" && typeof one.at === "number";
}

/* Queries asked, the last one first: [{text, at, told}]; `told` is what came of it. */
export function asked() {
  const found = read(local, HISTORY, []);
  return Array.isArray(found) ? found.filter(isEntry).slice(0, MOST) : [];
}

/* Notes a query; one that was asked before moves to the front. */
export function note(text, told, at) {
  if (text.trim() && text.length <= LONGEST) {
    const others = asked().filter((one) => one.text !== text);
    write(local, HISTORY, [{ text, told, at }, ...others].slice(0, MOST));
  }
}

export function forget() {
  write(local, HISTORY, []);
}

/* What was being written instead of `text` when the page was left. */
export function draftOf(text) {
  const kept = read(session, DRAFT, {});
  return kept?.base === text && typeof kept.draft === "string" ? kept.draft : text;
}

export function keepDraft(base, draft) {
  write(session, DRAFT, draft.length <= LONGEST * 5 ? { base, draft } : {});
}
