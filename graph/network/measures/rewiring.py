"""Networks drawn at random that keep something of a given one."""

import random
from collections.abc import Sequence
from typing import Final

import igraph
import numpy as np

from graph.network.embedding import seeded
from graph.network.measures.indexed import Ints

__all__ = ["MODELS", "randomised"]

MODELS: Final = ("degrees", "kinds", "density")
"""What is kept: every node's number of neighbours; that and the kinds of both ends of every
relation; only the numbers of nodes and relations."""

_SWAPS: Final = 10
"""Attempts a relation: more change nothing that can be seen (Milo et al. 2003)."""


def randomised(drawing: igraph.Graph, model: str, seed: int, codes: Sequence[int]) -> igraph.Graph:
    """A random network with as many nodes and relations, without parallel edges or self-loops.

    ``degrees`` swaps ends of relations (Maslov and Sneppen 2002); ``kinds`` swaps only between
    relations that join the same two kinds; ``density`` draws relations anywhere (Erdős and
    Rényi 1959).

    Parameters
    ----------
    model: one of ``MODELS``. codes: the kind of each node, used by ``kinds``.
    """
    if model == "density":
        with seeded(seed):
            return igraph.Graph.Erdos_Renyi(n=drawing.vcount(), m=drawing.ecount())
    if model == "degrees":
        made = drawing.copy()
        if drawing.ecount() > 1:
            with seeded(seed):
                made.rewire(n=_SWAPS * drawing.ecount())
        return made
    pairs = _swapped(np.array(drawing.get_edgelist(), dtype=np.int64).reshape(-1, 2), seed, codes)
    return igraph.Graph(n=drawing.vcount(), edges=pairs)


def _swapped(pairs: Ints, seed: int, codes: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs with ends swapped between pairs of the same two codes, those sorted by code."""
    edges = [
        (one, other) if codes[one] <= codes[other] else (other, one)
        for one, other in pairs.tolist()
    ]
    alike: dict[tuple[int, int], list[int]] = {}
    for place, (one, other) in enumerate(edges):
        alike.setdefault((codes[one], codes[other]), []).append(place)
    there = {frozenset(edge) for edge in edges}
    chance = random.Random(seed)
    for (here, across), places in sorted(alike.items()):
        for _ in range(_SWAPS * len(places) if len(places) > 1 else 0):
            first = places[int(chance.random() * len(places))]
            second = places[int(chance.random() * len(places))]
            _swap(edges, there, first, second, here == across and chance.random() < 0.5)
    return edges


def _swap(
    edges: list[tuple[int, int]],
    there: set[frozenset[int]],
    first: int,
    second: int,
    turned: bool,
) -> None:
    """a-b and c-d become a-d and c-b, unless that makes a self-loop or an edge that is there."""
    (a, b), (c, d) = edges[first], edges[second]
    if turned:
        c, d = d, c
    one, other = frozenset((a, d)), frozenset((c, b))
    if len(one) == 2 and len(other) == 2 and one not in there and other not in there:
        there -= {frozenset((a, b)), frozenset((c, d))}
        there |= {one, other}
        edges[first], edges[second] = (a, d), (c, b)
