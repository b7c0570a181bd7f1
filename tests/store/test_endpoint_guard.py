"""The guard of the endpoint: what it refuses, the limit it places. Oxigraph is the judge."""

import time

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.questions.question import catalogue
from graph.store.endpoint import Limits, QueryRefused
from graph.store.endpoint.guard import check_query
from graph.store.endpoint.tokens import read_tokens

LIMITS = Limits(rows=5, parallel=2)
STORE = pyoxigraph.Store()
for number in range(12):
    STORE.add(
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(f"http://exemple-test.invalid/{number}"),
            pyoxigraph.NamedNode("http://exemple-test.invalid/p"),
            pyoxigraph.Literal(str(number)),
        )
    )


def refusal(query: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(QueryRefused) as caught:
        check_query(query, limits)
    return caught.value.reason


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "# SELECT\nPREFIX ex: <http://exemple-test.invalid/> DELETE WHERE { ?s ?p ?o }",
        "BASE <http://exemple-test.invalid/> LOAD <http://127.0.0.1:1/>",
        "clear all",
        "DROP SILENT GRAPH <a:b>",
        "WITH <a:b> DELETE { ?s ?p ?o } INSERT { } WHERE { ?s ?p ?o }",
        "PREFIX select: <a:b> INSERT{}WHERE{}",
    ],
)
def test_an_update_is_refused(query: str) -> None:
    assert refusal(query) == "update"


def test_service_is_refused() -> None:
    assert refusal("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }") == "service"
    assert refusal("SELECT * { ?s ?p ?o MINUS{service<http://127.0.0.1:1/>{}} }") == "service"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 70 + "}" * 70,
        "ASK { FILTER(" + "(" * 100 + "1" + ")" * 100 + ") }",
        "ASK { FILTER(" + "!" * 100 + "true) }",
        "ASK { ?s " + "/".join(["<a:b>"] * 2000) + " ?o }",
        "ASK { FILTER(" + "||".join(["false"] * 2000) + ") }",
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 2000) + " }",
        "SELECT " + " ".join(f"(1 AS ?x{one})" for one in range(2000)) + " {}",
    ],
)
def test_what_the_engine_would_fall_over_is_refused(query: str) -> None:
    assert refusal(query) == "deep"


def test_brackets_in_texts_are_no_depth() -> None:
    query = 'ASK { FILTER("' + "(" * 500 + "\" = '" + "{" * 500 + "') } # " + "[" * 500
    assert check_query(query, LIMITS).form == "ask"


def test_many_values_are_no_operations() -> None:
    many = " ".join(map(str, range(10_000)))
    assert check_query(f"SELECT ?x {{ VALUES ?x {{ {many} }} }}", LIMITS).limit == 5


def test_a_long_query_is_refused() -> None:
    assert refusal("ASK {}" + " " * 300_000) == "long"
    assert refusal("ASK { FILTER('" + "é" * 140_000 + "' = '') }") == "long"


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT * { ?s ?p ?o }", 5),
        ("SELECT*{?s ?p ?o}", 5),
        ("select ?s { ?s ?p ?o } limit 3", 3),
        ("SELECT * { ?s ?p ?o } LIMIT 9", 5),
        ("SELECT * { ?s ?p ?o }LIMIT9OFFSET1", 5),
        ("SELECT * { ?s ?p ?o } OFFSET 10", 2),
        ("SELECT * { ?s ?p ?o } OFFSET 10 LIMIT 100", 2),
        ("SELECT * { ?s ?p ?o } ORDER BY DESC(?o) # LIMIT 3", 5),
        ("SELECT * { ?s ?p ?o } ORDER BY ?limit", 5),
        ("SELECT * { { SELECT * { ?s ?p ?o } LIMIT 8 } }", 5),
        ("SELECT * { { SELECT * { ?s ?p ?o } LIMIT 2 } }", 2),
        ("SELECT * { ?s ?p ?o } VALUES ?o { '1' '2' '3' '4' '5' '6' }", 5),
        ("SELECT * { ?s ?p ?o } LIMIT 100 VALUES ?p { <http://exemple-test.invalid/p> }", 5),
        ("SELECT * { ?s ?p ?o } LIMIT 0", 0),
        ("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999", 5),
        ("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o HAVING(COUNT(*) > 0)", 5),
        ("SELECT ?values { ?s ?p ?values FILTER(?values != '}') }", 5),
        ("PREFIX limit: <http://exemple-test.invalid/> SELECT * { ?s limit:p ?o }", 5),
    ],
)
def test_rows_are_limited_where_the_grammar_says(query: str, rows: int) -> None:
    checked = check_query(query, LIMITS)
    assert len(list(STORE.query(checked.text))) == rows


