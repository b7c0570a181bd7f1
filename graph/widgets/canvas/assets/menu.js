/* The menu of a node: what can always be done with it, then what Python adds when it has looked.
 * Names come from documents nobody vouches for: text only. */

import { COMMANDS } from "./commands.js";
import { element } from "./controls.js";

const GAP = 8;
const ITEM = 30;
const ROOM_FOR_MORE = 190;

export class Menu {
  /* frame: what it stays inside; chosen(command name, node id); closed(): the focus comes back. */
  constructor(frame, chosen, closed) {
    this.frame = frame;
    this.chosen = chosen;
    this.closed = closed;
    this.node = null;
    this.root = element("div", "canvas-menu");
    this.root.setAttribute("role", "menu");
    this.root.hidden = true;
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.root.addEventListener("pointerdown", () => (this.pressedInside = true));
    this.root.addEventListener("contextmenu", (event) => event.preventDefault());
    this.outside = (event) => event.composedPath().includes(this.root) || this.close();
  }

  /* node: what it is about; point {x, y} of the frame; more: whether Python may add items. */
  open(node, point, texts, more) {
    this.node = node;
    this.pressedInside = false;
    this.texts = texts;
    this.items = [];
    this.added = "";
    const title = element("div", "canvas-menu-title", node.label);
    title.setAttribute("role", "presentation");
    this.fixed = COMMANDS.filter((one) => one.fits(node));
    this.root.replaceChildren(
      title,
      ...this.fixed.map((one) => this.item(one, texts[one.text(node)])),
    );
    this.root.setAttribute("aria-label", `${texts.menu} : ${node.label}`);
    this.root.hidden = false;
    this.put(point, more ? ROOM_FOR_MORE : 0);
    document.addEventListener("pointerdown", this.outside, true);
    this.items[0].focus({ preventScroll: true });
  }

  /* Beside the point, inside the frame; what comes later has its room kept, so that nothing moves
   * under the pointer. */
  put(point, reserve) {
    const { clientWidth: wide, clientHeight: high } = this.frame;
    const { style, offsetWidth } = this.root;
    const tall = Math.min(high - 2 * GAP, this.root.scrollHeight + reserve);
    const top = Math.max(GAP, Math.min(point.y, high - GAP - tall));
    const left = point.x + offsetWidth + GAP > wide ? point.x - offsetWidth : point.x;
    style.left = `${Math.max(GAP, Math.min(left, wide - offsetWidth - GAP))}px`;
    style.top = `${top}px`;
    style.maxHeight = `${Math.max(2 * ITEM, high - top - GAP)}px`;
  }

  /* What Python offers for a node: {node, items: [{name, label, count}]}. */
  add(menu) {
    const told = JSON.stringify(menu ?? null);
    if (!this.node || menu?.node !== this.node.id || told === this.added) {
      return;
    }
    this.added = told;
    this.items.slice(this.fixed.length).forEach((item) => item.remove());
    this.items.length = this.fixed.length;
    this.heading?.remove();
    this.heading = element("div", "canvas-menu-title", this.texts.neighbours);
    this.heading.setAttribute("role", "presentation");
    if (menu.items.length > 0) {
      this.root.append(this.heading, ...menu.items.map((one) => this.item(one, one.label)));
    }
    if (!this.root.contains(this.root.getRootNode().activeElement)) {
      this.items[0].focus({ preventScroll: true });
    }
  }

  item({ name, key, count }, label) {
    const made = element("div", "canvas-menu-item");
    made.setAttribute("role", "menuitem");
    made.tabIndex = -1;
    made.append(element("span", "", String(label ?? name)));
    if (key) {
      made.append(element("kbd", "", key));
      made.setAttribute("aria-keyshortcuts", key);
    }
    if (count !== undefined) {
      made.append(element("span", "canvas-count", String(count)));
    }
    made.addEventListener("click", (event) => this.meant(event) && this.choose(name));
    made.addEventListener("focus", () => this.items.forEach((one) => (one.tabIndex = one === made ? 0 : -1)));
    made.addEventListener("pointermove", () => made.focus({ preventScroll: true }));
    this.items.push(made);
    return made;
  }

  /* The finger that opened the menu is lifted over an item: that chooses nothing. */
  meant(event) {
    return this.pressedInside || event.detail === 0;
  }

  choose(name) {
    const { id } = this.node;
    this.close();
    this.chosen(name, id);
  }

  close() {
    if (this.node === null) {
      return;
    }
    const focused = this.root.contains(this.root.getRootNode().activeElement);
    this.node = null;
    this.root.hidden = true;
    document.removeEventListener("pointerdown", this.outside, true);
    if (focused) {
      this.closed();
    }
  }

  pressed(event) {
    const at = this.items.indexOf(this.root.getRootNode().activeElement);
    const walk = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    const byKey = this.fixed.find((one) => one.key === event.key.toUpperCase());
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (walk !== undefined) {
      this.items.at(walk % this.items.length).focus();
    } else if (event.key === "Enter" || event.key === " ") {
      this.items[at]?.click();
    } else if (event.key === "Escape") {
      this.close();
    } else if (event.key === "Tab") {
      this.close(); // and the page goes on from the canvas
      return;
    } else if (byKey) {
      this.choose(byKey.name);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
