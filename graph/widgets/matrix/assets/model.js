/* The matrix as the browser holds it: names by place, cells by row. */

/* base64 of little-endian 16-bit numbers. */
function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getUint16(2 * i, true));
}

export class Model {
  constructor(data) {
    Object.assign(this, data);
    this.height = data.rows.ids.length;
    this.width = data.columns.ids.length;
    this.packed = unpack(data.cells);
    this.count = this.packed.length / 4;
    this.starts = this.firstOfRows();
  }

  /* The first cell of each row; cells are sorted by row, then column. */
  firstOfRows() {
    const starts = new Uint32Array(this.height + 1);
    for (let i = 0; i < this.count; i += 1) {
      starts[this.packed[4 * i] + 1] += 1;
    }
    for (let row = 0; row < this.height; row += 1) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  /* visit(column, look, sources) for the cells of a row between two columns. */
  each(row, from, to, visit) {
    for (let i = this.starts[row]; i < this.starts[row + 1]; i += 1) {
      const column = this.packed[4 * i + 1];
      if (column > to) {
        return;
      }
      if (column >= from) {
        visit(column, this.packed[4 * i + 2], this.packed[4 * i + 3]);
      }
    }
  }

  /* {marks, sources} of a cell, or nothing where it is empty. */
  at(row, column) {
    let found;
    this.each(row, column, column, (_, look, sources) => {
      found = { marks: this.looks[look].map((one) => this.marks[one]), sources };
    });
    return found;
  }

  /* How many cells of a row, or of a column, hold something. */
  filled(side, place) {
    if (side === "rows") {
      return this.starts[place + 1] - this.starts[place];
    }
    let count = 0;
    for (let i = 0; i < this.count; i += 1) {
      count += this.packed[4 * i + 1] === place ? 1 : 0;
    }
    return count;
  }

  /* The next filled cell from (row, column) in a direction, or the cell itself. */
  next(row, column, down, right) {
    let [y, x] = [row + down, column + right];
    while (y >= 0 && y < this.height && x >= 0 && x < this.width) {
      if (this.at(y, x)) {
        return [y, x];
      }
      [y, x] = [y + down, x + right];
    }
    return [row, column];
  }

  /* Where ids of a row and a column, or of one entity, are: {row, column}, -1 for neither. */
  find(ids) {
    if (ids.length === 2) {
      return { row: this.rows.ids.indexOf(ids[0]), column: this.columns.ids.indexOf(ids[1]) };
    }
    const row = ids.length ? this.rows.ids.indexOf(ids[0]) : -1;
    return { row, column: ids.length && row < 0 ? this.columns.ids.indexOf(ids[0]) : -1 };
  }

  /* What is said of a cell: the relations of its marks, then on how many sources. */
  told(row, column) {
    const cell = this.at(row, column);
    if (!cell) {
      return [this.texts.nothing];
    }
    const stated = cell.marks.filter((mark) => !mark.hollow);
    const said = [...new Set((stated.length ? stated : cell.marks).map((mark) => mark.told))];
    const lines = [said.join(", ")];
    if (cell.sources) {
      lines.push(many(this.texts, "source", cell.sources));
    }
    if (!stated.length) {
      lines.push(this.texts.deduced);
    } else if (stated.length < cell.marks.length) {
      const rest = cell.marks.filter((mark) => mark.hollow).map((mark) => mark.told);
      lines.push(`+ ${[...new Set(rest)].join(", ")}`);
    }
    return lines;
  }
}

/* The singular or plural form of a text with its number. */
export function many(texts, name, count) {
  return texts[count === 1 ? name : `${name}s`].replace("{n}", String(count));
}
