/* What is above both panes: what is left, what is shown, everything sure at once, what is saved. */

import { button, element, field, fill, select } from "./dom.js";

const LEVELS = [0.95, 0.9, 0.8, 0.7, 0.5, 0];
const USUAL = 0.9;

export class Toolbar {
  /* actions: {accept(least), show(filter), undo(), keys()}. */
  constructor(texts, actions) {
    this.texts = texts;
    this.root = element("div", "toolbar");
    this.root.setAttribute("role", "group");
    this.bar = element("progress", "bar");
    this.counts = element("p", "counts");
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    const filters = [
      ["all", texts.everything],
      ["open", texts.onlyOpen],
      ["entity", texts.entities],
      ["relation", texts.relations],
    ];
    this.filter = select(filters, "all", "filter");
    this.filter.setAttribute("aria-label", texts.show);
    this.filter.addEventListener("change", () => actions.show(this.filter.value));
    this.level = select(
      LEVELS.map((level) => [String(level), level ? `${Math.round(level * 100)} %` : texts.any]),
      String(USUAL),
      "level",
    );
    this.level.addEventListener("change", () => this.offer());
    this.all = button("", "", () => actions.accept(Number(this.level.value)));
    this.undo = button("", texts.undo, () => actions.undo(), "Z");
    this.keys = button("to-keys", texts.keys, () => actions.keys(), "?");
    const bulk = element("div", "bulk");
    bulk.append(field(texts.acceptAbove, this.level), this.all);
    const tools = element("div", "tools");
    tools.append(bulk, this.undo, this.filter, this.keys);
    const told = element("div", "told");
    told.append(this.bar, this.counts, this.status);
    this.root.append(told, tools);
    this.saved(0, "");
  }

  /* how(least): how many open proposals are at least so sure. */
  refresh({ left, yes, no, all }, how, undoable) {
    const { texts } = this;
    this.how = how;
    this.bar.max = all || 1;
    this.bar.value = all - left;
    this.bar.setAttribute("aria-label", texts.left);
    const parts = [
      [left, texts.left.toLowerCase()],
      [yes, numbered(texts.yes, yes)],
      [no, numbered(texts.no, no)],
    ];
    this.counts.replaceChildren(
      ...parts.flatMap(([count, words]) => [
        element("b", "", String(count)),
        document.createTextNode(` ${words}  `),
      ]),
    );
    this.undo.disabled = !undoable;
    this.offer();
  }

  offer() {
    const count = this.how(Number(this.level.value));
    this.all.querySelector("span").textContent = fill(this.texts.acceptAll, { n: count });
    this.all.disabled = count === 0;
    this.all.title = count === 0 ? this.texts.nothingAbove : "";
  }

  /* waiting: how many decisions are not saved; error: why the last try failed. */
  saved(waiting, error) {
    const { texts } = this;
    const words = error
      ? `${fill(texts.unsaved, { n: waiting })} ${error}`
      : waiting > 0
        ? texts.saving
        : texts.saved;
    this.status.classList.toggle("wrong", Boolean(error));
    if (this.status.textContent !== words) {
      this.status.textContent = words;
    }
  }
}

/* words: one and several, a line each. */
const numbered = (words, count) => words.split("\n")[count > 1 ? 1 : 0];
