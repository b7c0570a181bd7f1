"""Measures where a node counts for what its neighbours count for."""

from typing import Any, Final

import networkx as nx
import numpy as np

from graph.network.measures.indexed import Floats, Graph, Indexed, Ints

__all__ = ["eigenvector", "pagerank"]

_DENSE: Final = 400
"""Up to this many nodes, every eigenvector is computed; above, only the leading one."""

_SAME: Final = 1e-9
"""Leading values of two pieces that differ by less, in proportion, are equal."""

_DAMPING: Final = 0.85
_CLOSE: Final = 1e-12


def eigenvector(graph: Graph) -> dict[Any, float]:
    """Each node's value is in proportion to the sum of its neighbours' (Bonacich 1972).

    The leading eigenvector of the adjacency matrix, without weights, of length 1. In a network
    of several pieces all is 0 but in the piece, or the equal pieces, where that value is
    highest: it is what networkx's repeated multiplication tends to, starting from equal values.
    """
    from scipy.sparse.csgraph import connected_components

    indexed = Indexed.of(graph)
    if not indexed.nodes:
        return {}
    matrix = indexed.matrix()
    _, labels = connected_components(matrix, directed=False)
    found = [_leading(matrix, members) for members in _parts(labels)]
    highest = max(value for value, _, _ in found)
    vector = np.zeros(len(indexed.nodes))
    for value, members, part in found:
        if value >= highest - _SAME * max(1.0, highest):
            vector[members] = part * part.sum()
    return indexed.by_node(vector / np.sqrt((vector**2).sum()))


def pagerank(graph: Graph) -> dict[Any, float]:
    """Where somebody is who follows relations at random, and jumps anywhere 15 times in 100.

    Relations are followed in both directions, in proportion to their weight, a strength (Brin
    and Page 1998). The values add up to 1.
    """
    indexed = Indexed.of(graph)
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(indexed.nodes)
    for (one, other), weight in zip(indexed.pairs.tolist(), indexed.weights, strict=True):
        ordered.add_edge(indexed.nodes[one], indexed.nodes[other], weight=float(weight))
    ranks = nx.pagerank(ordered, alpha=_DAMPING, tol=_CLOSE, max_iter=1000)
    return {node: float(ranks[node]) for node in indexed.nodes}


def _parts(labels: Ints) -> list[Ints]:
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _leading(matrix: Any, members: Ints) -> tuple[float, Ints, Floats]:
    """The highest eigenvalue of a piece, its nodes, and its eigenvector of length 1."""
    if len(members) == 1:
        return float(matrix[members[0], members[0]]), members, np.ones(1)
    part = matrix[members][:, members]
    if len(members) <= _DENSE:
        values, vectors = np.linalg.eigh(part.toarray())
    else:
        values, vectors = _sparse(part)
    return float(values[-1]), members, np.abs(vectors[:, -1])


def _sparse(part: Any) -> tuple[Floats, Floats]:
    """The highest eigenvalue and its eigenvector (Lanczos).

    A long thin network has many values near the highest: they are told apart from just above.
    """
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    start = np.ones(part.shape[0]) / np.sqrt(part.shape[0])
    try:
        values, vectors = eigsh(part, k=1, which="LA", v0=start, tol=0, maxiter=500)
    except ArpackNoConvergence:
        above = float(np.sqrt(np.asarray((part @ part).sum(axis=1)).max())) * (1 + 1e-9)
        values, vectors = eigsh(part, k=1, sigma=above, which="LM", v0=start)
    return values, vectors
