/* The queries asked from this browser, to be taken up again. */

import { button, element, Panel } from "./controls.js";
import { asked, forget } from "./memory.js";
import { words } from "./lexer.js";

const LINE = 110;

export class History {
  /* take(text): what to do with the query that is chosen. */
  constructor(take) {
    this.take = take;
    this.opener = button("editor-button", () => this.open());
    this.panel = new Panel("editor-history", this.opener);
  }

  show(texts, language) {
    this.texts = texts;
    this.language = language;
    this.opener.textContent = texts.history;
  }

  open() {
    const { texts } = this;
    const found = asked();
    const note = element("p", "editor-note", found.length ? texts.kept : texts.empty);
    const list = element("ul", "editor-list");
    list.append(...found.map((one) => this.line(one)));
    const clear = button("editor-button", () => {
      forget();
      this.panel.close();
    });
    clear.textContent = texts.forget;
    const close = button("editor-button", () => this.panel.close());
    close.textContent = texts.close;
    const foot = element("div", "editor-foot");
    foot.append(...(found.length ? [clear, close] : [close]));
    this.panel.toggle(texts.history, note, list, foot);
  }

  line(one) {
    const made = button("editor-entry", () => {
      this.panel.close(false);
      this.take(one.text);
    });
    const when = new Date(one.at).toLocaleString(this.language, {
      dateStyle: "short",
      timeStyle: "short",
    });
    made.append(
      element("code", "", gist(one.text)),
      element("span", "editor-when", [when, one.told].filter(Boolean).join(" · ")),
    );
    made.title = one.text.slice(0, 2000);
    const line = element("li", "");
    line.append(made);
    return line;
  }
}

/* A query on one line: its first comment, or what it asks without its prefixes. */
export function gist(text) {
  const remark = /^\s*#\s*(\S.*)$/mu.exec(text)?.[1];
  let start = 0;
  for (const word of words(text)) {
    if (/^(?:select|ask|construct|describe)$/iu.test(word.text)) {
      start = word.from;
      break;
    }
  }
  const line = (remark ?? text.slice(start)).replace(/\s+/gu, " ").trim();
  return line.length > LINE ? `${line.slice(0, LINE)}…` : line;
}
