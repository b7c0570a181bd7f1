"""What every store answers, wherever its statements live."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, french, typed
from graph.store import EmbeddedStore, Store

MakeStore = Callable[[Iterable[Quad]], Store]


def node(name: str) -> NamedNode:
    return NamedNode(f"https://exemple-test.invalid/{name}")


A, B, KNOWS, NAME, PAGE, OTHER = map(node, ("a", "b", "knows", "name", "page", "other"))
QUADS = [
    Quad(A, KNOWS, B, PAGE),
    Quad(A, NAME, french("Été"), PAGE),
    Quad(A, NAME, french("Été"), OTHER),
    Quad(B, NAME, Literal("B"), OTHER),
    Quad(B, node("age"), typed("7", "integer"), OTHER),
    Quad(PAGE, NAME, french("Une page")),
]


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    return make_store(QUADS)


def test_a_store_holds_each_statement_once(make_store: MakeStore) -> None:
    store = make_store([*QUADS, *QUADS])
    assert len(store) == len(QUADS)
    assert set(store.quads()) == set(QUADS)


def test_an_empty_store_answers_too(make_store: MakeStore) -> None:
    store = make_store([])
    assert len(store) == 0 and list(store.quads()) == []
    names, rows = store.select("SELECT ?s ?p { ?s ?p ?o }")
    assert (names, list(rows)) == (["s", "p"], [])
    assert not store.ask("ASK { ?s ?p ?o }")


def test_a_select_gives_its_variables_in_order_and_nothing_where_unbound(store: Store) -> None:
    names, rows = store.select(
        f"SELECT ?name ?age WHERE {{ GRAPH ?g {{ ?s <{NAME.value}> ?name "
        f"OPTIONAL {{ ?s <{node('age').value}> ?age }} }} }} ORDER BY ?name ?g"
    )
    assert names == ["name", "age"]
    assert list(rows) == [
        (Literal("B"), typed("7", "integer")),
        (french("Été"), None),
        (french("Été"), None),
    ]


def test_the_default_graph_is_not_the_others(store: Store) -> None:
    assert list(store.select("SELECT ?s { ?s ?p ?o }")[1]) == [(PAGE,)]
    assert store.ask("ASK { GRAPH ?g { ?s ?p 'B' } }")
    assert not store.ask("ASK { ?s ?p 'B' }")


def test_a_construct_gives_triples(store: Store) -> None:
    found = list(
        store.construct("CONSTRUCT { ?o ?p ?s } WHERE { GRAPH ?g { ?s ?p ?o } FILTER isIRI(?o) }")
    )
    assert [(one.subject, one.predicate, one.object) for one in found] == [(B, KNOWS, A)]
    assert list(store.construct(f"DESCRIBE <{PAGE.value}>")) != []


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ({}, 6),
        ({"subject": A}, 3),
        ({"predicate": NAME}, 4),
        ({"object": french("Été")}, 2),
        ({"object": typed("7", "integer")}, 1),
        ({"object": Literal("7")}, 0),
        ({"graph": OTHER}, 3),
        ({"subject": A, "predicate": NAME, "object": french("Été"), "graph": OTHER}, 1),
        ({"graph": node("nowhere")}, 0),
    ],
)
def test_statements_are_found_by_any_of_their_parts(
    store: Store, pattern: dict[str, NamedNode | Literal], count: int
) -> None:
    assert len(list(store.quads(**pattern))) == count  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", ["select", "ask", "construct"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELECT",
        "SELECT * {",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT ?x { ?x é ?y }",
        "\0",
    ],
)
def test_what_is_no_query_is_said(store: Store, ask: str, query: str) -> None:
    with pytest.raises(InputError, match="ne se lit pas") as caught:
        getattr(store, ask)(query)
    assert caught.value.where == "SPARQL"


@pytest.mark.parametrize(
    ("ask", "query", "what"),
    [
        ("select", "ASK { ?s ?p ?o }", "pas un SELECT"),
        ("select", "CONSTRUCT WHERE { ?s ?p ?o }", "pas un SELECT"),
        ("ask", "SELECT * { ?s ?p ?o }", "pas un ASK"),
        ("construct", "ASK { ?s ?p ?o }", "ni un CONSTRUCT ni un DESCRIBE"),
    ],
)
def test_a_query_of_another_form_is_said(store: Store, ask: str, query: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        getattr(store, ask)(query)


@pytest.mark.parametrize(
    ("written", "datatype"), [(["007", "+7"], "integer"), (["7.0", "7.00"], "decimal")]
)
def test_numbers_keep_their_value_and_not_their_spelling(
    make_store: MakeStore, written: list[str], datatype: str
) -> None:
    """Not both datatypes at once: for Virtuoso, 7 and 7.0 are one object of a statement."""
    quads = [Quad(A, NAME, typed(one, datatype), PAGE) for one in written]
    assert [quad.object for quad in make_store(quads).quads()] == [typed("7", datatype)]


def test_booleans_are_true_or_false(make_store: MakeStore) -> None:
    quads = [Quad(A, NAME, typed("1", "boolean"), PAGE), Quad(B, NAME, typed("false", "boolean"))]
    found = {quad.object for quad in make_store(quads).quads()}
    assert found == {typed("true", "boolean"), typed("false", "boolean")}


@pytest.mark.parametrize(
    "text",
    ["", " bords ", "l'été « dit »", 'des "guillemets"', "a\\b\t\n\r", "🌱 \u202e", "x" * 9000],
)
def test_texts_come_back_as_they_were(make_store: MakeStore, text: str) -> None:
    quads = [Quad(A, NAME, Literal(text), PAGE), Quad(A, NAME, french(text))]
    store = make_store(quads)
    assert set(store.quads()) == set(quads)
    assert [quad.object for quad in store.quads(object=french(text))] == [french(text)]


def test_writing_adds(tmp_path) -> None:
    for store in (EmbeddedStore.in_memory(QUADS[:2]), EmbeddedStore.create(tmp_path / "graph")):
        store.write(QUADS[:2])
        store.write(iter(QUADS))
        assert set(store.quads()) == set(QUADS)


def test_what_fails_while_being_written_adds_nothing(tmp_path) -> None:
    def broken() -> Iterable[Quad]:
        yield from QUADS
        raise ValueError("on purpose")

    for store in (EmbeddedStore.in_memory(QUADS[:2]), EmbeddedStore.create(tmp_path / "graph")):
        before = set(store.quads())
        with pytest.raises(ValueError, match="on purpose"):
            store.write(broken())
        assert set(store.quads()) == before


TERMS = st.builds(lambda text: node(f"x{abs(hash(text)) % 7}"), st.text(max_size=3))
VALUES = st.one_of(TERMS, st.builds(french, st.text()), st.builds(Literal, st.text()))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(Quad, TERMS, TERMS, VALUES, st.one_of(TERMS, st.just(DefaultGraph())))))
def test_a_store_is_the_set_of_what_was_written(quads: list[Quad]) -> None:
    store = EmbeddedStore.in_memory(quads)
    assert set(store.quads()) == set(quads)
    assert len(store) == len(set(quads))
    for quad in quads:
        assert quad in set(store.quads(subject=quad.subject))
