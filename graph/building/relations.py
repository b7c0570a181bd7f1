"""Relations as statements, and what follows from them: who is named where."""

from collections.abc import Iterator
from dataclasses import replace

from graph.building.entities import own_place
from graph.building.places import territory_iri
from graph.errors import worded
from graph.linking.identity import Identity
from graph.linking.things import Thing
from graph.model.iris import Iris
from graph.model.issues import Issue, Level
from graph.model.records import Reading, RelationRecord
from graph.model.statements import relation_quads, role_quads
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import RELATIONS, Kind, term
from graph.sources.manifest import Manifest

__all__ = ["RelationWriter", "Triple"]

_TO_PLACES = frozenset(("locatedIn", "schema:areaServed"))
_GOVERNING = frozenset((Kind.COLLECTIVITE, Kind.TERRITORY))
_MENTION = "mentions"
_DOCUMENTARY = frozenset((_MENTION, "about", "published"))
"""What documents do: their own date says when, a relation has no period of its own."""

Triple = tuple[NamedNode, NamedNode, NamedNode]


class RelationWriter:
    """Writes relations and their claims.

    Parameters
    ----------
    partners: every partnership stated so far, by any source; this one adds its own.
    listings: keys of the documents that list several resources: what stands on one page there
        is not one text, so nothing is said to be named together.
    """

    def __init__(
        self,
        iris: Iris,
        identity: Identity,
        manifest: Manifest,
        partners: set[Triple],
        listings: frozenset[str],
    ) -> None:
        self._iris = iris
        self._identity = identity
        self._prefix = manifest.prefix
        self._source = manifest.name
        self._partners = partners
        self._listings = listings
        self._stated: set[Triple] = set()
        self._stated_in: set[tuple[Triple, NamedNode]] = set()
        self._claimed: dict[NamedNode, RelationRecord] = {}
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

    def also(self, triple: Triple, graph: NamedNode) -> Iterator[Quad]:
        """A relation another field of the document states, unless a row of it does too."""
        if (triple, graph) in self._stated_in:
            return
        self._stated_in.add((triple, graph))
        self._count(triple[0], triple[2])
        yield from relation_quads(self._iris, triple, graph)

    def _relation(self, record: RelationRecord) -> Iterator[Quad]:
        subject, value = self._end(record, record.subject), self._end(record, record.object)
        if subject is None or value is None:
            return
        if record.predicate in _DOCUMENTARY:
            record = replace(record, since="")
        relation = RELATIONS[record.predicate]
        if relation.inverse:
            subject, value = value, subject
        target = self._place(value) if relation.name in _TO_PLACES else value.iri
        if relation.name in _TO_PLACES and value.kind not in _GOVERNING:
            message = worded(
                "« {name} » n'est pas un lieu : la relation n'est pas reprise.",
                name=value.main.name,
            )
            self._issue(Level.WARNING, record, message)
            return
        graph = self._iris.resource(record.document)
        self._name(graph, subject, value)
        triple = (subject.iri, relation.term(self._iris), target)
        if triple[0] == triple[2]:
            self._issue(Level.WARNING, record, worded("une relation d'une chose avec elle-même."))
            return
        if record.predicate == "partners_with":
            triple = self._oriented(triple)
        if record.predicate == _MENTION and self._is_said(triple):
            return
        if self._is_repeated(triple, graph, record):
            return
        self._stated.add(triple)
        self._stated_in.add((triple, graph))
        self._count(triple[0], triple[2], *(() if target == value.iri else (value.iri,)))
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
            yield from role_quads(
                self._iris, subject.iri, target, record.role, graph, record.since, record.until
            )

    def _count(self, *ends: NamedNode) -> None:
        for end in ends:
            self.degree[end] = self.degree.get(end, 0) + 1

    def _is_repeated(self, triple: Triple, graph: NamedNode, record: RelationRecord) -> bool:
        """Whether the document said the very same before: one claim says it once."""
        claim = self._iris.claim(*triple, graph.value, record.since, record.until, record.role)
        first = self._claimed.setdefault(claim, record)
        if first is not record and (first.certainty, first.note) != (record.certainty, record.note):
            message = worded(
                "déjà dit autrement ({locator}) : seule la première ligne est reprise.",
                locator=first.locator,
            )
            self._issue(Level.WARNING, record, message)
        return first is not record

    def _is_said(self, triple: Triple) -> bool:
        """Whether the document is already said to mention, or to be about, the thing."""
        about = (triple[0], term("schema:about"), triple[2])
        return triple in self._stated or about in self._stated

    def _oriented(self, triple: Triple) -> Triple:
        """A symmetric relation is stored once, in the direction first stated."""
        reverse = (triple[2], triple[1], triple[0])
        oriented = reverse if reverse in self._partners else triple
        self._partners.add(oriented)
        return oriented

    def _end(self, record: RelationRecord, local: str) -> Thing | None:
        thing = self._identity.by_key.get(f"{self._prefix}:{local}")
        if thing is None:
            self._issue(
                Level.VIOLATION,
                record,
                worded("« {local} » n'est défini nulle part.", local=local[:60]),
            )
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
