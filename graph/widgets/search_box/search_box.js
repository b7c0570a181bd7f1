// A search box with suggestions: the ARIA combobox pattern, every text written as text.

const WAIT = 90;
const boxes = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  let box = boxes.get(parentElement);
  if (!box) {
    box = makeBox(parentElement);
    boxes.set(parentElement, box);
  }
  box.send = component;
  box.update(data);
  return () => boxes.delete(parentElement);
}

function makeBox(root) {
  const input = root.querySelector("input");
  const label = root.querySelector("label");
  const list = root.querySelector("ul");
  const clear = root.querySelector("button");
  const status = root.querySelector(".status");
  const box = { send: null, data: {}, active: -1, open: false, timer: 0, revision: -1 };

  const options = () => [...list.children];

  function draw() {
    const items = box.data.suggestions ?? [];
    list.replaceChildren(...items.map((item, place) => option(item, place)));
    const fits = box.data.query === input.value.trim();
    const empty = fits && items.length === 0 && input.value.trim().length >= 2;
    status.textContent = !fits ? status.textContent : empty ? box.data.texts.none : "";
    status.hidden = !(box.open && empty);
    list.hidden = !(box.open && items.length > 0 && input.value.trim().length >= 2);
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (box.active >= items.length) box.active = -1;
    mark();
  }

  function option(item, place) {
    const line = document.createElement("li");
    line.id = `option-${place}`;
    line.setAttribute("role", "option");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    shape.setAttribute("viewBox", "0 0 18 18");
    shape.setAttribute("aria-hidden", "true");
    for (const part of item.drawing ?? []) {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", part.tag);
      for (const [name, value] of Object.entries(part.attributes)) mark.setAttribute(name, value);
      shape.append(mark);
    }
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = item.label;
    const detail = document.createElement("span");
    detail.className = "detail";
    detail.textContent = item.detail;
    line.append(shape, name, detail);
    line.addEventListener("pointerdown", (event) => event.preventDefault());
    line.addEventListener("click", () => choose(item));
    return line;
  }

  function mark() {
    options().forEach((line, place) => {
      line.setAttribute("aria-selected", String(place === box.active));
      if (place === box.active) line.scrollIntoView({ block: "nearest" });
    });
    if (box.active >= 0) input.setAttribute("aria-activedescendant", `option-${box.active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function ask(now) {
    clearTimeout(box.timer);
    const query = input.value.trim();
    if (query.length < 2 && !now) return draw();
    box.timer = setTimeout(() => box.send.setStateValue("query", query), now ? 0 : WAIT);
  }

  function choose(item) {
    clearTimeout(box.timer);
    box.open = false;
    box.send.setTriggerValue("chosen", { id: item.id });
    draw();
  }

  function submit() {
    const items = box.data.suggestions ?? [];
    const fits = box.data.query === input.value.trim();
    if (box.active >= 0 && items[box.active]) return choose(items[box.active]);
    if (fits && items.length > 0) return choose(items[0]);
    const text = input.value.trim();
    if (text) {
      clearTimeout(box.timer);
      box.send.setTriggerValue("chosen", { text });
    }
  }

  input.addEventListener("input", () => {
    box.open = true;
    box.active = -1;
    clear.hidden = !input.value;
    ask(false);
    draw();
  });
  input.addEventListener("focus", () => {
    if (box.data.value && input.value === box.data.value) input.select();
  });
  input.addEventListener("blur", () => {
    box.open = false;
    draw();
  });
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      box.open = true;
      const step = event.key === "ArrowDown" ? 1 : -1;
      box.active = count ? (box.active + step + count + (box.active < 0 && step < 0 ? 1 : 0)) % count : -1;
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape") {
      box.open = false;
      draw();
    }
    event.stopPropagation();
  });
  clear.addEventListener("click", () => {
    input.value = "";
    clear.hidden = true;
    box.open = false;
    input.focus();
    draw();
    if (box.data.value) box.send.setTriggerValue("chosen", { id: "" });
  });

  box.update = (data) => {
    box.data = data;
    label.textContent = data.label;
    label.hidden = !data.labelled;
    input.setAttribute("aria-label", data.label);
    input.placeholder = data.placeholder;
    clear.setAttribute("aria-label", data.texts.clear);
    list.setAttribute("aria-label", data.texts.list);
    root.querySelector(".box").classList.toggle("large", data.large);
    if (data.revision !== box.revision) {
      box.revision = data.revision;
      input.value = data.value;
    }
    clear.hidden = !input.value;
    draw();
  };
  return box;
}
