"""Values of which only one can be true, and which the sources give differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from graph.checks.quality_relations import Stated
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["Conflict", "Version", "find_conflicts"]

_SINGLE: Final = ("igeo:codeINSEE", "schema:startDate", "dcterms:issued", "rov:orgType")
_SINGLE_OWN: Final = ("foundingYear", "siren", "population", "resourceNumber")

_QUERY: Final = """
SELECT ?s ?p WHERE {{ VALUES ?p {{ {properties} }} GRAPH ?g {{ ?s ?p ?value }} FILTER(isIRI(?s)) }}
GROUP BY ?s ?p HAVING(COUNT(DISTINCT ?value) > 1)"""

Given: TypeAlias = dict[str, set[str]]
"""The sources of each value."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values, with the documents that give it.

    Parameters
    ----------
    value: a text, a number, a date, or an IRI.
    sources: IRIs.
    """

    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two sources at least give differently.

    Parameters
    ----------
    subject: IRI of the entity. predicate: IRI of the property, or of the relation.
    object: IRI of the other end, where the sources differ on when a relation began; otherwise an
        empty text.
    versions: the values, most sources first.
    """

    subject: str
    predicate: str
    object: str
    versions: tuple[Version, ...]


def find_conflicts(store: Store, iris: Iris, stated: Iterable[Stated]) -> list[Conflict]:
    """Every conflict: codes, dates, legal forms, then years in which a relation began.

    Values one document gives together do not contradict each other, nor does a date that is only
    less precise than another one (2019, 2019-05).
    """
    found = [*_values(store, iris), *_beginnings(stated)]
    return sorted(found, key=lambda one: (one.predicate, one.subject, one.object))


def differ(given: Given) -> bool:
    """Whether two of the values of ``given`` exclude each other."""
    return any(
        not given[one] & given[later] and not _refines(later, one)
        for one, later in combinations(sorted(given), 2)
    )


def _values(store: Store, iris: Iris) -> Iterator[Conflict]:
    properties = [*map(term, _SINGLE), *map(iris.mai, _SINGLE_OWN)]
    _, rows = store.select(_QUERY.format(properties=" ".join(map(str, properties))))
    for subject, predicate in rows:
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            given = _given(store, iris, subject, predicate)
            if differ(given):
                yield Conflict(subject.value, predicate.value, "", _versions(given))


def _given(store: Store, iris: Iris, subject: NamedNode, predicate: NamedNode) -> Given:
    given: Given = defaultdict(set)
    for quad in store.quads(subject, predicate, None, None):
        graph, value = quad.graph_name, quad.object
        if (
            isinstance(value, NamedNode | Literal)
            and isinstance(graph, NamedNode)
            and graph not in (iris.contacts, iris.ontology)
        ):
            given[value.value].add(graph.value)
    return given


def _beginnings(stated: Iterable[Stated]) -> Iterator[Conflict]:
    """Relations that several sources let begin in different years, none of them ended."""
    by_relation: dict[tuple[str, str, str, str], Given] = {}
    ended: set[tuple[str, str, str, str]] = set()
    for one in stated:
        key = (*one.relation, one.role)
        if one.until:
            ended.add(key)
        if one.since:
            by_relation.setdefault(key, defaultdict(set))[one.since].add(one.source)
    for key, given in by_relation.items():
        if key not in ended and differ(given):
            yield Conflict(*key[:3], _versions(given))


def _refines(later: str, one: str) -> bool:
    """Whether ``later`` is the date ``one`` told more precisely."""
    return len(one) in (4, 7) and later.startswith(f"{one}-")


def _versions(values: Given) -> tuple[Version, ...]:
    told = [Version(value, tuple(sorted(sources))) for value, sources in values.items()]
    return tuple(sorted(told, key=lambda one: (-len(one.sources), one.value)))
