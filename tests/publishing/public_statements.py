"""A small public dataset, invented, in which the checks before publishing find nothing."""

from pathlib import Path

from graph.building.gathering import read_vocabulary
from graph.model.iris import Iris
from graph.model.statements import name_quads, relation_quads
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, french
from graph.model.vocabulary import term
from graph.store.embedded import EmbeddedStore

ONTOLOGY = Path(__file__).parents[2] / "ontology"
IRIS = Iris()
LICENCE = NamedNode("https://www.etalab.gouv.fr/licence-ouverte-open-licence")
PAGE = IRIS.resource("page-exemple-test")
SCIC = IRIS.entity("organisation", "scic-exemple-test")
TOWN = IRIS.entity("collectivite", "ville-exemple-test")
PLACE = IRIS.entity("commune", "99001")
PERSON = IRIS.entity("person", "camille-inventee")
FUNDS = IRIS.mai("funds")


def source(node: NamedNode, licence: NamedNode | None = LICENCE) -> list[Quad]:
    """A public source document."""
    return [
        Quad(node, term("rdf:type"), IRIS.mai("Source")),
        Quad(node, term("dcterms:title"), french("Document Exemple-Test")),
        Quad(node, term("dcterms:accessRights"), IRIS.concept("public")),
        *([Quad(node, term("dcterms:license"), licence)] if licence else []),
    ]


def thing(node: NamedNode, name: str, *kinds: str) -> list[Quad]:
    """A thing, its classes and its name."""
    types = [Quad(node, term("rdf:type"), term(kind), PAGE) for kind in kinds]
    return [*types, *name_quads(node, PAGE, name)]


def statements() -> list[Quad]:
    """Everything: the vocabulary, one page, and what it states."""
    return [
        *read_vocabulary(ONTOLOGY, IRIS).quads,
        *source(IRIS.ontology),
        *source(PAGE),
        *thing(SCIC, "SCIC Exemple-Test", "org:FormalOrganization"),
        *thing(TOWN, "Ville Exemple-Test", "cv:PublicOrganisation", "org:FormalOrganization"),
        *thing(PLACE, "Ville Exemple-Test", "dcterms:Location", "igeo:Commune"),
        *thing(PERSON, "Camille Inventée", "foaf:Person"),
        Quad(PLACE, term("igeo:codeINSEE"), Literal("99001"), PAGE),
        Quad(TOWN, term("dcterms:spatial"), PLACE, PAGE),
        *relation_quads(IRIS, (TOWN, FUNDS, SCIC), PAGE, since="2021"),
    ]


def store_with(*more: Quad, without: tuple[Quad, ...] = ()) -> EmbeddedStore:
    """The dataset with other statements, or without some of its own."""
    kept = [quad for quad in statements() if quad not in without]
    return EmbeddedStore.in_memory([*kept, *more])


def in_page(subject: NamedNode, name: str, value: NamedNode | Literal) -> Quad:
    """One more statement of the page."""
    predicate = term(name) if ":" in name else IRIS.mai(name)
    return Quad(subject, predicate, value, PAGE)


def about(subject: NamedNode, name: str, value: NamedNode | Literal) -> Quad:
    """One more statement about a source."""
    return Quad(subject, term(name), value, DefaultGraph())
