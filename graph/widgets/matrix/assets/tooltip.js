/* What is said beside the pointer or the current cell. Text goes in as text. */

import { element } from "./controls.js";

export class Tooltip {
  constructor() {
    this.root = element("div", "matrix-tooltip");
    this.root.hidden = true;
    this.root.setAttribute("aria-hidden", "true");
  }

  /* heads in bold, then lines, beside a box {x, y, size} of an area {width, height}. */
  show(heads, lines, box, area) {
    this.root.replaceChildren(
      ...heads.map((head) => element("strong", "", head)),
      ...lines.map((line) => element("span", "", line)),
    );
    this.root.hidden = false;
    const { offsetWidth: wide, offsetHeight: high } = this.root;
    const right = box.x + box.size + 8;
    const left = right + wide > area.width ? box.x - wide - 8 : right;
    const low = box.y + box.size + 8;
    const top = low + high > area.height ? box.y - high - 8 : low;
    this.root.style.left = `${Math.max(4, Math.min(left, area.width - wide - 4))}px`;
    this.root.style.top = `${Math.max(4, top)}px`;
  }

  hide() {
    this.root.hidden = true;
  }
}
