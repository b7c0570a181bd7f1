/* Decisions on their way to the disk: numbered, kept here and in the browser's own storage until
 * Python says they are saved, and sent again as long as it does not. */

const WAIT = 120;
const AGAIN = 4000;

export class Outbox {
  /* told(): the number of what is not saved has changed. */
  constructor(told) {
    this.events = [];
    this.sequence = 0;
    this.told = told;
    this.timer = 0;
    this.again = 0;
    this.search = null;
    this.leaving = () => this.flush();
    window.addEventListener("pagehide", this.leaving);
    document.addEventListener("visibilitychange", this.leaving);
  }

  /* draft: its name; send(events) sets the state in Python. Returns what an earlier visit could
   * not save. */
  open(draft, send) {
    this.send = send;
    if (this.name !== `maillage.review.${draft}`) {
      this.name = `maillage.review.${draft}`;
      this.events = this.stored();
      this.sequence = Math.max(0, ...this.events.map(({ sequence }) => sequence));
    }
    return this.events;
  }

  /* event: {type, keys, text, correction, resource}, see events.py. */
  put(event) {
    this.events.push(this.numbered(event));
    this.keep();
    this.told(this.events.length);
    this.soon(WAIT);
  }

  /* A question is asked at once; only the last one matters, and it is not kept. */
  ask(event) {
    this.search = this.numbered(event);
    this.soon(0);
  }

  /* Python has saved everything up to this number; `failed`: it tried and could not. */
  saved(sequence, failed) {
    const before = this.events.length;
    this.events = this.events.filter((one) => one.sequence > sequence);
    if (this.events.length !== before) {
      this.keep();
    }
    clearTimeout(this.again);
    if (this.events.length > 0) {
      this.again = setTimeout(() => this.flush(), failed ? AGAIN : AGAIN / 2);
    }
    this.told(this.events.length);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.events.length > 0 || this.search) {
      /* The number of this sending: the same events sent again are another state. */
      this.send([...this.events, ...(this.search ? [this.search] : []), { sent: Date.now() }]);
      clearTimeout(this.again);
      this.again = setTimeout(() => this.events.length && this.flush(), AGAIN);
    }
  }

  close() {
    this.flush();
    clearTimeout(this.again);
    window.removeEventListener("pagehide", this.leaving);
    document.removeEventListener("visibilitychange", this.leaving);
  }

  numbered(event) {
    this.sequence = Math.max(this.sequence + 1, Date.now());
    return { ...event, sequence: this.sequence };
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  /* Storage may be forbidden or full: then what is not saved lives in this page alone. */
  keep() {
    try {
      if (this.events.length > 0) {
        localStorage.setItem(this.name, JSON.stringify(this.events));
      } else {
        localStorage.removeItem(this.name);
      }
    } catch {
      /* nothing is lost as long as the page is open */
    }
  }

  stored() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => Number.isFinite(one?.sequence)) : [];
    } catch {
      return [];
    }
  }
}
