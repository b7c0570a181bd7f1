/* The network as data: who is there, who is linked to whom, who is named first. */

/* nodes, edges: Maps by id; neighbours: Map id -> Set of ids; touching: Map id -> ids of edges;
 * order: ids, most important first; rank: Map id -> place in that order. */
export function readNetwork(data) {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const neighbours = new Map(data.nodes.map(({ id }) => [id, new Set()]));
  const touching = new Map(data.nodes.map(({ id }) => [id, new Set()]));
  for (const { id, from, to } of data.edges) {
    neighbours.get(from).add(to);
    neighbours.get(to).add(from);
    touching.get(from).add(id);
    touching.get(to).add(id);
  }
  const weight = (id) => nodes.get(id).priority ?? neighbours.get(id).size;
  const order = [...nodes.keys()].sort((a, b) => weight(b) - weight(a));
  const rank = new Map(order.map((id, i) => [id, i]));
  return { nodes, edges, neighbours, touching, order, rank };
}

/* Nodes with their neighbours and edges, edges with their ends: {mains, nodes, edges}, all Sets. */
export function surroundings({ nodes, edges, neighbours, touching }, ids) {
  const found = { mains: new Set(ids), nodes: new Set(), edges: new Set() };
  const add = (set, more) => more.forEach((id) => set.add(id));
  for (const id of ids) {
    if (nodes.has(id)) {
      add(found.nodes, [id, ...neighbours.get(id)]);
      add(found.edges, touching.get(id));
    } else {
      add(found.nodes, [edges.get(id).from, edges.get(id).to]);
      found.edges.add(id);
    }
  }
  return found;
}
