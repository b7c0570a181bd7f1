/* One proposal as a card: what is proposed in one line; when it is the current one, what speaks for
 * it and what can be done. */

import { button, element, fill, shape } from "./dom.js";

const SIGNS = {
  open: "○",
  accepted: "✓",
  corrected: "✓",
  settled: "✓",
  refused: "✕",
  blocked: "✕",
  waits: "…",
};
const RESOURCE = "RESOURCE";

export class Card {
  /* words: {texts, kinds, predicates}; act(name): what a button does. */
  constructor(proposal, model, words, act) {
    Object.assign(this, { proposal, model, words, act });
    this.root = element("li", "card");
    this.root.dataset.key = proposal.key;
    this.root.tabIndex = -1;
    this.line = element("div", "line");
    this.more = element("div", "more");
    this.more.hidden = true;
    this.root.append(this.line, this.more);
    this.draw();
  }

  draw() {
    const { texts } = this.words;
    const state = this.model.state(this.proposal);
    const told = this.model.stands(this.proposal);
    this.root.dataset.state = state.name;
    const sign = element("span", "sign", SIGNS[state.name]);
    sign.setAttribute("aria-hidden", "true");
    const what = element("div", "what");
    what.append(this.sentence(told), this.about(told, state));
    const sure = element("span", "sure", `${Math.round(this.proposal.confidence * 100)} %`);
    sure.title = fill(texts.confidence, { n: Math.round(this.proposal.confidence * 100) });
    this.line.replaceChildren(sign, what, sure);
    if (!this.more.hidden) {
      this.open();
    }
  }

  sentence(told) {
    const made = element("p", "sentence");
    if (told.type === "entity" || told.type === "resource") {
      made.append(this.name(told));
    } else if (told.role && !told.object) {
      made.append(this.endName(told, told.subject), element("i", "", " : "));
      made.append(element("bdi", "", told.role));
    } else if (told.type === "relation") {
      made.append(
        this.endName(told, told.subject),
        element("i", "", ` ${this.words.predicates.get(told.predicate) ?? told.predicate} `),
        this.endName(told, told.object),
        ...(told.role ? [element("i", "", " : "), element("bdi", "", told.role)] : []),
      );
    } else {
      made.append(
        this.endName(told, told.entity),
        element("i", "", ` — ${told.word} : `),
        element("bdi", "", told.value),
      );
    }
    return made;
  }

  name({ kind, label }) {
    const made = element("span", "who");
    const drawing = this.words.kinds.get(kind)?.drawing;
    made.append(...(drawing ? [shape(drawing)] : []), element("bdi", "", label));
    return made;
  }

  endName(told, name) {
    const { texts } = this.words;
    const end = this.model.end(this.proposal, name);
    if (end) {
      return this.name(this.model.stands(end));
    }
    const words = name === RESOURCE ? texts.thisResource : texts.none;
    return this.name({ kind: name === RESOURCE ? "resource" : "", label: words });
  }

  /* What it is in the graph, when it is true, what was decided. */
  about(told, state) {
    const { texts } = this.words;
    const decided = texts[state.name] ?? "";
    const by = state.by ? this.model.stands(state.by).label : "";
    const parts = [
      ...(told.type === "entity" ? this.identity(told) : []),
      told.since ? `${texts.since.toLowerCase()} ${told.since}` : "",
      told.until ? `${texts.until.toLowerCase()} ${told.until}` : "",
      state.name === "open" ? "" : fill(decided, { name: by }),
      state.reason ?? "",
    ];
    const made = element("p", "about");
    made.append(element("bdi", "", parts.filter(Boolean).join(" · ")));
    if (state.name === "open") {
      made.append(element("span", "spoken", ` ${texts.open}`));
    }
    return made;
  }

  identity(told) {
    const { texts, kinds } = this.words;
    const kind = kinds.get(told.kind)?.label ?? told.kind;
    if (told.iri) {
      const known = this.model.known.get(told.iri) ?? { label: told.iri };
      const detail = known.detail && known.detail !== kind ? ` (${known.detail})` : "";
      const label = `${known.label}${detail}`;
      return [kind, label === told.label ? texts.known : `${texts.known} : ${label}`];
    }
    if (told.ambiguous) {
      return [kind, fill(texts.ambiguous, { n: told.candidates.length })];
    }
    return [kind, texts.new];
  }

  /* The current card: details and buttons. */
  open() {
    const { texts } = this.words;
    const state = this.model.state(this.proposal).name;
    const { type } = this.proposal;
    const decided = !["open", "blocked"].includes(state);
    this.more.hidden = false;
    this.root.setAttribute("aria-current", "true");
    if (this.proposal.settled) {
      this.more.replaceChildren(...this.details());
      return;
    }
    const buttons = element("div", "buttons");
    const add = (name, key, className = "") =>
      buttons.append(button(className, texts[name], () => this.act(name), key));
    if (state === "refused" || state === "open") {
      add("accept", "A", "yes");
    }
    if (state !== "refused") {
      add("refuse", "R", "no");
    }
    if (type !== "resource") {
      add("correct", "C");
    }
    if (type === "entity") {
      add("link", "L");
      add("create", "N");
    }
    if (decided) {
      add("reopen", "");
    }
    this.more.replaceChildren(...this.details(), buttons);
  }

  details() {
    const { texts } = this.words;
    const { evidence, names, quote, pattern, code } = this.proposal;
    const lines = [
      quote ? element("blockquote", "quote", quote) : null,
      names?.length ? element("p", "detail", names.join(" · ")) : null,
      evidence ? element("p", "detail", evidence) : null,
      code ? element("p", "detail", code) : null,
      pattern ? element("p", "detail", fill(texts.pattern, { name: pattern })) : null,
    ];
    return lines.filter(Boolean);
  }

  /* Something to fill in instead of the buttons. */
  ask(form) {
    this.more.hidden = false;
    this.more.replaceChildren(...this.details(), form);
  }

  close() {
    this.more.hidden = true;
    this.more.replaceChildren();
    this.root.removeAttribute("aria-current");
  }
}
