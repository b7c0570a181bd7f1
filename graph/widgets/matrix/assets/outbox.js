/* What the reader does, on its way to Python: the last events, numbered, as a state, so that none
 * is lost while Python works. */

const RING = 32;

export class Outbox {
  constructor() {
    this.events = [];
    this.sequence = 0;
  }

  /* about: {row, column, entity}, as far as the type has them; see events.py. */
  put(type, about = {}) {
    this.sequence = Math.max(this.sequence + 1, Date.now());
    this.events = [...this.events, { sequence: this.sequence, type, ...about }].slice(-RING);
    this.send?.("events", this.events);
  }
}
