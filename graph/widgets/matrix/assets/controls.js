/* Buttons and the list of keys. Text goes in as text. */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  keys: "M5.6 6a2.4 2.4 0 1 1 3.3 2.2c-.6.3-.9.7-.9 1.3v.3M8 12.6v.1",
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

export function drawn(path, box = "0 0 16 16") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function button(className) {
  const made = element("button", className);
  made.type = "button";
  return made;
}

/* actions: {name: what it does}, names as in ICONS and in the texts. */
export class Buttons {
  constructor(actions) {
    this.root = element("div", "matrix-buttons");
    this.made = Object.entries(actions).map(([name, act]) => {
      const made = button("matrix-button");
      made.append(drawn(ICONS[name]));
      made.addEventListener("click", act);
      this.root.append(made);
      return [name, made];
    });
  }

  show(texts) {
    for (const [name, made] of this.made) {
      made.title = texts[name];
      made.setAttribute("aria-label", texts[name]);
    }
  }
}

export class KeysPanel {
  /* back(): where the focus goes when it is closed. */
  constructor(back) {
    this.root = element("div", "matrix-keys");
    this.root.setAttribute("role", "dialog");
    this.root.hidden = true;
    this.back = back;
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
  }

  show(texts) {
    const rows = texts.help.split("\n").map((line) => {
      const [key, ...rest] = line.split(/ ?: /);
      const row = element("div", "matrix-key");
      row.append(element("kbd", "", key), element("span", "", rest.join(" : ")));
      return row;
    });
    const close = button("matrix-close");
    close.textContent = texts.close;
    close.addEventListener("click", () => this.close());
    this.root.setAttribute("aria-label", texts.keys);
    this.root.replaceChildren(element("strong", "", texts.keys), ...rows, close);
    this.root.hidden = false;
    close.focus();
  }

  close() {
    this.root.hidden = true;
    this.back();
  }
}
