/* What surrounds the canvas: legend, zoom buttons, tooltip, spoken line. Text goes in as text. */

import { drawShape } from "./shapes.js";
import { lookOf } from "./theme.js";

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function button(className) {
  const made = element("button", className);
  made.type = "button";
  return made;
}

function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/* The strip of kinds; each is a button that shows or hides its kind. */
export class Legend {
  constructor(toggle) {
    this.root = element("div", "canvas-legend");
    this.root.setAttribute("role", "group");
    this.toggle = toggle;
    this.buttons = new Map();
  }

  /* items: [{kind, label, shape, color, count}]; hidden: the kinds not shown now. */
  show(items, hidden, colourOf, theme, title) {
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
      chip.setAttribute("aria-pressed", String(!hidden.has(item.kind)));
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
    swatch.setAttribute("aria-hidden", "true");
    const sharp = 3;
    swatch.width = 18 * sharp;
    swatch.height = 18 * sharp;
    const ctx = swatch.getContext("2d");
    ctx.scale(sharp, sharp);
    drawShape(ctx, item.shape, 9, 9, 6, lookOf(colour, theme));
  }
}

/* The three buttons in the corner. actions: {zoomIn, zoomOut, fit}. */
export class ZoomBar {
  constructor(actions) {
    this.root = element("div", "canvas-zoom");
    this.buttons = Object.entries(actions).map(([name, act]) => {
      const made = button("canvas-button");
      made.append(icon(ICONS[name]));
      made.addEventListener("click", act);
      this.root.append(made);
      return [name, made];
    });
  }

  show(texts) {
    for (const [name, made] of this.buttons) {
      made.title = texts[name];
      made.setAttribute("aria-label", texts[name]);
    }
  }
}

export class Tooltip {
  constructor() {
    this.root = element("div", "canvas-tooltip");
    this.root.setAttribute("role", "tooltip");
    this.root.hidden = true;
  }

  /* head in bold, then one line for each line of `body`, beside point {x, y} of `area`. */
  show(head, body, point, area) {
    const lines = String(body ?? "")
      .split("\n")
      .filter(Boolean);
    this.root.replaceChildren(
      ...(head ? [element("strong", "", head)] : []),
      ...lines.map((line) => element("div", "", line)),
    );
    this.root.hidden = this.root.childElementCount === 0;
    const { offsetWidth: wide, offsetHeight: high } = this.root;
    const left = point.x + 16 + wide > area.clientWidth ? point.x - wide - 12 : point.x + 16;
    const top = point.y + 16 + high > area.clientHeight ? point.y - high - 12 : point.y + 16;
    this.root.style.left = `${Math.max(4, left)}px`;
    this.root.style.top = `${Math.max(4, top)}px`;
  }

  hide() {
    this.root.hidden = true;
  }
}
