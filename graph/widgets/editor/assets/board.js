/* One mounted editor: made once, then told what changed. */

import {
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  history,
  historyKeymap,
  indentOnInput,
  keymap,
  lineNumbers,
  lintGutter,
  Prec,
} from "./codemirror-6.min.js";
import { colours } from "./colours.js";
import { complete } from "./completion.js";
import { button, element, Panel } from "./controls.js";
import { History } from "./history.js";
import { draftOf, keepDraft, note } from "./memory.js";
import { Outbox } from "./outbox.js";
import { fillPrefixes, missing } from "./prefixes.js";
import { showProblem } from "./problem.js";
import { isDark } from "./theme.js";

export class Board {
  constructor(root) {
    this.root = root;
    this.outbox = new Outbox();
    this.pending = 0;
    this.run = button("editor-run", () => this.ask());
    this.keys = button("editor-button", () => this.showKeys());
    this.history = new History((text) => this.replace(text));
    this.keysPanel = new Panel("editor-keys", this.keys);
    this.status = element("span", "editor-status");
    this.status.setAttribute("role", "status");
    const bar = element("div", "editor-bar");
    bar.append(this.run, this.history.opener, this.keys, this.status);
    this.box = element("div", "editor-box");
    root.replaceChildren(this.box, bar, this.history.panel.root, this.keysPanel.root);
  }

  receive(data, send) {
    this.outbox.send = send;
    this.data = data;
    this.root.classList.toggle("editor-dark", isDark(this.root));
    this.root.style.setProperty("--editor-height", `${data.height}px`);
    this.history.show(data.texts, data.language);
    this.run.textContent = data.texts.run;
    this.run.title = data.texts.runKey;
    this.keys.textContent = data.texts.keys;
    if (!this.view) {
      this.mount();
    } else if (data.revision !== this.revision) {
      this.replace(data.text);
    }
    this.revision = data.revision;
    this.hear(data.outcome);
  }

  mount() {
    this.base = this.data.text;
    const doc = draftOf(this.base);
    const state = EditorState.create({ doc, extensions: this.extensions() });
    this.view = new EditorView({ state, parent: this.box, root: this.root.getRootNode() });
    this.root.editorBoard = this;
    this.leave = () => keepDraft(this.base, this.text);
    window.addEventListener("pagehide", this.leave);
  }

  extensions() {
    const run = { key: "Mod-Enter", run: () => this.ask(), preventDefault: true };
    return [
      lineNumbers(),
      lintGutter(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      colours,
      autocompletion({ override: [complete(() => this.data)], icons: false }),
      fillPrefixes(() => this.data.prefixes),
      EditorState.phrases.of(this.data.texts.phrases),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": this.data.texts.editor,
        spellcheck: "false",
        autocapitalize: "off",
      }),
      EditorView.updateListener.of((update) => update.docChanged && this.keep()),
      Prec.highest(keymap.of([run])),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    ];
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /* Another text, which undoing takes back. */
  replace(text) {
    this.base = text;
    if (text !== this.text) {
      const changes = { from: 0, to: this.view.state.doc.length, insert: text };
      this.view.dispatch({ changes, selection: { anchor: 0 }, scrollIntoView: true });
    }
    keepDraft(this.base, text);
    showProblem(this.view, null);
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => keepDraft(this.base, this.text), 300);
  }

  /* Sends the query, its prefixes filled in. */
  ask() {
    const added = missing(this.text, this.data.prefixes);
    if (added) {
      this.view.dispatch({ changes: added });
    }
    this.base = this.text;
    keepDraft(this.base, this.base);
    this.sent = this.text;
    this.pending = this.outbox.put("run", { text: this.text });
    this.status.textContent = this.data.texts.running;
    this.root.classList.add("editor-busy");
    return true;
  }

  /* outcome: {number, text, told, problem}: what came of the query, asked here or by its address. */
  hear(outcome) {
    if (!outcome || outcome.number < this.pending || outcome.number === this.heard) {
      return;
    }
    this.heard = outcome.number;
    this.root.classList.remove("editor-busy");
    this.status.textContent = outcome.told;
    if (outcome.text === this.text) {
      showProblem(this.view, outcome.problem);
    }
    if (this.pending) {
      note(outcome.text, outcome.told, Date.now());
    }
  }

  showKeys() {
    const { texts } = this.data;
    const rows = texts.help.split("\n").map((line) => {
      const [key, ...rest] = line.split(/ ?: /u);
      const row = element("div", "editor-key");
      row.append(element("kbd", "", key), element("span", "", rest.join(" : ")));
      return row;
    });
    const close = button("editor-button", () => this.keysPanel.close());
    close.textContent = texts.close;
    this.keysPanel.toggle(texts.keys, ...rows, close);
  }

  destroy() {
    clearTimeout(this.timer);
    if (this.view) {
      this.leave();
      window.removeEventListener("pagehide", this.leave);
      this.view.destroy();
    }
  }
}
