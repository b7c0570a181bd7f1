"""What is known of each territory, rolled up from the places inside it.

An actor is counted where a source says that it is (``mai:locatedIn``) or acts
(``schema:areaServed``), an institution where it governs (``dcterms:spatial``); from there up, by
identifiers only: two places of one name are never taken for each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.relations import relation_properties
from graph.network.territories import level_of
from graph.network.territory_lineage import Lineage, Scope, read_lineage
from graph.store import Store

__all__ = ["Counts", "Presence", "RollUp", "Triple", "read_roll_up"]

Triple = tuple[str, str, str]
"""Subject, relation and object: IRIs."""

ACTORS: Final = (Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT)


@dataclass(frozen=True, slots=True, order=True)
class Presence:
    """That an entity is somewhere.

    Parameters
    ----------
    entity: its IRI. place: IRI of the territory that a source names.
    way: ``locatedIn``, ``areaServed``, ``spatial`` for an institution, ``self`` for a place.
    """

    entity: str
    place: str
    way: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things the sources give a territory and the places inside it.

    Parameters
    ----------
    organisations: located or acting there; ``scics`` and ``ptce`` among them (a PTCE may be a
        project). projects, events: the same.
    collectivites: institutions of it or inside it that some relation is stated of.
    relations: of those institutions, each once whoever states it.
    resources: documents that name the territory, a place inside it or one of their institutions;
        those that name an actor only are not counted: a national network has its seat somewhere.
    """

    organisations: int = 0
    scics: int = 0
    ptce: int = 0
    projects: int = 0
    events: int = 0
    collectivites: int = 0
    relations: int = 0
    resources: int = 0


@dataclass(frozen=True, slots=True)
class RollUp:
    """Every entity that is somewhere, with what is said of it.

    Parameters
    ----------
    relations: the relations of each end, documents and places left aside.
    resources: the documents that name each entity, or are about it.
    present: for each territory, who is in it.
    scics: those with that legal form. ptce: those with the label, or called a PTCE.
    """

    iris: Iris
    lineage: Lineage
    relations: Mapping[str, frozenset[Triple]]
    resources: Mapping[str, frozenset[str]]
    present: Mapping[str, tuple[Presence, ...]]
    scics: frozenset[str]
    ptce: frozenset[str]
    _kinds: dict[str, Kind | None] = field(default_factory=dict)

    def within(self, territory: str) -> tuple[tuple[Presence, Scope], ...]:
        """Who is in ``territory`` or governs a part of it, sorted, each with its scope."""
        found = (
            (one, self.lineage.scope(one.place, territory))
            for one in self.present.get(territory, ())
        )
        return tuple((one, scope) for one, scope in found if scope is not None)

    def counts(self, territory: str) -> Counts:
        """The counts of ``territory`` (an IRI), the places inside it included."""
        present = self.present.get(territory, ())
        places = {one.entity for one in present if one.way in ("self", "spatial")}
        actors = {one.entity for one in present if one.way in ("locatedIn", "areaServed")}
        councils = {one.entity for one in present if one.way == "spatial"}
        of = {kind: {one for one in actors if self.kind(one) is kind} for kind in ACTORS}
        told = {one for one in councils if self.relations.get(one)}
        return Counts(
            organisations=len(of[Kind.ORGANISATION]),
            scics=len(actors & self.scics),
            ptce=len(actors & self.ptce),
            projects=len(of[Kind.PROJECT]),
            events=len(of[Kind.EVENT]),
            collectivites=len(told),
            relations=len(self.relations_of(councils | {territory})),
            resources=len(self.resources_of(places | {territory})),
        )

    def of_level(self, level: str) -> dict[str, Counts]:
        """The counts of each territory of ``level`` that has any: ``departement``, ``epci``…"""
        return {
            territory: self.counts(territory)
            for territory in sorted(self.present)
            if level_of(territory, self.iris) == level
        }

    def relations_of(self, entities: Iterable[str]) -> frozenset[Triple]:
        """The relations one of ``entities`` is an end of, each once."""
        return frozenset[Triple]().union(*(self.relations.get(one, ()) for one in entities))

    def resources_of(self, entities: Iterable[str]) -> frozenset[str]:
        """The documents that name one of ``entities``, each once."""
        return frozenset[str]().union(*(self.resources.get(one, ()) for one in entities))

    def kind(self, entity: str) -> Kind | None:
        """The kind of an entity."""
        if entity not in self._kinds:
            self._kinds[entity] = kind_of(entity, self.iris)
        return self._kinds[entity]


