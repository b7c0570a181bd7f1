/* One picture of the network: edges, nodes, marks, names, in screen pixels. */

import { drawEdges, pointOn } from "./edges.js";
import { Room, writeOnEdge } from "./labels.js";
import { drawBadge, drawBody, drawPin, drawRings, isMarked, placeBadge } from "./marks.js";
import { limit } from "./naming.js";
import { stampShape } from "./shapes.js";

const FADED_EDGE = 0.13;
const RELATIONS_NAMED = 16;
const STAMPED_FROM = 250;
const MANY_EDGES = 1000;

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/* Keeps what serves from one picture to the next. */
export class Painter {
  constructor() {
    this.room = new Room();
    this.badges = [];
    this.drawn = [];
  }

  /* sight: {scene, theme, look(node), focus, chosen, cursor, labels, naming, spacing, area
   * {wide, high}, corner (a box no name may use), sharp, moving}. */
  paint(ctx, sight) {
    this.paintEdges(ctx, sight);
    this.paintNodes(ctx, sight);
    this.paintNames(ctx, sight);
  }

  paintEdges(ctx, { scene, theme, focus, moving }) {
    const many = scene.curves.size;
    const calm = many > 600 ? 0.35 : many > 200 ? 0.55 : 0.8;
    const thin = clamp(scene.scale ** 0.4, 0.7, 1.5);
    const ink = {
      colour: theme.edge,
      width: (usual) => usual * thin,
      alpha: focus ? FADED_EDGE : calm,
    };
    const arrows = !(moving && many > MANY_EDGES);
    for (const [key, items] of scene.lines) {
      const plain = (item) => item.seen && !focus?.edges.has(item.edge.id);
      drawEdges(ctx, key, this.these(items, plain), ink, arrows);
    }
    if (focus) {
      this.paintFocus(ctx, scene, theme, focus, thin);
    }
    ctx.setLineDash([]);
    ctx.lineCap = "butt";
    ctx.globalAlpha = 1;
  }

  /* The edges of what stands out, in strong ink; one that stands out itself in the accent. */
  paintFocus(ctx, scene, theme, focus, thin) {
    for (const main of [false, true]) {
      const more = main ? 1.4 : 0.5;
      const colour = main ? theme.accent : theme.trail;
      const ink = { colour, width: (usual) => usual * thin + more, alpha: 1 };
      for (const [key, items] of scene.lines) {
        const those = ({ seen, edge }) =>
          seen && focus.edges.has(edge.id) && focus.mains.has(edge.id) === main;
        drawEdges(ctx, key, this.these(items, those), ink, true);
      }
    }
  }

  /* A selection of a list, in a list used again. */
  these(items, wanted) {
    this.drawn.length = 0;
    for (const item of items) {
      if (wanted(item)) {
        this.drawn.push(item);
      }
    }
    return this.drawn;
  }

  /* The most important last, on top; what stands out above all. */
  paintNodes(ctx, sight) {
    const { scene, focus } = sight;
    const depth = (disc) => (focus.mains.has(disc.id) ? 2 : focus.nodes.has(disc.id) ? 1 : 0);
    for (const level of focus ? [0, 1, 2] : [0]) {
      for (let i = scene.inView.length - 1; i >= 0; i -= 1) {
        const disc = scene.inView[i];
        if (!focus || depth(disc) === level) {
          this.paintNode(ctx, sight, disc, focus !== null && level === 0);
        }
      }
    }
  }

  paintNode(ctx, { scene, theme, look, chosen, cursor, sharp }, disc, faded) {
    const ink = faded ? look(disc.node).faded : look(disc.node);
    if (scene.inView.length > STAMPED_FROM && !isMarked(disc.node)) {
      stampShape(ctx, disc.node.shape, disc.x, disc.y, disc.r, ink, sharp);
    } else {
      drawBody(ctx, disc, ink, theme);
    }
    const [selected, current] = [chosen.has(disc.id), cursor === disc.id];
    if (selected || current) {
      drawRings(ctx, disc, { selected, current }, theme);
    }
    drawPin(ctx, disc, ink, theme);
  }

  /* Badges and names share the room the nodes leave. Faded names come last; only they mind faded
   * nodes. */
  paintNames(ctx, sight) {
    const { scene, theme, focus, labels, naming, area, corner, moving } = sight;
    const clear = (disc) => !focus || focus.nodes.has(disc.id);
    naming.choose(scene.inView, focus, sight.chosen);
    const most = limit(area, sight.spacing * scene.scale);
    const how = { theme, area, quick: moving };
    this.room.clear(area);
    this.room.take(corner);
    scene.inView.forEach((disc) => clear(disc) && this.room.takeDisc(disc));
    this.paintBadges(ctx, sight, clear);
    labels.drawn.length = 0;
    labels.place(ctx, naming.clear, most, this.room, how);
    scene.inView.forEach((disc) => clear(disc) || this.room.takeDisc(disc));
    labels.place(ctx, naming.faded, most, this.room, how);
    labels.write(ctx, theme);
    if (focus && !moving) {
      this.nameRelations(ctx, sight);
    }
  }

  paintBadges(ctx, { scene, theme, look, labels }, clear) {
    this.badges.length = 0;
    for (const disc of scene.inView) {
      const badge = clear(disc) && placeBadge(ctx, disc, this.room, labels, theme);
      if (badge) {
        this.badges.push(badge);
        drawBadge(ctx, badge, look(disc.node), theme);
      }
    }
  }

  /* The node whose badge is at a point of the screen, or null. */
  badgeAt({ x, y }) {
    const hit = ({ left, right, top, bottom }) =>
      x >= left && x <= right && y >= top && y <= bottom;
    return this.badges.find(hit)?.disc.id ?? null;
  }

  nameRelations(ctx, { scene, theme, focus }) {
    let left = RELATIONS_NAMED;
    for (const id of focus.edges) {
      const item = scene.curves.get(id);
      if (!item?.edge.label || !item.seen || left === 0) {
        continue;
      }
      const points = [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => pointOn(item.curve, t));
      left -= writeOnEdge(ctx, String(item.edge.label), points, this.room, theme) ? 1 : 0;
    }
  }
}
