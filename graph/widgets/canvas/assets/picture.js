/* The view as a picture to keep: twice the resolution, on paper, with the legend and a caption.
 * Everything is drawn; no text becomes part of a page. */

import { element } from "./controls.js";
import { drawShape } from "./shapes.js";
import { lookOf } from "./theme.js";

const SHARP = 2;
const EDGE = 16;
const ROW = 22;
const LINE = 17;
const SIZE = 12;

/* board: what is seen; items: the legend's, without those hidden. Gives a canvas. */
export function drawPicture(board, items) {
  const [wide, high] = [board.stage.clientWidth, board.stage.clientHeight];
  const { theme } = board;
  const picture = element("canvas", "");
  const ctx = picture.getContext("2d");
  ctx.font = `${SIZE}px ${theme.font}`;
  const legend = rows(ctx, items, wide);
  const caption = lines(ctx, board.data.texts.caption, wide - 2 * EDGE);
  const under = (legend.length > 0 ? legend.length * ROW + 8 : 0) + caption.length * LINE + 8;
  picture.width = SHARP * wide;
  picture.height = SHARP * (high + under);
  ctx.scale(SHARP, SHARP);
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, wide, high + under);
  board.paintOn(ctx, SHARP);
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, high, wide, under);
  drawLegend(ctx, board, legend, high + 4);
  drawCaption(ctx, theme, caption, high + under - 8 - caption.length * LINE);
  return picture;
}

const told = (item) => [item.label, item.count].filter((part) => part !== undefined).join("  ");

/* Legend items laid in rows: [[{item, x}]]. */
function rows(ctx, items, wide) {
  const made = [];
  let x = Infinity;
  for (const item of items) {
    const needed = 22 + ctx.measureText(told(item)).width + 18;
    if (x + needed > wide - EDGE) {
      made.push([]);
      x = EDGE;
    }
    made.at(-1).push({ item, x });
    x += needed;
  }
  return made;
}

/* Text cut into lines no wider than `wide`. */
function lines(ctx, text, wide) {
  const made = [];
  for (const paragraph of String(text ?? "")
    .split("\n")
    .filter(Boolean)) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line ? `${line} ${word}` : word;
      if (line && ctx.measureText(longer).width > wide) {
        made.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    made.push(line);
  }
  return made;
}

function drawLegend(ctx, board, legend, top) {
  begin(ctx, board.theme);
  legend.forEach((row, i) => {
    const y = top + (i + 0.5) * ROW;
    for (const { item, x } of row) {
      drawShape(ctx, item.shape, x + 7, y, 6, lookOf(board.colour(item), board.theme));
      ctx.fillStyle = board.theme.ink;
      ctx.fillText(told(item), x + 20, y + 0.5);
    }
  });
}

function drawCaption(ctx, theme, caption, top) {
  begin(ctx, theme);
  ctx.fillStyle = theme.strong;
  caption.forEach((line, i) => ctx.fillText(line, EDGE, top + (i + 0.5) * LINE));
}

function begin(ctx, theme) {
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
  ctx.font = `${SIZE}px ${theme.font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
}

/* A name any system takes, ending in .png. */
export function fileName(wanted) {
  const clean = String(wanted ?? "")
    .replace(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .replace(/\.png$/i, "")
    .slice(0, 120);
  return `${clean || "reseau"}.png`;
}

export function save(picture, name) {
  picture.toBlob((blob) => {
    const link = element("a", "");
    link.href = URL.createObjectURL(blob);
    link.download = fileName(name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }, "image/png");
}
