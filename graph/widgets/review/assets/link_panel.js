/* Which thing of the graph an entity is: what it may be, and a search among all names (the ARIA
 * combobox pattern). */

import { button, element, field, input, shape } from "./dom.js";

const SHORTEST = 2;
const WAIT = 150;

export class LinkPanel {
  /* done(thing): {id, label, detail}; create(): it is new; ask(query): suggestions are wanted. */
  constructor(proposal, model, words, { done, create, cancel, ask }) {
    Object.assign(this, { words, done, create, ask });
    const { texts } = words;
    this.candidates = proposal.candidates;
    this.things = [];
    this.active = -1;
    this.timer = 0;
    this.query = "";
    this.box = input("", "search");
    this.box.setAttribute("role", "combobox");
    this.box.setAttribute("aria-controls", "link-list");
    this.box.setAttribute("aria-expanded", "true");
    this.box.setAttribute("aria-autocomplete", "list");
    this.box.placeholder = model.stands(proposal).label;
    this.list = element("ul", "things");
    this.list.id = "link-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", texts.candidates);
    this.status = element("p", "detail");
    this.status.setAttribute("role", "status");
    const buttons = element("div", "buttons");
    buttons.append(
      button("", texts.newThing, () => this.create(), ""),
      button("", texts.cancel, cancel),
    );
    this.root = element("div", "form link");
    this.root.append(field(texts.search, this.box), this.list, this.status, buttons);
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.offer(this.candidates);
    if (this.candidates.length === 0) {
      this.query = model.stands(proposal).label;
      this.ask(this.query);
      this.status.textContent = texts.searching;
    }
  }

  typed() {
    clearTimeout(this.timer);
    this.query = this.box.value.trim();
    if (this.query.length < SHORTEST) {
      this.offer(this.candidates);
      return;
    }
    this.timer = setTimeout(() => {
      this.status.textContent = this.words.texts.searching;
      this.ask(this.query);
    }, WAIT);
  }

  /* What Python found for `query`; an answer to an older question is passed over. */
  answer(query, things) {
    if (query === this.query) {
      this.offer(things);
      this.status.textContent = things.length > 0 ? "" : this.words.texts.nothing;
    }
  }

  offer(things) {
    this.things = things;
    this.active = things.length > 0 ? 0 : -1;
    this.list.replaceChildren(...things.map((thing, rank) => this.option(thing, rank)));
    this.list.hidden = things.length === 0;
    this.status.textContent = "";
    this.point();
  }

  option(thing, rank) {
    const made = element("li", "thing");
    made.id = `link-option-${rank}`;
    made.setAttribute("role", "option");
    const drawing = thing.drawing ?? this.words.kinds.get(thing.kind)?.drawing;
    const about = [thing.detail, thing.why].filter(Boolean).join(" · ");
    made.append(
      shape(drawing),
      element("bdi", "", thing.label),
      element("span", "detail", about),
    );
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => this.done(thing));
    return made;
  }

  point() {
    [...this.list.children].forEach((one, rank) => {
      one.setAttribute("aria-selected", String(rank === this.active));
    });
    if (this.active >= 0) {
      this.box.setAttribute("aria-activedescendant", `link-option-${this.active}`);
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  pressed(event) {
    const count = this.things.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      event.stopPropagation();
      this.active = count ? (this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count : -1;
      this.point();
    } else if (event.key === "Enter" && this.things[this.active]) {
      event.preventDefault();
      event.stopPropagation();
      this.done(this.things[this.active]);
    }
  }
}
