/* Where nodes are: Python's coordinates at first sight, the reader's after dragging.
 * vis-network holds them; it is told the differences only. */

import { radiusOnScreen } from "./painting.js";

const GRAB = 3;
const SAMPLE = 400;

export class Places {
  /* kept: Map id -> {x, y, fromX, fromY}, the nodes dragged before and Python's place for them. */
  constructor(dataset, kept) {
    this.dataset = dataset;
    this.given = new Map();
    this.kept = new Map(kept);
    this.spacing = Infinity;
  }

  /* nodes: Map id -> node; hides(node): not shown now; spot(id): where a known node is.
   * A known node moves only when Python moves it. Returns the ids that are new. */
  update(nodes, neighbours, hides, spot) {
    const fresh = [];
    const changed = [];
    for (const node of nodes.values()) {
      const old = this.given.get(node.id);
      const hidden = hides(node);
      const moved = old && Number.isFinite(node.x) && (old.x !== node.x || old.y !== node.y);
      if (!old) {
        fresh.push({
          id: node.id,
          hidden,
          ...this.first(node, neighbours.get(node.id), spot, fresh.length),
        });
      } else if (moved || old.hidden !== hidden) {
        changed.push({ id: node.id, hidden, ...(moved ? { x: node.x, y: node.y } : {}) });
      }
      this.given.set(node.id, { x: node.x, y: node.y, hidden });
    }
    const gone = [...this.given.keys()].filter((id) => !nodes.has(id));
    gone.forEach((id) => this.given.delete(id));
    this.dataset.remove(gone);
    this.dataset.add(fresh);
    this.dataset.update(changed);
    if (fresh.length + changed.length + gone.length > 0) {
      this.spacing = medianSpacing([...nodes.values()].filter((node) => Number.isFinite(node.x)));
    }
    return fresh.map((node) => node.id);
  }

  /* Where the reader put it, where Python puts it, else in a spiral round a neighbour. */
  first(node, neighbours, spot, index) {
    const kept = this.kept.get(node.id);
    if (kept && kept.fromX === node.x && kept.fromY === node.y) {
      return { x: kept.x, y: kept.y };
    }
    if (Number.isFinite(node.x) && Number.isFinite(node.y)) {
      return { x: node.x, y: node.y };
    }
    const friend = [...neighbours].find((id) => this.dataset.get(id));
    const centre = friend === undefined ? { x: 0, y: 0 } : spot(friend);
    const [turn, far] = [index * 2.399963, 60 + 16 * Math.sqrt(index)];
    return { x: centre.x + far * Math.cos(turn), y: centre.y + far * Math.sin(turn) };
  }

  keep(id, { x, y }) {
    const { x: fromX, y: fromY } = this.given.get(id);
    this.kept.set(id, { x, y, fromX, fromY });
  }

  /* What can be grabbed is as large as what is seen, whatever the zoom. */
  resize(nodes, scale) {
    const size = (node) =>
      Math.ceil((radiusOnScreen(node.size, scale, this.spacing) + GRAB) / scale);
    const changed = [...nodes.values()]
      .map((node) => ({ id: node.id, size: size(node) }))
      .filter((item) => this.dataset.get(item.id).size !== item.size);
    this.dataset.update(changed);
  }
}

/* The distance to the nearest other node, for the node in the middle of the list. */
function medianSpacing(nodes) {
  const sample = nodes.filter((_, i) => i % Math.ceil(nodes.length / SAMPLE) === 0);
  const nearest = sample.map((node) => {
    let least = Infinity;
    for (const other of nodes) {
      if (other !== node) {
        least = Math.min(least, Math.hypot(node.x - other.x, node.y - other.y));
      }
    }
    return least;
  });
  return nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? Infinity;
}
