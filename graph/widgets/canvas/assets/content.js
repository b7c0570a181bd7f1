/* The network as data: who is there, who is linked to whom, who is named first. */

/* nodes, edges: Maps by id; neighbours: Map id -> Set of ids; order: ids, most important first;
 * rank: Map id -> place in that order. */
export function readNetwork(data) {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const neighbours = new Map(data.nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of data.edges) {
    neighbours.get(from).add(to);
    neighbours.get(to).add(from);
  }
  const weight = (id) => nodes.get(id).priority ?? neighbours.get(id).size;
  const order = [...nodes.keys()].sort((a, b) => weight(b) - weight(a));
  const rank = new Map(order.map((id, i) => [id, i]));
  return { nodes, edges, neighbours, order, rank };
}

/* A node with its neighbours and edges, or an edge with its ends: {main, nodes, edges}. */
export function surroundings({ nodes, edges, neighbours }, main) {
  if (!nodes.has(main)) {
    const { from, to } = edges.get(main);
    return { main, nodes: new Set([from, to]), edges: new Set([main]) };
  }
  const touching = [...edges.values()].filter(({ from, to }) => from === main || to === main);
  return {
    main,
    nodes: new Set([main, ...neighbours.get(main)]),
    edges: new Set(touching.map(({ id }) => id)),
  };
}
