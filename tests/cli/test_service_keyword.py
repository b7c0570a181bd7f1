"""No spelling of SERVICE gets past ``has_service``: Oxigraph's own parser is the judge."""

import time

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.questions.question import catalogue
from graph.store.handwritten import has_service

ADDRESS = "http://127.0.0.1:1/"
PREFIXES = f"PREFIX ex: <http://exemple-test.invalid/> PREFIX : <{ADDRESS}> "
STORE = pyoxigraph.Store()


def calls_out(query: str) -> bool:
    """Whether the engine tries to reach :data:`ADDRESS`, whose port it refuses at once."""
    try:
        found = STORE.query(query)
        if not isinstance(found, pyoxigraph.QueryBoolean):
            list(found)
    except OSError:
        return True
    except (SyntaxError, ValueError):
        return False
    return False


CALLS = (
    "SERVICE <http://127.0.0.1:1/> { ?x ?y ?z }",
    "service<http://127.0.0.1:1/>{?x ?y ?z}",
    "sErViCe :{ ?x ?y ?z }",
    "SERVICE:{?x ?y ?z}",
    "SERVICE\n#'\n<http://127.0.0.1:1/> { ?x ?y ?z }",
    "SERVICE #>\n:{ ?x ?y ?z }",
)
BEFORE = (
    "",
    "# ' \n",
    "#\r",
    "BIND('#' AS ?h)",
    'BIND("\\"" AS ?h)',
    "BIND('\\'' AS ?h)",
    'BIND("""a"b""c\\"""" AS ?h)',
    "BIND('''it's''' AS ?h)",
    "BIND(1<2 AS ?h)",
    "BIND(1 AS ?v)",
    "VALUES ?v {1}",
    'VALUES ?v {"a"@en-GB}',
    "OPTIONAL { ?s ex:a\\# ?o }",
    "OPTIONAL { ?s ex:a\\' ?o }",
    'OPTIONAL { ?s ex:a\\" ?o }',
    "OPTIONAL { ?s ex:a%27b ?o }",
    "OPTIONAL { ?s <http://e/#'> ?o }",
    "OPTIONAL { ?s : ?o }",
    "OPTIONAL { ?s ex:service ?service }",
    "FILTER(?a<?b||?c>?d)",
    "FILTER EXISTS { ?s ?p '''\\'''' }",
)
AFTER = ("", "# '", "BIND('x' AS ?t)", "OPTIONAL { ?s ex:b\\' ?o }", "FILTER(1>2)", '# """')


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("before", BEFORE)
def test_a_call_behind_anything_is_seen(before: str, call: str) -> None:
    for after in AFTER:
        query = f"{PREFIXES} SELECT * {{ {before} {call} {after}\n}}"
        assert has_service(query)
        assert has_service(f"{PREFIXES} SELECT * {{{before}{call}{after}\n}}")


def test_most_of_these_queries_do_call_out() -> None:
    """Or the tests here would prove nothing."""
    queries = [f"{PREFIXES} SELECT * {{ {one} {call} }}" for one in BEFORE for call in CALLS]
    assert sum(map(calls_out, queries)) > len(queries) * 0.5


PIECES = st.sampled_from(
    (
        *(*CALLS, *BEFORE, *AFTER, "SERVICE", "SERVICE:", "\\u0053ERVICE", ":", "<", ">", "{", "}"),
        *(
            "'",
            '"',
            "'''",
            '"""',
            "\\",
            "#",
            "\n",
            "1",
            "a",
            "?v",
            "ex:",
            "@en",
            ".",
            ";",
            "true",
            "-",
        ),
    )
)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=7), st.sampled_from(("", " ")))
def test_whatever_calls_out_is_seen(pieces: list[str], between: str) -> None:
    query = f"{PREFIXES}SELECT * {{ {between.join(pieces)} }}"
    assert has_service(query) or not calls_out(query)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="sServicE:?$<>'\"\\#{} \n@1.-_u0053%", max_size=40))
def test_whatever_is_typed_is_answered_in_time(text: str) -> None:
    query = f"{PREFIXES}SELECT * {{ {text} {CALLS[0]} }}"
    assert has_service(query) or not calls_out(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $service { $service ?p 'service' }",
        'SELECT * { ?s ?p "on SERVICE", """SERVICE <x> {}""" }',
        "SELECT * { ?s <http://exemple-test.invalid/service> ?o } # SERVICE",
        "SELECT * { ?s ex:service ?o ; ex:a-service ?u ; ex:_service ?v }",
        "SELECT * { ?s ?p 'x'@service }",
    ],
)
def test_the_word_elsewhere_is_no_call(query: str) -> None:
    assert not has_service(query)


def test_no_question_of_the_catalogue_is_taken_for_a_call() -> None:
    for question in catalogue().values():
        assert not has_service(question.query), question.name


@pytest.mark.parametrize("piece", ["'", '"', '"""', "'''", "<", "\\", "'a\n", "@a-", ":%2", "?"])
def test_a_long_query_takes_no_long_time(piece: str) -> None:

    start = time.monotonic()
    has_service(piece * (500_000 // len(piece)))
    assert time.monotonic() - start < 5
