"""A small invented dataset with everything that must not leave."""

from datetime import date

import networkx as nx
import pytest

from graph.model.iris import Iris
from graph.model.statements import name_quads, relation_quads, role_quads
from graph.model.terms import BlankNode, Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term
from graph.questions.answer import Answer, Column, SourceNote
from graph.store import EmbeddedStore

EMAIL = "planted.person@exemple-test.invalid"
PHONE = "06 99 88 77 66"
SECRETS = (
    *(EMAIL, PHONE, "0699887766", "planted.person"),
    *("SCIC Secrète-Test", "Personne Cachée-Test", "page-privee", "doc-interne", "Titre privé"),
)
"""What no public file may hold, in any spelling a file may give it."""


@pytest.fixture
def iris() -> Iris:
    return Iris()


@pytest.fixture
def issued() -> date:
    return date(2026, 1, 31)


@pytest.fixture
def secrets() -> tuple[str, ...]:
    return SECRETS


def source_quads(iris: Iris, key: str, title: str, access: str) -> list[Quad]:
    graph = iris.resource(key)
    return [
        Quad(graph, term("rdf:type"), iris.mai("Source")),
        Quad(graph, term("dcterms:title"), french(title)),
        Quad(graph, term("dcterms:source"), NamedNode(f"https://exemple-test.invalid/{key}")),
        Quad(graph, term("dcterms:issued"), typed("2024-05", "gYearMonth")),
        Quad(graph, term("dcterms:accessRights"), iris.concept(access)),
    ]


@pytest.fixture
def quads(iris: Iris) -> list[Quad]:
    """Two public pages, a restricted one, an unmarked one, and the contact graph."""
    page, other = iris.resource("page-test"), iris.resource("autre-page-test")
    private, unmarked = iris.resource("page-privee"), iris.resource("doc-interne")
    contacts = iris.resource("contacts")
    scic = iris.entity("organisation", "scic-exemple-test")
    town = iris.entity("collectivite", "ville-exemple-test")
    hidden = iris.entity("organisation", "scic-secrete-test")
    person = iris.entity("person", "personne-cachee-test")
    known = iris.entity("person", "personne-publique-test")
    kind = term("rdf:type")
    return [
        *source_quads(iris, "page-test", "Page d'exemple", "public"),
        *source_quads(iris, "autre-page-test", "=Autre page", "public"),
        *source_quads(iris, "page-privee", "Titre privé", "restricted"),
        *source_quads(iris, "contacts", "Contacts", "public"),
        Quad(other, iris.mai("derivedFrom"), private),
        Quad(page, term("prov:wasGeneratedBy"), BlankNode("reading")),
        Quad(BlankNode("reading"), term("rdfs:label"), Literal("rtes_page 1")),
        Quad(
            iris.mai("shareholderOf"),
            term("rdfs:label"),
            french("est sociétaire de"),
            iris.ontology,
        ),
        Quad(
            iris.mai("shareholderOf"),
            term("rdfs:label"),
            Literal("is a shareholder of", language="en"),
            iris.ontology,
        ),
        *(Quad(node, kind, term("org:FormalOrganization"), page) for node in (scic, town)),
        Quad(scic, term("foaf:homepage"), NamedNode("https://scic.exemple-test.invalid/"), page),
        Quad(scic, iris.mai("foundingYear"), typed("2020", "gYear"), page),
        *name_quads(scic, page, "SCIC Exemple-Test", ("SET", "=1+1")),
        *name_quads(town, page, "Ville d'Exemple-Test"),
        *relation_quads(
            iris, (town, iris.mai("shareholderOf"), scic), page, since="2021", note="Une note."
        ),
        *relation_quads(iris, (town, iris.mai("shareholderOf"), scic), other, certainty="implied"),
        *relation_quads(iris, (town, iris.mai("partnerOf"), hidden), page, note="un lien trahi"),
        *role_quads(iris, person, scic, "directrice", page),
        Quad(known, kind, term("foaf:Person"), other),
        *name_quads(known, other, "Personne Publique-Test"),
        Quad(known, term("foaf:mbox"), NamedNode(f"mailto:{EMAIL}"), other),
        Quad(known, term("rdfs:comment"), french(f"écrire à {EMAIL}"), other),
        Quad(known, term("rdfs:comment"), french(f"appeler le {PHONE}"), other),
        # restricted
        Quad(private, kind, iris.mai("Resource"), private),
        *name_quads(private, private, "Titre privé"),
        Quad(hidden, kind, term("org:FormalOrganization"), private),
        *name_quads(hidden, private, "SCIC Secrète-Test"),
        Quad(hidden, term("rdfs:comment"), french(f"{EMAIL} {PHONE}"), private),
        *relation_quads(iris, (town, iris.mai("funds"), scic), private),
        # no access rights at all
        Quad(person, kind, term("foaf:Person"), unmarked),
        *name_quads(person, unmarked, "Personne Cachée-Test"),
        # contacts, even though somebody marked them public
        Quad(known, term("schema:email"), Literal(EMAIL), contacts),
        Quad(known, term("schema:telephone"), Literal(PHONE), contacts),
    ]


@pytest.fixture
def store(quads: list[Quad]) -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads)


@pytest.fixture
def answer(iris: Iris) -> Answer:
    row = {
        "collectivite": iris.entity("collectivite", "ville-exemple-test").value,
        "collectivite_label": "Ville d'Exemple-Test",
        "scic": iris.entity("organisation", "scic-exemple-test").value,
        "scic_label": '=HYPERLINK("https://exemple-test.invalid")',
        "relation": iris.mai("shareholderOf").value,
        "relation_label": "est sociétaire de",
        "depuis": 2021,
        "note": "ligne 1\nligne 2\x07, « citée »",
        "sources": [iris.resource("page-test").value, iris.resource("autre-page-test").value],
    }
    return Answer(
        question="collectivites-scic",
        parameters={"territoire": "Région d'Exemple-Test", "relation": None},
        columns=[
            Column("collectivite", "Collectivité", "Local authority", "entity"),
            Column("scic", "SCIC", "Cooperative", "entity"),
            Column("relation", "Lien", "Link", "concept"),
            Column("depuis", "Depuis", "Since"),
            Column("note", "Note", "Note"),
            Column("sources", "Sources", "Sources", "sources"),
        ],
        rows=[row, {**row, "depuis": None, "note": "-2"}],
        sources=[
            SourceNote(
                iris.resource("page-test").value,
                "@Page d'exemple",
                "https://exemple-test.invalid/page-test",
                "Éditeur Exemple-Test",
                "2024-05",
                "Licence Ouverte 2.0",
            )
        ],
        sentence="Quelles collectivités d'Exemple-Test sont liées à quelles SCIC ?",
    )


@pytest.fixture
def net(iris: Iris) -> "nx.MultiDiGraph[str]":
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_node("organisation/a", label="SCIC Exemple-Test", kind="organisation", x=1.5, y=-2)
    found.add_node("collectivite/b", label="Ville & <Test>\x02", kind="collectivite", x=None)
    sources = [iris.resource("page-test").value, iris.resource("autre-page-test").value]
    shared = {"label": "est sociétaire de", "sources": sources, "certainty": "stated"}
    found.add_edge("collectivite/b", "organisation/a", relation="shareholderOf", weight=2, **shared)
    found.add_edge("collectivite/b", "organisation/a", relation="funds", weight=1, since=None)
    found.add_edge("organisation/a", "collectivite/b", relation="x", source="s", id=4, since=2020)
    return found
