/* The review of one draft: keeps text, list and toolbar in step, and every decision safe. */

import { element } from "./dom.js";
import { correctionForm, reasonForm } from "./forms.js";
import { Keyboard } from "./keyboard.js";
import { KeysPanel } from "./keys_panel.js";
import { LinkPanel } from "./link_panel.js";
import { List } from "./list.js";
import { Model } from "./model.js";
import { Outbox } from "./outbox.js";
import { TextPane } from "./text.js";
import { Toolbar } from "./toolbar.js";

const ACCEPT = { choice: "accept" };
const EVERY = ["entity", "relation", "attribute", "resource"];
const DONE_TO = {
  accept: EVERY,
  refuse: EVERY,
  reopen: EVERY,
  correct: EVERY.slice(0, 3),
  link: ["entity"],
  create: ["entity"],
};

export class Board {
  constructor(root) {
    this.root = root;
    this.outbox = new Outbox((waiting) => this.toolbar?.saved(waiting, this.error));
    this.error = "";
    this.current = null;
  }

  /* data: see element.py; send(events) sets the state in Python. */
  receive(data, send) {
    const waiting = this.outbox.open(data.draft, send);
    this.data = data;
    this.root.style.setProperty("--review-height", `${data.height}px`);
    const seen = `${data.draft} ${data.revision} ${data.look}`;
    if (this.seen === seen) {
      return;
    }
    this.seen = seen;
    const before = this.current?.key;
    this.model = new Model(data);
    waiting.forEach((event) => this.model.set(pairsOf(event, this.model)));
    this.draw();
    const start = this.model.byKey.get(before) ?? this.model.proposals.find((o) => this.isOpen(o));
    this.choose(start ?? this.model.proposals[0] ?? null, document.activeElement === document.body);
    if (waiting.length > 0) {
      this.outbox.flush();
    }
  }

  draw() {
    const { texts } = this.data;
    const words = {
      texts,
      kinds: new Map(this.data.kinds.map((one) => [one.kind, one])),
      predicates: new Map(this.data.predicates.map(({ name, label }) => [name, label])),
    };
    this.words = words;
    this.toolbar = new Toolbar(texts, {
      accept: (least) => this.acceptAll(least),
      show: (filter) => {
        this.list.apply(filter);
        this.refresh([]);
      },
      undo: () => this.undo(),
      keys: () => this.showKeys(),
    });
    this.text = new TextPane((keys) => this.chooseNamed(keys));
    this.list = new List(words, {
      act: (name) => this.act(name),
      choose: (proposal) => this.choose(proposal, false),
      access: (resource, text) => this.outbox.put({ type: "access", resource, text }),
    });
    this.keysPanel = new KeysPanel(() => this.focus());
    this.spoken = element("p", "spoken");
    this.spoken.setAttribute("role", "status");
    const panes = element("div", "panes");
    panes.append(this.text.root, this.list.root);
    const frame = element("div", "frame");
    frame.append(this.toolbar.root, panes, this.keysPanel.root, this.spoken);
    new Keyboard(frame, this);
    this.text.show(this.data, this.model, words.kinds);
    this.list.show(this.model);
    this.root.replaceChildren(frame);
    this.toolbar.saved(this.outbox.events.length, this.error);
    this.refresh([]);
  }

  refresh(proposals) {
    this.text.refresh(proposals);
    this.list.refresh(proposals);
    const count = (level) => this.sure(level).length;
    this.toolbar.refresh(this.model.counts(), count, this.model.past.length > 0);
  }

  isOpen(proposal) {
    return this.model.isOpen(proposal);
  }

  /* ---- where one is */

  choose(proposal, focus = true) {
    if (proposal === this.current && this.list.current === proposal && !focus) {
      return;
    }
    this.panel = null;
    this.cause = null;
    this.current = proposal;
    this.list.choose(proposal, focus);
    const ends = proposal && proposal.type !== "entity" ? this.model.ends(proposal) : [];
    this.text.mark(proposal, ends);
  }

