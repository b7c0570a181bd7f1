/* Edges as seen on screen, in pixels: where they run, how far a point is from them, their ink. */

const BEND = 0.2;
const BEND_LIMIT = 70;
const STEPS = 14;

/* The curve from border to border: {x1, y1, cx, cy, x2, y2, angle, length, loop}. */
export function route(edge, from, to) {
  if (edge.from === edge.to) {
    return loop(from);
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  const bend = (edge.curve ?? 0) * Math.min(BEND * distance, BEND_LIMIT);
  const middle = {
    x: (from.x + to.x) / 2 - (dy / distance) * bend * 2,
    y: (from.y + to.y) / 2 + (dx / distance) * bend * 2,
  };
  const start = border(from, middle);
  const end = border(to, middle);
  const angle = Math.atan2(end.y - middle.y, end.x - middle.x);
  const back = Math.atan2(start.y - middle.y, start.x - middle.x);
  return {
    x1: start.x,
    y1: start.y,
    cx: middle.x,
    cy: middle.y,
    x2: end.x,
    y2: end.y,
    angle,
    back,
    length: distance,
  };
}

function border(node, towards) {
  const [dx, dy] = [towards.x - node.x, towards.y - node.y];
  const share = Math.min(1, (node.r + 1.5) / (Math.hypot(dx, dy) || 1));
  return { x: node.x + dx * share, y: node.y + dy * share };
}

function loop(node) {
  const r = Math.max(10, node.r * 1.2);
  return {
    loop: r,
    cx: node.x,
    cy: node.y - node.r - r * 0.7,
    x1: node.x,
    y1: node.y,
    x2: node.x,
    y2: node.y - node.r,
    angle: Math.PI / 2,
    length: 4 * r,
  };
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

/* Pixels between a point and the curve. */
export function distanceTo(curve, point) {
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

/* ink: {colour, width}; the arrow is left out on edges too short to carry one. */
export function drawEdge(ctx, edge, curve, ink) {
  ctx.strokeStyle = ink.colour;
  ctx.lineWidth = ink.width;
  ctx.setLineDash(edge.dashes ? [4 + ink.width, 3 + ink.width] : []);
  ctx.beginPath();
  if (curve.loop) {
    ctx.arc(curve.cx, curve.cy, curve.loop, 0, 2 * Math.PI);
  } else {
    ctx.moveTo(curve.x1, curve.y1);
    ctx.quadraticCurveTo(curve.cx, curve.cy, curve.x2, curve.y2);
  }
  ctx.stroke();
  if (edge.arrow && !curve.loop && curve.length > 26) {
    if (edge.arrow !== "from") {
      drawArrow(ctx, curve.x2, curve.y2, curve.angle, ink);
    }
    if (edge.arrow !== "to") {
      drawArrow(ctx, curve.x1, curve.y1, curve.back, ink);
    }
  }
}

/* angle: the way the arrow points. */
function drawArrow(ctx, x, y, angle, ink) {
  const size = 4.5 + 1.6 * ink.width;
  const side = (turn) => [x - size * Math.cos(angle + turn), y - size * Math.sin(angle + turn)];
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(...side(0.42));
  ctx.lineTo(...side(-0.42));
  ctx.closePath();
  ctx.fillStyle = ink.colour;
  ctx.fill();
}
