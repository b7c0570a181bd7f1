/* Shapes, as SVG paths around a point: for the canvas and for the legend. */

const f = (value) => value.toFixed(2);

const polygon = (x, y, points) =>
  `M${points.map(([dx, dy]) => `${f(x + dx)},${f(y + dy)}`).join("L")}Z`;

const turned = (r, corners, first, reach) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = ((first + (i * 360) / corners) * Math.PI) / 180;
    return [r * reach * Math.cos(angle), r * reach * Math.sin(angle)];
  });

const circle = (x, y, r) =>
  `M${f(x - r)},${f(y)}a${f(r)},${f(r)} 0 1 0 ${f(2 * r)},0a${f(r)},${f(r)} 0 1 0 ${f(-2 * r)},0Z`;

const star = (r) =>
  turned(r, 10, -90, 1).map(([x, y], i) => [x * (i % 2 ? 0.6 : 1.3), y * (i % 2 ? 0.6 : 1.3)]);

const SHAPES = {
  square: (x, y, r) => polygon(x, y, turned(r, 4, 45, 1.25)),
  disc: circle,
  diamond: (x, y, r) => polygon(x, y, turned(r, 4, 0, 1.22)),
  hexagon: (x, y, r) => polygon(x, y, turned(r, 6, 0, 1.14)),
  triangle: (x, y, r) => polygon(x, y, turned(r, 3, -90, 1.25)),
  star: (x, y, r) => polygon(x, y, star(r)),
  house: (x, y, r) =>
    polygon(x, y, [
      [0, -1.15 * r],
      [r, -0.3 * r],
      [r, 0.95 * r],
      [-r, 0.95 * r],
      [-r, -0.3 * r],
    ]),
  page: (x, y, r) =>
    polygon(x, y, [
      [-0.82 * r, -1.05 * r],
      [0.3 * r, -1.05 * r],
      [0.82 * r, -0.5 * r],
      [0.82 * r, 1.05 * r],
      [-0.82 * r, 1.05 * r],
    ]),
};

/* The path of a shape; of a disc where the name is none. */
export function outline(shape, x, y, r) {
  return (SHAPES[shape] ?? circle)(x, y, r);
}

/* A mark on a canvas context. */
export function paint(ctx, mark, x, y, r, theme, lettered) {
  const colour = theme.dark ? mark.dark : mark.light;
  const path = new Path2D(outline(mark.shape, x, y, r));
  ctx.lineWidth = Math.max(1.2, r * 0.17);
  ctx.strokeStyle = colour;
  ctx.setLineDash(mark.dashed ? [2.5, 1.8] : []);
  ctx.fillStyle = mark.hollow ? theme.paper : colour;
  if (mark.dashed) {
    ctx.fillStyle = theme.paper;
    ctx.fill(path);
    ctx.globalAlpha = 0.22;
    ctx.fillStyle = colour;
  }
  ctx.fill(path);
  ctx.globalAlpha = 1;
  ctx.stroke(path);
  ctx.setLineDash([]);
  if (lettered && mark.code) {
    ctx.fillStyle = mark.dashed ? theme.ink : theme.paper;
    ctx.font = `700 ${(r * 1.02).toFixed(1)}px ${theme.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const low = mark.shape === "house" ? 0.18 : 0.07;
    ctx.fillText(mark.code, x, y + r * low);
  }
}
