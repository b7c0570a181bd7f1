/* What the reader does, on its way to Python: the last events, numbered, as a state, so that none
 * is lost while Python works. */

const RING = 32;

export class Outbox {
  constructor() {
    this.events = [];
    this.sequence = 0;
    this.wanted = [];
    /* finish(): what waits to be told is told first */
    this.finish = () => {};
  }

  /* wanted: types of events; send(name, value) sets a state in Python. */
  open(wanted, send) {
    this.wanted = wanted;
    this.send = send;
  }

  hears(type) {
    return this.wanted.includes(type);
  }

  /* about: {node, edge, nodes, x, y, name}, as far as the type has them; see events.py. */
  put(type, about = {}) {
    if (type !== "hover") {
      this.finish();
    }
    if (this.hears(type)) {
      this.sequence = Math.max(this.sequence + 1, Date.now());
      this.events = [...this.events, { sequence: this.sequence, type, ...about }].slice(-RING);
      this.send("events", this.events);
    }
  }
}
