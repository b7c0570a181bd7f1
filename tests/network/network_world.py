"""A small invented world: one collectivité, one SCIC, what links them, and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from graph.model.iris import Iris
from graph.model.statements import name_quads, relation_quads
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.sentences import Patterns
from graph.store import EmbeddedStore

IRIS = Iris()
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology" / "maillage.ttl"

METROPOLE = IRIS.entity("collectivite", "000000001")
SCIC = IRIS.entity("organisation", "scic-exemple-test")
NETWORK = IRIS.entity("organisation", "reseau-exemple")
PERSON = IRIS.entity("person", "personne-exemple")
PROJECT = IRIS.entity("project", "projet-exemple")
COMMUNE = IRIS.entity("commune", "00001")
EPCI = IRIS.entity("epci", "000000001")
FORM = IRIS.concept("scic")
ALONE = IRIS.entity("organisation", "seule-exemple")
MEMBERS = [IRIS.entity("organisation", f"membre-{place:02d}") for place in range(30)]
DOCUMENTS = [IRIS.resource(f"document-exemple-{place}") for place in range(5)]
REGISTER = IRIS.resource("code-officiel-geographique")

NAMES = {
    METROPOLE: "Métropole Exemple",
    SCIC: "SCIC Exemple-Test",
    NETWORK: "Réseau Exemple",
    PERSON: "Personne Exemple",
    PROJECT: "Projet Exemple",
    COMMUNE: "Commune Exemple",
    EPCI: "Intercommunalité Exemple",
    FORM: "Société coopérative exemple (SCIC)",
    ALONE: "Organisation Seule",
    DOCUMENTS[0]: "Document Exemple zéro",
    **{node: f"Membre Exemple {place:02d}" for place, node in enumerate(MEMBERS)},
}


@dataclass(frozen=True)
class World:
    store: EmbeddedStore
    iris: Iris
    patterns: Patterns


def ontology_quads() -> Iterator[Quad]:
    for triple in pyoxigraph.parse(path=str(ONTOLOGY)):
        yield Quad(triple.subject, triple.predicate, triple.object, IRIS.ontology)


def relation(
    subject: NamedNode, name: str, value: NamedNode, document: int = 0, **details: str
) -> Iterator[Quad]:
    predicate = term(name) if ":" in name else IRIS.mai(name)
    return relation_quads(IRIS, (subject, predicate, value), DOCUMENTS[document], **details)


def world_quads() -> Iterator[Quad]:
    yield from ontology_quads()
    for node, name in NAMES.items():
        yield from name_quads(node, DOCUMENTS[0], name)
    yield from relation(METROPOLE, "shareholderOf", SCIC, 0, since="2019", note="Une note.")
    yield from relation(METROPOLE, "shareholderOf", SCIC, 1, since="2018", certainty="implied")
    yield from relation(METROPOLE, "shareholderOf", SCIC, 2, certainty="reviewed")
    yield from relation(METROPOLE, "supports", SCIC, 0, since="2015", until="2020-03-09")
    yield from relation(METROPOLE, "partnerOf", SCIC, 1, certainty="extracted")
    yield Quad(DOCUMENTS[1], IRIS.mai("derivedFrom"), DOCUMENTS[0])
    yield from relation(PERSON, "hasRole", METROPOLE, 0, role="vice-présidente d'exemple")
    yield from relation(SCIC, "rov:orgType", FORM, 0)
    yield from relation(SCIC, "locatedIn", COMMUNE, 3, address="https://exemple.invalid/page")
    yield from relation(METROPOLE, "participatesIn", PROJECT, 3)
    yield from relation(NETWORK, "leads", PROJECT, 3)
    yield from relation(DOCUMENTS[0], "schema:mentions", SCIC, 0)
    for place, member in enumerate(MEMBERS):
        yield from relation(member, "memberOf", NETWORK, place % 3)
    yield from relation(SCIC, "memberOf", NETWORK, 4)
    yield Quad(DOCUMENTS[0], term("dcterms:publisher"), NETWORK, DOCUMENTS[0])
    yield Quad(COMMUNE, term("dcterms:isPartOf"), EPCI, REGISTER)
    yield Quad(METROPOLE, term("dcterms:spatial"), EPCI, REGISTER)


def make_world() -> World:
    store = EmbeddedStore.in_memory(world_quads())
    return World(store, IRIS, Patterns.read(store, IRIS))
