/* What the reader does, whether by pointer or by keyboard: it shows at once, and Python is told. */

import { sentence } from "./speech.js";

export class Reader {
  constructor(board) {
    this.board = board;
  }

  select(id) {
    this.board.choice.select(id === null ? [] : [id]);
  }

  /* Several nodes at once. */
  selectAll(ids) {
    const { board } = this;
    const nodes = [...new Set(ids)].filter((id) => board.nodes.has(id));
    board.choice.select(nodes);
    board.outbox.put("selection", { nodes });
  }

  toggle(id) {
    const { chosen } = this.board.choice;
    const others = [...chosen].filter((one) => one !== id);
    this.selectAll(chosen.has(id) ? others : [...others, id]);
  }

  /* A node, an edge or nothing is under the pointer, at a point of the stage. */
  hover(id, point) {
    const { board } = this;
    const known = board.isKnown(id) ? id : null;
    board.choice.set("hovered", known);
    this.describe(known, point);
    board.outbox.put("hover", { [board.nodes.has(id) ? "node" : "edge"]: known });
  }

  describe(id, point) {
    const { nodes, edges, stage, frame } = this.board;
    const [node, edge] = [nodes.get(id), edges.get(id)];
    if (node) {
      frame.tooltip.show(node.label, node.title, point, stage);
    } else if (edge) {
      frame.tooltip.show("", edge.title || edge.label, point, stage);
    } else {
      frame.tooltip.hide();
    }
  }

  /* The keyboard's current node: seen, described, spoken. */
  walkTo(id) {
    const { board } = this;
    board.choice.set("cursor", id);
    if (id === null) {
      board.frame.tooltip.hide();
      return;
    }
    board.camera.bringIntoView(id);
    board.frame.spoken.textContent = sentence(
      board.nodes.get(id),
      board.visible(),
      board.data.texts,
    );
    const { x = 0, y = 0, r = 0 } = board.scene.discs.get(id) ?? {};
    this.describe(id, { x: x + r, y: y + r });
  }

  toggleKind(kind) {
    this.board.outbox.put("legend", { name: kind });
    this.board.showLegend();
    this.board.refill();
  }

  /* A command about a node, with those selected together with it, or about everything. Whether
   * Python wants to hear it. */
  command(name, id) {
    const { choice, outbox } = this.board;
    const together = choice.chosen.has(id) && choice.chosen.size > 1;
    const nodes = together ? { nodes: [...choice.chosen] } : {};
    outbox.put("command", id === undefined ? { name } : { name, node: id, ...nodes });
    return outbox.hears("command");
  }

  /* The menu of a node, beside a point; whether opening it, or telling Python, was possible. */
  openMenu(id, point) {
    const { frame, outbox, nodes, data } = this.board;
    const [told, offered] = [outbox.hears("context"), outbox.hears("command")];
    this.select(id);
    outbox.put("context", { node: id });
    frame.tooltip.hide();
    if (offered) {
      frame.menu.open(nodes.get(id), point, data.texts, told);
      frame.menu.add(data.menu);
    }
    return told || offered;
  }
}
