/* What surrounds the canvas: buttons in the corner, tooltip. Text goes in as text. */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  picture: "M8 2.5v7M5 7l3 3 3-3M3 13h10",
  keys: "M5.6 6a2.4 2.4 0 1 1 3.3 2.2c-.6.3-.9.7-.9 1.3v.3M8 12.6v.1",
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

export function button(className) {
  const made = element("button", className);
  made.type = "button";
  return made;
}

export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/* The buttons in the corner. actions: {name: what it does}, names as in ICONS and in `texts`. */
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
