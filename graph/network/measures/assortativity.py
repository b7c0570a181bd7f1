"""Whether like is linked with like: by kind, by région, by number of neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.model.iris import Iris
from graph.network.measures.indexed import Floats, Graph, Indexed, Ints
from graph.network.territories import at_level, territories_of
from graph.store import Store

__all__ = [
    "Assortativity",
    "assortativity",
    "coefficient",
    "degree_assortativity",
    "kinds_of",
    "mixing_counts",
    "regions_of",
]


@dataclass(frozen=True, slots=True)
class Assortativity:
    """How much relations join nodes with the same value.

    Parameters
    ----------
    coefficient: 1 if all do, 0 if as many as at random, below 0 if fewer; NaN where it says
        nothing (one value only, or no relation).
    error: its standard error, by leaving out each relation in turn.
    values: what nodes have, sorted. mixing: of the ends of relations, the share from each value
        (row) to each (column), shape ``(len(values), len(values))``, symmetric, total 1.
    counted, left_out: relations whose two ends have a value, and the others.
    """

    coefficient: float
    error: float
    values: tuple[str, ...]
    mixing: tuple[tuple[float, ...], ...]
    counted: int
    left_out: int


def assortativity(graph: Graph, values: Mapping[Any, str]) -> Assortativity:
    """The assortativity coefficient of Newman (2003) for a value of nodes; without weights.

    Relations with an end of no value (absent or an empty text) are left out, and counted.
    """
    indexed = Indexed.of(graph)
    names = sorted({value for node in graph if (value := values.get(node, ""))})
    index = {name: place for place, name in enumerate(names)}
    codes = np.array([index.get(values.get(node, ""), -1) for node in indexed.nodes], np.int64)
    counts = mixing_counts(indexed.pairs, codes, len(names))
    counted = int(counts.sum()) // 2
    return Assortativity(
        coefficient(counts),
        _error(counts),
        tuple(names),
        tuple(tuple(row) for row in (counts / max(1, 2 * counted)).tolist()),
        counted,
        len(indexed.pairs) - counted,
    )


def mixing_counts(pairs: Ints, codes: Ints, many: int) -> Floats:
    """How many ends of relations lead from each value to each other, shape ``(many, many)``.

    Parameters
    ----------
    pairs: the numbers of the nodes each relation joins. codes: the value of each node, -1 if
        it has none: its relations do not count.
    """
    ends = codes[pairs]
    here, there = ends[(ends >= 0).all(axis=1)].T
    counts = np.bincount(here * many + there, minlength=many * many).reshape(many, many)
    both: Floats = (counts + counts.T).astype(np.float64)
    return both


def degree_assortativity(graph: Graph) -> float:
    """The correlation of the numbers of neighbours at both ends of relations (Newman 2002).

    NaN where every end has as many, or there is no relation.
    """
    indexed = Indexed.of(graph)
    degrees = np.array([graph.degree(node) for node in indexed.nodes], dtype=np.float64)
    one, other = degrees[indexed.pairs[:, 0]], degrees[indexed.pairs[:, 1]]
    apart = indexed.pairs[:, 0] != indexed.pairs[:, 1]
    here = np.concatenate([one, other[apart]])
    there = np.concatenate([other, one[apart]])
    if not len(here) or np.ptp(here) == 0:
        return float("nan")
    centred, across = here - here.mean(), there - there.mean()
    return float((centred * across).mean() / np.sqrt((centred**2).mean() * (across**2).mean()))


def kinds_of(graph: Graph) -> dict[Any, str]:
    """The kind of each node; ``scic`` for an organisation of that legal form."""
    return {
        node: "scic" if data.get("scic") else str(data.get("kind") or "")
        for node, data in graph.nodes(data=True)
    }


def regions_of(store: Store, iris: Iris, graph: Graph) -> dict[Any, str]:
    """The IRI of the région of each node; an empty text where there is none or are several."""
    found = at_level(territories_of(store, iris, list(graph)), iris, "region")
    return {node: found[node][0] if len(found.get(node, ())) == 1 else "" for node in graph}


def coefficient(counts: Floats) -> float:
    """Newman's equation 2, (trace - expected) / (1 - expected), from :func:`mixing_counts`."""
    total = counts.sum()
    if not total:
        return float("nan")
    expected = float((counts.sum(axis=0) * counts.sum(axis=1)).sum() / total**2)
    if 1 - expected < 1e-12:
        return float("nan")
    return float((np.trace(counts) / total - expected) / (1 - expected))


def _error(counts: Floats) -> float:
    """Newman's equation 5: relations between the same two values are alike, and done once."""
    whole = coefficient(counts)
    squares = 0.0
    for one, other in zip(*np.nonzero(np.triu(counts)), strict=True):
        less = counts.copy()
        less[one, other] -= 1
        less[other, one] -= 1
        many = counts[one, other] / (2 if one == other else 1)
        squares += many * (coefficient(less) - whole) ** 2
    return float(np.sqrt(squares))
