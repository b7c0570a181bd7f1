"""Who takes part in what with others: projects, PTCE, networks and events."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["Participations"]

_WAYS: Final = (
    *("participatesIn", "memberOf", "partnerOf", "carries"),
    *("leads", "supports", "funds", "speaksAt"),
)
"""The relations by which somebody takes part in something, from whom to what."""


@dataclass(frozen=True, slots=True)
class Participations:
    """What several may take part in, as the question ``collectivites-scic`` understands it.

    Parameters
    ----------
    ways: the IRIs of relations that are a participation of their subject.
    hubs: for each thing one may take part in, what that amounts to: itself, and for a part of a
        project or an event about one, that project.
    offices: for each person, the organisations and institutions with which they have a role:
        these take part through them.
    """

    ways: frozenset[str]
    hubs: dict[str, frozenset[str]]
    offices: dict[str, frozenset[str]]

    @classmethod
    def read(cls, store: Store, iris: Iris) -> "Participations":
        """Those of a dataset."""
        projects = _typed(store, iris.mai("Project"))
        events = _typed(store, term("schema:Event"))
        collaborations = _typed(store, term("org:OrganizationalCollaboration"))
        networks = _typed(store, term("org:Organization"))
        labelled = store.quads(None, iris.mai("hasLabel"), iris.concept("ptce"), None)
        ptce = {quad.subject.value for quad in labelled if isinstance(quad.subject, NamedNode)}
        hubs = {one: {one} for one in (*projects, *events, *collaborations, *networks, *ptce)}
        for part, whole in _pairs(store, term("dcterms:isPartOf")):
            if part in projects:
                hubs[part].add(whole)
        for event, subject in _pairs(store, term("schema:about")):
            if event in events and subject in projects:
                hubs[event].add(subject)
        offices: dict[str, set[str]] = defaultdict(set)
        for person, office in _pairs(store, iris.mai("hasRole")):
            offices[person].add(office)
        return cls(
            frozenset(iris.mai(way).value for way in _WAYS),
            {hub: frozenset(found) for hub, found in hubs.items()},
            {person: frozenset(found) for person, found in offices.items()},
        )

    def joined(self, predicate: str, value: str) -> frozenset[str]:
        """What the subject of a statement takes part in; nothing if it is no participation."""
        return self.hubs.get(value, frozenset()) if predicate in self.ways else frozenset()

    def taking_part(self, subject: str) -> frozenset[str]:
        """Who takes part when ``subject`` does: itself, and those it has a role with."""
        return self.offices.get(subject, frozenset()) | {subject}


def _typed(store: Store, kind: NamedNode) -> set[str]:
    quads = store.quads(None, term("rdf:type"), kind, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _pairs(store: Store, predicate: NamedNode) -> list[tuple[str, str]]:
    """Both ends of every statement with ``predicate``, in a settled order."""
    quads = store.quads(None, predicate, None, None)
    return sorted(
        (quad.subject.value, quad.object.value)
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    )
