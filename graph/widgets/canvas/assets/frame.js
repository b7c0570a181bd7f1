/* The elements of a canvas and their places: legend, stage, what lies over the stage, what is only
 * spoken. */

import { element, Tooltip, ZoomBar } from "./controls.js";
import { KeysPanel } from "./keys_panel.js";
import { Legend } from "./legend.js";
import { Menu } from "./menu.js";

export class Frame {
  /* root: the element to fill; actions: {zoomIn, zoomOut, fit, picture}, what the buttons do,
   * {kindToggled(kind), command(name, id)}, what is chosen in the legend and the menu. */
  constructor(root, { kindToggled, command, ...actions }) {
    this.root = root;
    this.legend = new Legend(kindToggled);
    this.tooltip = new Tooltip();
    this.surface = element("div", "canvas-surface");
    this.message = element("p", "canvas-message");
    this.message.setAttribute("role", "status");
    this.help = element("p", "canvas-spoken");
    this.help.id = "canvas-help";
    this.spoken = element("p", "canvas-spoken");
    this.spoken.setAttribute("aria-live", "polite");
    this.stage = this.makeStage();
    const over = element("div", "canvas-frame");
    const back = () => this.stage.focus({ preventScroll: true });
    this.menu = new Menu(over, command, back);
    this.keysPanel = new KeysPanel(back);
    this.zoomBar = new ZoomBar({ ...actions, keys: () => this.showKeys() });
    over.append(this.stage, this.zoomBar.root, this.menu.root, this.keysPanel.root);
    root.replaceChildren(this.legend.root, over, this.help, this.spoken);
  }

  makeStage() {
    const stage = element("div", "canvas-stage");
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-describedby", this.help.id);
    stage.append(this.surface, this.message, this.tooltip.root);
    return stage;
  }

  /* texts: see texts.py; height in pixels. */
  show(texts, height) {
    this.texts = texts;
    this.root.style.setProperty("--canvas-height", `${height}px`);
    this.zoomBar.show(texts);
    this.help.textContent = texts.help.replaceAll("\n", ". ");
    this.summarise(texts.summary);
  }

  /* The list of keys, or nothing if it was there. */
  showKeys() {
    this.keysPanel.toggle(this.texts);
  }

  /* What is drawn, in words; spoken when it changes under somebody at the keyboard. */
  summarise(summary) {
    const before = this.stage.getAttribute("aria-label");
    this.stage.setAttribute("aria-label", summary);
    if (before !== null && before !== summary && this.stage.matches(":focus")) {
      this.spoken.textContent = summary;
    }
  }

  /* Never an empty box: what to say in place of a network, or an empty text. */
  tell(message) {
    this.message.textContent = message;
    this.message.hidden = message === "";
    this.zoomBar.root.hidden = message !== "";
  }

  /* Whether the focus went to something that belongs to the current node. */
  holds(target) {
    return this.menu.root.contains(target) || this.keysPanel.root.contains(target);
  }

  /* Where an event of the pointer is on the stage. */
  pointOf({ clientX, clientY }) {
    const box = this.stage.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }
}
