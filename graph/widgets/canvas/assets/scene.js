/* Where everything is on the screen, in pixels. Filled when the network changes; from one picture
 * to the next only moved, in place, so that moving the view makes no work for the collector. */

import { lineKey, trace } from "./edges.js";

const MARGIN = 120;
const DOWNWARDS = 0.6;
const USUAL_SIZE = 10;
const [SMALLEST, LARGEST, SMALLEST_GROUP] = [3.2, 44, 11];

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

export class Scene {
  constructor() {
    this.scale = 1;
    /* Map id -> {id, node, at, rank, size, side, x, y, r, seen} */
    this.discs = new Map();
    /* Map id -> {edge, from, to, curve, seen} */
    this.curves = new Map();
    /* the discs, most important first, and those of them in view */
    this.list = [];
    this.inView = [];
    /* Map line key -> the curves drawn with the same line */
    this.lines = new Map();
  }

  /* network: {nodes, edges, order}; places: see places.js; isVisible(id). */
  fill({ nodes, edges, order }, places, isVisible) {
    this.discs.clear();
    this.curves.clear();
    this.lines.clear();
    for (const id of order.filter(isVisible)) {
      const [node, at] = [nodes.get(id), places.at.get(id)];
      const known = {
        id,
        node,
        at,
        rank: this.discs.size,
        size: node.size ?? USUAL_SIZE,
        side: "below",
      };
      this.discs.set(id, { ...known, x: 0, y: 0, r: 0, seen: false });
    }
    for (const edge of edges.values()) {
      const [from, to] = [this.discs.get(edge.from), this.discs.get(edge.to)];
      if (from && to) {
        this.add({ edge, from, to, curve: {}, seen: false });
      }
    }
    this.list = [...this.discs.values()];
    this.chooseSides();
  }

  /* The name goes under the node, where Python leaves room for it, unless its edges go there. */
  chooseSides() {
    const down = new Map();
    const pull = (one, other) => {
      const [dx, dy] = [other.at.x - one.at.x, other.at.y - one.at.y];
      const sum = down.get(one) ?? { pull: 0, edges: 0 };
      sum.pull += dy / (Math.hypot(dx, dy) || 1);
      sum.edges += 1;
      down.set(one, sum);
    };
    for (const { from, to } of this.curves.values()) {
      pull(from, to);
      pull(to, from);
    }
    for (const [disc, sum] of down) {
      disc.side = sum.pull / sum.edges > DOWNWARDS ? "above" : "below";
    }
  }

  add(item) {
    const key = lineKey(item.edge);
    this.curves.set(item.edge.id, item);
    this.lines.has(key) ? this.lines.get(key).push(item) : this.lines.set(key, [item]);
  }

  /* Screen = origin + scale * place. spacing: see radii; area: {wide, high} of the screen. */
  move({ scale, origin }, spacing, { wide, high }) {
    this.scale = scale;
    const radius = radii(scale, spacing);
    this.inView.length = 0;
    for (const disc of this.list) {
      disc.x = origin.x + disc.at.x * scale;
      disc.y = origin.y + disc.at.y * scale;
      disc.r = radius(disc);
      disc.seen =
        disc.x > -MARGIN && disc.y > -MARGIN && disc.x < wide + MARGIN && disc.y < high + MARGIN;
      if (disc.seen) {
        this.inView.push(disc);
      }
    }
    for (const item of this.curves.values()) {
      const { from, to } = item;
      item.seen = (from.seen && to.seen) || crosses(from, to, wide, high);
      if (item.seen) {
        trace(item.curve, item.edge, from, to);
      }
    }
  }
}

/* Radius on screen: nodes grow slower than the zoom, so that zooming in makes room between them,
 * and shrink where they are crowded. spacing: the usual pixels at zoom 1 to the nearest node. */
function radii(scale, spacing) {
  const grown = scale ** 0.7;
  const crowd = clamp((0.5 * spacing * scale) / (USUAL_SIZE * grown), 0.5, 1);
  return ({ size, node }) => {
    const r = clamp(size * grown * crowd, SMALLEST, LARGEST);
    return node.members ? Math.max(1.15 * r, SMALLEST_GROUP) : r;
  };
}

/* Whether the box around two discs, with room for a bend, meets the screen. */
function crosses(a, b, wide, high) {
  return (
    Math.max(a.x, b.x) > -MARGIN &&
    Math.max(a.y, b.y) > -MARGIN &&
    Math.min(a.x, b.x) < wide + MARGIN &&
    Math.min(a.y, b.y) < high + MARGIN
  );
}
