"""A network without direction: one edge a pair, whose weight counts independent sources."""

from typing import Any

import networkx as nx

from graph.network.measures.indexed import Graph, node_key

__all__ = ["simple_graph"]


def simple_graph(net: Graph) -> Graph:
    """``net`` without direction: one edge a pair, no self-loops, nodes and edges in order.

    ``weight`` is how many independent sources state a relation of the pair: the union of the
    ``origins`` of its relations. Where edges have none, their weights (1 each if absent) are
    added up. ``relations`` counts the relations of the pair. Self-loops are counted in
    ``graph["self_loops"]``. Nodes keep their attributes.
    """
    pairs: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    loops = 0
    for one, other, data in net.edges(data=True):
        if one == other:
            loops += 1
        else:
            pairs.setdefault(_ordered(one, other), []).append(data)
    graph: Graph = nx.Graph(self_loops=loops)
    graph.add_nodes_from((node, dict(net.nodes[node])) for node in sorted(net, key=node_key))
    for (one, other), told in sorted(pairs.items(), key=lambda item: (*map(node_key, item[0]),)):
        origins = sorted({origin for data in told for origin in data.get("origins") or ()})
        weight = len(origins) or sum(data.get("weight", 1) for data in told)
        graph.add_edge(one, other, weight=weight, relations=len(told), origins=origins)
    return graph


def _ordered(one: Any, other: Any) -> tuple[Any, Any]:
    return (one, other) if node_key(one) <= node_key(other) else (other, one)
