/* Elements with text in them; what comes from a document is only ever text. */

const SVG = "http://www.w3.org/2000/svg";

export function element(tag, className = "", text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/* A button that does `act`; `key`, the letter that does the same, is shown beside its words. */
export function button(className, words, act, key = "") {
  const made = element("button", className);
  made.type = "button";
  made.append(element("span", "", words));
  if (key) {
    made.append(element("kbd", "", key));
    made.setAttribute("aria-keyshortcuts", key);
  }
  made.addEventListener("click", act);
  return made;
}

/* The shape of a kind; a screen reader passes over it. drawing: [{tag, attributes}]. */
export function shape(drawing) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 18 18");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("shape");
  for (const { tag, attributes } of drawing ?? []) {
    const part = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      part.setAttribute(name, value);
    }
    svg.append(part);
  }
  return svg;
}

/* The same as the value of a background, so that no line ends between a shape and its name. */
export function picture(drawing) {
  const svg = shape(drawing);
  svg.setAttribute("xmlns", SVG);
  const source = new XMLSerializer().serializeToString(svg);
  return `url("data:image/svg+xml,${encodeURIComponent(source)}")`;
}

/* A labelled field of a form; control is an input or a select. */
export function field(words, control, hint = "") {
  const made = element("label", "field");
  made.append(element("span", "field-name", words), control);
  if (hint) {
    control.title = hint;
  }
  return made;
}

export function input(value, name) {
  const made = element("input", "");
  made.type = "text";
  made.name = name;
  made.value = value;
  made.autocomplete = "off";
  made.spellcheck = false;
  return made;
}

/* options: [[value, words], ...]. */
export function select(options, value, name) {
  const made = element("select", "");
  made.name = name;
  for (const [told, words] of options) {
    const option = element("option", "", words);
    option.value = told;
    made.append(option);
  }
  made.value = value;
  return made;
}

/* `pattern` with its {names} replaced. */
export const fill = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
