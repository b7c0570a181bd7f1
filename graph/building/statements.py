"""Everything gathered, as statements."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.building.documents import activity_quads, document_quads, register_quads
from graph.building.entities import CONCEPT_SCHEMES, EntityWriter, own_place
from graph.building.gathering import Gathered
from graph.building.places import code_quads, institution_iri, territory_iri
from graph.building.relations import RelationWriter, Triple
from graph.errors import worded
from graph.linking.collectivites import CollectiviteLinker, nearest
from graph.linking.judgements import Verdict
from graph.linking.things import Thing
from graph.model.issues import Issue, Level
from graph.model.records import EntityRecord, Reading
from graph.model.statements import date_literal, name_quads, quads_of, relation_quads
from graph.model.terms import DefaultGraph, NamedNode, Quad, french, typed
from graph.model.vocabulary import Kind, term
from graph.sources.manifest import Manifest
from graph.sources.territories import Territory

__all__ = ["Statements"]

_JUDGEMENTS = "judgements"
_SCHEME_OF = {"has_legal_form": "legal form", "has_label": "label"}


@dataclass(slots=True)
class Statements:
    """Writes everything gathered; afterwards knows the degrees, the public things, the issues.

    Parameters
    ----------
    degree: number of relations of each thing.
    public: things described in a public document.
    counts: statements by source.
    """

    gathered: Gathered
    degree: Counter[NamedNode] = field(default_factory=Counter)
    public: set[NamedNode] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _partners: set[Triple] = field(default_factory=set, repr=False)
    _linker: CollectiviteLinker = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._linker = CollectiviteLinker(self.gathered.official[1])

    def quads(self) -> Iterator[Quad]:
        """Every statement of the dataset."""
        manifest, code = self.gathered.official
        iris = self.gathered.iris
        graph = iris.resource(manifest.name)
        yield from self._counted(manifest.name, register_quads(iris, graph, manifest))
        yield from self._counted(manifest.name, _country(self.gathered, graph))
        yield from self._counted(manifest.name, code_quads(iris, code, graph))
        yield from self._counted("ontology", iter(self.gathered.vocabulary.quads))
        yield from self._counted("ontology", _vocabulary_source(self.gathered))
        writer = self._entity_writer()
        sources = {source.prefix: source.name for source, _ in self.gathered.readings}
        yield from activity_quads(iris, manifest)
        for source, reading in self.gathered.readings:
            yield from activity_quads(iris, source)
            yield from self._counted(source.name, self._source(source, reading, writer))
        for thing in self.gathered.identity.things.values():
            origin = sources[thing.names[0].key.partition(":")[0]]
            yield from self._counted(origin, writer.quads(thing))
        yield from self._counted(_JUDGEMENTS, self._successions())

    def _counted(self, source: str, quads: Iterator[Quad]) -> Iterator[Quad]:
        count = 0
        for quad in quads:
            count += 1
            yield quad
        self.counts[source] = self.counts.get(source, 0) + count

    def _source(self, manifest: Manifest, reading: Reading, writer: EntityWriter) -> Iterator[Quad]:
        gathered = self.gathered
        for document in reading.documents:
            yield from document_quads(gathered.iris, document, manifest, gathered.identity)
        relations = RelationWriter(
            gathered.iris, gathered.identity, manifest, self._partners, _listings(reading)
        )
        yield from relations.quads(reading)
        for attribute in reading.attributes:
            yield from writer.attribute_quads(manifest.prefix, attribute)
        yield from self._seats(manifest, reading, relations)
        yield from self._dates(manifest, reading, relations)
        self.degree.update(relations.degree)
        self.issues.extend(relations.issues)

    def _entity_writer(self) -> EntityWriter:
        iris = self.gathered.iris
        return EntityWriter(
            iris,
            self.gathered.identity,
            self._homes(),
            self.gathered.vocabulary.names,
            self._schemes(),
        )

    def _homes(self) -> dict[NamedNode, NamedNode]:
        """The graph that describes each thing: a public one wherever one names it."""
        identity, iris = self.gathered.identity, self.gathered.iris
        open_to_all = {
            (manifest.prefix, document.key)
            for manifest, reading in self.gathered.readings
            for document in reading.documents
            if document.access == "public"
        }
        homes = {}
        for thing in identity.things.values():
            prefix = thing.names[0].key.partition(":")[0]
            homes[thing.iri] = iris.resource(thing.main.document)
            if (prefix, thing.main.document) in open_to_all:
                self.public.add(thing.iri)
        for manifest, reading in self.gathered.readings:
            for document, local in _uses(reading):
                found = identity.by_key.get(f"{manifest.prefix}:{local}")
                if (
                    found is not None
                    and found.iri not in self.public
                    and found.kind is not Kind.RESOURCE
                    and (manifest.prefix, document) in open_to_all
                ):
                    self.public.add(found.iri)
                    homes[found.iri] = iris.resource(document)
        return homes

    def _schemes(self) -> dict[NamedNode, str]:
        schemes = {}
        for manifest, reading in self.gathered.readings:
            for relation in reading.relations:
                kind = _SCHEME_OF.get(relation.predicate)
                found = self.gathered.identity.by_key.get(f"{manifest.prefix}:{relation.object}")
                if kind is not None and found is not None:
                    schemes[found.iri] = CONCEPT_SCHEMES[kind]
        return schemes

    def _seats(
        self, manifest: Manifest, reading: Reading, relations: RelationWriter
    ) -> Iterator[Quad]:
        """An organisation's town, where its name leaves no doubt or a person decided."""
        iris = self.gathered.iris
        for record in reading.entities:
            if record.kind is not Kind.ORGANISATION or not record.place:
                continue
            thing = self.gathered.identity.by_key.get(f"{manifest.prefix}:{record.id}")
            territory = self._seat(manifest, record)
            if thing is not None and territory is not None:
                triple = (thing.iri, iris.mai("locatedIn"), territory_iri(iris, territory))
                yield from relations.also(triple, iris.resource(record.document))

    def _seat(self, manifest: Manifest, record: EntityRecord) -> Territory | None:
        key = f"{manifest.prefix}:{record.id}#place"
        judgement = self.gathered.judgements.get(key)
        if judgement is not None:
            decided = judgement.verdict is Verdict.SAME
            return self.gathered.official[1].find(judgement.target) if decided else None
        link = self._linker.commune(record.place)
        if link.territory is None:
            near = f" ({nearest(link.candidates)})" if link.candidates else ""
            message = worded(
                "la commune « {place} » n'est pas reconnue sans doute possible{near}.",
                place=record.place,
                near=near,
            )
            self.issues.append(Issue(Level.WARNING, manifest.name, record.locator, message, key))
        return link.territory

    def _dates(
        self, manifest: Manifest, reading: Reading, relations: RelationWriter
    ) -> Iterator[Quad]:
        """The date of an event, told by the document about it."""
        identity, iris = self.gathered.identity, self.gathered.iris
        dates = {one.entity: one for one in reading.attributes if one.name == "event_date"}
        for relation in reading.relations:
            event = identity.by_key.get(f"{manifest.prefix}:{relation.object}")
            told = relation.predicate == "about" and relation.subject in dates
            if told and event is not None and event.kind is Kind.EVENT:
                date = date_literal(dates[relation.subject].value)
                graph = iris.resource(relation.document)
                yield from quads_of(event.iri, graph, (term("schema:startDate"), date))
                triple = (event.iri, term("schema:recordedIn"), iris.resource(relation.subject))
                yield from relations.also(triple, graph)

    def _successions(self) -> Iterator[Quad]:
        """Institutions that are no more: what followed them, by a person's judgement."""
        iris = self.gathered.iris
        graph = iris.resource(_JUDGEMENTS)
        manifest = self.gathered.official[0]
        yield from _own_source(self.gathered, graph, manifest.retrieved)
        for thing in self.gathered.identity.things.values():
            successor = thing.successor
            if successor is None:
                continue
            followed = institution_iri(iris, successor)
            note = self._reason(thing)
            triple = (thing.iri, iris.mai("replacedBy"), followed)
            yield from relation_quads(iris, triple, graph, certainty="reviewed", note=note)
            inside = (
                own_place(iris, thing),
                term("dcterms:isPartOf"),
                territory_iri(iris, successor),
            )
            yield Quad(*inside, graph)

    def _reason(self, thing: Thing) -> str:
        judgement = self.gathered.judgements.get(thing.names[0].key)
        return judgement.reason if judgement is not None else ""


