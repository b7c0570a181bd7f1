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
    """Pairs with ends swapped between pairs of the same two codes.

    a-b and c-d become a-d and c-b, unless that makes a self-loop or a pair that is there; where
    all four have one code, c and d change places first, half the time.
    """
    ends = [
        (one, other) if codes[one] <= codes[other] else (other, one)
        for one, other in pairs.tolist()
    ]
    alike: dict[tuple[int, int], list[int]] = {}
    for place, (one, other) in enumerate(ends):
        alike.setdefault((codes[one], codes[other]), []).append(place)
    size = len(codes)
    there = {min(pair) * size + max(pair) for pair in ends}
    chance = random.Random(seed)
    for (here, across), places in sorted(alike.items()):
        tries = _SWAPS * len(places) if len(places) > 1 else 0
        for first, second in zip(
            chance.choices(places, k=tries), chance.choices(places, k=tries), strict=True
        ):
            a, b = ends[first]
            c, d = ends[second]
            if here == across and chance.random() < 0.5:
                c, d = d, c
            one = a * size + d if a < d else d * size + a
            other = c * size + b if c < b else b * size + c
            if a != d and c != b and one not in there and other not in there and one != other:
                there.remove(a * size + b if a < b else b * size + a)
                there.remove(c * size + d if c < d else d * size + c)
                there.add(one)
                there.add(other)
                ends[first], ends[second] = (a, d), (c, b)
    return ends