  chooseNamed(keys) {
    const named = keys.map((key) => this.model.byKey.get(key)).filter(Boolean);
    const at = named.indexOf(this.current);
    this.choose(named[(at + 1) % named.length]);
  }

  step(by) {
    const shown = this.list.visible();
    const at = shown.indexOf(this.current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) {
      this.choose(next);
    }
    return Boolean(next);
  }

  first() {
    this.choose(this.list.visible()[0] ?? null);
  }

  last() {
    this.choose(this.list.visible().at(-1) ?? null);
  }

  /* The next open one after the current one, or after the relation whose end it is; from the
   * beginning if there is none. */
  nextOpen() {
    const { proposals } = this.model;
    const at = proposals.indexOf(this.cause ?? this.current);
    this.cause = null;
    const order = [...proposals.slice(at + 1), ...proposals.slice(0, at + 1)];
    const next = order.find((one) => this.isOpen(one));
    if (next) {
      this.choose(next);
    } else {
      this.say(this.words.texts.done);
      this.choose(this.current);
    }
  }

  toText() {
    this.text.root.focus({ preventScroll: true });
  }

  focus() {
    if (this.current) {
      this.choose(this.current, true);
    }
  }

  showKeys() {
    this.keysPanel.toggle(this.words.texts);
  }

  /* Escape closes what is open. */
  cancel() {
    if (!this.keysPanel.close()) {
      this.panel = null;
      this.focus();
    }
  }

  /* ---- decisions */

  act(name) {
    const one = this.current;
    if (!one) {
      return false;
    }
    if (!DONE_TO[name].includes(one.type)) {
      return false;
    }
    if (one.settled) {
      this.say(this.words.texts.settled);
      return true;
    }
    this[name](one);
    return true;
  }

  accept(one) {
    if (one.type === "entity" && this.model.stands(one).ambiguous) {
      this.link(one);
      return;
    }
    const { name } = this.model.state(one);
    if (name === "open" || name === "refused") {
      this.decide([one, ...this.openEnds(one)].map(({ key }) => [key, ACCEPT]));
    } else if (name === "blocked") {
      this.say(this.list.card(one).root.innerText);
      return;
    }
    const unsure = one.type === "entity" ? null : this.model.unsureEnd(one);
    if (unsure) {
      this.choose(unsure);
      this.cause = one;
      this.link(unsure);
    } else {
      this.nextOpen();
    }
  }

  /* A relation is accepted with the entities it is between. */
  openEnds(one) {
    const ends = one.type === "entity" ? [] : this.model.ends(one);
    return ends.filter((end) => this.isOpen(end) && !this.model.stands(end).ambiguous);
  }

  refuse(one) {
    const form = reasonForm(this.words, {
      done: (reason) => {
        this.decide([[one.key, { choice: "refuse", reason }]]);
        this.nextOpen();
      },
      cancel: () => this.cancel(),
    });
    this.ask(form, form.querySelector("button"));
  }

  correct(one) {
    const form = correctionForm(one, this.model, this.words, {
      done: (correction) => {
        const decision = Object.keys(correction).length > 0 ? { ...ACCEPT, correction } : ACCEPT;
        this.decide([[one.key, decision], ...this.endsOf(one, decision)]);
        this.nextOpen();
      },
      cancel: () => this.cancel(),
    });
    this.ask(form, form.querySelector("input, select"));
  }

  endsOf(one, decision) {
    const told = { ...one, ...(decision.correction ?? {}) };
    const names = one.type === "relation" ? [told.subject, told.object] : [told.entity];
    return names
      .map((name) => this.model.end(one, name))
      .filter((end) => end && this.isOpen(end) && !this.model.stands(end).ambiguous)
      .map(({ key }) => [key, ACCEPT]);
  }

