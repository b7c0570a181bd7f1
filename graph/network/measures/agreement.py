"""How much two ways of cutting a network in communities agree."""

from collections.abc import Hashable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from graph.network.measures.indexed import Ints

__all__ = ["Labels", "adjusted_rand", "changed", "numbered"]

Bools: TypeAlias = npt.NDArray[np.bool_]

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
    together = _pairs(_sizes(one * (int(other.max()) + 1) + other))
    here, there = _pairs(_sizes(one)), _pairs(_sizes(other))
    expected = here * there / _pairs(np.array([len(one)]))
    highest = (here + there) / 2
    return 1.0 if highest == expected else (together - expected) / (highest - expected)


def changed(reference: Labels, other: Labels) -> Bools:
    """Which nodes are not in the community of ``other`` that stands for theirs.

    Communities of the two partitions are paired so that as many nodes as possible stay
    (assignment problem, Kuhn 1955).
    """
    from scipy.optimize import linear_sum_assignment

    moved = ~_unchanged(reference, other)
    here, left = np.unique(reference[moved], return_inverse=True)
    there, right = np.unique(other[moved], return_inverse=True)
    table = np.zeros((len(here), len(there)), dtype=np.int64)
    np.add.at(table, (left, right), 1)
    rows, columns = linear_sum_assignment(-table)
    pair = np.full(len(here), -1)
    pair[rows] = columns
    moved[moved] = pair[left] != right
    return moved


def _unchanged(one: Labels, other: Labels) -> Bools:
    """Which nodes are in a community that both partitions have: it stands for itself."""
    both = one * (int(other.max(initial=0)) + 1) + other
    _, inverse, counts = np.unique(both, return_inverse=True, return_counts=True)
    together = counts[inverse]
    same: Bools = (together == np.bincount(one)[one]) & (together == np.bincount(other)[other])
    return same


def _sizes(labels: Labels) -> Ints:
    return np.unique(labels, return_counts=True)[1]


def _pairs(counts: Ints) -> float:
    """How many pairs there are in groups of these sizes."""
    return float((counts * (counts - 1) // 2).sum())
