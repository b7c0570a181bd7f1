/* What a node carries besides its shape: selected, current, opened, pinned, a group, how many
 * neighbours are not drawn. */

import { drawHalo, drawShape } from "./shapes.js";

const BADGE_FROM = 6.5;
const PIN_FROM = 5;
const BADGE = { high: 14, font: 10, side: 4.5 };
const TURN = 2 * Math.PI;
/* head, body, flange, needle, and back */
const HALF_PIN = [
  [2.4, -4.8],
  [2.4, -3.7],
  [1.6, -3.4],
  [1.9, -0.6],
  [3.4, 0.6],
  [3.4, 1.5],
  [0.5, 1.5],
  [0.3, 5.2],
];
const PIN = [...HALF_PIN, ...HALF_PIN.map(([dx, dy]) => [-dx, dy]).reverse()];

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/* Whether its body is more than its bare shape. */
export const isMarked = ({ members, opened }) => Boolean(members || opened);

/* The node with what belongs to its body. */
export function drawBody(ctx, disc, look, theme) {
  const { node, x, y, r } = disc;
  if (node.members) {
    drawGroup(ctx, disc, look, theme);
  } else {
    drawShape(ctx, node.shape, x, y, r, look);
  }
  if (node.opened) {
    drawOpened(ctx, disc, look);
  }
}

/* Several entities in one: a second outline and their number. */
function drawGroup(ctx, { node, x, y, r }, look, theme) {
  const shape = node.shape === "ring" ? "circle" : node.shape;
  drawShape(ctx, shape, x, y, r, look);
  ctx.strokeStyle = shape === "page" ? look.ink : look.line;
  ctx.lineWidth = 1.6;
  drawHalo(ctx, shape, x, y, r, 3);
  const count = String(node.members);
  const size = Math.min(
    15,
    (r * (shape === "triangle" ? 1.1 : 1.6)) / Math.max(1.6, 0.62 * count.length),
  );
  if (size >= 7) {
    ctx.font = `600 ${Math.round(2 * size) / 2}px ${theme.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = look.on;
    ctx.fillText(count, x, y + (shape === "triangle" ? 0.35 * r : 0.06 * size));
  }
}

/* A heavier outline: its neighbours were asked for. */
function drawOpened(ctx, { node, x, y, r }, look) {
  ctx.strokeStyle = look.ink;
  ctx.lineWidth = clamp(0.16 * r, 1.4, 2.4);
  drawHalo(ctx, node.shape, x, y, r, node.members ? 3 : node.shape === "ring" ? 0.12 * r : 0);
}

/* A drawing pin on a button at the top left. */
export function drawPin(ctx, { node, x, y, r }, look, theme) {
  if (!node.pinned || r < PIN_FROM) {
    return;
  }
  const [left, top] = [x - 0.72 * r - 2, y - 0.72 * r - 2];
  ctx.beginPath();
  ctx.arc(left, top, 7.5, 0, TURN);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.strokeStyle = look.line;
  ctx.lineWidth = 1.2;
  ctx.stroke();
  ctx.beginPath();
  PIN.forEach(([dx, dy], i) => ctx[i ? "lineTo" : "moveTo"](left + dx, top + dy));
  ctx.closePath();
  ctx.fillStyle = theme.ink;
  ctx.fill();
}

/* Selected: a full line round the node. Under the keyboard: a second, dashed one. */
export function drawRings(ctx, disc, { selected, current }, theme) {
  const gap = disc.node.members ? 6.5 : 3.5;
  ctx.setLineDash([]);
  if (selected) {
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2;
    drawHalo(ctx, disc.node.shape, disc.x, disc.y, disc.r, gap);
  }
  if (current) {
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2.5;
    ctx.setLineDash([5, 3]);
    drawHalo(ctx, "circle", disc.x, disc.y, disc.r, gap + 5.5);
    ctx.setLineDash([]);
  }
}

/* « +167 » at the rim of a node: neighbours not drawn. Left out on small nodes and where it would
 * cover another badge or a node of more importance. Gives the box it takes. */
export function placeBadge(ctx, disc, room, labels, theme) {
  if (!(disc.node.left > 0) || disc.r < BADGE_FROM) {
    return undefined;
  }
  const text = `+${disc.node.left}`;
  const wide = 1.06 * labels.width(ctx, text, BADGE.font, theme) + 2 * BADGE.side;
  const reach = disc.r * (disc.node.members ? 0.95 : 0.72);
  const left = disc.x + reach - 0.5 * BADGE.high;
  const top = disc.y - reach - 0.6 * BADGE.high;
  const box = { left, right: left + wide, top, bottom: top + BADGE.high };
  if (!room.free(box, disc, disc.r)) {
    return undefined;
  }
  room.take(box);
  return { ...box, text, disc };
}

export function drawBadge(ctx, badge, look, theme) {
  const { left, right, top, bottom, text } = badge;
  ctx.beginPath();
  ctx.roundRect(left, top, right - left, bottom - top, (bottom - top) / 2);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.strokeStyle = look.line;
  ctx.lineWidth = 1.2;
  ctx.stroke();
  ctx.font = `600 ${BADGE.font}px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.ink;
  ctx.fillText(text, (left + right) / 2, (top + bottom) / 2 + 0.5);
}
