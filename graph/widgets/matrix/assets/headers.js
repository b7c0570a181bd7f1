/* The names of rows and columns, which stay in sight while the cells move. */

import { outline } from "./glyphs.js";

export class Headers {
  constructor() {
    this.kept = new Map();
  }

  forget() {
    this.kept.clear();
  }

  /* focus: {row, column} under the pointer or the keyboard, -1 for none. */
  draw(ctx, geometry, sight, scroll, theme, focus) {
    const { left, top, view } = geometry;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, left, view.height);
    ctx.fillRect(0, 0, view.width, top);
    this.side(ctx, geometry, "rows", sight.row0, sight.row1, scroll, theme, focus.row);
    this.side(ctx, geometry, "columns", sight.column0, sight.column1, scroll, theme, focus.column);
    this.strips(ctx, geometry, scroll, theme);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, left, top);
    this.corner(ctx, geometry, theme);
    ctx.strokeStyle = theme.group;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, Math.round(top) + 0.5);
    ctx.lineTo(Math.min(view.width, geometry.width), Math.round(top) + 0.5);
    ctx.moveTo(Math.round(left) + 0.5, 0);
    ctx.lineTo(Math.round(left) + 0.5, Math.min(view.height, geometry.height));
    ctx.stroke();
  }

  side(ctx, geometry, name, from, to, scroll, theme, focus) {
    if (!geometry.named) {
      return;
    }
    const { size, left, top, icon } = geometry;
    const down = name === "rows";
    const side = geometry.model[name];
    const room = (down ? left - geometry.stripLeft : top - geometry.stripTop) - icon - 9;
    ctx.save();
    ctx.beginPath();
    ctx.rect(
      down ? 0 : left,
      down ? top : 0,
      down ? left : geometry.view.width - left,
      down ? geometry.view.height - top : top,
    );
    ctx.clip();
    for (let i = from; i <= to; i += 1) {
      const at = (down ? top - scroll.y : left - scroll.x) + i * size;
      ctx.save();
      if (down) {
        ctx.translate(left, at + size / 2);
      } else {
        ctx.translate(at + size / 2, top);
        ctx.rotate(-Math.PI / 2); // read upwards, from the cells
      }
      this.name(ctx, geometry, side, i, room, theme, i === focus, down);
      ctx.restore();
    }
    ctx.restore();
  }

  /* A name and its kind. The origin is where the cells begin; a row's name ends there, a column's
   * begins there. */
  name(ctx, geometry, side, i, room, theme, strong, down) {
    const { size, font, icon, lines } = geometry;
    if (strong) {
      ctx.fillStyle = theme.band;
      ctx.fillRect(down ? -room - icon - 9 : 0, -size / 2, room + icon + 9, size);
    }
    const weight = strong ? "600 " : "";
    ctx.font = `${weight}${font}px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.textBaseline = "middle";
    ctx.textAlign = down ? "right" : "left";
    const key = `${down ? "row" : "column"} ${i} ${strong}`;
    const words = this.lines(ctx, key, side.names[i], room, lines);
    const step = font * 1.06;
    words.forEach((line, place) => {
      const y = (place - (words.length - 1) / 2) * step;
      ctx.fillText(line, down ? -icon - 6 : icon + 6, y);
    });
    if (icon) {
      ctx.translate(down ? -9 : 9, 0);
      ctx.rotate(down ? 0 : Math.PI / 2);
      this.icon(ctx, geometry.model.kinds[side.kinds[i]], theme);
    }
  }

  icon(ctx, kind, theme) {
    const [fill, border] = theme.dark ? kind.dark : kind.light;
    ctx.lineWidth = 1;
    ctx.strokeStyle = border;
    ctx.fillStyle = fill;
    if (kind.shape === "ring") {
      ctx.strokeStyle = fill;
      ctx.stroke(new Path2D(outline("disc", 0, 0, 4.6)));
      ctx.fill(new Path2D(outline("disc", 0, 0, 2.7)));
      return;
    }
    const path = new Path2D(outline(kind.shape, 0, 0, 3.8));
    ctx.fill(path);
    ctx.stroke(path);
  }

  /* A name on at most so many lines, cut with an ellipsis; kept, for scrolling. */
  lines(ctx, key, text, room, most) {
    let found = this.kept.get(key);
    if (!found) {
      found = wrapped(ctx, text, room, most);
      this.kept.set(key, found);
    }
    return found;
  }

  /* The names of the groups, along the outer edge. */
  strips(ctx, geometry, scroll, theme) {
    const { size, left, top, model, view } = geometry;
    ctx.font = `600 10px ${theme.font}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    for (const down of [true, false]) {
      const wide = down ? geometry.stripLeft : geometry.stripTop;
      let at = down ? top - scroll.y : left - scroll.x;
      const [low, high] = down ? [top, view.height] : [left, view.width];
      for (const [label, count] of wide ? (down ? model.rows : model.columns).groups : []) {
        const start = Math.max(low, at);
        const end = Math.min(high, at + count * size);
        at += count * size;
        if (end - start > 4) {
          this.strip(ctx, down, start, end, wide, label, theme);
        }
      }
    }
  }

  strip(ctx, down, start, end, wide, label, theme) {
    ctx.fillStyle = theme.head;
    const box = [start + 1, end - start - 2];
    ctx.fillRect(...(down ? [0, box[0], wide - 2, box[1]] : [box[0], 0, box[1], wide - 2]));
    const told = cut(ctx, label, end - start - 6);
    if (told.length < 3) {
      return;
    }
    ctx.save();
    ctx.translate(...(down ? [wide / 2 - 1, (start + end) / 2] : [(start + end) / 2, wide / 2 - 1]));
    if (down) {
      ctx.rotate(-Math.PI / 2);
    }
    ctx.fillStyle = theme.soft;
    ctx.fillText(told, 0, 0.5);
    ctx.restore();
  }

  /* What rows and columns are. */
  corner(ctx, geometry, theme) {
    const { left, top, model } = geometry;
    if (!geometry.named || top < 40) {
      return;
    }
    ctx.font = `600 11px ${theme.font}`;
    ctx.fillStyle = theme.soft;
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "right";
    const across = model.across ? `${model.across} →` : "";
    const down = model.title ? `${model.title} ↓` : "";
    ctx.fillText(cut(ctx, across, left - 14), left - 7, top - 24);
    ctx.fillText(cut(ctx, down, left - 14), left - 7, top - 8);
  }
}

/* `text` cut to `room`, with an ellipsis. */
function cut(ctx, text, room) {
  if (ctx.measureText(text).width <= room) {
    return text;
  }
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

export function wrapped(ctx, text, room, most) {
  const words = text.split(/\s+/).filter(Boolean);
  const lines = [];
  while (words.length && lines.length < most) {
    if (lines.length === most - 1) {
      lines.push(cut(ctx, words.join(" "), room));
      return lines;
    }
    let line = words.shift();
    while (words.length && ctx.measureText(`${line} ${words[0]}`).width <= room) {
      line += ` ${words.shift()}`;
    }
    lines.push(cut(ctx, line, room));
  }
  return lines;
}