def test_the_solutions_of_a_graph_are_limited_too() -> None:
    for query in ("CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"):
        assert len(list(STORE.query(check_query(query, LIMITS).text))) == 5
    assert check_query("ASK { ?s ?p ?o }", LIMITS).text == "ASK { ?s ?p ?o }"
    described = check_query("DESCRIBE <http://exemple-test.invalid/1>", LIMITS)
    assert len(list(STORE.query(described.text))) == 1


PIECES = st.lists(
    st.sampled_from(
        (
            *("{ ?s ?p ?o }", "{ { ?s ?p ?o } UNION { ?s ?p ?o } }", "ORDER BY ?s", "ORDER BY"),
            *("DESC(?o)", "LIMIT 3", "LIMIT9", "limit 100", "OFFSET 1", "OFFSET2", "GROUP BY ?o"),
            *("HAVING(COUNT(*)<9)", "VALUES ?s { UNDEF }", "VALUES (?s ?p) {(UNDEF UNDEF)}"),
            *("# LIMIT 1\n", "(?o<?s)", "'}'"),
            *('"""LIMIT 8"""', "STRLEN(?o)", "{", "}", "(", ")"),
        )
    ),
    max_size=6,
)


@settings(max_examples=400, deadline=None)
@given(PIECES, st.sampled_from(("", " ", "\n")))
def test_no_query_gives_more_rows_than_the_limit(pieces: list[str], between: str) -> None:
    query = "SELECT ?o" + between + between.join(pieces)
    try:
        whole = len(list(STORE.query(query)))
    except (SyntaxError, ValueError):
        return
    try:
        limited = len(list(STORE.query(check_query(query, LIMITS).text)))
    except SyntaxError:
        return  # it does not run at all, and the endpoint says so
    assert limited == min(whole, 5)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_tokens_are_in_the_text_where_they_say(text: str) -> None:
    end = 0
    for token in read_tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


def test_every_question_of_the_catalogue_keeps_its_rows_and_reads_as_before() -> None:
    for question in catalogue().values():
        checked = check_query(question.query, Limits())
        assert checked.form == "select"
        STORE.query(checked.text)


def test_graphs_of_the_dataset_clause_are_told() -> None:
    query = (
        "BASE <http://exemple-test.invalid/a/> PREFIX ex: <b/>"
        "SELECT * FROM <c> FROM NAMED ex:d FROM named<http://e.invalid/> FROMNAMED ex:f"
        "{ GRAPH <http://not.invalid/> { ?from ?named ?o } }"
    )
    assert check_query(query, LIMITS).graphs == (
        "http://exemple-test.invalid/a/c",
        "http://exemple-test.invalid/a/b/d",
        "http://e.invalid/",
        "http://exemple-test.invalid/a/b/f",
    )


def test_relative_addresses_have_a_base() -> None:
    checked = check_query("ASK FROM <g> { <s> ?p ?o }", LIMITS, "https://exemple-test.invalid/")
    assert checked.text.startswith("BASE <https://exemple-test.invalid/> ASK")
    assert checked.shift == len("BASE <https://exemple-test.invalid/> ")
    assert checked.graphs == ("https://exemple-test.invalid/g",)
    assert check_query("ASK { <a:s> ?p ?o }", LIMITS, "https://exemple-test.invalid/").shift == 0


@pytest.mark.parametrize("piece", ["'", '"""', "<", "\\", "a:", "a.b", "_", "{", "(", "1", ":%2"])
def test_a_long_query_is_read_in_time(piece: str) -> None:
    start = time.monotonic()
    for _ in read_tokens(piece * (256_000 // len(piece))):
        pass
    assert time.monotonic() - start < 5
