"""Things as statements: kind, names, codes, values — in the graph of a document that names them."""

from collections.abc import Iterator, Mapping

from graph.building.places import institution_name
from graph.linking.identity import Identity
from graph.linking.things import Thing
from graph.model.iris import Iris
from graph.model.records import AttributeRecord, EntityRecord
from graph.model.statements import (
    attribute_quads,
    date_literal,
    homepage_quads,
    name_quads,
    quads_of,
)
from graph.model.terms import Literal, NamedNode, Quad, french
from graph.model.vocabulary import LEVEL_OF_KIND, TYPES_OF_KIND, Kind, term

__all__ = ["CONCEPT_SCHEMES", "EntityWriter"]

CONCEPT_SCHEMES = {"theme": "themes", "label": "labels", "legal form": "legal-forms"}
_COLLABORATIONS = frozenset(("PTCE",))
_NETWORKS = frozenset(("réseau",))


class EntityWriter:
    """Writes things.

    Parameters
    ----------
    home: graph of the document that describes a thing, by the thing's IRI.
    defined: names of the concepts of our vocabulary, by IRI.
    schemes: scheme of a concept whose source does not tell, by its IRI.
    """

    def __init__(
        self,
        iris: Iris,
        identity: Identity,
        home: Mapping[NamedNode, NamedNode],
        defined: Mapping[str, tuple[str, tuple[str, ...]]],
        schemes: Mapping[NamedNode, str],
    ) -> None:
        self._iris = iris
        self._identity = identity
        self._home = home
        self._defined = defined
        self._schemes = schemes

    def quads(self, thing: Thing) -> Iterator[Quad]:
        """Every statement about ``thing`` itself."""
        graph = self._home[thing.iri]
        named_elsewhere = thing.territory is not None or thing.iri.value in self._defined
        if not named_elsewhere:
            yield from self._types(thing, graph)
            yield from name_quads(thing.iri, graph, thing.main.name)
            if thing.main.label_en:
                label = Literal(thing.main.label_en, language="en")
                yield Quad(thing.iri, term("skos:prefLabel"), label, graph)
            if thing.kind is Kind.COLLECTIVITE:
                yield from self._own_place(thing, graph)
            if thing.kind is Kind.RESOURCE and graph != thing.iri:
                yield Quad(thing.iri, term("dcterms:title"), french(thing.main.name), graph)
        preferred = self._preferred(thing)
        for named in thing.names:
            yield from self._from_record(thing, named.record, preferred, named_elsewhere)

    def _preferred(self, thing: Thing) -> str:
        """The name it already has, which is no other name."""
        if thing.territory is None:
            known = self._defined.get(thing.iri.value)
            return known[0] if known else thing.main.name
        is_institution = thing.kind is Kind.COLLECTIVITE
        return institution_name(thing.territory) if is_institution else thing.territory.name

    def _from_record(
        self, thing: Thing, record: EntityRecord, preferred: str, named_elsewhere: bool
    ) -> Iterator[Quad]:
        graph = self._iris.resource(record.document)
        names = () if thing.kind is Kind.RESOURCE and record is thing.main else (record.name,)
        for name in dict.fromkeys((*names, *record.aliases)):
            if name != preferred:
                yield Quad(thing.iri, term("skos:altLabel"), french(name), graph)
        if record.note and not named_elsewhere:
            is_concept = thing.kind is Kind.CONCEPT
            predicate = term("skos:definition" if is_concept else "dcterms:description")
            yield Quad(thing.iri, predicate, french(record.note), graph)
        founded = record.founded
        yield from quads_of(
            thing.iri,
            graph,
            (self._iris.mai("foundingYear"), date_literal(founded) if founded else None),
            (term("schema:addressLocality"), french(record.place) if record.place else None),
        )
        if record.website:
            yield from homepage_quads(thing.iri, record.website, graph)
        if thing.kind is Kind.ORGANISATION and record.subkind:
            yield Quad(thing.iri, self._iris.mai("organisationKind"), french(record.subkind), graph)
        if thing.kind is Kind.ORGANISATION and len(record.code) == 9 and record.code.isdigit():
            yield Quad(thing.iri, self._iris.mai("siren"), Literal(record.code), graph)

    def _types(self, thing: Thing, graph: NamedNode) -> Iterator[Quad]:
        kind = term("rdf:type")
        for name in self._type_names(thing):
            type_iri = term(name) if ":" in name else self._iris.mai(name)
            yield Quad(thing.iri, kind, type_iri, graph)
        if thing.kind is Kind.CONCEPT:
            scheme = CONCEPT_SCHEMES.get(thing.subkind) or self._schemes.get(thing.iri, "themes")
            yield Quad(thing.iri, term("skos:inScheme"), self._iris.entity("scheme", scheme), graph)
        if thing.kind is Kind.COLLECTIVITE:
            level = LEVEL_OF_KIND.get(_level_key(thing.subkind))
            if level is not None:
                yield Quad(thing.iri, term("org:classification"), self._iris.concept(level), graph)

    def _type_names(self, thing: Thing) -> tuple[str, ...]:
        if thing.kind is Kind.ORGANISATION:
            return self._organisation_types(thing)
        return TYPES_OF_KIND[thing.kind]

    def _organisation_types(self, thing: Thing) -> tuple[str, ...]:
        subkinds = {named.record.subkind for named in thing.names}
        if "groupe" in subkinds:
            return ("foaf:Group",)
        if subkinds & _COLLABORATIONS:
            return ("org:OrganizationalCollaboration",)
        if subkinds & _NETWORKS:
            return ("org:Organization",)
        if any(named.record.code for named in thing.names):
            return ("org:FormalOrganization", "rov:RegisteredOrganization")
        return ("org:FormalOrganization",)

    def _own_place(self, thing: Thing, graph: NamedNode) -> Iterator[Quad]:
        """An institution without a code of today governs, or governed, a place of its own."""
        place = own_place(self._iris, thing)
        yield Quad(place, term("rdf:type"), term("dcterms:Location"), graph)
        yield from name_quads(place, graph, f"{thing.main.name} (territoire)")
        yield Quad(thing.iri, term("dcterms:spatial"), place, graph)

    def attribute_quads(self, prefix: str, attribute: AttributeRecord) -> Iterator[Quad]:
        """A value a document states of a thing it names."""
        thing = self._identity.by_key.get(f"{prefix}:{attribute.entity}")
        if thing is None:
            return
        graph = self._iris.resource(attribute.document)
        yield from attribute_quads(
            self._iris, thing.iri, attribute.name, attribute.value, graph, attribute.note
        )


def own_place(iris: Iris, thing: Thing) -> NamedNode:
    """The place of an institution the official code does not hold."""
    return iris.entity("place", thing.iri.value.rpartition("/")[2])


def _level_key(subkind: str) -> str:
    return {"région": "region", "département": "departement", "commune": "COM"}.get(
        subkind, subkind
    )
