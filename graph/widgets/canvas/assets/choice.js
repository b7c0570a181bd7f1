/* What stands out: selected by a click or by Python, under the pointer, current for the keyboard. */

import { surroundings } from "./content.js";

export class Choice {
  /* changed(): something else stands out. */
  constructor(changed) {
    this.changed = changed;
    /* all that is selected, and the last of it: ids */
    this.chosen = new Set();
    this.selected = null;
    this.hovered = null;
    this.cursor = null;
  }

  select(ids) {
    this.chosen = new Set(ids);
    this.selected = [...this.chosen].at(-1) ?? null;
    this.refresh();
  }

  /* mark: hovered or cursor. */
  set(mark, id) {
    this[mark] = id;
    this.refresh();
  }

  /* Keeps what isKnown(id) says is still there. */
  forget(isKnown) {
    this.select([...this.chosen].filter(isKnown));
    for (const mark of ["hovered", "cursor"]) {
      if (!isKnown(this[mark])) {
        this.set(mark, null);
      }
    }
  }

  refresh() {
    this.around = undefined;
    this.changed();
  }

  /* What the rest fades for: under the pointer, else the keyboard, else selected; isShown(id).
   * Gives its surroundings, see content.js, or null. */
  focus(network, isShown) {
    if (this.around === undefined) {
      const all = [[this.hovered], [this.cursor], [...this.chosen]];
      const ids = all.map((some) => some.filter(isShown)).find((some) => some.length > 0);
      this.around = ids ? surroundings(network, ids) : null;
    }
    return this.around;
  }
}
