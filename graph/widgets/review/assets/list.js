/* The proposals, resource by resource, in the order one reads. */

import { Card } from "./card.js";
import { element, field, select } from "./dom.js";
import { isEntity } from "./model.js";

const SHOWN = {
  all: () => true,
  open: (state) => state === "open",
  entity: (state, { type }) => type === "entity",
  relation: (state, { type }) => type === "relation" || type === "attribute",
};

export class List {
  /* act(name): done to the current proposal; choose(proposal); access(resource, value). */
  constructor(words, { act, choose, access }) {
    Object.assign(this, { words, act, access });
    this.root = element("div", "list");
    this.root.setAttribute("role", "region");
    this.root.setAttribute("aria-label", words.texts.proposals);
    this.root.tabIndex = -1;
    this.cards = new Map();
    this.filter = "all";
    this.root.addEventListener("click", ({ target }) => {
      const card = target.closest?.(".card");
      if (card && !target.closest("button, input, select, form")) {
        choose(this.model.byKey.get(card.dataset.key));
      }
    });
    this.root.addEventListener("focusin", ({ target }) => {
      if (target.classList.contains("card")) {
        choose(this.model.byKey.get(target.dataset.key));
      }
    });
  }

  show(model) {
    this.model = model;
    this.cards.clear();
    this.heads = new Map();
    this.nothing = element("p", "nothing", this.words.texts.empty);
    this.root.replaceChildren(...model.resources.map((one) => this.section(one)), this.nothing);
    this.apply();
  }

  section(resource) {
    const { texts } = this.words;
    const made = element("section", "resource");
    const head = element("header", "resource-head");
    const title = element("h3", "");
    title.append(element("bdi", "", resource.title));
    const private_ = resource.private ? texts.private : "";
    const about = element("p", "about", [resource.about, private_].filter(Boolean).join(" · "));
    const counts = element("span", "counts");
    const choice = select(
      [
        ["public", texts.public],
        ["restricted", texts.restricted],
      ],
      resource.access,
      "access",
    );
    choice.addEventListener("change", () => this.access(resource.number, choice.value));
    const side = element("div", "side");
    side.append(counts, field(texts.access, choice));
    head.append(title, about, side);
    made.append(head);
    const mine = this.model.proposals.filter((one) => one.resource === resource.number);
    const said = mine.filter((one) => !isEntity(one));
    const named = mine.filter(isEntity);
    const groups = [
      [texts.relations, said],
      [texts.entities, named],
    ];
    for (const [words, proposals] of groups) {
      if (proposals.length > 0) {
        made.append(this.group(words, proposals));
      }
    }
    this.heads.set(resource.number, { counts, choice, made });
    return made;
  }

  group(words, proposals) {
    const made = element("div", "group");
    const list = element("ol", "cards");
    for (const proposal of proposals) {
      const card = new Card(proposal, this.model, this.words, this.act);
      this.cards.set(proposal.key, card);
      list.append(card.root);
    }
    made.append(element("h4", "", words), list);
    return made;
  }

  refresh(proposals) {
    for (const one of proposals) {
      this.cards.get(one.key)?.draw();
    }
    this.apply();
  }

  /* Which cards are shown; the current one always is. */
  apply(filter = this.filter) {
    this.filter = filter;
    const { texts } = this.words;
    for (const { proposal, root } of this.cards.values()) {
      root.hidden = !this.shows(proposal) && proposal !== this.current;
    }
    for (const [number, { counts, made }] of this.heads) {
      const { left, all } = this.model.counts(number);
      counts.textContent = left > 0 ? `${texts.left} : ${left} / ${all}` : texts.done;
      made.classList.toggle("bare", !made.querySelector(".card:not([hidden])"));
    }
    this.nothing.hidden = this.root.querySelector(".resource:not(.bare)") !== null;
  }

  /* Whether the choice of what to show is met. */
  shows(proposal) {
    return SHOWN[this.filter](this.model.state(proposal).name, proposal);
  }

  /* Those shown, in order. */
  visible() {
    return this.model.proposals.filter((one) => !this.cards.get(one.key).root.hidden);
  }

  choose(proposal, focus) {
    if (this.current && this.current !== proposal) {
      const before = this.cards.get(this.current.key);
      before.close();
      before.root.tabIndex = -1;
    }
    this.current = proposal;
    const card = proposal && this.cards.get(proposal.key);
    if (card) {
      card.root.hidden = false;
      card.open();
      card.root.tabIndex = 0;
      this.bring(card.root);
      if (focus) {
        card.root.focus({ preventScroll: true });
      }
    }
  }

  card(proposal) {
    return this.cards.get(proposal.key);
  }

  /* Scroll this pane alone, never the page. */
  bring(card) {
    const [here, pane] = [card.getBoundingClientRect(), this.root.getBoundingClientRect()];
    if (here.top < pane.top + 8) {
      this.root.scrollTop += here.top - pane.top - 8;
    } else if (here.bottom > pane.bottom - 8) {
      this.root.scrollTop += Math.min(here.bottom - pane.bottom + 60, here.top - pane.top - 8);
    }
  }
}
