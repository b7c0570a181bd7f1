"""The territories an entity belongs to, from its commune up to its région and the country."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import TERRITORY_SEGMENTS, term
from graph.network.claims import node_of
from graph.store import Store

__all__ = ["LEVELS", "at_level", "level_of", "territories_of"]

LEVELS: Final = ("commune", "epci", "departement", "region", "country")
"""From the smallest to the largest; ``place`` and ``commune-deleguee`` are none of them."""

_BATCH: Final = 2000
"""How many entities one query asks for."""


def territories_of(
    store: Store, iris: Iris, nodes: Iterable[NamedNode | str]
) -> dict[str, frozenset[str]]:
    """The IRIs of the territories of each entity, those they lie in included.

    An entity belongs where it is located, where it acts and, an institution, to the place it
    runs; a territory belongs to itself. From there up: commune, EPCI, département, région,
    country. The set is empty where no source gives a place.

    Raises
    ------
    graph.errors.UnknownName: a node cannot be an identifier.
    """
    asked = {node_of(iris, node).value for node in nodes}
    own = {node: {node} if level_of(node, iris) else set() for node in asked}
    for node, place in _pairs(store, iris, asked, _places(iris)):
        own[node].add(place)
    parents = _parents(store, iris, {place for places in own.values() for place in places})
    above = {place: _with_parents(place, parents) for place in parents}
    return {node: frozenset().union(*(above[place] for place in own[node])) for node in own}


def level_of(iri: str, iris: Iris) -> str:
    """``commune``, ``region``…: the level of a territory, an empty text for anything else."""
    segment, _, key = iris.short(iri).partition("/")
    return segment if key and segment in TERRITORY_SEGMENTS else ""


def at_level(
    territories: Mapping[str, frozenset[str]], iris: Iris, level: str
) -> dict[str, tuple[str, ...]]:
    """The territories of each entity that are of ``level``, sorted: none, one or several.

    Parameters
    ----------
    territories: from :func:`territories_of`. level: one of ``LEVELS``.
    """
    return {
        node: tuple(sorted(place for place in places if level_of(place, iris) == level))
        for node, places in territories.items()
    }


def _places(iris: Iris) -> tuple[NamedNode, ...]:
    return iris.mai("locatedIn"), term("schema:areaServed"), term("dcterms:spatial")


def _parents(store: Store, iris: Iris, places: Iterable[str]) -> dict[str, set[str]]:
    """What each of ``places`` is a part of, then what that is a part of, and so on."""
    waiting = set(places)
    parents: dict[str, set[str]] = {}
    while waiting:
        parents.update((place, set()) for place in waiting)
        for place, parent in _pairs(store, iris, waiting, (term("dcterms:isPartOf"),)):
            parents[place].add(parent)
        waiting = {above for place in waiting for above in parents[place]} - parents.keys()
    return parents


def _with_parents(place: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found, waiting = {place}, [place]
    while waiting:
        fresh = parents[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _pairs(
    store: Store, iris: Iris, nodes: Iterable[str], predicates: Iterable[NamedNode]
) -> Iterator[tuple[str, str]]:
    """Each of ``nodes`` with a territory that one of ``predicates`` leads to."""
    ends = [str(NamedNode(node)) for node in sorted(nodes)]
    for start in range(0, len(ends), _BATCH):
        values = f"VALUES ?e {{ {' '.join(ends[start : start + _BATCH])} }}"
        ways = " UNION ".join(f"{{ {values} GRAPH ?g {{ ?e {p} ?t }} }}" for p in predicates)
        _, rows = store.select(f"SELECT ?e ?t WHERE {{ {ways} }}")
        for node, place in rows:
            if (
                isinstance(node, NamedNode)
                and isinstance(place, NamedNode)
                and level_of(place.value, iris)
            ):
                yield node.value, place.value
