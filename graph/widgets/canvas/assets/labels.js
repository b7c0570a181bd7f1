/* Names on the canvas: the most important first, never two on top of each other, the same size at
 * every zoom. All measures are pixels. Placing reads exact rectangles, so that moving the view does
 * not make names jump; a name keeps the side it had as long as that side is free. */

const LINE = 24;
const HEIGHT = 1.18;
const CELL = 90;
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
    this.cells = new Map();
  }

  *around(box) {
    for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i += 1) {
      for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j += 1) {
        yield `${i},${j}`;
      }
    }
  }

  take(box) {
    for (const cell of this.around(box)) {
      const boxes = this.cells.get(cell);
      boxes ? boxes.push(box) : this.cells.set(cell, [box]);
    }
  }

  /* Is the place free? Boxes that `overlook` accepts do not count. */
  free(box, overlook = () => false) {
    for (const cell of this.around(box)) {
      if (this.cells.get(cell)?.some((other) => overlap(box, other) && !overlook(other))) {
        return false;
      }
    }
    return true;
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf(disc) {
  const half = disc.r * 0.85;
  return {
    left: disc.x - half,
    right: disc.x + half,
    top: disc.y - half,
    bottom: disc.y + half,
    disc: disc.id,
    r: disc.r,
  };
}

export class Labels {
  constructor() {
    this.widths = new Map();
    this.sides = new Map();
    this.drawn = [];
  }

  /* Fonts changed: measure again. */
  forget() {
    this.widths.clear();
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

  /* discs: every visible node {id, x, y, r}; names: what to write, best first, each
   * {disc, lines, size, bold, alpha, must}; at most `limit` names, none cut by the border of
   * `area` {wide, high}. Faded names come last, and only they mind faded discs. Returns the room
   * left. */
  draw(ctx, discs, names, limit, theme, area) {
    const room = new Room();
    const inside = (box) =>
      box.left >= 0 && box.right <= area.wide && box.top >= 0 && box.bottom <= area.high;
    const faded = new Set(names.filter((name) => name.alpha < 1).map((name) => name.disc.id));
    discs.filter((disc) => !faded.has(disc.id)).forEach((disc) => room.take(boxOf(disc)));
    this.drawn = [];
    const put = (name) => {
      const place =
        this.drawn.length < limit || name.must
          ? this.place(ctx, name, room, inside, theme)
          : undefined;
      if (place) {
        room.take(place);
        this.drawn.push({ ...place, name });
      }
    };
    names.filter((name) => name.alpha === 1).forEach(put);
    discs.filter((disc) => faded.has(disc.id)).forEach((disc) => room.take(boxOf(disc)));
    names.filter((name) => name.alpha < 1).forEach(put);
    // the most important last, on top of the others
    for (const place of [...this.drawn].reverse()) {
      write(ctx, place, theme);
    }
    return room;
  }

  /* The first side that is free; an important name may cover a smaller disc,
   * the most important any disc, none another name. */
  place(ctx, name, room, inside, theme) {
    const wide =
      Math.max(...name.lines.map((line) => this.width(ctx, line, name.size, theme))) *
      (name.bold ? 1.07 : 1);
    const high = name.lines.length * name.size * HEIGHT;
    const last = this.sides.get(name.disc.id);
    const boxes = (last ? [last, ...SIDES] : SIDES).map((side) =>
      boxAt(side, name.disc, wide, high),
    );
    const own = (other) => other.disc === name.disc.id;
    const lesser = (other) => other.disc !== undefined && (name.bold || other.r <= name.disc.r);
    const box =
      boxes.find((one) => inside(one) && room.free(one, own)) ??
      (name.must ? boxes.find((one) => inside(one) && room.free(one, lesser)) : undefined);
    if (box) {
      this.sides.set(name.disc.id, box.side);
    }
    return box;
  }
}

function boxAt(side, disc, wide, high) {
  const gap = disc.r + 3;
  const slant = disc.r * 0.75 + 2;
  const [x, y] = {
    below: [disc.x - wide / 2, disc.y + gap],
    above: [disc.x - wide / 2, disc.y - gap - high],
    right: [disc.x + gap + 2, disc.y - high / 2],
    left: [disc.x - gap - 2 - wide, disc.y - high / 2],
    belowRight: [disc.x + slant, disc.y + slant],
    aboveRight: [disc.x + slant, disc.y - slant - high],
    belowLeft: [disc.x - slant - wide, disc.y + slant],
    aboveLeft: [disc.x - slant - wide, disc.y - slant - high],
  }[side];
  return { left: x - 2, right: x + wide + 2, top: y - 1, bottom: y + high + 1, side };
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
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = theme.paper;
  ctx.fillStyle = theme.ink;
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
  ctx.globalAlpha = 1;
}

/* The name of a relation beside the middle of its edge, when there is a free place. */
export function writeOnEdge(ctx, text, points, room, theme) {
  ctx.font = `italic 400 12px ${theme.font}`;
  const half = ctx.measureText(text).width / 2 + 3;
  const box = (p) => ({ left: p.x - half, right: p.x + half, top: p.y - 8, bottom: p.y + 8 });
  const point = points.find((p) => room.free(box(p)));
  if (!point) {
    return false;
  }
  room.take(box(point));
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 4;
  ctx.strokeStyle = theme.paper;
  ctx.strokeText(text, point.x, point.y);
  ctx.fillStyle = theme.strong;
  ctx.fillText(text, point.x, point.y);
  return true;
}