def _uses(reading: Reading) -> Iterator[tuple[str, str]]:
    for relation in reading.relations:
        yield relation.document, relation.subject
        yield relation.document, relation.object


def _listings(reading: Reading) -> frozenset[str]:
    """Pages that list several resources."""
    carried = Counter(one.address for one in reading.documents if one.is_resource and one.address)
    return frozenset(
        one.key for one in reading.documents if not one.is_resource and carried[one.address] > 1
    )


def _country(gathered: Gathered, graph: NamedNode) -> Iterator[Quad]:
    node = gathered.iris.entity("country", "FR")
    yield Quad(node, term("rdf:type"), term("dcterms:Location"), graph)
    yield from name_quads(node, graph, "France")


def _own_source(gathered: Gathered, graph: NamedNode, date: str) -> Iterator[Quad]:
    title = "Jugements de Maillage : identités, codes et successions vérifiés à la main"
    licence = NamedNode(gathered.official[0].licence)
    for predicate, value in (
        (term("rdf:type"), gathered.iris.mai("Source")),
        (term("dcterms:title"), french(title)),
        (term("dcterms:publisher"), french("Maillage")),
        (term("dcterms:license"), licence),
        (term("dcterms:accessRights"), gathered.iris.concept("public")),
        (term("prov:generatedAtTime"), typed(f"{date}T00:00:00Z", "dateTime")),
    ):
        yield Quad(graph, predicate, value, DefaultGraph())
    yield Quad(graph, term("rdf:type"), term("foaf:Document"), graph)
    yield from name_quads(graph, graph, title)


def _vocabulary_source(gathered: Gathered) -> Iterator[Quad]:
    for predicate, value in (
        (term("rdf:type"), gathered.iris.mai("Source")),
        (term("dcterms:title"), french("Vocabulaire de Maillage")),
        (term("dcterms:publisher"), french("Maillage")),
        (term("dcterms:license"), NamedNode(gathered.official[0].licence)),
        (term("dcterms:accessRights"), gathered.iris.concept("public")),
    ):
        yield Quad(gathered.iris.ontology, predicate, value, DefaultGraph())
