/* Which names are written: the focus, what touches it, then the others by importance; the fewer
 * the closer the nodes stand to each other on the screen. */

import { wrap } from "./labels.js";

const FADED = 0.3;
const NEIGHBOURS = 16;
const ALWAYS = 8;
const HUBS = 14;
const TINY = 3.6;
const WHEN_TINY = 30;
/* square pixels of the screen for each name, when nodes stand wide apart and when close */
const [AIRY, CROWDED] = [4600, 7000];
/* pixels between neighbours at which they do */
const [WIDE, CLOSE] = [110, 20];

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/* As many names as the screen carries without becoming a page of text. */
export function limit({ wide, high }, apart) {
  const close = clamp((WIDE - apart) / (WIDE - CLOSE), 0, 1);
  return clamp(Math.round((wide * high) / (AIRY + close * (CROWDED - AIRY))), 12, 160);
}

export class Naming {
  constructor() {
    this.names = new Map();
  }

  /* Other data: other names. */
  forget() {
    this.names.clear();
  }

  /* discs: those in view, most important first; focus: {mains, nodes} or null; chosen: Set.
   * Gives the names in full ink and the faded ones, best first. */
  choose(discs, focus, chosen) {
    const [clear, faded] = [[], []];
    const add = (list, disc, how) => {
      const name = this.name(disc);
      if (name.lines.length > 0) {
        list.push(
          Object.assign(name, how, { size: sizeOf(disc, how.more), gap: gapOf(disc, chosen) }),
        );
      }
    };
    const main = (disc) => focus?.mains.has(disc.id) ?? false;
    const near = (disc) => focus?.nodes.has(disc.id) ?? false;
    for (const disc of discs) {
      if (main(disc)) {
        add(clear, disc, { must: true, bold: true, alpha: 1, small: Infinity, more: 1 });
      }
    }
    for (const disc of discs) {
      if (near(disc) && !main(disc)) {
        const must = clear.length <= NEIGHBOURS;
        add(clear, disc, { must, bold: false, alpha: 1, small: must ? disc.r : 0, more: 0 });
      } else if (!near(disc) && (disc.r >= TINY || disc.rank <= WHEN_TINY)) {
        const must = !focus && disc.rank < ALWAYS;
        const small = must || (!focus && disc.rank < HUBS) ? disc.r : 0;
        const bold = chosen.has(disc.id);
        add(focus ? faded : clear, disc, { must, bold, alpha: focus ? FADED : 1, small, more: 0 });
      }
    }
    return { clear, faded };
  }

  /* The same object for a node from one picture to the next: {disc, lines, size, ...}. */
  name(disc) {
    let name = this.names.get(disc.id);
    if (!name) {
      name = { lines: wrap(disc.node.short || disc.node.label) };
      this.names.set(disc.id, name);
    }
    name.disc = disc;
    return name;
  }
}

/* Pixels between a node, with the lines round it, and its name. */
const gapOf = ({ id, node }, chosen) => 3 + (node.members ? 4 : 0) + (chosen.has(id) ? 4 : 0);

/* Half pixels, so that few sizes of the font are made. */
const sizeOf = (disc, more) => Math.round(2 * clamp(10.5 + disc.r * 0.14, 11, 14)) / 2 + more;
