// A sentence whose gaps are filled in place: buttons in a heading, and one list of choices.
// Every text is written as text.

const WAIT = 160;
const MOST = 400;
const sentences = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  let sentence = sentences.get(parentElement);
  if (!sentence) {
    sentence = makeSentence(parentElement);
    sentences.set(parentElement, sentence);
  }
  sentence.send = component;
  sentence.update(data);
  return () => {
    sentence.leave();
    sentences.delete(parentElement);
  };
}

function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function makeSentence(root) {
  const heading = root.querySelector("h1");
  const pop = root.querySelector(".pop");
  const title = pop.querySelector("b");
  const close = pop.querySelector(".close");
  const input = pop.querySelector("input");
  const list = pop.querySelector(".list");
  const foot = pop.querySelector(".foot");
  const self = { send: null, data: null, gap: "", active: -1, timer: 0, lines: [], folded: {} };

  const token = (name) => heading.querySelector(`[data-gap="${CSS.escape(name)}"]`);
  const spelled = (number) => number.toLocaleString(self.data.language);
  const count = (rows) => (rows === null ? "" : `(${spelled(rows)})`);

  function drawSentence() {
    const held = root.activeElement ?? document.activeElement;
    const focused = held?.dataset?.gap;
    heading.replaceChildren();
    const parts = [...self.data.parts];
    let rest = "";
    parts.forEach((part, index) => {
      if (!part.gap) {
        rest += part.text;
        return;
      }
      // What touches a gap, such as a bracket, stays on its line.
      const before = rest.match(/(?:[«“(]\s?)?\S*$/)[0];
      const next = parts[index + 1]?.text ?? "";
      const after = next.match(/^[\u00a0\u202f]*(?: [?»!;:])?\S*/)[0];
      const kept = make("span", "kept");
      kept.append(before, drawGap(part.gap), after);
      heading.append(rest.slice(0, rest.length - before.length), kept);
      rest = "";
      if (after) parts[index + 1] = { text: next.slice(after.length) };
    });
    heading.append(rest);
    if (focused) token(focused)?.focus({ preventScroll: true });
  }

  function drawGap(name) {
    const gap = self.data.gaps[name];
    const button = make("button", "gap", gap.shown || gap.empty);
    button.type = "button";
    button.dataset.gap = name;
    button.classList.toggle("filled", Boolean(gap.value));
    button.classList.toggle("missing", gap.required && !gap.value);
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", String(self.gap === name));
    button.setAttribute("aria-description", gap.label);
    button.title = gap.label;
    button.addEventListener("click", () => (self.gap === name ? shut(true) : open(name)));
    button.addEventListener("keydown", (event) => {
      const typed = event.key.length === 1 && event.key.trim() && !(event.ctrlKey || event.metaKey);
      if (event.key === "ArrowDown" && self.gap !== name) {
        event.preventDefault();
        open(name);
      } else if (typed && self.gap !== name) {
        open(name); // the letter goes to the box, which has the focus now
      } else if ((event.key === "Delete" || event.key === "Backspace") && gap.value && !gap.required) {
        event.preventDefault();
        choose(name, "");
      }
      event.stopPropagation();
    });
    return button;
  }

  function open(name) {
    self.gap = name;
    const gap = self.data.gaps[name];
    title.textContent = gap.label;
    pop.setAttribute("aria-label", gap.label);
    input.setAttribute("aria-label", `${self.data.texts.search} : ${gap.label}`);
    list.setAttribute("aria-label", gap.label);
    input.placeholder = self.data.texts.search;
    close.setAttribute("aria-label", self.data.texts.close);
    input.value = "";
    pop.showPopover();
    drawList();
    place();
    for (const other of heading.querySelectorAll(".gap"))
      other.setAttribute("aria-expanded", String(other.dataset.gap === name));
    input.focus({ preventScroll: true });
    document.addEventListener("pointerdown", away, true);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
  }

  function shut(back) {
    if (!self.gap) return;
    const name = self.gap;
    self.gap = "";
    clearTimeout(self.timer);
    pop.hidePopover();
    document.removeEventListener("pointerdown", away, true);
    window.removeEventListener("scroll", place, true);
    window.removeEventListener("resize", place);
    token(name)?.setAttribute("aria-expanded", "false");
    if (back) token(name)?.focus({ preventScroll: true });
  }

  function away(event) {
    const path = event.composedPath();
    if (!path.includes(pop) && !path.some((one) => one.dataset?.gap === self.gap)) shut(false);
  }

  function place() {
    const at = token(self.gap)?.getBoundingClientRect();
    if (!at) return;
    const width = Math.min(420, window.innerWidth - 16);
    const below = window.innerHeight - at.bottom - 16;
    const above = at.top - 16;
    const up = below < 260 && above > below;
    const height = Math.max(180, Math.min(460, up ? above : below));
    pop.style.width = `${width}px`;
    pop.style.maxHeight = `${height}px`;
    pop.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
    pop.style.top = up ? "auto" : `${at.bottom + 6}px`;
    pop.style.bottom = up ? `${window.innerHeight - at.top + 6}px` : "auto";
  }

  function keys(name) {
    const gap = self.data.gaps[name];
    self.folded[name] ??= gap.options.map(
      ([value, label, detail]) => ` ${fold(label)} ${fold(detail)} ${fold(value)}`,
    );
    return self.folded[name];
  }

  function fitting(name, text) {
    const gap = self.data.gaps[name];
    const words = fold(text).split(" ").filter(Boolean);
    if (!words.length) return gap.options;
    const folded = keys(name);
    const whole = ` ${words.join(" ")}`;
    const found = gap.options.filter((_, place) =>
      words.every((word) => folded[place].includes(` ${word}`)),
    );
    const near = self.data.near;
    if (near && near.name === name && near.text === text) {
      const known = new Map(gap.options.map((one) => [one[0], one]));
      for (const one of near.found) {
        const option = gap.known ? known.get(one[0]) : one;
        if (option && !found.some((other) => other[0] === option[0])) found.push(option);
      }
    }
    const first = (option) => (` ${fold(option[1])}`.startsWith(whole) ? 0 : 1);
    return found.map((one) => [first(one), one]).sort((a, b) => a[0] - b[0]).map((one) => one[1]);
  }

  function drawList() {
    const gap = self.data.gaps[self.gap];
    const text = input.value.trim();
    const found = fitting(self.gap, text);
    const free = !gap.required && !text ? [["", gap.any, "", gap.known ? gap.everything : null, ""]] : [];
    self.lines = [...free, ...found.slice(0, MOST)];
    self.active = text && self.lines.length ? 0 : self.lines.findIndex((one) => one[0] === gap.value);
    const parts = [];
    let group = null;
    let sort = null;
    self.lines.forEach((line, index) => {
      const grouped = !text && gap.grouped && line[4];
      if (grouped && line[4] !== sort) {
        sort = line[4];
        group = make("div", "group");
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", self.data.groups[sort] ?? "");
        const head = make("div", "kind", self.data.groups[sort] ?? "");
        head.setAttribute("aria-hidden", "true");
        group.append(head);
        parts.push(group);
      }
      (grouped ? group : { append: (one) => parts.push(one) }).append(drawLine(line, index, gap));
    });
    list.replaceChildren(...parts);
    foot.textContent = !found.length && text
      ? self.data.texts.none
      : found.length > MOST
        ? self.data.texts.cut.replace("{shown}", spelled(MOST)).replace("{total}", spelled(found.length))
        : gap.known && !text
          ? `${gap.told}. ${self.data.texts.rows}`
          : "";
    mark(true);
  }

  function drawLine(line, index, gap) {
    const [value, label, detail, rows, kind] = line;
    const made = make("div", value ? "option" : "option any");
    made.id = `sentence-option-${index}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(value === gap.value));
    const shapes = self.data.drawings[kind];
    if (shapes && kind && !gap.grouped) made.append(drawShape(shapes));
    const words = make("span", "words");
    words.append(make("bdi", "name", label));
    if (detail) words.append(make("bdi", "detail", detail));
    made.append(words, make("span", "rows", count(rows)));
    made.title = detail ? `${label}, ${detail}` : label;
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => choose(self.gap, value));
    return made;
  }

  function drawShape(shapes) {
    const space = "http://www.w3.org/2000/svg";
    const shape = document.createElementNS(space, "svg");
    shape.setAttribute("viewBox", "0 0 18 18");
    shape.setAttribute("aria-hidden", "true");
    for (const part of shapes) {
      const mark = document.createElementNS(space, part.tag);
      for (const [name, value] of Object.entries(part.attributes)) mark.setAttribute(name, value);
      shape.append(mark);
    }
    return shape;
  }

  function mark(scroll) {
    const options = [...list.querySelectorAll(".option")];
    options.forEach((line, index) => {
      line.classList.toggle("active", index === self.active);
      if (scroll && index === self.active) line.scrollIntoView({ block: "nearest" });
    });
    if (self.active >= 0) input.setAttribute("aria-activedescendant", `sentence-option-${self.active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(name, value) {
    const gap = self.data.gaps[name];
    if (self.gap) shut(true);
    if (value !== gap.value) self.send.setTriggerValue("chosen", { name, value });
  }

  input.addEventListener("input", () => {
    drawList();
    clearTimeout(self.timer);
    const query = { name: self.gap, text: input.value.trim() };
    if (query.text.length > 1)
      self.timer = setTimeout(() => self.send.setStateValue("query", query), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const last = self.lines.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps && last >= 0) {
      event.preventDefault();
      const to = self.active + steps[event.key];
      self.active = Math.abs(steps[event.key]) > 1 ? Math.max(0, Math.min(last, to)) : to > last ? 0 : to < 0 ? last : to;
      mark(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const line = self.lines[Math.max(self.active, 0)];
      if (line && (self.active >= 0 || input.value.trim())) choose(self.gap, line[0]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      shut(true);
    } else if (event.key === "Tab" && !event.shiftKey) {
      shut(true);
    }
    event.stopPropagation();
  });
  close.addEventListener("click", () => shut(true));
  close.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(true);
    event.stopPropagation();
  });

  self.update = (data) => {
    const again = self.data && self.data.question === data.question;
    self.data = data;
    self.folded = {};
    if (!again) shut(false);
    drawSentence();
    if (self.gap) {
      drawList();
      place();
    }
  };
  self.leave = () => shut(false);
  return self;
}
