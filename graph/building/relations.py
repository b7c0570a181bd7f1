"""Relations as statements, and what follows from them: who is named where."""

from collections.abc import Iterator

from graph.building.entities import own_place
from graph.building.places import territory_iri
from graph.checks.personal import has_contact
from graph.linking.identity import Identity
from graph.linking.things import Thing
from graph.model.iris import Iris
from graph.model.issues import Issue, Level
from graph.model.records import Reading, RelationRecord
from graph.model.statements import relation_quads, role_quads
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import RELATIONS, Kind, term

__all__ = ["RelationWriter"]

_TO_PLACES = frozenset(("locatedIn", "schema:areaServed"))
_GOVERNING = frozenset((Kind.COLLECTIVITE, Kind.TERRITORY))
_MENTION = "mentions"

Triple = tuple[NamedNode, NamedNode, NamedNode]


class RelationWriter:
    """Writes relations and their claims.

    Parameters
    ----------
    listings: keys of the documents that list several resources: what stands on one page there
        is not one text, so nothing is said to be named together.
    """

    def __init__(
        self, iris: Iris, identity: Identity, prefix: str, source: str, listings: frozenset[str]
    ) -> None:
        self._iris = iris
        self._identity = identity
        self._prefix = prefix
        self._source = source
        self._listings = listings
        self._stated: set[Triple] = set()
        self._named: dict[NamedNode, dict[NamedNode, None]] = {}
        self.issues: list[Issue] = []
        self.degree: dict[NamedNode, int] = {}

    def quads(self, reading: Reading) -> Iterator[Quad]:
        """Every relation of a reading; one that cannot stand is an issue."""
        mentions = []
        for record in reading.relations:
            if record.predicate == _MENTION:
                mentions.append(record)
            else:
                yield from self._relation(record)
        for record in mentions:
            yield from self._relation(record)
        yield from self._names()

    def _relation(self, record: RelationRecord) -> Iterator[Quad]:
        subject, value = self._end(record, record.subject), self._end(record, record.object)
        if subject is None or value is None:
            return
        if has_contact(record.note) or has_contact(record.role):
            self._issue(
                Level.VIOLATION, record, "une adresse ou un téléphone personnel dans la note."
            )
            return
        relation = RELATIONS[record.predicate]
        if relation.inverse:
            subject, value = value, subject
        target = self._place(value) if relation.name in _TO_PLACES else value.iri
        if relation.name in _TO_PLACES and value.kind not in _GOVERNING:
            message = f"« {value.main.name} » n'est pas un lieu : la relation n'est pas reprise."
            self._issue(Level.WARNING, record, message)
            return
        graph = self._iris.resource(record.document)
        self._name(graph, subject, value)
        triple = (subject.iri, relation.term(self._iris), target)
        if triple[0] == triple[2]:
            self._issue(Level.WARNING, record, "une relation d'une chose avec elle-même.")
            return
        if record.predicate == "partners_with":
            triple = self._oriented(triple)
        if record.predicate == _MENTION and self._is_said(triple):
            return
        self._stated.add(triple)
        for end in (triple[0], triple[2], *(() if target == value.iri else (value.iri,))):
            self.degree[end] = self.degree.get(end, 0) + 1
        yield from relation_quads(
            self._iris,
            triple,
            graph,
            certainty=record.certainty,
            since=record.since,
            until=record.until,
            note=record.note,
            address=record.address,
            role=record.role,
        )
        if relation.name == "hasRole":
            yield from role_quads(self._iris, subject.iri, target, record.role, graph, record.since)

    def _is_said(self, triple: Triple) -> bool:
        """Whether the document is already said to mention, or to be about, the thing."""
        about = (triple[0], term("schema:about"), triple[2])
        return triple in self._stated or about in self._stated

    def _oriented(self, triple: Triple) -> Triple:
        """A symmetric relation is stored once, in the direction first stated."""
        reverse = (triple[2], triple[1], triple[0])
        return reverse if reverse in self._stated else triple

    def _end(self, record: RelationRecord, local: str) -> Thing | None:
        thing = self._identity.by_key.get(f"{self._prefix}:{local}")
        if thing is None:
            self._issue(Level.VIOLATION, record, f"« {local[:60]} » n'est défini nulle part.")
        return thing

    def _place(self, thing: Thing) -> NamedNode:
        if thing.kind is Kind.COLLECTIVITE:
            if thing.territory is not None:
                return territory_iri(self._iris, thing.territory)
            return own_place(self._iris, thing)
        return thing.iri

    def _name(self, graph: NamedNode, *things: Thing) -> None:
        named = self._named.setdefault(graph, {})
        for thing in things:
            named[thing.iri] = None

    def _names(self) -> Iterator[Quad]:
        """A document that states a relation names both its ends."""
        mentions = term("schema:mentions")
        for graph, things in self._named.items():
            if graph.value.rpartition("/")[2] in self._listings:
                continue
            for iri in things:
                triple = (graph, mentions, iri)
                published = (graph, term("dcterms:publisher"), iri)
                if iri != graph and not self._is_said(triple) and published not in self._stated:
                    self._stated.add(triple)
                    yield from relation_quads(self._iris, triple, graph)

    def _issue(self, level: Level, record: RelationRecord, message: str) -> None:
        self.issues.append(
            Issue(level, self._source, record.locator, message, f"{self._prefix}:{record.subject}")
        )
