/* What is in focus and what is chosen: bands, outlines, the words beside. */

import { many } from "./model.js";

/* The row and the column of what is in focus and of what is chosen. */
export function drawBands(board, ctx) {
  const { geometry: g, theme, scroll } = board;
  const right = g.width - g.left - scroll.x;
  const bottom = g.height - g.top - scroll.y;
  ctx.fillStyle = theme.band;
  for (const { row, column } of [board.focus, board.chosen]) {
    if (row >= 0) {
      ctx.fillRect(g.left, g.top + row * g.size - scroll.y, right, g.size);
    }
    if (column >= 0) {
      ctx.fillRect(g.left + column * g.size - scroll.x, g.top, g.size, bottom);
    }
  }
}

export function drawOutlines(board, ctx) {
  const { geometry: g, theme, scroll } = board;
  for (const [place, width] of [
    [board.focus, 1],
    [board.chosen, 2],
  ]) {
    if (place.row >= 0 && place.column >= 0) {
      const { x, y } = g.corner(place.row, place.column, scroll);
      ctx.strokeStyle = width === 2 ? theme.accent : theme.ink;
      ctx.lineWidth = width;
      const size = Math.max(4, g.size);
      ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
    }
  }
}

/* The names beside what is in focus. */
export function tell(board) {
  const { row, column } = board.focus;
  const { geometry: g, model } = board;
  if (row < 0 && column < 0) {
    board.tooltip.hide();
    return;
  }
  const corner = g.corner(Math.max(0, row), Math.max(0, column), board.scroll);
  const box = {
    x: column < 0 ? Math.max(0, g.left - 40) : corner.x,
    y: row < 0 ? Math.max(0, g.top - 30) : corner.y,
    size: g.size,
  };
  if (row >= 0 && column >= 0) {
    const heads = [model.rows.names[row], model.columns.names[column]];
    board.tooltip.show(heads, model.told(row, column), box, g.view);
    return;
  }
  const [side, place] = row >= 0 ? ["rows", row] : ["columns", column];
  const kind = model.kinds[model[side].kinds[place]].name;
  const links = many(model.texts, "link", model.filled(side, place));
  board.tooltip.show([model[side].names[place]], [kind, links], box, g.view);
}
