"""An answer as RDF: the statements its rows stand on."""

import io

import pytest

from graph.errors import InputError
from graph.exports import answer_quads, formats_of, public_store, write_answer
from graph.model.statements import relation_quads
from graph.model.terms import Literal, Quad, french
from graph.model.vocabulary import term
from graph.questions.answer import Answer, Column
from graph.store import EmbeddedStore


def test_relations_claims_names_and_sources(answer, store, iris):
    found = set(answer_quads(answer, store, iris))
    page, other = iris.resource("page-test"), iris.resource("autre-page-test")
    town = iris.entity("collectivite", "ville-exemple-test")
    scic = iris.entity("organisation", "scic-exemple-test")
    link = (town, iris.mai("shareholderOf"), scic)
    assert set(relation_quads(iris, link, page, since="2021", note="Une note.")) <= found
    assert set(relation_quads(iris, link, other, certainty="implied")) <= found
    assert Quad(scic, term("skos:prefLabel"), french("SCIC Exemple-Test"), page) in found
    assert Quad(scic, term("rdf:type"), term("org:FormalOrganization"), page) in found
    assert Quad(page, term("dcterms:title"), french("Page d'exemple")) in found
    assert any(quad.graph_name == iris.ontology for quad in found)


def test_only_the_sources_of_the_row(answer, store, iris):
    found = set(answer_quads(answer, store, iris))
    assert not [quad for quad in found if quad.predicate == iris.mai("funds")]
    rows = [{key: value for key, value in answer.rows[0].items() if key != "sources"}]
    wider = set(answer_quads(Answer("q", {}, answer.columns, rows), store, iris))
    assert [quad for quad in wider if quad.predicate == iris.mai("funds")]


def test_contact_graph_is_never_read(answer, quads, iris):
    town = iris.entity("collectivite", "ville-exemple-test")
    contacts = iris.resource("contacts")
    planted = Quad(
        town, term("rdfs:label"), Literal("planted.person@exemple-test.invalid"), contacts
    )
    store = EmbeddedStore.in_memory([*quads, planted])
    assert not [q for q in answer_quads(answer, store, iris) if q.graph_name == contacts]


@pytest.mark.parametrize("fmt", formats_of("answer"))
def test_no_format_of_an_answer_holds_a_secret(fmt, answer, store, iris, issued, secrets):
    out = io.BytesIO()
    evidence = (public_store(store, iris), iris)
    assert write_answer(answer, fmt, out, issued=issued, evidence=evidence)
    data = out.getvalue()
    assert not [secret for secret in secrets if secret.encode() in data]


def test_an_answer_without_rows_is_a_description(store, iris, issued):
    out = io.BytesIO()
    empty = Answer("q", {}, [], [])
    write_answer(empty, "ttl", out, issued=issued, evidence=(store, iris))
    assert b"void:Dataset" in out.getvalue()


def test_rdf_needs_the_store(answer, issued):
    with pytest.raises(ValueError, match="store"):
        write_answer(answer, "trig", io.BytesIO(), issued=issued)
    with pytest.raises(InputError):
        write_answer(answer, "gexf", io.BytesIO(), issued=issued)


def test_values_that_are_no_iris_are_left(store, iris):
    answer = Answer("q", {}, [Column("a", "A", "A", "entity")], [{"a": "pas un IRI"}, {"a": None}])
    assert list(answer_quads(answer, store, iris)) == []
