/* The list of keys, shown with « ? ». */

import { button, element, icon } from "./controls.js";

const CROSS = "M4 4l8 8M12 4l-8 8";

/* « Key : what it does », one a line. */
function row(line) {
  const cut = line.search(/\s?:\s/);
  const [key, does] =
    cut < 0 ? ["", line] : [line.slice(0, cut), line.slice(cut).replace(/^\s?:\s/, "")];
  return [element("dt", "", key), element("dd", "", does)];
}

export class KeysPanel {
  /* closed(): the focus comes back. */
  constructor(closed) {
    this.closed = closed;
    this.title = element("strong", "");
    this.list = element("dl", "");
    this.cross = button("canvas-button");
    this.cross.append(icon(CROSS));
    this.cross.addEventListener("click", () => this.close());
    const head = element("div", "canvas-keys-head");
    head.append(this.title, this.cross);
    this.root = element("div", "canvas-keys");
    this.root.setAttribute("role", "dialog");
    this.root.append(head, this.list);
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.root.hidden = true;
  }

  /* texts: {keys, close, help}. */
  toggle({ keys, close, help }) {
    if (this.root.hidden) {
      this.title.textContent = keys;
      this.root.setAttribute("aria-label", keys);
      this.cross.title = close;
      this.cross.setAttribute("aria-label", close);
      this.list.replaceChildren(...help.split("\n").flatMap(row));
      this.root.hidden = false;
      this.cross.focus({ preventScroll: true });
    } else {
      this.close();
    }
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

  pressed(event) {
    if (event.key === "Escape" || event.key === "?") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
