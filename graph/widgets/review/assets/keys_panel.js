/* The list of keys, shown with « ? ». */

import { button, element } from "./dom.js";

export class KeysPanel {
  /* closed(): the focus comes back. */
  constructor(closed) {
    this.closed = closed;
    this.root = element("div", "keys");
    this.root.setAttribute("role", "dialog");
    this.root.hidden = true;
  }

  /* texts: {keys, close, help}; in help one line a key, « Key : what it does ». */
  toggle({ keys, close, help }) {
    if (!this.root.hidden) {
      this.close();
      return;
    }
    this.root.setAttribute("aria-label", keys);
    const cross = button("cross", "×", () => this.close());
    cross.setAttribute("aria-label", close);
    const head = element("div", "keys-head");
    head.append(element("strong", "", keys), cross);
    const list = element("dl");
    list.append(...help.split("\n").flatMap(row));
    this.root.replaceChildren(head, list);
    this.root.hidden = false;
    cross.focus({ preventScroll: true });
  }

  /* Whether it was open. */
  close() {
    const open = !this.root.hidden;
    this.root.hidden = true;
    if (open) {
      this.closed();
    }
    return open;
  }
}

function row(line) {
  const cut = line.search(/\s?:\s/);
  const does = line.slice(cut).replace(/^\s?:\s/, "");
  return [element("dt", "", line.slice(0, cut)), element("dd", "", does)];
}
