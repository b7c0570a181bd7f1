/* Edges as seen on screen, in pixels: where they run, how far a point is from them, their ink. */

const BEND = 0.2;
const BEND_LIMIT = 70;
const STEPS = 14;
const AT_ONCE = 150;
const WIDEST = 9;
const [WING, LEAN] = [Math.cos(0.42), Math.sin(0.42)];

/* The curve from border to border, into `curve`: {x1, y1, cx, cy, x2, y2, length, straight, loop}. */
export function trace(curve, edge, from, to) {
  if (from === to) {
    traceLoop(curve, from);
    return;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  const bend = edge.curve ? edge.curve * Math.min(BEND * distance, BEND_LIMIT) : 0;
  curve.length = distance;
  curve.straight = bend === 0;
  curve.cx = (from.x + to.x) / 2 - (dy / distance) * bend * 2;
  curve.cy = (from.y + to.y) / 2 + (dx / distance) * bend * 2;
  const start = share(from, curve);
  curve.x1 = from.x + (curve.cx - from.x) * start;
  curve.y1 = from.y + (curve.cy - from.y) * start;
  const end = share(to, curve);
  curve.x2 = to.x + (curve.cx - to.x) * end;
  curve.y2 = to.y + (curve.cy - to.y) * end;
}

/* How much of the way from a node to the middle of the curve lies under the node. */
function share(node, { cx, cy }) {
  return Math.min(1, (node.r + 1.5) / (Math.hypot(cx - node.x, cy - node.y) || 1));
}

function traceLoop(curve, node) {
  const r = Math.max(10, node.r * 1.2);
  const [cx, cy] = [node.x, node.y - node.r - r * 0.7];
  const ends = { x1: node.x, y1: node.y, x2: node.x, y2: node.y - node.r };
  Object.assign(curve, { loop: r, cx, cy, ...ends, length: 4 * r, straight: false });
}

export function pointOn(curve, t) {
  if (curve.loop) {
    const angle = Math.PI * (0.5 + 2 * t);
    return {
      x: curve.cx + curve.loop * Math.cos(angle),
      y: curve.cy + curve.loop * Math.sin(angle),
    };
  }
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return {
    x: a * curve.x1 + b * curve.cx + c * curve.x2,
    y: a * curve.y1 + b * curve.cy + c * curve.y2,
  };
}

/* Pixels between a point and the curve; Infinity when it is plainly further than `reach`. */
export function distanceTo(curve, point, reach) {
  const { x1, y1, cx, cy, x2, y2 } = curve;
  const far = reach + (curve.loop ?? 0);
  if (
    point.x < Math.min(x1, cx, x2) - far ||
    point.x > Math.max(x1, cx, x2) + far ||
    point.y < Math.min(y1, cy, y2) - far ||
    point.y > Math.max(y1, cy, y2) + far
  ) {
    return Infinity;
  }
  if (curve.straight) {
    return toSegment(point, { x: x1, y: y1 }, { x: x2, y: y2 });
  }
  let best = Infinity;
  let last = pointOn(curve, 0);
  for (let i = 1; i <= STEPS; i += 1) {
    const next = pointOn(curve, i / STEPS);
    best = Math.min(best, toSegment(point, last, next));
    last = next;
  }
  return best;
}

function toSegment(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/* Edges with one key are drawn with the same line. */
export function lineKey(edge) {
  const pattern = edge.through ? "dotted" : edge.dashes ? "dashed" : "full";
  return `${pattern} ${Math.min(WIDEST, Math.max(0.5, Number(edge.width) || 1)).toFixed(1)}`;
}

/* One edge after the other costs as much as the strokes; many in one path cost half.
 * items: curves with the same key; ink: {colour, width(usual), alpha}; arrows: whether to draw. */
export function drawEdges(ctx, key, items, ink, arrows) {
  const [pattern, usual] = key.split(" ");
  const width = ink.width(Number(usual));
  const dotted = pattern === "dotted";
  ctx.globalAlpha = ink.alpha * (dotted ? 0.6 : 1);
  ctx.strokeStyle = ctx.fillStyle = ink.colour;
  ctx.lineWidth = dotted ? Math.max(1.4, width) : width;
  ctx.lineCap = dotted ? "round" : "butt";
  ctx.setLineDash(dotted ? [0.1, 3.4 + width] : pattern === "dashed" ? [4 + width, 3 + width] : []);
  const size = arrows ? 4.5 + 1.6 * width : 0;
  for (let i = 0; i < items.length; i += AT_ONCE) {
    ctx.beginPath();
    for (let j = i; j < Math.min(items.length, i + AT_ONCE); j += 1) {
      line(ctx, items[j], size);
    }
    ctx.stroke();
  }
  if (arrows) {
    ctx.beginPath();
    items.forEach((item) => heads(ctx, item, size));
    ctx.fill();
  }
}

/* Short edges carry no arrow. */
const pointed = ({ edge, curve }, end) =>
  !curve.loop && curve.length > 26 && (edge.arrow === end || edge.arrow === "both");

/* A line with an arrow stops where the arrow begins, so that a wide one does not stick out. */
function line(ctx, item, size) {
  const { curve } = item;
  if (curve.loop) {
    ctx.moveTo(curve.cx + curve.loop, curve.cy);
    ctx.arc(curve.cx, curve.cy, curve.loop, 0, 2 * Math.PI);
    return;
  }
  let { x1, y1, x2, y2 } = curve;
  const { cx, cy } = curve;
  if (size > 0 && pointed(item, "from")) {
    const back = (0.8 * size) / (Math.hypot(x1 - cx, y1 - cy) || 1);
    [x1, y1] = [x1 - (x1 - cx) * back, y1 - (y1 - cy) * back];
  }
  if (size > 0 && pointed(item, "to")) {
    const back = (0.8 * size) / (Math.hypot(x2 - cx, y2 - cy) || 1);
    [x2, y2] = [x2 - (x2 - cx) * back, y2 - (y2 - cy) * back];
  }
  ctx.moveTo(x1, y1);
  if (curve.straight) {
    ctx.lineTo(x2, y2);
  } else {
    ctx.quadraticCurveTo(cx, cy, x2, y2);
  }
}

function heads(ctx, item, size) {
  const { curve } = item;
  if (pointed(item, "to")) {
    head(ctx, curve.x2, curve.y2, curve, size);
  }
  if (pointed(item, "from")) {
    head(ctx, curve.x1, curve.y1, curve, size);
  }
}

/* A triangle whose tip is at x, y, away from the middle of the curve. */
function head(ctx, x, y, { cx, cy }, size) {
  const far = Math.hypot(x - cx, y - cy) || 1;
  const [dx, dy] = [((x - cx) / far) * size, ((y - cy) / far) * size];
  ctx.moveTo(x, y);
  ctx.lineTo(x - dx * WING + dy * LEAN, y - dy * WING - dx * LEAN);
  ctx.lineTo(x - dx * WING - dy * LEAN, y - dy * WING + dx * LEAN);
  ctx.closePath();
}
