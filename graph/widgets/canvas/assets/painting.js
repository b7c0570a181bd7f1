/* One picture of the network: edges, nodes, names, in screen pixels, over vis-network's camera. */

import { drawEdge, pointOn, route } from "./edges.js";
import { wrap, writeOnEdge } from "./labels.js";
import { drawHalo, drawShape } from "./shapes.js";

const FADED_EDGE = 0.13;
const FADED_NAME = 0.3;
const MARGIN = 120;
const USUAL_SIZE = 10;
const RELATIONS_NAMED = 16;
const NEIGHBOURS_NAMED = 16;
const ALWAYS_NAMED = 8;
const NAMED_WHEN_TINY = 24;
const TINY = 3.6;

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/* Radius on screen: nodes grow slower than the zoom, so that zooming in makes room between them,
 * and shrink where they are crowded. spacing: the usual pixels at zoom 1 to the nearest node. */
export function radiusOnScreen(size, scale, spacing) {
  const r = (size ?? USUAL_SIZE) * scale ** 0.7;
  const crowd = clamp((0.5 * spacing * scale) / (USUAL_SIZE * scale ** 0.7), 0.5, 1);
  return clamp(r * crowd, 3.2, 44);
}

/* Where everything is. discs: Map id -> {id, node, x, y, r}; curves: Map id -> {edge, curve}. */
export function layOut(board) {
  const { scale, origin } = board.camera.now();
  const discs = new Map();
  for (const node of board.visibleNodes()) {
    const at = board.camera.place(node.id);
    const r = radiusOnScreen(node.size, scale, board.places.spacing);
    discs.set(node.id, {
      id: node.id,
      node,
      x: origin.x + at.x * scale,
      y: origin.y + at.y * scale,
      r,
    });
  }
  const curves = new Map();
  for (const edge of board.edges.values()) {
    const [from, to] = [discs.get(edge.from), discs.get(edge.to)];
    if (from && to) {
      curves.set(edge.id, { edge, curve: route(edge, from, to) });
    }
  }
  return { scale, discs, curves };
}

export function paint(board, ctx, scene) {
  const focus = board.focus();
  const [wide, high] = [board.stage.clientWidth, board.stage.clientHeight];
  const inView = (disc) =>
    disc.x > -MARGIN && disc.y > -MARGIN && disc.x < wide + MARGIN && disc.y < high + MARGIN;
  const discs = [...scene.discs.values()].filter(inView);
  ctx.lineCap = "butt";
  paintEdges(board, ctx, scene, focus);
  paintNodes(board, ctx, discs, focus);
  const written = names(board, discs, focus);
  const room = board.labels.draw(ctx, discs, written, limit(board, wide, high), board.theme, {
    wide,
    high,
  });
  if (focus && !board.camera.moving) {
    nameRelations(board, ctx, scene, focus, room);
  }
}

function paintEdges(board, ctx, scene, focus) {
  const { theme } = board;
  const many = scene.curves.size;
  const calm = many > 600 ? 0.35 : many > 200 ? 0.55 : 0.8;
  const thin = clamp(scene.scale ** 0.4, 0.7, 1.5);
  const chosen = [];
  for (const item of scene.curves.values()) {
    if (focus?.edges.has(item.edge.id)) {
      chosen.push(item);
      continue;
    }
    ctx.globalAlpha = focus ? FADED_EDGE : calm;
    drawEdge(ctx, item.edge, item.curve, {
      colour: theme.edge,
      width: (item.edge.width ?? 1) * thin,
    });
  }
  ctx.globalAlpha = 1;
  for (const item of chosen) {
    const main = focus.main === item.edge.id;
    const width = (item.edge.width ?? 1) * thin + (main ? 1.4 : 0.5);
    drawEdge(ctx, item.edge, item.curve, { colour: main ? theme.accent : theme.strong, width });
  }
  ctx.setLineDash([]);
}

function paintNodes(board, ctx, discs, focus) {
  const rank = (disc) => (focus?.main === disc.id ? 2 : focus?.nodes.has(disc.id) ? 1 : 0);
  const sorted = [...discs].sort(
    (a, b) => rank(a) - rank(b) || board.rank.get(b.id) - board.rank.get(a.id),
  );
  for (const disc of sorted) {
    const look = board.look(disc.node);
    drawShape(
      ctx,
      disc.node.shape,
      disc.x,
      disc.y,
      disc.r,
      focus && rank(disc) === 0 ? look.faded : look,
    );
    paintMarks(board, ctx, disc);
  }
}

/* Selected: a full line round the node. Under the keyboard: a second, dashed one. */
function paintMarks(board, ctx, disc) {
  if (board.selected === disc.id) {
    ctx.strokeStyle = board.theme.ink;
    ctx.lineWidth = 2;
    drawHalo(ctx, disc.node.shape, disc.x, disc.y, disc.r, 3.5);
  }
  if (board.cursor === disc.id) {
    ctx.strokeStyle = board.theme.accent;
    ctx.lineWidth = 2.5;
    ctx.setLineDash([5, 3]);
    drawHalo(ctx, "circle", disc.x, disc.y, disc.r, 9);
    ctx.setLineDash([]);
  }
}

/* What is named, best first: the focus, its neighbours, then the rest by importance. */
function names(board, discs, focus) {
  const far = (disc) => (focus?.main === disc.id ? 0 : focus?.nodes.has(disc.id) ? 1 : 2);
  const sorted = [...discs].sort(
    (a, b) => far(a) - far(b) || board.rank.get(a.id) - board.rank.get(b.id),
  );
  const made = [];
  sorted.forEach((disc, i) => {
    const main = far(disc) === 0;
    const faded = focus !== null && far(disc) === 2;
    const tiny = disc.r < TINY && board.rank.get(disc.id) > NAMED_WHEN_TINY;
    const lines = tiny && (faded || !focus) ? [] : wrap(disc.node.short || disc.node.label);
    if (lines.length > 0) {
      const size = clamp(10.5 + disc.r * 0.14, 11, 14) + (main ? 1 : 0);
      const must = focus ? !faded && i <= NEIGHBOURS_NAMED : i < ALWAYS_NAMED;
      made.push({
        disc,
        lines,
        size,
        must,
        bold: main || board.selected === disc.id,
        alpha: faded ? FADED_NAME : 1,
      });
    }
  });
  return made;
}

/* As many names as the surface carries without becoming a page of text. */
function limit(board, wide, high) {
  const most = clamp(Math.round((wide * high) / 6500), 12, 160);
  return board.camera.moving && board.nodes.size > 400 ? Math.min(most, 45) : most;
}

function nameRelations(board, ctx, scene, focus, room) {
  let left = RELATIONS_NAMED;
  for (const id of focus.edges) {
    const item = scene.curves.get(id);
    if (!item?.edge.label || left === 0) {
      continue;
    }
    const points = [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => pointOn(item.curve, t));
    left -= writeOnEdge(ctx, String(item.edge.label), points, room, board.theme) ? 1 : 0;
  }
}
