"""How much two ways of cutting a network in communities agree."""

from collections.abc import Hashable, Sequence
from typing import TypeAlias

import numpy as np

from graph.network.measures.indexed import Ints

__all__ = ["Labels", "adjusted_rand", "changed", "numbered"]

Labels: TypeAlias = Ints
"""The number of the community of each node, from 0."""


def numbered(names: Sequence[Hashable]) -> Labels:
    """The communities' names as numbers, in the order they first appear."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)


def adjusted_rand(one: Labels, other: Labels) -> float:
    """1 if two partitions are the same, about 0 if they agree no more than by chance.

    The adjusted Rand index of Hubert and Arabie (1985): of all pairs of nodes, how many are
    together in both or in neither, less what partitions of the same sizes would share at
    random. It may be below 0. Two partitions that both put every node alone, or all nodes
    together, agree.
    """
    if len(one) < 2:
        return 1.0
    table = _contingency(one, other)
    together = _pairs(table).sum()
    here, there = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    expected = here * there / _pairs(np.array(len(one)))
    highest = (here + there) / 2
    return 1.0 if highest == expected else float((together - expected) / (highest - expected))


def changed(reference: Labels, other: Labels) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which nodes are not in the community of ``other`` that stands for theirs.

    Communities of the two partitions are paired so that as many nodes as possible stay
    (assignment problem, Kuhn 1955).
    """
    from scipy.optimize import linear_sum_assignment

    table = _contingency(reference, other)
    rows, columns = linear_sum_assignment(-table)
    pair = np.full(table.shape[0], -1)
    pair[rows] = columns
    moved: np.ndarray[tuple[int], np.dtype[np.bool_]] = pair[reference] != other
    return moved


def _contingency(one: Labels, other: Labels) -> Ints:
    """How many nodes each two communities share."""
    here, there = int(one.max(initial=-1)) + 1, int(other.max(initial=-1)) + 1
    counts = np.bincount(one * there + other, minlength=here * there)
    return counts.reshape(here, there)


def _pairs(counts: Ints) -> Ints:
    pairs: Ints = counts * (counts - 1) // 2
    return pairs
