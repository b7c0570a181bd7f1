/* What the shapes mean: a list that always stands above the cells. */

import { drawn, element } from "./controls.js";
import { outline } from "./glyphs.js";
import { many } from "./model.js";

export class Legend {
  constructor() {
    this.root = element("ul", "matrix-legend");
  }

  show(model, theme) {
    this.root.setAttribute("aria-label", model.texts.legend);
    const items = [...together(model.marks).values()]
      .sort((a, b) => a.hollow - b.hollow || rank(a) - rank(b) || b.count - a.count)
      .map((mark) => this.item(mark, theme, many(model.texts, "link", mark.count)));
    const dashed = model.marks.find((mark) => mark.dashed);
    if (dashed) {
      const told = { ...dashed, code: "", told: model.texts.dashed, count: 0 };
      items.push(this.item(told, theme, ""));
    }
    const number = element("li", "matrix-entry");
    number.append(element("b", "matrix-digit", "2"), element("span", "", model.texts.number));
    this.root.replaceChildren(...items, number);
  }

  item(mark, theme, title) {
    const made = element("li", "matrix-entry");
    made.title = title;
    made.append(swatch(mark, theme), element("span", "", mark.told));
    if (mark.count) {
      made.append(element("span", "matrix-count", String(mark.count)));
    }
    return made;
  }
}

/* The strongest links first. */
const STRENGTHS = ["square", "disc", "hexagon", "diamond", "house", "page"];
const rank = (mark) => STRENGTHS.indexOf(mark.shape);

/* Marks of one name are one entry, however surely they are known. */
function together(marks) {
  const found = new Map();
  for (const mark of marks) {
    const key = `${mark.told} ${mark.shape} ${mark.hollow}`;
    const known = found.get(key) ?? { ...mark, dashed: true, count: 0 };
    known.count += mark.count;
    known.dashed &&= mark.dashed;
    found.set(key, known);
  }
  return found;
}

function swatch(mark, theme) {
  const svg = drawn(outline(mark.shape, 11, 11, 7.6), "0 0 22 22");
  svg.classList.add("matrix-swatch");
  const colour = theme.dark ? mark.dark : mark.light;
  const path = svg.firstChild;
  path.setAttribute("stroke", colour);
  path.setAttribute("stroke-width", "1.5");
  path.setAttribute("fill", mark.hollow ? "none" : colour);
  if (mark.dashed) {
    path.setAttribute("stroke-dasharray", "2.5 1.8");
    path.setAttribute("fill-opacity", "0.22");
  }
  if (mark.code) {
    const text = document.createElementNS(svg.namespaceURI, "text");
    const low = mark.shape === "house" ? 15 : 14;
    for (const [name, value] of [
      ["x", "11"],
      ["y", String(low)],
      ["text-anchor", "middle"],
      ["font-size", "8"],
      ["font-weight", "700"],
      ["fill", mark.dashed ? theme.ink : theme.paper],
    ]) {
      text.setAttribute(name, value);
    }
    text.textContent = mark.code;
    svg.append(text);
  }
  return svg;
}
