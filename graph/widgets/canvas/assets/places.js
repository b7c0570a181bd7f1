/* Where nodes are: Python's coordinates at first sight, the reader's after dragging. */

const SAMPLE = 120;

const placed = (node) => Number.isFinite(node.x) && Number.isFinite(node.y);

export class Places {
  /* kept: Map id -> {x, y, fromX, fromY}, the nodes dragged before and Python's place for them. */
  constructor(kept) {
    this.at = new Map();
    this.given = new Map();
    this.kept = new Map(kept);
    this.spacing = Infinity;
  }

  /* nodes: Map id -> node. A known node moves only when Python moves it. Returns the new ids. */
  update(nodes, neighbours) {
    const fresh = [];
    const before = this.given;
    this.given = new Map();
    for (const node of nodes.values()) {
      const old = before.get(node.id);
      if (!old) {
        this.at.set(node.id, this.first(node, neighbours.get(node.id), fresh.length));
        fresh.push(node.id);
      } else if (placed(node) && (old.x !== node.x || old.y !== node.y)) {
        this.move(node.id, node);
      }
      this.given.set(node.id, { x: node.x, y: node.y });
    }
    for (const id of before.keys()) {
      if (!nodes.has(id)) {
        this.at.delete(id);
      }
    }
    this.spacing = medianSpacing([...nodes.values()].filter(placed));
    return fresh;
  }

  /* Where the reader put it, where Python puts it, else in a spiral round a neighbour. */
  first(node, neighbours, index) {
    const kept = this.kept.get(node.id);
    if (kept && kept.fromX === node.x && kept.fromY === node.y) {
      return { x: kept.x, y: kept.y };
    }
    if (placed(node)) {
      return { x: node.x, y: node.y };
    }
    const friend = [...neighbours].find((id) => this.at.has(id));
    const centre = this.at.get(friend) ?? { x: 0, y: 0 };
    const [turn, far] = [index * 2.399963, 60 + 16 * Math.sqrt(index)];
    return { x: centre.x + far * Math.cos(turn), y: centre.y + far * Math.sin(turn) };
  }

  /* In place: whoever holds the place of a node sees it move. */
  move(id, { x, y }) {
    Object.assign(this.at.get(id), { x, y });
  }

  /* The reader has put the node where it is now. */
  keep(id) {
    const { x: fromX, y: fromY } = this.given.get(id);
    this.kept.set(id, { ...this.at.get(id), fromX, fromY });
  }
}

/* The distance to the nearest other node, for the node in the middle of the list. */
function medianSpacing(nodes) {
  const step = Math.ceil(nodes.length / SAMPLE);
  const nearest = [];
  for (let i = 0; i < nodes.length; i += step) {
    let least = Infinity;
    for (const other of nodes) {
      const [dx, dy] = [nodes[i].x - other.x, nodes[i].y - other.y];
      const away = dx * dx + dy * dy;
      if (away < least && other !== nodes[i]) {
        least = away;
      }
    }
    nearest.push(Math.sqrt(least));
  }
  return nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? Infinity;
}
