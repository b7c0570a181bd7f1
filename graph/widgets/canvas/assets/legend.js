/* The strip of kinds; each is a button that shows or hides its kind. */

import { button, element } from "./controls.js";
import { drawShape } from "./shapes.js";
import { lookOf } from "./theme.js";

const SWATCH = 18;
const SHARP = 3;
const PATIENCE = 3000;

export class Legend {
  /* toggled(kind): the reader wants a kind shown or hidden. */
  constructor(toggled) {
    this.root = element("div", "canvas-legend");
    this.root.setAttribute("role", "group");
    this.toggled = toggled;
    this.buttons = new Map();
    this.hidden = new Set();
    this.asked = new Map();
  }

  /* The reader's choice counts at once, and for a while against what Python said before it. */
  toggle(kind) {
    const hide = !this.hidden.delete(kind);
    if (hide) {
      this.hidden.add(kind);
    }
    this.asked.set(kind, { hide, until: Date.now() + PATIENCE });
    this.toggled(kind);
  }

  /* Python says which kinds are hidden. */
  obey(items) {
    this.hidden = new Set();
    for (const { kind, hidden } of items) {
      const asked = this.asked.get(kind);
      const waits = asked && asked.hide !== Boolean(hidden) && Date.now() < asked.until;
      if (!waits) {
        this.asked.delete(kind);
      }
      if (waits ? asked.hide : hidden) {
        this.hidden.add(kind);
      }
    }
  }

  /* Whether a kind was put away and Python has not answered yet; then it sends what stays. */
  awaits(kind) {
    return this.asked.get(kind)?.hide === true;
  }

  /* items: [{kind, label, shape, color, count}]. */
  show(items, colourOf, theme, title) {
    this.root.setAttribute("aria-label", title);
    this.root.hidden = items.length === 0;
    const kinds = new Set(items.map((item) => item.kind));
    for (const [kind, old] of this.buttons) {
      if (!kinds.has(kind)) {
        old.remove();
        this.buttons.delete(kind);
      }
    }
    items.forEach((item, i) => {
      const chip = this.buttons.get(item.kind) ?? this.add(item.kind);
      this.fill(chip, item, colourOf(item), theme);
      chip.setAttribute("aria-pressed", String(!this.hidden.has(item.kind)));
      if (this.root.children[i] !== chip) {
        this.root.insertBefore(chip, this.root.children[i] ?? null);
      }
    });
  }

  add(kind) {
    const chip = button("canvas-chip");
    chip.append(
      element("canvas", "canvas-swatch"),
      element("span", ""),
      element("span", "canvas-count"),
    );
    chip.addEventListener("click", () => this.toggle(kind));
    this.buttons.set(kind, chip);
    return chip;
  }

  fill(chip, item, colour, theme) {
    const [swatch, name, count] = chip.children;
    name.textContent = item.label;
    count.textContent = item.count ?? "";
    const drawn = `${item.shape} ${colour} ${theme.paper}`;
    if (swatch.dataset.drawn !== drawn) {
      swatch.dataset.drawn = drawn;
      this.draw(swatch, item.shape, lookOf(colour, theme));
    }
  }

  draw(swatch, shape, look) {
    swatch.setAttribute("aria-hidden", "true");
    swatch.width = swatch.height = SWATCH * SHARP;
    const ctx = swatch.getContext("2d");
    ctx.scale(SHARP, SHARP);
    drawShape(ctx, shape, SWATCH / 2, SWATCH / 2, SWATCH / 3, look);
  }
}
