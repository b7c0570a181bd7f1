/* What the reader asks, on its way to Python: the last events, numbered, as a state, so that none
 * is lost while Python works. */

const RING = 4;

export class Outbox {
  constructor() {
    this.events = [];
    this.sequence = 0;
  }

  /* Gives the number of the event. */
  put(type, about = {}) {
    this.sequence = Math.max(this.sequence + 1, Date.now());
    this.events = [...this.events, { sequence: this.sequence, type, ...about }].slice(-RING);
    this.send?.("events", this.events);
    return this.sequence;
  }
}
