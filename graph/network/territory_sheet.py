"""The sheet of a territory: what is stated of it, and what is stated of the places inside it.

The two are never mixed. *Of it*: of the territory, or of an institution that runs it. *Inside*:
of a territory or an institution that lies in it. What is stated of both is stated of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView, claims_of
from graph.network.territories import LEVELS, level_of
from graph.network.territory_history import History, councils_of, read_history
from graph.network.territory_lineage import Scope, read_lineage
from graph.network.territory_people import Population, parts_of
from graph.network.territory_rollup import ACTORS, Counts, Presence, RollUp
from graph.store import Store

__all__ = ["Actor", "Documents", "TerritorySheet", "read_territory"]

_SCOPES: Final = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation, a project or an event that is in a territory or acts there.

    Parameters
    ----------
    scope: the nearest of its places; what acts on a wider territory has none.
    claims: those that say where, each with its source.
    """

    entity: str
    scope: Scope | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents by what they name, each once: IRIs, sorted.

    Parameters
    ----------
    own: the territory or an institution that runs it.
    inside: a place or an institution inside it, and not the territory.
    actors: an actor of the territory, and none of those.
    """

    own: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TerritorySheet:
    """What the sources say of a territory.

    Parameters
    ----------
    councils: the institutions that run it.
    above: the territories it lies in, the smallest first, each with whether it is only partly.
    parts: what it is made of, by level.
    actors: who is there. wider: who acts on a territory that holds it.
    own: relations stated of it. inside: of the places inside it.
    scopes: how the institutions and places that ``inside`` tells of stand to it.
    """

    territory: str
    level: str
    councils: tuple[str, ...]
    above: tuple[tuple[str, bool], ...]
    parts: Mapping[str, tuple[str, ...]]
    people: Population | None
    counts: Counts
    actors: tuple[Actor, ...]
    wider: tuple[Actor, ...]
    own: tuple[ClaimView, ...]
    inside: tuple[ClaimView, ...]
    scopes: Mapping[str, Scope]
    documents: Documents
    history: History


def read_territory(
    store: Store, iris: Iris, roll_up: RollUp, territory: str, people: Population | None = None
) -> TerritorySheet:
    """The sheet of ``territory`` (an IRI).

    Parameters
    ----------
    roll_up: of the same store, see :func:`graph.network.territory_rollup.read_roll_up`.
    people: its inhabitants, see :func:`graph.network.territory_people.population`.
    """
    councils = councils_of(store, iris, territory)
    own = {territory, *councils}
    present = roll_up.within(territory)
    scopes = _scopes(present, own)
    actors = _actors(store, iris, roll_up, present)
    stated = _relations(store, iris, own)
    seen = {claim.triple for claim in stated}
    above = _above(store, iris, territory)
    return TerritorySheet(
        territory,
        level_of(territory, iris),
        councils,
        above,
        parts_of(store, iris, territory),
        people,
        roll_up.counts(territory),
        actors,
        _wider(store, iris, roll_up, [one for one, _ in above], {a.entity for a in actors}),
        stated,
        tuple(c for c in _relations(store, iris, scopes) if c.triple not in seen),
        scopes,
        _documents(roll_up, own, scopes, actors),
        read_history(store, iris, roll_up, territory),
    )


def _scopes(present: Iterable[tuple[Presence, Scope]], own: set[str]) -> dict[str, Scope]:
    """How each place or institution inside stands to the territory, the nearest scope first."""
    found: dict[str, Scope] = {}
    for one, scope in sorted(present, key=lambda pair: (_SCOPES.index(pair[1]), pair[0])):
        if one.way in ("self", "spatial") and one.entity not in own:
            found.setdefault(one.entity, scope)
    return found


def _relations(store: Store, iris: Iris, ends: Iterable[str]) -> tuple[ClaimView, ...]:
    """The claims of ``ends`` but for documents, whereabouts, geography and successions."""
    aside = {
        node.value
        for node in (
            *(iris.mai(name) for name in ("locatedIn", "overlaps", "replacedBy")),
            *(term(name) for name in ("schema:areaServed", "dcterms:spatial", "dcterms:isPartOf")),
            term("dcterms:subject"),
        )
    }
    return tuple(
        claim
        for claim in claims_of(store, iris, ends)
        if claim.predicate not in aside
        and Kind.RESOURCE not in (kind_of(claim.subject, iris), kind_of(claim.object, iris))
    )


def _actors(
    store: Store, iris: Iris, roll_up: RollUp, present: Iterable[tuple[Presence, Scope]]
) -> tuple[Actor, ...]:
    """Who is in the territory, those nearest to it first, then by identifier."""
    places: dict[str, dict[str, Scope]] = {}
    for one, scope in present:
        if one.way in ("locatedIn", "areaServed") and roll_up.kind(one.entity) in ACTORS:
            places.setdefault(one.entity, {})[one.place] = scope
    told = _whereabouts(store, iris, places)
    found = (
        Actor(
            entity,
            min(there.values(), key=_SCOPES.index),
            tuple(claim for claim in told.get(entity, ()) if claim.object in there),
        )
        for entity, there in places.items()
    )
    return tuple(
        sorted(found, key=lambda one: (_SCOPES.index(one.scope or Scope.FORMER), one.entity))
    )


def _wider(
    store: Store, iris: Iris, roll_up: RollUp, above: Iterable[str], known: set[str]
) -> tuple[Actor, ...]:
    """Who acts on exactly one of the territories ``above``, those of the smallest first."""
    rank = {territory: place for place, territory in enumerate(above)}
    places: dict[str, set[str]] = {}
    for territory in rank:
        for one in roll_up.present.get(territory, ()):
            if one.way == "areaServed" and one.place == territory and one.entity not in known:
                places.setdefault(one.entity, set()).add(territory)
    told = _whereabouts(store, iris, places)
    order = sorted(places, key=lambda one: (min(rank[place] for place in places[one]), one))
    return tuple(
        Actor(one, None, tuple(c for c in told.get(one, ()) if c.object in places[one]))
        for one in order
        if roll_up.kind(one) in ACTORS
    )


def _whereabouts(store: Store, iris: Iris, entities: Iterable[str]) -> dict[str, list[ClaimView]]:
    """Where each of ``entities`` is said to be or to act."""
    ways = (iris.mai("locatedIn"), term("schema:areaServed"))
    found: dict[str, list[ClaimView]] = {}
    for claim in claims_of(store, iris, entities, predicates=ways):
        found.setdefault(claim.subject, []).append(claim)
    return found


def _above(store: Store, iris: Iris, territory: str) -> tuple[tuple[str, bool], ...]:
    lineage = read_lineage(store, iris, [territory])
    wholly = lineage.above[territory]
    found = [one for one in lineage.reach[territory] - {territory} if level_of(one, iris) in LEVELS]
    order = sorted(found, key=lambda one: (LEVELS.index(level_of(one, iris)), one))
    return tuple((one, one not in wholly) for one in order)


def _documents(
    roll_up: RollUp, own: set[str], scopes: Mapping[str, Scope], actors: Iterable[Actor]
) -> Documents:
    of_it = roll_up.resources_of(own)
    of_places = roll_up.resources_of(scopes) - of_it
    of_actors = roll_up.resources_of(one.entity for one in actors) - of_it - of_places
    return Documents(*(tuple(sorted(found)) for found in (of_it, of_places, of_actors)))
