"""Communities: nodes more linked to each other than to the rest, and how sure that is.

Both methods look for the partition of highest modularity, which nobody can find for certain:
they start at random and end somewhere good. So they are run with twenty seeds, and what the
runs agree on is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Any, Final, TypeAlias

import igraph
import numpy as np

from graph.errors import InputError, worded
from graph.network.embedding import seeded
from graph.network.measures.agreement import Labels, adjusted_rand, changed, numbered
from graph.network.measures.indexed import Graph, Indexed

__all__ = [
    "METHODS",
    "SEEDS",
    "Partition",
    "Stability",
    "leiden",
    "louvain",
    "modularity",
    "stability",
]

Partition: TypeAlias = tuple[tuple[Any, ...], ...]
"""Communities, the largest first, their nodes sorted; every node is in exactly one."""

METHODS: Final = ("leiden", "louvain")
SEEDS: Final = tuple(range(1, 21))

_ROUNDS: Final = -1
"""Leiden is repeated until a round changes nothing."""


@dataclass(frozen=True, slots=True)
class Stability:
    """What twenty runs of one method find.

    Parameters
    ----------
    method: one of ``METHODS``. seeds: of the runs.
    best: the partition of highest modularity.
    modularity: of ``best``; NaN for a network without relations.
    agreement: the mean adjusted Rand index of every two runs, 1 if all are the same; NaN for
        a single run. lowest: of the two runs that agree least.
    modularities: of each run. sizes: how many communities each run finds.
    changes: by node, the share of the other runs that put it in another community than ``best``.
    """

    method: str
    seeds: tuple[int, ...]
    best: Partition
    modularity: float
    agreement: float
    lowest: float
    modularities: tuple[float, ...]
    sizes: tuple[int, ...]
    changes: dict[Any, float]

    @property
    def membership(self) -> dict[Any, int]:
        """The number of each node's community in ``best``, from 1 for the largest."""
        return {node: place for place, part in enumerate(self.best, 1) for node in part}


def louvain(graph: Graph, seed: int = 1, *, weight: str | None = "weight") -> Partition:
    """Communities by Louvain: nodes move where modularity gains most, then groups of them do.

    Blondel, Guillaume, Lambiotte and Lefebvre (2008). A weight is a strength.

    Parameters
    ----------
    weight: ``"weight"``, or nothing for every relation to count the same.
    """
    return _found(graph, "louvain", seed, weight)


def leiden(graph: Graph, seed: int = 1, *, weight: str | None = "weight") -> Partition:
    """Communities by Leiden, whose communities always hold together (Traag et al. 2019)."""
    return _found(graph, "leiden", seed, weight)


def modularity(
    graph: Graph, parts: Sequence[Sequence[Any]], weight: str | None = "weight"
) -> float:
    """The share of relations inside communities, less what random relations would give.

    Newman and Girvan (2004), with weights as Newman (2004). NaN without relations.
    """
    indexed = Indexed.of(graph)
    community = {node: place for place, part in enumerate(parts) for node in part}
    labels = numbered([community[node] for node in indexed.nodes])
    return _modularity(indexed.plain, labels, _weights(indexed, weight))


def stability(
    graph: Graph,
    method: str = "leiden",
    seeds: Sequence[int] = SEEDS,
    *,
    weight: str | None = "weight",
) -> Stability:
    """The runs of ``method`` with each of ``seeds``, compared.

    Of runs with the same modularity, the first counts as the best.

    Raises
    ------
    graph.errors.InputError: the method is none of ``METHODS``, or there is no seed.
    """
    if method not in METHODS or not seeds:
        raise InputError(
            worded(
                "« {method} » n'est pas une méthode de recherche de communautés.",
                method=method[:80],
            ),
            advice=worded("Choisissez parmi : {names}.", names=", ".join(METHODS)),
        )
    indexed = Indexed.of(graph)
    drawing, weights = indexed.plain, _weights(indexed, weight)
    runs = [_run(drawing, method, seed, weights) for seed in seeds]
    values = [_modularity(drawing, labels, weights) for labels in runs]
    best = max(range(len(runs)), key=lambda place: (np.nan_to_num(values[place]), -place))
    agreements = [adjusted_rand(one, other) for one, other in combinations(runs, 2)]
    others = [run for place, run in enumerate(runs) if place != best]
    moved = np.mean([changed(runs[best], run) for run in others], axis=0) if others else ()
    return Stability(
        method,
        tuple(seeds),
        _partition(indexed, runs[best]),
        values[best],
        fmean(agreements) if agreements else float("nan"),
        min(agreements, default=float("nan")),
        tuple(values),
        tuple(len(set(run.tolist())) for run in runs),
        indexed.by_node(moved if others else np.zeros(len(indexed.nodes))),
    )


def _found(graph: Graph, method: str, seed: int, weight: str | None) -> Partition:
    indexed = Indexed.of(graph)
    return _partition(indexed, _run(indexed.plain, method, seed, _weights(indexed, weight)))


def _run(drawing: igraph.Graph, method: str, seed: int, weights: list[float] | None) -> Labels:
    if not drawing.ecount():
        return np.arange(drawing.vcount())
    with seeded(seed):
        if method == "louvain":
            found = drawing.community_multilevel(weights=weights)
        else:
            found = drawing.community_leiden(
                objective_function="modularity", weights=weights, n_iterations=_ROUNDS
            )
    return numbered(found.membership)


def _weights(indexed: Indexed, weight: str | None) -> list[float] | None:
    return None if weight is None else indexed.weights.tolist()


def _modularity(drawing: igraph.Graph, labels: Labels, weights: list[float] | None) -> float:
    if not drawing.ecount():
        return float("nan")
    return float(drawing.modularity(labels.tolist(), weights=weights))


def _partition(indexed: Indexed, labels: Labels) -> Partition:
    parts: dict[int, list[Any]] = {}
    for node, label in zip(indexed.nodes, labels.tolist(), strict=True):
        parts.setdefault(label, []).append(node)
    place = {node: number for number, node in enumerate(indexed.nodes)}
    ordered = sorted(parts.values(), key=lambda part: (-len(part), place[part[0]]))
    return tuple(tuple(part) for part in ordered)
