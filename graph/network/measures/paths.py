"""Measures that follow shortest paths: between, close, far.

igraph computes them; they equal networkx's. A weight is a *strength* (independent sources), and
a path needs *distances*: a relation of weight w is 1/w long, so that two sources bring two
entities twice as near (Newman 2001; Opsahl, Agneessens and Skvoretz 2010).
"""

import math
from typing import Any

import igraph
import numpy as np

from graph.errors import InputError
from graph.network.measures.indexed import Floats, Graph, Indexed

__all__ = [
    "betweenness",
    "closeness",
    "harmonic",
    "lengths",
    "weighted_betweenness",
    "weighted_closeness",
]

_EXACT = 2**31
"""Lengths are whole numbers below this, so that equally long paths are found equal."""


def betweenness(graph: Graph) -> dict[Any, float]:
    """The share of the shortest paths between all other nodes that pass by each (Freeman 1977).

    Between 0 and 1; each pair of others counts once. Brandes (2001) says how.
    """
    return _betweenness(Indexed.of(graph), None)


def weighted_betweenness(graph: Graph) -> dict[Any, float]:
    """Betweenness where a relation of weight w is 1/w long.

    Raises
    ------
    graph.errors.InputError: a weight is not above zero.
    """
    indexed = Indexed.of(graph)
    return _betweenness(indexed, lengths(indexed.weights)[0])


def closeness(graph: Graph) -> dict[Any, float]:
    """The inverse of the mean number of steps to those reached, times the share reached.

    That share (Wasserman and Faust 1994) keeps small pieces from looking central. A node without
    relations has 0.
    """
    indexed = Indexed.of(graph)
    return _closeness(indexed, None, 1.0)


def weighted_closeness(graph: Graph) -> dict[Any, float]:
    """Closeness where a relation of weight w is 1/w long; it may exceed 1.

    Raises
    ------
    graph.errors.InputError: a weight is not above zero.
    """
    indexed = Indexed.of(graph)
    return _closeness(indexed, *lengths(indexed.weights))


def harmonic(graph: Graph) -> dict[Any, float]:
    """The mean over all other nodes of 1/steps, 0 for one not reached (Marchiori, Latora 2000)."""
    indexed = Indexed.of(graph)
    if len(indexed.nodes) < 2:
        return dict.fromkeys(indexed.nodes, 0.0)
    return indexed.by_node(indexed.plain.harmonic_centrality(normalized=True))


def lengths(weights: Floats) -> tuple[Floats, float]:
    """How long each relation is, as a multiple of the number given with them.

    Whole weights give whole lengths (their least common multiple over each), for 1/2 + 1/3 is
    not always the same number to a computer.

    Raises
    ------
    graph.errors.InputError: a weight is not above zero.
    """
    if not np.all(np.isfinite(weights) & (weights > 0)):
        raise InputError(
            "un lien a un poids nul, négatif ou absent.",
            advice="Un poids compte des sources : il vaut au moins 1.",
        )
    whole = {int(weight) for weight in weights if weight == int(weight) < _EXACT}
    if all(weight == int(weight) < _EXACT for weight in weights):
        multiple = math.lcm(*whole)
        if multiple < _EXACT:
            return multiple / weights, float(multiple)
    return 1 / weights, 1.0


def _betweenness(indexed: Indexed, distances: Floats | None) -> dict[Any, float]:
    count = len(indexed.nodes)
    if count < 3:
        return dict.fromkeys(indexed.nodes, 0.0)
    found = indexed.plain.betweenness(directed=False, weights=_given(distances))
    return indexed.by_node(np.array(found) * (2 / ((count - 1) * (count - 2))))


def _closeness(indexed: Indexed, distances: Floats | None, unit: float) -> dict[Any, float]:
    count = len(indexed.nodes)
    if count < 2:
        return dict.fromkeys(indexed.nodes, 0.0)
    drawing = indexed.plain
    reached = np.zeros(count)
    for part in drawing.connected_components():
        reached[part] = len(part) - 1
    near = np.nan_to_num(np.array(_near(drawing, distances), dtype=np.float64))
    return indexed.by_node(near * reached / (count - 1) * unit)


def _near(drawing: igraph.Graph, distances: Floats | None) -> list[float]:
    """The inverse of the mean distance to those reached, NaN for a node without relations."""
    found: list[float] = drawing.closeness(weights=_given(distances), normalized=True)
    return found


def _given(distances: Floats | None) -> list[float] | None:
    return None if distances is None else distances.tolist()
