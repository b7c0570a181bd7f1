"""What each place lies in: wholly, by a part of it, or as a place of former times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.territories import level_of
from graph.store import Store

__all__ = ["Lineage", "Scope", "read_lineage"]


class Scope(StrEnum):
    """How a place stands to a territory."""

    OWN = "own"
    """It is the territory itself."""
    INSIDE = "inside"
    """It lies in the territory."""
    PARTLY = "partly"
    """It lies in the territory for a part: a group of communes over several départements."""
    FORMER = "former"
    """It is no more; what followed it is the territory, or lies in it."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The territories above each place, itself included.

    Parameters
    ----------
    above: those it lies in (``dcterms:isPartOf``, any number of times).
    reach: those, and those that a part of it lies in (``mai:overlaps``) with what these lie in: a
        group of communes may be in two départements, each of its communes is in one.
    former: the places of institutions that were followed by others.
    """

    above: Mapping[str, frozenset[str]]
    reach: Mapping[str, frozenset[str]]
    former: frozenset[str]

    def scope(self, place: str, territory: str) -> Scope | None:
        """How ``place`` stands to ``territory``; nothing where it is not in it at all."""
        if place == territory:
            return Scope.OWN
        if territory not in self.reach.get(place, ()):
            return None
        if place in self.former:
            return Scope.FORMER
        return Scope.INSIDE if territory in self.above[place] else Scope.PARTLY


def read_lineage(store: Store, iris: Iris, places: Iterable[str]) -> Lineage:
    """The lineage of ``places`` (IRIs), read upwards: a country is never read whole."""
    wanted, former = sorted(set(places)), _former(store, iris)
    within, overlaps = term("dcterms:isPartOf"), iris.mai("overlaps")
    touched = {place: _next(store, iris, place, overlaps) for place in wanted}
    for place in wanted:
        if place in former:
            for today in _next(store, iris, place, within):
                touched[place] |= _next(store, iris, today, overlaps)
    parents = _climbed(
        store, iris, {*wanted, *(one for found in touched.values() for one in found)}
    )
    above = {place: _all_above(place, parents) for place in parents}
    reach = {place: above[place].union(*(above[one] for one in touched[place])) for place in wanted}
    return Lineage({place: above[place] for place in wanted}, reach, former)


def _climbed(store: Store, iris: Iris, places: set[str]) -> dict[str, set[str]]:
    """What each place is a part of, what that is a part of, until there is nothing more."""
    waiting, parents, within = set(places), dict[str, set[str]](), term("dcterms:isPartOf")
    while waiting:
        place = waiting.pop()
        parents[place] = _next(store, iris, place, within)
        waiting |= parents[place] - parents.keys()
    return parents


def _next(store: Store, iris: Iris, place: str, way: NamedNode) -> set[str]:
    """The territories that ``way`` leads to from a place."""
    return {
        quad.object.value
        for quad in store.quads(NamedNode(place), way, None, None)
        if isinstance(quad.object, NamedNode)
        and quad.graph_name != iris.contacts
        and level_of(quad.object.value, iris)
    }


def _all_above(place: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found, waiting = {place}, [place]
    while waiting:
        fresh = parents[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _former(store: Store, iris: Iris) -> frozenset[str]:
    """The places that institutions with a successor ran."""
    return frozenset(
        run.object.value
        for quad in store.quads(None, iris.mai("replacedBy"), None, None)
        if isinstance(quad.subject, NamedNode)
        for run in store.quads(quad.subject, term("dcterms:spatial"), None, None)
        if isinstance(run.object, NamedNode)
    )
