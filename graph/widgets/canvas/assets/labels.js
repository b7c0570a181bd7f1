/* Names on the canvas: the most important first, never two on top of each other, the same size at
 * every zoom. All measures are pixels. Placing reads exact rectangles, so that moving the view does
 * not make names jump; a name keeps the side it had as long as that side is free. */

const LINE = 24;
const HEIGHT = 1.18;
const BOLD = 1.07;
const CELL = 60;
const SIDES = [
  "below",
  "above",
  "right",
  "left",
  "belowRight",
  "aboveRight",
  "belowLeft",
  "aboveLeft",
];

/* Text -> one or two lines, cut with an ellipsis beyond. */
export function wrap(text) {
  const clean = String(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
  if (clean.length <= LINE) {
    return clean ? [clean] : [];
  }
  const first = breakAt(clean);
  const rest = clean.slice(first).trim();
  return [
    clean.slice(0, first).trim(),
    rest.length > LINE ? `${rest.slice(0, LINE - 1).trim()}…` : rest,
  ];
}

/* Where to break: the space nearest the middle that leaves a first line short enough. */
function breakAt(text) {
  const aim = Math.min(LINE, text.length / 2);
  let best = 0;
  for (let at = text.indexOf(" "); at >= 0 && at <= LINE; at = text.indexOf(" ", at + 1)) {
    if (Math.abs(at - aim) < Math.abs(best - aim) || best === 0) {
      best = at;
    }
  }
  return best || LINE;
}

/* Rectangles already used, found again by the square of the screen they touch. */
export class Room {
  constructor() {
    this.cells = [];
  }

  /* Everything is free, on a screen {wide, high}. */
  clear({ wide, high }) {
    this.wide = Math.ceil(wide / CELL) || 1;
    this.high = Math.ceil(high / CELL) || 1;
    this.cells.length = this.wide * this.high;
    for (let i = 0; i < this.cells.length; i += 1) {
      this.cells[i] ? (this.cells[i].length = 0) : (this.cells[i] = []);
    }
  }

  /* What lies beyond the screen belongs to the squares at its border. */
  span(box) {
    const within = (at, most) => Math.max(0, Math.min(most - 1, Math.floor(at / CELL)));
    this.left = within(box.left, this.wide);
    this.right = within(box.right, this.wide);
    this.top = within(box.top, this.high);
    this.bottom = within(box.bottom, this.high);
  }

  take(box) {
    this.span(box);
    for (let j = this.top; j <= this.bottom; j += 1) {
      for (let i = this.left; i <= this.right; i += 1) {
        this.cells[j * this.wide + i].push(box);
      }
    }
  }

  /* The node itself, its box in the middle of it. */
  takeDisc(disc) {
    const half = disc.r * 0.85;
    const box = (disc.box ??= { disc });
    fill(box, disc.x - half, disc.y - half, 2 * half, 2 * half);
    this.take(box);
  }

  /* Is the place free? Neither `own` disc counts nor those up to radius `small`. */
  free(box, own = null, small = 0) {
    this.span(box);
    for (let j = this.top; j <= this.bottom; j += 1) {
      for (let i = this.left; i <= this.right; i += 1) {
        for (const other of this.cells[j * this.wide + i]) {
          const counts = !other.disc || (other.disc !== own && other.disc.r > small);
          if (counts && overlap(box, other)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}

function fill(box, left, top, wide, high) {
  box.left = left;
  box.right = left + wide;
  box.top = top;
  box.bottom = top + high;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export class Labels {
  constructor() {
    this.widths = new Map();
    this.sides = new Map();
    this.drawn = [];
    this.tried = {};
  }

  /* Another font, or its file has come: measure again. */
  forget() {
    this.widths.clear();
  }

  measureWith(font) {
    if (font !== this.font) {
      this.font = font;
      this.forget();
    }
  }

  width(ctx, text, size, theme) {
    let unit = this.widths.get(text);
    if (unit === undefined) {
      ctx.font = `20px ${theme.font}`;
      unit = ctx.measureText(text).width / 20;
      this.widths.set(text, unit);
    }
    return unit * size;
  }

  /* names: what to write, best first, each {disc, lines, size, gap, bold, alpha, must, small};
   * at most `limit` of them, none cut by the border of `area` {wide, high}. room: what is used already,
   * and then also by the names. quick: the view moves, no other sides are tried. */
  place(ctx, names, limit, room, { theme, area, quick }) {
    for (const name of names) {
      if (this.drawn.length >= limit && !name.must) {
        continue;
      }
      const box = this.find(ctx, name, room, theme, area, quick);
      if (box) {
        room.take(box);
        this.drawn.push(box);
      }
    }
  }

  /* The first side that is free, else for a name that must be there one over smaller discs. */
  find(ctx, name, room, theme, area, quick) {
    const { disc, lines, size } = name;
    let wide = 0;
    for (const line of lines) {
      wide = Math.max(wide, this.width(ctx, line, size, theme));
    }
    wide *= name.bold ? BOLD : 1;
    const high = lines.length * size * HEIGHT;
    const last = this.sides.get(disc.id);
    const first = last ?? disc.side;
    for (const small of name.small > 0 ? [0, name.small] : [0]) {
      for (let i = -1; i < (quick ? 0 : SIDES.length); i += 1) {
        const side = i < 0 ? first : SIDES[i];
        if (i >= 0 && side === first) {
          continue;
        }
        boxAt(this.tried, side, disc, wide, high, name.gap);
        if (inside(this.tried, area) && room.free(this.tried, disc, small)) {
          this.sides.set(disc.id, side);
          return { ...this.tried, side, name };
        }
      }
    }
    return undefined;
  }

  /* The most important last, on top of the others. */
  write(ctx, theme) {
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5;
    ctx.textBaseline = "middle";
    ctx.strokeStyle = theme.paper;
    ctx.fillStyle = theme.ink;
    for (let i = this.drawn.length - 1; i >= 0; i -= 1) {
      write(ctx, this.drawn[i], theme);
    }
    ctx.globalAlpha = 1;
  }
}

const inside = (box, { wide, high }) =>
  box.left >= 0 && box.right <= wide && box.top >= 0 && box.bottom <= high;

function boxAt(box, side, disc, wide, high, away) {
  const gap = disc.r + away;
  const slant = disc.r * 0.75 + away - 1;
  let x = disc.x - wide / 2;
  let y = disc.y - high / 2;
  if (side === "below") {
    y = disc.y + gap;
  } else if (side === "above") {
    y = disc.y - gap - high;
  } else if (side === "right" || side === "left") {
    x = side === "right" ? disc.x + gap + 2 : disc.x - gap - 2 - wide;
  } else {
    x = side.endsWith("Right") ? disc.x + slant : disc.x - slant - wide;
    y = side.startsWith("below") ? disc.y + slant : disc.y - slant - high;
  }
  fill(box, x - 2, y - 1, wide + 4, high + 2);
}

function aligned(side) {
  return side === "below" || side === "above"
    ? "center"
    : side.toLowerCase().endsWith("right")
      ? "left"
      : "right";
}

function write(ctx, place, theme) {
  const { lines, size, bold, alpha } = place.name;
  ctx.font = `${bold ? 600 : 400} ${size}px ${theme.font}`;
  ctx.textAlign = aligned(place.side);
  ctx.globalAlpha = alpha;
  const x = {
    center: (place.left + place.right) / 2,
    left: place.left + 2,
    right: place.right - 2,
  }[ctx.textAlign];
  lines.forEach((line, i) => {
    const y = place.top + 1 + (i + 0.5) * size * HEIGHT;
    ctx.strokeText(line, x, y);
    ctx.fillText(line, x, y);
  });
}

/* The name of a relation beside the middle of its edge, when there is a free place. */
export function writeOnEdge(ctx, text, points, room, theme) {
  ctx.font = `italic 400 12px ${theme.font}`;
  const half = ctx.measureText(text).width / 2 + 4;
  const box = (p) => ({ left: p.x - half, right: p.x + half, top: p.y - 8, bottom: p.y + 8 });
  const point = points.find((p) => room.free(box(p)));
  if (!point) {
    return false;
  }
  room.take(box(point));
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.paper;
  ctx.beginPath();
  ctx.roundRect(point.x - half, point.y - 8, 2 * half, 15, 5);
  ctx.fill();
  ctx.fillStyle = theme.strong;
  ctx.fillText(text, point.x, point.y);
  return true;
}
