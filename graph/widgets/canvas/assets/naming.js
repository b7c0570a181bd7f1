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
    this.clear = [];
    this.faded = [];
  }

  /* Other data: other names. */
  forget() {
    this.names.clear();
  }

  /* discs: those in view, most important first; focus: {mains, nodes} or null; chosen: Set.
   * Into `clear` the names in full ink, into `faded` the others, best first. */
  choose(discs, focus, chosen) {
    this.clear.length = this.faded.length = 0;
    if (focus) {
      this.chooseAround(discs, focus, chosen);
      return;
    }
    for (const disc of discs) {
      if (isNamed(disc)) {
        const must = disc.rank < ALWAYS;
        this.add(this.clear, disc, chosen, must, must || disc.rank < HUBS ? disc.r : 0);
      }
    }
  }

  chooseAround(discs, { mains, nodes }, chosen) {
    for (const disc of discs) {
      if (mains.has(disc.id)) {
        this.add(this.clear, disc, chosen, true, Infinity, 1);
      }
    }
    for (const disc of discs) {
      if (!nodes.has(disc.id)) {
        isNamed(disc) && this.add(this.faded, disc, chosen, false, 0);
      } else if (!mains.has(disc.id)) {
        const must = this.clear.length <= NEIGHBOURS;
        this.add(this.clear, disc, chosen, must, must ? disc.r : 0);
      }
    }
  }

  /* must: whatever the limit; small: radius of the nodes it may cover; larger: by how much.
   * A node has the same name, {disc, lines, ...}, from one picture to the next. */
  add(list, disc, chosen, must, small, larger = 0) {
    let name = this.names.get(disc.id);
    if (!name) {
      name = { lines: wrap(disc.node.short || disc.node.label) };
      this.names.set(disc.id, name);
    }
    if (name.lines.length > 0) {
      const isChosen = chosen.has(disc.id);
      name.disc = disc;
      name.must = must;
      name.small = small;
      name.bold = isChosen || larger > 0;
      name.alpha = list === this.faded ? FADED : 1;
      name.size = sizeOf(disc) + larger;
      name.gap = 3 + (disc.node.members ? 4 : 0) + (isChosen ? 4 : 0);
      list.push(name);
    }
  }
}

const isNamed = ({ r, rank }) => r >= TINY || rank <= WHEN_TINY;

/* Half pixels, so that few sizes of the font are made. */
const sizeOf = (disc) => Math.round(2 * clamp(10.5 + disc.r * 0.14, 11, 14)) / 2;