  link(one) {
    this.panel = new LinkPanel(one, this.model, this.words, {
      done: ({ id, label, detail }) => {
        this.model.known.set(id, { label, detail });
        this.decide([[one.key, { ...ACCEPT, correction: this.with(one, { iri: id }) }]]);
        this.settle();
      },
      create: () => this.create(one),
      cancel: () => this.cancel(),
      ask: (text) => this.outbox.ask({ type: "search", text, kinds: [] }),
    });
    const { panel } = this;
    this.ask(panel.root, panel.box);
    this.panel = panel;
  }

  create(one) {
    this.decide([[one.key, { ...ACCEPT, correction: this.with(one, { create: true }) }]]);
    this.settle();
  }

  /* Back to the relation this entity is an end of, if it was on the way; on to the next one. */
  settle() {
    if (this.cause) {
      this.accept(this.cause);
    } else {
      this.nextOpen();
    }
  }

  /* What was corrected before stays, but for what it is. */
  with(one, { iri, create }) {
    const { kind, label } = this.model.decisions.get(one.key)?.correction ?? {};
    return {
      ...(kind ? { kind } : {}),
      ...(label ? { label } : {}),
      ...(iri ? { iri } : {}),
      ...(create ? { create } : {}),
    };
  }

  reopen(one) {
    this.decide([[one.key, null]]);
    this.choose(one);
  }

  /* What is shown and at least so sure. */
  sure(least) {
    return this.model.atLeast(least).filter((one) => this.list.shows(one));
  }

  acceptAll(least) {
    const found = this.sure(least);
    if (found.length > 0) {
      const wanted = new Set(found.flatMap((one) => [...this.openEnds(one), one]));
      this.decide([...wanted].map(({ key }) => [key, ACCEPT]));
      this.nextOpen();
    }
  }

  undo() {
    const before = this.model.back();
    if (before.length > 0) {
      this.apply(before.map(([key, decision]) => [key, decision ?? null]));
      this.choose(this.model.byKey.get(before[0][0]));
    }
  }

  /* One step: optimistic here, and on its way to the disk. */
  decide(pairs) {
    this.model.past.push(pairs.map(([key]) => [key, this.model.decisions.get(key)]));
    this.apply(pairs);
  }

  apply(pairs) {
    eventsOf(pairs).forEach((event) => this.outbox.put(event));
    this.refresh(this.model.set(pairs));
  }

  ask(form, focused) {
    this.panel = null;
    this.list.card(this.current).ask(form);
    this.list.bring(this.list.card(this.current).root);
    focused?.focus({ preventScroll: true });
  }

  say(words) {
    this.spoken.textContent = "";
    this.spoken.textContent = words;
  }

  /* What Python answers: {saved, error, query, things}. */
  reply({ saved, error, query, things }) {
    this.error = error;
    this.outbox.saved(saved, Boolean(error));
    this.panel?.answer?.(query, things);
  }

  destroy() {
    this.outbox.close();
  }
}

/* Decisions that are alike travel together. */
function eventsOf(pairs) {
  const events = new Map();
  for (const [key, decision] of pairs) {
    const event = eventOf(decision);
    const told = JSON.stringify(event);
    const known = events.get(told) ?? { ...event, keys: [] };
    known.keys.push(key);
    events.set(told, known);
  }
  return [...events.values()];
}

function eventOf(decision) {
  if (!decision) {
    return { type: "open" };
  }
  if (decision.choice === "refuse") {
    return { type: "refuse", text: decision.reason ?? "" };
  }
  const { correction } = decision;
  return correction ? { type: "correct", correction } : { type: "accept" };
}

/* What an event of an earlier visit decided. */
function pairsOf({ type, keys, text, correction, resource }, model) {
  if (type === "access") {
    const found = model.resources.find(({ number }) => number === resource);
    Object.assign(found ?? {}, { access: text });
  }
  const made = {
    open: null,
    refuse: { choice: "refuse", reason: text },
    accept: ACCEPT,
    correct: { ...ACCEPT, correction },
  };
  return type in made ? (keys ?? []).map((key) => [key, made[type]]) : [];
}
