"""Whether a measure says who is central, or who is written about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.measures.indexed import Floats
from graph.network.origins import read_origins
from graph.network.relations import read_wordings
from graph.store import Store

__all__ = ["WARNING", "Effect", "effects", "sources_of", "spearman"]

WARNING: Final = 0.5
"""A correlation from here on, in either direction, is large (Cohen 1988): read with care."""

_REGISTERS: Final = ("overlaps", "replacedBy")


@dataclass(frozen=True, slots=True)
class Effect:
    """How a measure goes with the number of sources.

    Parameters
    ----------
    correlation: Spearman's, between -1 and 1; NaN if one of the two does not vary.
    counted: nodes compared; those without a value are left out.
    warns: whether it is as large as ``WARNING``.
    """

    measure: str
    correlation: float
    counted: int

    @property
    def warns(self) -> bool:
        """Whether documentation may explain the measure."""
        return abs(self.correlation) >= WARNING


def sources_of(store: Store, iris: Iris, nodes: Iterable[str]) -> dict[str, int]:
    """How many independent documents speak of each node: state a relation of it, or name it.

    Registers of places and institutions do not count: they hold everybody.
    """
    origins, predicates = read_origins(store, iris), _documented(store, iris)
    counted = {}
    for node in nodes:
        end = NamedNode(node)
        found = set()
        for quads in (store.quads(end, None, None, None), store.quads(None, None, end, None)):
            for quad in quads:
                graph = quad.graph_name
                if quad.predicate in predicates and isinstance(graph, NamedNode):
                    found.add(origins.get(graph.value, graph.value))
        counted[node] = len(found - {iris.contacts.value})
    return counted


def effects(
    measures: Mapping[str, Mapping[Any, float]], sources: Mapping[Any, int]
) -> dict[str, Effect]:
    """By measure, its correlation with the number of sources of nodes.

    Parameters
    ----------
    measures: from :func:`graph.network.measures.catalogue.node_measures`.
    sources: from :func:`sources_of`; a node without a number is left out.
    """
    found = {}
    for name, values in measures.items():
        known = [node for node in values if node in sources and np.isfinite(values[node])]
        one = np.array([values[node] for node in known], dtype=np.float64)
        other = np.array([sources[node] for node in known], dtype=np.float64)
        found[name] = Effect(name, spearman(one, other), len(known))
    return found


def spearman(one: Floats, other: Floats) -> float:
    """The correlation of ranks, equal values sharing the mean of theirs (Spearman 1904).

    NaN for fewer than three values, or where one side does not vary.
    """
    if len(one) < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    here, there = _ranks(one), _ranks(other)
    here, there = here - here.mean(), there - there.mean()
    return float((here * there).sum() / np.sqrt((here**2).sum() * (there**2).sum()))


def _ranks(values: Floats) -> Floats:
    """Ranks; values that differ only by rounding are equal."""
    _, inverse, counts = np.unique(np.round(values, 12), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2)[inverse]
    return ranks


def _documented(store: Store, iris: Iris) -> Collection[NamedNode]:
    """What documents say of entities: every relation less what registers say of places."""
    structural = {term("dcterms:spatial"), term("dcterms:isPartOf")}
    structural |= {iris.mai(name) for name in _REGISTERS}
    return {NamedNode(iri) for iri in read_wordings(store, iris)} - structural
