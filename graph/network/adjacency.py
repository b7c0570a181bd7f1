"""The relations around a set of entities, bare: who is linked to whom, and by which sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.model.terms import NamedNode
from graph.network.origins import independent
from graph.network.sentences import Patterns
from graph.store import Store

__all__ = ["Adjacency", "Cost", "Link", "read_links"]

BATCH: Final = 2000
"""How many entities one query asks for."""

MOST_SOURCES: Final = 9
"""Beyond this many independent sources a relation is not better known."""

Cost = tuple[int, int, int]
"""Steps, weakness of the links, scarcity of the sources; each adds up along a path.

The weakness of a link is a power of eight: the weakest link of a short path decides.
"""

Row = tuple[str, str, str, str]
"""Subject, predicate, object, source."""


@dataclass(frozen=True, slots=True)
class Link:
    """The best relation between two entities, as it is stated, and what a step along it costs."""

    subject: str
    predicate: str
    object: str
    cost: Cost


@dataclass(slots=True)
class Adjacency:
    """The entities met so far, and the sources of each relation between two of them."""

    neighbours: dict[str, set[str]] = field(default_factory=dict)
    sources: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)

    def add(self, rows: Iterable[Row]) -> None:
        """Take in relations; what links an entity to itself is left out."""
        for subject, predicate, value, source in rows:
            if subject != value:
                self.sources.setdefault((subject, predicate, value), set()).add(source)
                self.neighbours.setdefault(subject, set()).add(value)
                self.neighbours.setdefault(value, set()).add(subject)

    def links(self, patterns: Patterns, origins: Mapping[str, str]) -> dict[tuple[str, str], Link]:
        """The best relation of each ordered pair, in both orders: strongest, then best sourced."""
        best: dict[tuple[str, str], Link] = {}
        for (subject, predicate, value), sources in self.sources.items():
            scarcity = max(0, MOST_SOURCES - independent(sources, origins))
            link = Link(subject, predicate, value, (1, 8 ** patterns.strength(predicate), scarcity))
            known = best.get((subject, value))
            if known is None or _order(link) < _order(known):
                best[subject, value] = best[value, subject] = link
        return best


def read_links(store: Store, entities: Iterable[str], predicates: Iterable[str]) -> list[Row]:
    """The relations of ``entities``, read from the plain statements of the named graphs."""
    known = f"FILTER(?p IN ({', '.join(str(NamedNode(word)) for word in predicates)}))"
    ends = [str(NamedNode(end)) for end in sorted(entities)]
    rows: list[Row] = []
    for start in range(0, len(ends), BATCH):
        values = f"VALUES ?e {{ {' '.join(ends[start : start + BATCH])} }}"
        _, found = store.select(
            f"SELECT ?s ?p ?o ?g WHERE {{ {{ {values} GRAPH ?g {{ ?e ?p ?o }} {known} "
            f"BIND(?e AS ?s) }} UNION {{ {values} GRAPH ?g {{ ?s ?p ?e }} {known} "
            "BIND(?e AS ?o) } }"
        )
        for subject, predicate, value, graph in found:
            if (
                isinstance(subject, NamedNode)
                and isinstance(predicate, NamedNode)
                and isinstance(value, NamedNode)
                and isinstance(graph, NamedNode)
            ):
                rows.append((subject.value, predicate.value, value.value, graph.value))
    return rows


def _order(link: Link) -> tuple[Cost, str, str]:
    return link.cost, link.predicate, link.subject
