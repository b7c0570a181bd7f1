/* The cells in sight, and the lines between them. */

import { paint } from "./glyphs.js";

const LETTERED = 24;
const COUNTED = 16;
const SHAPED = 9;

export class Drawing {
  constructor() {
    this.stamps = new Map();
  }

  /* What was kept is for another theme, zoom or screen. */
  forget() {
    this.stamps.clear();
  }

  cells(ctx, model, geometry, sight, scroll, theme, ratio) {
    const { size } = geometry;
    for (let row = sight.row0; row <= sight.row1; row += 1) {
      const y = geometry.top + row * size - scroll.y;
      model.each(row, sight.column0, sight.column1, (column, look, sources) => {
        const x = geometry.left + column * size - scroll.x;
        if (size < SHAPED) {
          this.block(ctx, model, look, x, y, size, theme);
        } else {
          const stamp = this.stamp(model, look, sources, size, theme, ratio);
          ctx.drawImage(stamp, x, y, size, size);
        }
      });
    }
  }

  /* A small cell: the colour of its strongest mark, pale where nothing states it. */
  block(ctx, model, look, x, y, size, theme) {
    const mark = model.marks[model.looks[look][0]];
    ctx.fillStyle = theme.dark ? mark.dark : mark.light;
    ctx.globalAlpha = mark.hollow ? 0.42 : 1;
    const gap = size >= 4 ? 0.75 : 0;
    ctx.fillRect(x + gap, y + gap, Math.max(1, size - 2 * gap), Math.max(1, size - 2 * gap));
    ctx.globalAlpha = 1;
  }

  /* A cell drawn once, for all that look the same. */
  stamp(model, look, sources, size, theme, ratio) {
    const key = `${look} ${size >= COUNTED ? Math.min(sources, 100) : 0}`;
    let made = this.stamps.get(key);
    if (!made) {
      made = document.createElement("canvas");
      made.width = made.height = Math.ceil(size * ratio);
      const ctx = made.getContext("2d");
      ctx.scale(made.width / size, made.height / size);
      const marks = model.looks[look].map((one) => model.marks[one]);
      this.cell(ctx, marks, sources, size, theme);
      this.stamps.set(key, made);
    }
    return made;
  }

  cell(ctx, marks, sources, size, theme) {
    const lettered = size >= LETTERED;
    if (!lettered) {
      paint(ctx, marks[0], size / 2, size / 2, size * 0.34, theme, false);
      this.inside(ctx, marks[0], sources, size, theme);
      return;
    }
    const r = size * 0.315;
    paint(ctx, marks[0], size * 0.42, size * 0.55, r, theme, true);
    this.number(ctx, marks[0], sources, size, theme);
    const others = marks.filter((mark, i, all) => i > 0 && i === all.findIndex(alike(mark)));
    others.slice(0, 2).forEach((mark, i) => {
      paint(ctx, mark, size * 0.875, size * (0.52 + 0.25 * i), size * 0.095, theme, false);
    });
  }

  number(ctx, mark, sources, size, theme) {
    if (!sources) {
      return;
    }
    ctx.fillStyle = mark.hollow ? theme.soft : theme.ink;
    ctx.font = `600 ${Math.min(12, size * 0.33).toFixed(1)}px ${theme.font}`;
    ctx.textAlign = "right";
    ctx.textBaseline = "alphabetic";
    ctx.fillText(sources > 99 ? "99+" : String(sources), size - 1.5, size * 0.3);
  }

  /* Where there is no room beside, several sources are counted in the shape. */
  inside(ctx, mark, sources, size, theme) {
    if (size < COUNTED || sources < 2) {
      return;
    }
    ctx.fillStyle = mark.hollow || mark.dashed ? theme.ink : theme.paper;
    ctx.font = `700 ${(size * 0.46).toFixed(1)}px ${theme.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(sources > 9 ? "+" : String(sources), size / 2, size * 0.54);
  }

  lines(ctx, geometry, sight, scroll, theme) {
    const { size, left, top, model } = geometry;
    const right = left + model.width * size - scroll.x;
    const bottom = top + model.height * size - scroll.y;
    if (size >= 6) {
      ctx.strokeStyle = theme.rule;
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (let row = sight.row0; row <= sight.row1 + 1; row += 1) {
        const y = Math.round(top + row * size - scroll.y) + 0.5;
        ctx.moveTo(left, y);
        ctx.lineTo(Math.min(right, geometry.view.width), y);
      }
      for (let column = sight.column0; column <= sight.column1 + 1; column += 1) {
        const x = Math.round(left + column * size - scroll.x) + 0.5;
        ctx.moveTo(x, top);
        ctx.lineTo(x, Math.min(bottom, geometry.view.height));
      }
      ctx.stroke();
    } else {
      ctx.strokeStyle = theme.rule;
      ctx.strokeRect(left - scroll.x, top - scroll.y, model.width * size, model.height * size);
    }
    this.borders(ctx, geometry, scroll, theme, right, bottom);
  }

  /* Between the groups. */
  borders(ctx, geometry, scroll, theme, right, bottom) {
    const { size, left, top, model } = geometry;
    ctx.strokeStyle = theme.group;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (const at of edges(model.rows.groups)) {
      const y = Math.round(top + at * size - scroll.y) + 0.5;
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
    }
    for (const at of edges(model.columns.groups)) {
      const x = Math.round(left + at * size - scroll.x) + 0.5;
      ctx.moveTo(x, top);
      ctx.lineTo(x, bottom);
    }
    ctx.stroke();
  }
}

const alike = (mark) => (other) =>
  other.shape === mark.shape && other.hollow === mark.hollow && other.dashed === mark.dashed;

/* Where groups meet. */
function edges(groups) {
  let at = 0;
  return groups.slice(0, -1).map(([, count]) => (at += count));
}
