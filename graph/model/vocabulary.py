"""The words of the model: namespaces, kinds, levels, and what each source predicate becomes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode

__all__ = [
    "LEVEL_OF_KIND",
    "NAMESPACES",
    "RELATIONS",
    "STATED",
    "TERRITORY_SEGMENTS",
    "TYPES_OF_KIND",
    "Kind",
    "Relation",
    "kind_of",
    "prefixes",
    "term",
]

NAMESPACES: Final[dict[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "igeo": "http://rdf.insee.fr/def/geo#",
    "locn": "http://www.w3.org/ns/locn#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_KNOWN: dict[str, NamedNode] = {}


def term(name: str) -> NamedNode:
    """The term of a prefixed name: ``term("skos:prefLabel")``.

    Raises
    ------
    KeyError: the prefix is not one of ``NAMESPACES``.
    """
    node = _KNOWN.get(name)
    if node is None:
        prefix, _, local = name.partition(":")
        node = _KNOWN[name] = NamedNode(NAMESPACES[prefix] + local)
    return node


def prefixes(iris: Iris) -> dict[str, str]:
    """Every prefix with its namespace, ours included, in alphabetical order."""
    return dict(sorted({**NAMESPACES, "mai": f"{iris.base}ontology#"}.items()))


class Kind(StrEnum):
    """What a person calls a thing; the value is its segment in identifiers."""

    COLLECTIVITE = "collectivite"
    ORGANISATION = "organisation"
    PERSON = "person"
    PROJECT = "project"
    EVENT = "event"
    CONCEPT = "concept"
    RESOURCE = "resource"
    TERRITORY = "place"


TYPES_OF_KIND: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ORGANISATION: ("org:FormalOrganization",),
    Kind.COLLECTIVITE: ("cv:PublicOrganisation", "org:FormalOrganization"),
    Kind.PERSON: ("foaf:Person",),
    Kind.PROJECT: ("Project", "foaf:Project"),
    Kind.EVENT: ("schema:Event",),
    Kind.CONCEPT: ("skos:Concept",),
    Kind.RESOURCE: ("Resource", "foaf:Document", "schema:CreativeWork"),
    Kind.TERRITORY: ("dcterms:Location",),
}
"""The classes of a thing of each kind, where nothing finer is known; ours have no prefix."""

TERRITORY_SEGMENTS: Final = frozenset(
    {"commune", "commune-deleguee", "epci", "departement", "region", "country", "place"}
)


def kind_of(iri: str, iris: Iris) -> Kind | None:
    """The kind an identifier belongs to, or nothing for an IRI that is not ours."""
    segment, _, key = iris.short(iri).partition("/")
    if not key:
        return None
    if segment in TERRITORY_SEGMENTS:
        return Kind.TERRITORY
    return next((kind for kind in Kind if kind.value == segment), None)


LEVEL_OF_KIND: Final[dict[str, str]] = {
    "COM": "commune",
    "COMA": "commune-associee",
    "COMD": "commune-deleguee",
    "ARM": "arrondissement-municipal",
    "CC": "communaute-de-communes",
    "CA": "communaute-d-agglomeration",
    "CU": "communaute-urbaine",
    "METRO": "metropole",
    "MET69": "metropole-de-lyon",
    "EPT": "etablissement-public-territorial",
    "departement": "departement",
    "region": "region",
    "syndicat mixte": "syndicat-mixte",
    "PETR": "petr",
    "pays": "pays",
}
"""The official code's kinds, and those of collected facts, as concepts of the levels scheme."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a predicate of a source becomes: ``name`` in the model, ends swapped if ``inverse``."""

    name: str
    inverse: bool = False

    def term(self, iris: Iris) -> NamedNode:
        """The property's IRI."""
        return term(self.name) if ":" in self.name else iris.mai(self.name)


RELATIONS: Final[dict[str, Relation]] = {
    "is_shareholder_of": Relation("shareholderOf"),
    "is_member_of": Relation("memberOf"),
    "partners_with": Relation("partnerOf"),
    "supports": Relation("supports"),
    "funds": Relation("funds"),
    "founded": Relation("founded"),
    "carries": Relation("carries"),
    "pilots": Relation("leads"),
    "participates_in": Relation("participatesIn"),
    "speaks_at": Relation("speaksAt"),
    "develops": Relation("develops"),
    "is_customer_of": Relation("customerOf"),
    "subsidiary_of": Relation("subsidiaryOf"),
    "aims_at": Relation("aimsAt"),
    "has_label": Relation("hasLabel"),
    "has_legal_form": Relation("rov:orgType"),
    "located_in": Relation("locatedIn"),
    "operates_in": Relation("schema:areaServed"),
    "holds_office_in": Relation("hasRole"),
    "has_role": Relation("hasRole"),
    "published": Relation("dcterms:publisher", inverse=True),
    "about": Relation("schema:about"),
    "mentions": Relation("schema:mentions"),
    "is_part_of": Relation("dcterms:isPartOf"),
    "recorded_in": Relation("schema:recordedIn"),
}
"""The predicates of the sources and the properties of the model they are stated with."""

_READ_AS: Final = {"rov:orgType": "hasLegalForm", "dcterms:publisher": "published"}

STATED: Final[dict[str, Relation]] = {
    _READ_AS.get(relation.name, relation.name.rpartition(":")[2]): relation
    for relation in RELATIONS.values()
}
"""The predicates of readings (``shareholderOf``, ``hasLegalForm``...) and the same properties."""
