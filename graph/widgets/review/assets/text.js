/* The text with what is named in it, each name with the shape and colour of its kind. */

import { element, picture } from "./dom.js";

const RESOURCE_TAG = "h3";

export class TextPane {
  /* chosen(keys): somebody clicked on a name these proposals are about. */
  constructor(chosen) {
    this.root = element("div", "text");
    this.root.tabIndex = 0;
    this.root.setAttribute("role", "region");
    this.pieces = [];
    this.root.addEventListener("click", ({ target }) => {
      const piece = target.closest?.("[data-keys]");
      if (piece) {
        chosen(piece.dataset.keys.split(" "));
      }
    });
  }

  /* pieces: [{start, text}]; kinds: Map of kind -> {drawing}. */
  show({ pieces, texts }, model, kinds) {
    this.root.setAttribute("aria-label", texts.text);
    this.model = model;
    this.kinds = kinds;
    this.pieces = [];
    this.named = new Set();
    const marks = new Marks(model);
    const parts = [];
    for (const [rank, { start, text }] of pieces.entries()) {
      if (rank > 0 || start > 0) {
        parts.push(element("p", "cut", texts.cut));
      }
      parts.push(...this.paragraphs(start, text, marks));
    }
    this.root.replaceChildren(...parts);
    this.refresh(model.proposals);
  }

  *paragraphs(start, text, marks) {
    let from = 0;
    for (const line of text.split("\n")) {
      if (line.trim()) {
        const at = start + from;
        const part = marks.part(at, at + line.length);
        const made = element(part === "title" ? RESOURCE_TAG : "p", part);
        made.append(...this.line(at, line, marks));
        yield made;
      }
      from += line.length + 1;
    }
  }

  *line(at, line, marks) {
    for (const [start, end, entities] of marks.cuts(at, at + line.length)) {
      const piece = element("span", "", line.slice(start - at, end - at));
      if (entities.length > 0) {
        piece.className = "name";
        piece.dataset.keys = entities.map(({ key }) => key).join(" ");
        if (!this.named.has(`${entities[0].key} ${entities[0].spanStart}`)) {
          this.named.add(`${entities[0].key} ${entities[0].spanStart}`);
          piece.classList.add("first");
        }
      }
      this.pieces.push({ start, end, piece, entities: entities.map(({ key }) => key) });
      yield piece;
    }
  }

  /* The looks of names follow what was decided of `proposals`. */
  refresh(proposals) {
    const keys = new Set([...proposals].filter((one) => one.type === "entity").map((o) => o.key));
    for (const { piece, entities } of this.pieces) {
      if (entities.length > 0 && keys.has(entities[0])) {
        this.paint(piece, this.model.byKey.get(entities[0]));
      }
    }
  }

  paint(piece, proposal) {
    const told = this.model.stands(proposal);
    const { name } = this.model.state(proposal);
    const kind = this.kinds.get(told.kind);
    piece.style.setProperty("--kind", kind?.colour ?? "currentColor");
    piece.dataset.state = name;
    piece.title = [kind?.label, told.label].filter(Boolean).join(" : ");
    if (piece.classList.contains("first")) {
      piece.style.backgroundImage = picture(kind?.drawing);
    }
  }

  /* Show where a proposal stands; spans: the places, the first one is brought into sight. */
  mark(proposal, ends) {
    for (const piece of this.marked ?? []) {
      piece.classList.remove("here", "end");
    }
    this.marked = new Set();
    const spans = proposal?.spans ?? [];
    spans.forEach(([start, end]) => this.add(start, end, "here"));
    for (const end of ends) {
      for (const [start, stop] of end.spans) {
        if (spans.some(([from, to]) => start >= from && stop <= to)) {
          this.add(start, stop, "end");
        }
      }
    }
    if (spans.length > 0) {
      this.bring(...spans[0]);
    }
  }

  add(start, end, className) {
    for (let rank = this.rank(start); this.pieces[rank]?.start < end; rank += 1) {
      this.pieces[rank].piece.classList.add(className);
      this.marked.add(this.pieces[rank].piece);
    }
  }

  /* Scroll this pane alone, never the page. */
  bring(start, end) {
    const found = this.pieces[this.rank(start)];
    if (!found || found.start >= end) {
      return;
    }
    const [here, pane] = [found.piece.getBoundingClientRect(), this.root.getBoundingClientRect()];
    if (here.top < pane.top + 24 || here.bottom > pane.bottom - 40) {
      this.root.scrollTop += here.top - pane.top - pane.height / 3;
    }
  }

  /* The rank of the first piece that begins at `start` or later. */
  rank(start) {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle].start < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/* Where the text is cut: at the ends of names and sentences. */
class Marks {
  constructor(model) {
    const names = [];
    const places = new Set();
    for (const one of model.proposals) {
      for (const [start, end] of one.spans) {
        places.add(start).add(end);
        if (one.type === "entity") {
          names.push({ start, end, key: one.key });
        }
      }
    }
    this.names = names.sort((a, b) => a.start - b.start || b.end - a.end);
    this.places = [...places].sort((a, b) => a - b);
    this.parts = model.resources.flatMap(({ parts }) => parts).sort((a, b) => a[0] - b[0]);
    this.next = { name: 0, place: 0, part: 0 };
    this.open = [];
  }

  /* What a line is for; lines come in the order of the text. */
  part(start, end) {
    while (this.parts[this.next.part]?.[1] <= start) {
      this.next.part += 1;
    }
    const found = this.parts[this.next.part];
    return found && found[0] < end ? found[2] : "";
  }

  /* [start, end, entities named there, the longest name first: it is the one that shows]. */
  *cuts(start, end) {
    while (this.places[this.next.place] <= start) {
      this.next.place += 1;
    }
    let from = start;
    while (from < end) {
      const place = this.places[this.next.place] ?? Infinity;
      const to = Math.min(end, place);
      yield [from, to, this.named(from, to)];
      if (place <= end) {
        this.next.place += 1;
      }
      from = to;
    }
  }

  named(start, end) {
    for (let name; (name = this.names[this.next.name]) && name.start < end; this.next.name += 1) {
      this.open.push(name);
    }
    this.open = this.open.filter((name) => name.end > start);
    return this.open
      .filter((name) => name.start <= start && name.end >= end)
      .sort((a, b) => b.end - b.start - (a.end - a.start))
      .map((name) => ({ key: name.key, spanStart: name.start }));
  }
}
