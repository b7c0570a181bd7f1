"""Terms go to rdflib and back unchanged; dates are dates."""

from datetime import date

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.model.iris import Iris
from graph.model.statements import date_literal, name_quads, relation_quads, role_quads
from graph.model.terms import french, from_rdflib, to_rdflib, typed
from graph.model.vocabulary import NAMESPACES, RELATIONS, prefixes, term

XSD = "http://www.w3.org/2001/XMLSchema#"
DATATYPES = st.sampled_from(
    [XSD + name for name in ("string", "integer", "decimal", "gYear", "date", "boolean", "double")]
    + ["https://exemple-test.invalid/type"]
)
LITERALS = st.one_of(
    st.builds(Literal, st.text()),
    st.builds(
        lambda value, datatype: Literal(value, datatype=NamedNode(datatype)), st.text(), DATATYPES
    ),
    st.builds(
        lambda value, language: Literal(value, language=language),
        st.text(),
        st.sampled_from(["fr", "en", "fr-FR", "zh-Hant-TW"]),
    ),
)


@pytest.mark.filterwarnings("ignore")
@given(LITERALS)
def test_a_literal_comes_back_from_rdflib_unchanged(literal: Literal) -> None:
    assert from_rdflib(to_rdflib(literal)) == literal


@pytest.mark.parametrize(
    "node",
    [
        NamedNode("https://exemple-test.invalid/é"),
        BlankNode("b1"),
        Literal("01", datatype=NamedNode(XSD + "integer")),
    ],
)
def test_a_term_comes_back_from_rdflib_unchanged(node: NamedNode | BlankNode | Literal) -> None:
    assert from_rdflib(to_rdflib(node)) == node


def test_what_is_no_term_does_not_come_back() -> None:
    with pytest.raises(TypeError):
        from_rdflib(rdflib.Variable("x"))


@given(st.dates())
def test_every_day_month_and_year_is_a_date(day: date) -> None:
    text = day.isoformat()
    for length, datatype in ((4, "gYear"), (7, "gYearMonth"), (10, "date")):
        assert date_literal(text[:length]) == typed(text[:length], datatype)


@given(st.text(max_size=12))
def test_any_other_text_is_no_date(text: str) -> None:
    found = date_literal(text)
    assert found is None or (text.isascii() and found.value == text and len(text) in (4, 7, 10))


@pytest.mark.parametrize(
    "text",
    ["", "2021-13", "2021-00", "2023-02-29", "2021-3", "20210309", "٢٠٢١", "2021 ", "vers 2020"],
)
def test_no_dates(text: str) -> None:
    assert date_literal(text) is None


def test_every_namespace_makes_terms() -> None:
    for name, space in NAMESPACES.items():
        assert term(f"{name}:x").value == space + "x"
    assert list(prefixes(Iris())) == sorted([*NAMESPACES, "mai"])
    with pytest.raises(KeyError):
        term("inconnu:x")


def test_every_relation_of_the_sources_has_a_property() -> None:
    iris = Iris()
    for relation in RELATIONS.values():
        assert relation.term(iris).value.startswith(("https://", "http://"))
    assert [name for name, one in RELATIONS.items() if one.inverse] == ["published"]


def test_names_are_told_once() -> None:
    node, graph = Iris().entity("organisation", "x"), Iris().resource("d")
    quads = list(
        name_quads(node, graph, "SCIC Exemple-Test", ("SET", "", "SCIC Exemple-Test", "SET"))
    )
    assert [quad.object for quad in quads] == [french("SCIC Exemple-Test"), french("SET")]


def test_a_relation_is_the_triple_and_its_claim_in_one_graph() -> None:
    iris = Iris()
    one, other = iris.entity("organisation", "a"), iris.entity("organisation", "b")
    triple, graph = (one, iris.mai("memberOf"), other), iris.resource("d")
    quads = list(
        relation_quads(
            iris,
            triple,
            graph,
            certainty="implied",
            since="2021",
            until="2023-02",
            note="Une note.",
            address="exemple-test.invalid/une page",
        )
    )
    assert {quad.graph_name for quad in quads} == {graph}
    assert (quads[0].subject, quads[0].predicate, quads[0].object) == triple
    told = {quad.predicate.value.rpartition("#")[2]: quad.object for quad in quads[1:]}
    assert told == {
        "type": iris.mai("Claim"),
        "subject": one,
        "predicate": iris.mai("memberOf"),
        "object": other,
        "hadPrimarySource": graph,
        "certainty": Literal("implied"),
        "validFrom": typed("2021", "gYear"),
        "validUntil": typed("2023-02", "gYearMonth"),
        "comment": french("Une note."),
        "sourceAddress": NamedNode("http://exemple-test.invalid/une%20page"),
    }


def test_years_and_roles_make_other_claims_and_notes_do_not() -> None:
    iris = Iris()
    triple = (iris.entity("person", "a"), iris.mai("hasRole"), iris.entity("organisation", "b"))
    claims = [
        next(
            quad.subject
            for quad in relation_quads(iris, triple, graph, **told)
            if quad.subject != triple[0]
        )
        for graph in (iris.resource("d"), iris.resource("e"))
        for told in ({}, {"since": "2021"}, {"until": "2021"}, {"role": "x"}, {"note": "y"})
    ]
    assert len(set(claims)) == 8
    assert claims[0] == claims[4]


def test_a_role_says_who_where_what_and_when() -> None:
    iris = Iris()
    person, place = iris.entity("person", "a"), iris.entity("organisation", "b")
    quads = list(role_quads(iris, person, place, "présidente", iris.resource("d"), "2008", "2020"))
    assert {quad.subject for quad in quads} == {iris.membership(person, place, "présidente")}
    assert {quad.object for quad in quads} == {
        term("org:Membership"),
        person,
        place,
        french("présidente"),
        typed("2008", "gYear"),
        typed("2020", "gYear"),
    }
