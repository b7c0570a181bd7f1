/* Where things are: the size of a cell, the room for names, what is in sight. All in CSS pixels. */

export const SIZES = [1, 1.5, 2, 3, 4, 6, 8, 10, 12, 14, 17, 20, 24, 28, 34, 42];
const NAMED = 8;
const GROUP = 15;
const TWO_LINES = 24;
const MANY = 60;
const LOW = 140;

export class Geometry {
  constructor() {
    this.size = 28;
    this.view = { width: 0, height: 0 };
  }

  get named() {
    return this.size >= NAMED;
  }

  get font() {
    return this.size >= TWO_LINES ? 11.5 : Math.max(8, Math.min(11.5, this.size * 0.78));
  }

  get lines() {
    return this.size >= 42 ? 3 : this.size >= TWO_LINES ? 2 : 1;
  }

  /* view: room of the scroller {width, height}; measure(text): width in pixels at size 1. */
  lay(model, view, measure) {
    this.model = model;
    this.view = view;
    const grouped = (side) => (side.groups.length > 1 && this.size >= 3 ? GROUP : 0);
    this.stripLeft = grouped(model.rows);
    this.stripTop = grouped(model.columns);
    const icon = this.size >= 12 ? 13 : 0;
    const room = (names, most) => {
      if (!this.named) {
        return 6;
      }
      return Math.min(most, Math.ceil(this.needed(names, measure)) + icon + 14);
    };
    const spare = (room, count) => Math.max(0, room - count * this.size - 4);
    const widest = Math.max(96, Math.min(250, view.width * 0.36), spare(view.width, model.width));
    const most = model.width > MANY ? LOW : 230;
    const highest = Math.max(90, Math.min(most, view.height * 0.4), spare(view.height, model.height));
    this.left = room(model.rows.names, Math.min(420, widest - this.stripLeft)) + this.stripLeft;
    this.top = room(model.columns.names, Math.min(420, highest - this.stripTop)) + this.stripTop;
    this.icon = icon;
  }

  /* The least width at which every name is whole in the lines there are. */
  needed(names, measure) {
    const widths = names.map((name) => measure(name) * this.font);
    const longest = widths.reduce((best, width) => Math.max(best, width), 30);
    if (this.lines === 1) {
      return longest;
    }
    const breaks = (name, room) => {
      let [lines, used] = [1, 0];
      for (const word of name.split(/\s+/)) {
        const width = measure(word) * this.font;
        const gap = used ? measure(" ") * this.font : 0;
        if (used && used + gap + width > room) {
          [lines, used] = [lines + 1, width];
        } else {
          used += gap + width;
        }
        lines += width > room ? 1 : 0;
      }
      return lines;
    };
    let room = Math.min(longest, 140);
    while (room < longest && names.some((name) => breaks(name, room) > this.lines)) {
      room += 8;
    }
    return room;
  }

  get width() {
    return this.left + this.model.width * this.size + 2;
  }

  get height() {
    return this.top + this.model.height * this.size + 2;
  }

  /* The size at which everything is in sight. */
  fitting() {
    const { width, height } = this.view;
    const fits = (size) => {
      const trial = new Geometry();
      trial.size = size;
      trial.lay(this.model, this.view, this.measure);
      return trial.width <= width && trial.height <= height;
    };
    return [...SIZES].reverse().find(fits) ?? SIZES[0];
  }

  /* Rows and columns in sight, partly too: {row0, row1, column0, column1}. */
  sight(scroll) {
    const last = (end, count) => Math.min(count - 1, Math.max(-1, Math.ceil(end / this.size) - 1));
    return {
      row0: Math.max(0, Math.floor(scroll.y / this.size)),
      row1: last(scroll.y + this.view.height - this.top, this.model.height),
      column0: Math.max(0, Math.floor(scroll.x / this.size)),
      column1: last(scroll.x + this.view.width - this.left, this.model.width),
    };
  }

  /* What is at a point of the view: {row, column}, -1 on a header or outside. */
  at(x, y, scroll) {
    const place = (value, head, moved, count) => {
      const found = value < head ? -1 : Math.floor((value - head + moved) / this.size);
      return found < count ? found : -2;
    };
    return {
      row: place(y, this.top, scroll.y, this.model.height),
      column: place(x, this.left, scroll.x, this.model.width),
    };
  }

  /* The top left corner of a cell in the view. */
  corner(row, column, scroll) {
    return {
      x: this.left + column * this.size - scroll.x,
      y: this.top + row * this.size - scroll.y,
    };
  }
}
