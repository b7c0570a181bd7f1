"""The terms of other vocabularies brought to those of model.md, by the alignments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import RELATIONS, Kind, term
from graph.settings import DEFAULT_BASE, find_project

__all__ = ["Terms", "known_terms", "plain"]

_KINDS: Final = {
    "org:Organization": Kind.ORGANISATION,
    "org:FormalOrganization": Kind.ORGANISATION,
    "org:OrganizationalUnit": Kind.ORGANISATION,
    "org:OrganizationalCollaboration": Kind.ORGANISATION,
    "rov:RegisteredOrganization": Kind.ORGANISATION,
    "foaf:Organization": Kind.ORGANISATION,
    "schema:NGO": Kind.ORGANISATION,
    "schema:Corporation": Kind.ORGANISATION,
    "cv:PublicOrganisation": Kind.COLLECTIVITE,
    "schema:GovernmentOrganization": Kind.COLLECTIVITE,
    "foaf:Person": Kind.PERSON,
    "schema:Person": Kind.PERSON,
    "foaf:Project": Kind.PROJECT,
    "schema:Event": Kind.EVENT,
    "schema:EducationEvent": Kind.EVENT,
    "skos:Concept": Kind.CONCEPT,
    "dcterms:Location": Kind.TERRITORY,
    "igeo:Commune": Kind.TERRITORY,
    "igeo:Departement": Kind.TERRITORY,
    "igeo:Region": Kind.TERRITORY,
    "igeo:Intercommunalite": Kind.TERRITORY,
    "schema:AdministrativeArea": Kind.TERRITORY,
    "foaf:Document": Kind.RESOURCE,
    "schema:Article": Kind.RESOURCE,
    "schema:Report": Kind.RESOURCE,
}
_PREDICATES: Final = {
    "rov:orgType": ("hasLegalForm", False),
    "org:classification": ("", False),
    "schema:funder": ("funds", True),
    "schema:sponsor": ("supports", True),
    "schema:founder": ("founded", True),
    "schema:performer": ("speaksAt", True),
    "schema:organizer": ("leads", True),
    "schema:member": ("memberOf", True),
    "org:hasMember": ("memberOf", True),
    "foaf:member": ("memberOf", True),
    "org:subOrganizationOf": ("subsidiaryOf", False),
    "org:hasSubOrganization": ("subsidiaryOf", True),
    "schema:subOrganization": ("subsidiaryOf", True),
    "schema:publisher": ("published", True),
}
_LOCAL: Final = {"publisher": "published", "orgType": "hasLegalForm"}
_NOT_READ: Final = frozenset(("dcterms:isPartOf", "schema:recordedIn", "holdsOfficeIn"))
_NEAR: Final = ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:relatedMatch")
"""From the nearest to the loosest: a term keeps the first it is found with."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What types and properties of any vocabulary are here.

    Parameters
    ----------
    kinds: by the IRI of a class.
    predicates: by the IRI of a property: a local name of model.md, and whether the ends swap.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    predicates: Mapping[str, tuple[str, bool]] = field(default_factory=dict)


def plain(iri: str) -> str:
    """``iri`` with the spelling of schema.org that is used here."""
    return iri.replace("http://schema.org/", "https://schema.org/", 1)


@lru_cache(maxsize=1)
def known_terms() -> Terms:
    """Our own terms, those they are taken from, and their equivalents in ``alignments.ttl``."""
    iris = Iris(DEFAULT_BASE)
    kinds = {term(name).value: kind for name, kind in _KINDS.items()}
    kinds[iris.mai("Project").value] = Kind.PROJECT
    kinds[iris.mai("Resource").value] = Kind.RESOURCE
    predicates = {term(name).value: told for name, told in _PREDICATES.items() if told[0]}
    for relation in RELATIONS.values():
        if relation.name not in _NOT_READ:
            local = relation.name.rpartition(":")[2]
            node = relation.term(iris)
            predicates.setdefault(node.value, (_LOCAL.get(local, local), relation.inverse))
    for ours, theirs in _alignments():
        if ours in kinds:
            kinds.setdefault(theirs, kinds[ours])
        if ours in predicates:
            predicates.setdefault(theirs, predicates[ours])
    return Terms(kinds, predicates)


def _alignments() -> Iterator[tuple[str, str]]:
    """Our term and one of another vocabulary, the nearest first; none without the file."""
    path = find_project(Path.cwd()) / "ontology" / "alignments.ttl"
    if not path.is_file():
        return
    parsed = pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    pairs = [
        (_NEAR.index(short), quad.subject.value, plain(quad.object.value))
        for quad in parsed
        for short in _NEAR
        if quad.predicate == term(short)
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    ]
    for _, ours, theirs in sorted(pairs, key=lambda pair: pair[0]):
        yield ours, theirs
