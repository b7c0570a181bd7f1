/* The shapes that tell the kinds apart, drawn the same way in the network and in the legend. */

const TURN = 2 * Math.PI;
const ROOM = 3;

/* corners: how many points; start: angle of the first one; radius: its distance, by index */
function polygon(ctx, x, y, corners, start, radius) {
  for (let i = 0; i < corners; i += 1) {
    const angle = start + (i * TURN) / corners;
    const r = radius(i);
    ctx[i ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

function sheet(ctx, x, y, r) {
  const [left, right, top, bottom, fold] = [x - 0.78 * r, x + 0.78 * r, y - r, y + r, 0.55 * r];
  ctx.moveTo(left, top);
  ctx.lineTo(right - fold, top);
  ctx.lineTo(right, top + fold);
  ctx.lineTo(right, bottom);
  ctx.lineTo(left, bottom);
  ctx.closePath();
}

function rounded(ctx, x, y, half, corner) {
  ctx.roundRect(x - half, y - half, 2 * half, 2 * half, corner);
}

/* One outline each, sized so that all look equally heavy for the same r. */
const OUTLINES = {
  circle: (ctx, x, y, r) => ctx.arc(x, y, r, 0, TURN),
  square: (ctx, x, y, r) => rounded(ctx, x, y, 0.9 * r, 0.16 * r),
  diamond: (ctx, x, y, r) => polygon(ctx, x, y, 4, 0, () => 1.18 * r),
  triangle: (ctx, x, y, r) => polygon(ctx, x, y + 0.18 * r, 3, -TURN / 4, () => 1.25 * r),
  hexagon: (ctx, x, y, r) => polygon(ctx, x, y, 6, 0, () => 1.06 * r),
  star: (ctx, x, y, r) => polygon(ctx, x, y, 10, -TURN / 4, (i) => (i % 2 ? 0.56 : 1.25) * r),
  page: sheet,
};

const SAME_AS = { dot: "circle", ring: "circle", ellipse: "circle", box: "square" };

function outline(ctx, shape, x, y, r) {
  ctx.beginPath();
  (OUTLINES[SAME_AS[shape] ?? shape] ?? OUTLINES.circle)(ctx, x, y, r);
}

/* A node's body. look: {fill, line, paper, lineWidth}; paper shows through the ring of "ring". */
export function drawShape(ctx, shape, x, y, r, look) {
  const dark = shape === "page";
  outline(ctx, shape, x, y, r);
  ctx.fillStyle = shape === "ring" ? look.paper : look.fill;
  ctx.fill();
  ctx.lineWidth = shape === "ring" ? Math.max(1.5, 0.24 * r) : look.lineWidth;
  ctx.strokeStyle = shape === "ring" ? look.fill : dark ? look.ink : look.line;
  ctx.stroke();
  if (shape === "ring") {
    outline(ctx, "circle", x, y, 0.56 * r);
    ctx.fillStyle = look.fill;
    ctx.fill();
  }
}

/* A line round a node, `gap` pixels away from it. */
export function drawHalo(ctx, shape, x, y, r, gap) {
  outline(ctx, shape, x, y, r + gap);
  ctx.stroke();
}

/* The same as drawShape from a picture kept with the look: four times cheaper when there are
 * many. It falls on whole pixels of the screen (sharp: how many make one of the page). */
export function stampShape(ctx, shape, x, y, r, look, sharp) {
  const size = Math.round(2 * r) / 2;
  const key = `${shape} ${size} ${sharp}`;
  const stamp = look.stamps.get(key) ?? makeStamp(shape, size, look, sharp);
  look.stamps.set(key, stamp);
  const half = stamp.width / 2;
  const whole = (at) => (Math.round(at * sharp) - half) / sharp;
  ctx.drawImage(stamp, whole(x), whole(y), stamp.width / sharp, stamp.height / sharp);
}

function makeStamp(shape, r, look, sharp) {
  const stamp = document.createElement("canvas");
  const half = Math.ceil((1.3 * r + ROOM) * sharp);
  stamp.width = stamp.height = 2 * half;
  const ctx = stamp.getContext("2d");
  ctx.setTransform(sharp, 0, 0, sharp, half, half);
  drawShape(ctx, shape, 0, 0, r, look);
  return stamp;
}
