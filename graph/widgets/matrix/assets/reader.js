/* What a screen reader meets: the current cell as a grid (WAI-ARIA 1.2) of which only that cell,
 * its row's name and its column's name are there. */

import { element } from "./controls.js";

export class Reader {
  constructor(grid, key) {
    this.grid = grid;
    this.id = `matrix-${key.replace(/\W/g, "-")}`;
    this.root = element("div", "matrix-spoken");
    this.root.setAttribute("role", "rowgroup");
    grid.setAttribute("role", "grid");
    grid.setAttribute("aria-readonly", "true");
  }

  describe(model) {
    this.grid.setAttribute("aria-label", model.texts.summary);
    this.grid.setAttribute("aria-rowcount", String(model.height + 1));
    this.grid.setAttribute("aria-colcount", String(model.width + 1));
  }

  /* The cell at (row, column) of the model. */
  show(model, row, column, chosen) {
    const heads = part("row", "", { "aria-rowindex": 1 });
    const corner = [model.title, model.across].filter(Boolean).join(" × ");
    heads.append(
      part("columnheader", corner, { "aria-colindex": 1 }),
      part("columnheader", model.columns.names[column], { "aria-colindex": column + 2 }),
    );
    const line = part("row", "", { "aria-rowindex": row + 2 });
    const cell = part("gridcell", model.told(row, column).join(". "), {
      "aria-colindex": column + 2,
      "aria-selected": chosen ? "true" : "false",
    });
    cell.id = `${this.id}-${row}-${column}`;
    const name = part("rowheader", model.rows.names[row], { "aria-colindex": 1 });
    cell.setAttribute(
      "aria-label",
      [model.rows.names[row], model.columns.names[column], ...model.told(row, column)].join(". "),
    );
    line.append(name, cell);
    this.root.replaceChildren(heads, line);
    this.grid.setAttribute("aria-activedescendant", cell.id);
  }
}

function part(role, text, attributes) {
  const made = element("div", "", text);
  made.setAttribute("role", role);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  return made;
}
