"""Measures of a node among its neighbours: how many, how tied to each other, how constraining."""

from typing import Any

import networkx as nx
import numpy as np

from graph.network.measures.indexed import Graph, Indexed

__all__ = [
    "articulation",
    "clustering",
    "constraint",
    "core",
    "degree",
    "effective_size",
    "weighted_degree",
]


def degree(graph: Graph) -> dict[Any, float]:
    """How many neighbours each node has (a self-loop, if the graph keeps any, counts two)."""
    return {node: float(count) for node, count in graph.degree()}


def weighted_degree(graph: Graph) -> dict[Any, float]:
    """The sum of the weights of each node's relations: a weight is a strength (Barrat 2004)."""
    return {node: float(total) for node, total in graph.degree(weight="weight")}


def clustering(graph: Graph) -> dict[Any, float]:
    """The share of pairs of neighbours that are linked to each other (Watts, Strogatz 1998).

    0 where there are fewer than two neighbours.
    """
    shares = nx.clustering(graph, list(graph))
    assert isinstance(shares, dict)  # several nodes were asked for
    return {node: float(share) for node, share in shares.items()}


def core(graph: Graph) -> dict[Any, float]:
    """The highest k such that the node is among nodes that all have k neighbours among them.

    Seidman (1983); self-loops do not count.
    """
    plain = graph
    if nx.number_of_selfloops(graph):
        plain = graph.copy()
        plain.remove_edges_from(list(nx.selfloop_edges(graph)))
    return {node: float(depth) for node, depth in nx.core_number(plain).items()}


def articulation(graph: Graph) -> dict[Any, float]:
    """1 for a node whose removal would cut its piece in several, 0 otherwise.

    Hopcroft and Tarjan (1973).
    """
    found = set(nx.articulation_points(graph))
    return {node: float(node in found) for node in graph}


def constraint(graph: Graph) -> dict[Any, float]:
    """How much a node's relations lead back to the same people (Burt 1992).

    For each neighbour, the share of the node's relations spent on it, directly or through
    another neighbour, squared; their sum. Without weights. NaN for a node without relations.
    """
    indexed = Indexed.of(graph)
    shares = _shares(indexed)
    near = indexed.matrix() > 0
    spent = (shares + shares @ shares).multiply(near)
    found = np.asarray(spent.multiply(spent).sum(axis=1)).ravel()
    found[_alone(indexed)] = np.nan
    return indexed.by_node(found)


def effective_size(graph: Graph) -> dict[Any, float]:
    """How many neighbours a node has, less how many of the others each is linked to on average.

    Burt (1992), in the form of Borgatti (1997): n - 2t/n for n neighbours with t relations among
    them. NaN for a node without relations; self-loops do not count.
    """
    indexed = Indexed.of(graph)
    matrix = indexed.matrix()
    matrix.setdiag(0)
    matrix.eliminate_zeros()
    count = np.asarray(matrix.sum(axis=1)).ravel()
    twice = np.asarray((matrix @ matrix).multiply(matrix).sum(axis=1)).ravel()
    count[count == 0] = np.nan
    return indexed.by_node(count - twice / count)


def _shares(indexed: Indexed) -> Any:
    """The share of each node's relations spent on each neighbour."""
    matrix = indexed.matrix()
    total = np.asarray(matrix.sum(axis=1)).ravel()
    scale = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
    return matrix.multiply(scale[:, None]).tocsr()


def _alone(indexed: Indexed) -> Any:
    return np.asarray(indexed.matrix().sum(axis=1)).ravel() == 0