def read_roll_up(store: Store, iris: Iris) -> RollUp:
    """The roll-up of a store: read once a generation, some tens of milliseconds."""
    triples = sorted(set(_triples(store, iris)))
    relations, resources = defaultdict[str, set[Triple]](set), defaultdict[str, set[str]](set)
    aside = _aside(iris)
    for triple in triples:
        _file(triple, iris, aside, relations, resources)
    presences = sorted(_presences(store, iris, triples))
    lineage = read_lineage(store, iris, {one.place for one in presences})
    present = defaultdict[str, list[Presence]](list)
    for one in presences:
        for territory in lineage.reach[one.place]:
            present[territory].append(one)
    form, scic = term("rov:orgType").value, iris.concept("scic").value
    return RollUp(
        iris,
        lineage,
        {end: frozenset(told) for end, told in relations.items()},
        {end: frozenset(told) for end, told in resources.items()},
        {territory: tuple(found) for territory, found in sorted(present.items())},
        frozenset(s for s, p, o in triples if p == form and o == scic),
        _ptce(store, iris, triples),
    )


def _ptce(store: Store, iris: Iris, triples: Iterable[Triple]) -> frozenset[str]:
    """Those with the label, and those a source calls a PTCE: what the question « ptce » takes."""
    label, ptce = iris.mai("hasLabel").value, iris.concept("ptce").value
    kind, pole = term("rdf:type"), term("org:OrganizationalCollaboration")
    called = {
        quad.subject.value
        for quad in store.quads(None, kind, pole, None)
        if isinstance(quad.subject, NamedNode) and quad.graph_name != iris.contacts
    }
    return frozenset(called | {s for s, p, o in triples if p == label and o == ptce})


def _triples(store: Store, iris: Iris) -> Iterator[Triple]:
    """Every relation that is no part of the official geography itself."""
    geography = {term("dcterms:spatial"), term("dcterms:isPartOf"), iris.mai("overlaps")}
    for predicate in relation_properties(store, iris):
        if predicate in geography:
            continue
        for quad in store.quads(None, predicate, None, None):
            subject, value = quad.subject, quad.object
            if (
                isinstance(subject, NamedNode)
                and isinstance(value, NamedNode)
                and quad.graph_name != iris.contacts
            ):
                yield subject.value, predicate.value, value.value


def _file(
    triple: Triple,
    iris: Iris,
    aside: frozenset[str],
    relations: Mapping[str, set[Triple]],
    resources: Mapping[str, set[str]],
) -> None:
    """Put a relation with both its ends: documents apart, places and successions left aside."""
    subject, predicate, value = triple
    kinds = {end: kind_of(end, iris) for end in (subject, value)}
    documents = [end for end in (subject, value) if kinds[end] is Kind.RESOURCE]
    if documents and predicate != term("dcterms:publisher").value:
        for end in (subject, value):
            if end not in documents:
                resources[end].update(documents)
    elif not documents and predicate not in aside:
        for end in (subject, value):
            relations[end].add(triple)


def _aside(iris: Iris) -> frozenset[str]:
    """Where one is, and what followed an institution: told in parts of their own."""
    return frozenset(
        node.value for node in (*_ways(iris), iris.mai("replacedBy"), term("dcterms:subject"))
    )


def _ways(iris: Iris) -> dict[NamedNode, str]:
    return {iris.mai("locatedIn"): "locatedIn", term("schema:areaServed"): "areaServed"}


def _presences(store: Store, iris: Iris, triples: Iterable[Triple]) -> set[Presence]:
    """Where each end of a relation is: told, governed, or a place itself."""
    ways = {node.value: way for node, way in _ways(iris).items()}
    found, governs = set(), term("dcterms:spatial")
    ends = dict.fromkeys(end for subject, _, value in triples for end in (subject, value))
    for subject, predicate, value in triples:
        if predicate in ways and level_of(value, iris):
            found.add(Presence(subject, value, ways[predicate]))
    for end in ends:
        kind = kind_of(end, iris)
        if kind is Kind.TERRITORY:
            found.add(Presence(end, end, "self"))
        elif kind is Kind.COLLECTIVITE:
            for quad in store.quads(NamedNode(end), governs, None, None):
                if isinstance(quad.object, NamedNode) and level_of(quad.object.value, iris):
                    found.add(Presence(end, quad.object.value, "spatial"))
    return found
