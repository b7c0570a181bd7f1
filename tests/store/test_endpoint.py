"""The endpoint on a small store: whole answers or refusals, a child that falls and comes back."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph
import pytest

from graph.errors import StoreMissing
from graph.store.endpoint import (
    GRAPH_FORMATS,
    RESULT_FORMATS,
    Checked,
    Endpoint,
    EndpointBusy,
    Format,
    Limits,
    QueryRefused,
    close_endpoints,
    endpoint_for,
    outcome_of,
)
from graph.store.endpoint.counting import count_rows
from graph.store.endpoint.process import Child

PROJECT = Path(__file__).parents[2]
EX = "http://exemple-test.invalid/"
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
SORTED = f"SELECT * {{ {PRODUCT} }} ORDER BY ?c ?f ?i ?l ?o"
AGAIN = "LATERAL { ?d ?e ?f } LATERAL { ?g ?h ?i } LATERAL { ?j ?k ?l }"
LATE = f"{{ {{ ?a ?b ?c }} UNION {{ SELECT ?a {{ ?a ?b ?c {AGAIN} FILTER(?l = ?none) }} }} }}"
"""Some rows at once, then none for a long time; ``LATERAL`` is an extension of Oxigraph."""

ENDLESS = f"SELECT (COUNT(*) AS ?count) {LATE}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("endpoint") / "graph"
    store = pyoxigraph.Store(str(path))
    store.bulk_extend(
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(f"{EX}{number}"),
            pyoxigraph.NamedNode(f"{EX}p"),
            pyoxigraph.Literal(f'"{number}",\r\n{{}} ; . </result> é\\'),
            pyoxigraph.NamedNode(f"{EX}graph") if number < 20 else pyoxigraph.DefaultGraph(),
        )
        for number in range(220)
    )
    store.flush()
    return path


@pytest.fixture(scope="module")
def endpoint(folder: Path) -> Iterator[Endpoint]:
    found = Endpoint(folder, Limits(seconds=1.0, rows=50, parallel=2, waiting=2))
    yield found
    found.close()


def reason(endpoint: Endpoint, query: str, format: Format | None = None) -> str:
    with pytest.raises(QueryRefused) as caught:
        endpoint.answer(query, format)
    return caught.value.reason


def test_nothing_runs_before_the_first_query(folder: Path) -> None:
    one = Endpoint(folder)
    assert one.child.pid is None
    one.close()


def test_a_folder_without_a_store_is_said(tmp_path: Path) -> None:
    one = Endpoint(tmp_path)
    with pytest.raises(StoreMissing):
        one.answer("ASK {}")
    one.close()


@pytest.mark.parametrize("format", RESULT_FORMATS, ids=lambda format: format.short)
def test_rows_are_whole_and_counted_in_each_format(endpoint: Endpoint, format: Format) -> None:
    for query, rows in (
        ("SELECT ?o ?x { ?s ?p ?o } LIMIT 7", 7),
        ("SELECT ?x { FILTER(false) }", 0),
        ("SELECT * {}", 1),
        ("SELECT ?s ?o { ?s ?p ?o }", 50),
    ):
        with endpoint.answer(query, format) as reply:
            assert count_rows(reply.read(), format.media_type) == rows
            assert reply.is_cut == (rows == 50)
    with endpoint.answer("ASK {}", format) as reply:
        assert b"true" in reply.read()


@pytest.mark.parametrize("format", GRAPH_FORMATS, ids=lambda format: format.short)
def test_graphs_are_whole_and_counted_in_each_format(endpoint: Endpoint, format: Format) -> None:
    pattern = "{ ?s ?p ?o } LIMIT 7"
    for template, count in (
        ("?s ?p ?o, 'x' ; a ?p", 21),
        ("?s ?p ?x", 0),
        ("?s ?p 'a'", 7),
    ):
        with endpoint.answer(f"CONSTRUCT {{ {template} }} WHERE {pattern}", format) as reply:
            body = reply.read()
        parsed = list(pyoxigraph.parse(body, format=_rdf(format), base_iri=EX))
        assert len(parsed) == count_rows(body, format.media_type) == count
        assert not reply.is_cut
    with endpoint.answer("CONSTRUCT WHERE { ?s ?p ?o }", format) as reply:
        assert reply.is_cut


def _rdf(format: Format) -> pyoxigraph.RdfFormat:
    found = pyoxigraph.RdfFormat.from_media_type(format.media_type)
    assert found is not None
    return found


def test_answers_that_oxigraph_cuts_are_refused_in_each_format(folder: Path) -> None:
    """The endpoint would wait longer than Oxigraph does: the end of the body alone tells."""
    one = Endpoint(folder, Limits(seconds=30.0, parallel=8))
    one.child = Child(folder, 1, one.limits.memory_bytes)
    rows, graph = one.check(f"SELECT * {LATE}"), one.check(f"CONSTRUCT {{ ?a ?b ?c }} {LATE}")
    futures = [one.submit(rows, format) for format in RESULT_FORMATS]
    futures += [one.submit(graph, format) for format in GRAPH_FORMATS]
    for future in futures:
        error = future.exception()
        assert isinstance(error, QueryRefused)
        assert error.reason == "time"
    one.close()


def test_a_query_that_cannot_be_cancelled_ends_with_its_child(endpoint: Endpoint) -> None:
    before = endpoint.child.starts
    start = time.monotonic()
    assert reason(endpoint, SORTED) in ("time", "fallen")
    assert time.monotonic() - start < 10
    assert outcome_of(endpoint, "ASK {}").boolean
    assert endpoint.child.starts > before


def test_memory_is_limited(folder: Path) -> None:
    one = Endpoint(folder, Limits(seconds=30.0, memory_bytes=300 * 1024 * 1024))
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
    assert reason(one, f"SELECT (STRLEN(?x30) AS ?n) {{ BIND('aaaa' AS ?x0) {doubled} }}") == (
        "fallen"
    )
    assert outcome_of(one, "ASK {}").boolean
    one.close()


def test_a_child_killed_is_back_at_once(endpoint: Endpoint) -> None:
    assert outcome_of(endpoint, "ASK {}").boolean
    killed = endpoint.child.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    start = time.monotonic()
    assert outcome_of(endpoint, "ASK {}").boolean
    assert time.monotonic() - start < 5
    assert endpoint.child.pid not in (None, killed)


def test_queries_under_way_when_the_child_is_killed_are_asked_again(endpoint: Endpoint) -> None:
    assert outcome_of(endpoint, "ASK {}").boolean
    slow = f"SELECT (COUNT(*) AS ?count) {{ {PRODUCT} FILTER(?a = <{EX}1> && ?d = <{EX}1>) }}"
    slow = slow.replace("?g ?h ?i . ?j ?k ?l . ?m ?n ?o", "?g ?h ?i . ?j ?k ?l")
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(outcome_of, endpoint, slow) for _ in range(2)]
        time.sleep(0.002)
        killed = endpoint.child.pid
        if killed is not None:
            os.kill(killed, signal.SIGKILL)
        for one in asked:
            assert len(one.result().rows) == 1


def test_too_many_at_once_are_told_to_come_back(endpoint: Endpoint) -> None:
    checked = endpoint.check(ENDLESS)
    futures = []
    with pytest.raises(EndpointBusy):
        for _ in range(5):
            futures.append(endpoint.submit(checked, RESULT_FORMATS[0]))
    assert len(futures) == 4
    for future in futures:
        assert isinstance(future.exception(), QueryRefused)
    assert outcome_of(endpoint, "ASK {}").boolean


def test_who_waits_too_long_is_told_to_come_back(folder: Path) -> None:
    one = Endpoint(folder, Limits(seconds=1.0, parallel=1, patience=0.1))
    first = one.submit(one.check(ENDLESS), RESULT_FORMATS[0])
    second = one.submit(one.check("ASK {}"), RESULT_FORMATS[0])
    assert isinstance(first.exception(), QueryRefused)
    assert isinstance(second.exception(), EndpointBusy)
    one.close()


def test_closing_does_not_wait_for_endless_queries(folder: Path) -> None:
    one = Endpoint(folder, Limits(seconds=30.0, parallel=4))
    futures = [one.submit(one.check(SORTED), RESULT_FORMATS[0]) for _ in range(8)]
    time.sleep(0.3)
    start = time.monotonic()
    one.close()
    for future in futures:
        assert future.cancelled() or isinstance(future.exception(), EndpointBusy | QueryRefused)
    assert time.monotonic() - start < 5
    assert one.child.pid is None


def test_a_large_answer_is_refused(folder: Path) -> None:
    one = Endpoint(folder, Limits(seconds=10.0, answer_bytes=10_000))
    assert reason(one, f"SELECT * {{ {PRODUCT} }}") == "large"
    assert outcome_of(one, "ASK {}").boolean
    one.close()


def test_graphs_that_are_not_there_are_refused(endpoint: Endpoint) -> None:
    known, unknown = f"{EX}graph", f"{EX}nowhere"
    assert len(outcome_of(endpoint, f"SELECT * FROM <{known}> {{ ?s ?p ?o }}").rows) == 20
    assert reason(endpoint, f"SELECT * FROM <{unknown}> {{ ?s ?p ?o }}") == "graph"
    assert reason(endpoint, f"ASK FROM NAMED <{unknown}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == "graph"
    for graph in (unknown, "", "> } INSERT", "a b", "\n", "é<"):
        with pytest.raises(QueryRefused) as caught:
            endpoint.answer("ASK { ?s ?p ?o }", default_graphs=[known, graph])
        assert caught.value.reason == "graph"


def test_a_wrong_query_says_where(endpoint: Endpoint) -> None:
    with pytest.raises(QueryRefused) as caught:
        endpoint.answer("SELECT *\nWHERE { ?s ?p }")
    assert caught.value.reason == "syntax"
    assert str(caught.value).startswith("SPARQL, ligne 2, caractère 16: ")
    checked = endpoint.check("ASK { <s> }", EX)
    error = endpoint.submit(checked, RESULT_FORMATS[0]).exception()
    assert isinstance(error, QueryRefused)
    assert error.where == "SPARQL, ligne 1, caractère 12"


def test_all_graphs_as_one_where_it_is_asked_for(endpoint: Endpoint) -> None:
    query = f"SELECT * {{ <{EX}3> ?p ?o }}"
    assert len(outcome_of(endpoint, query).rows) == 0
    assert len(outcome_of(endpoint, query, union=True).rows) == 1


def test_outcomes_are_terms(endpoint: Endpoint) -> None:
    found = outcome_of(endpoint, f"SELECT ?o ?none {{ <{EX}30> ?p ?o }}")
    assert found.variables == ("o", "none")
    assert found.rows == ((pyoxigraph.Literal('"30",\r\n{} ; . </result> é\\'), None),)
    graph = outcome_of(endpoint, f"DESCRIBE <{EX}30>")
    assert [triple.subject.value for triple in graph.statements()] == [f"{EX}30"]
    assert outcome_of(endpoint, "SELECT * { ?s ?p ?o }").is_cut


def test_one_endpoint_for_one_folder_and_no_more_than_three(folder: Path) -> None:
    first = endpoint_for(folder, 1.0)
    assert endpoint_for(folder, 1.0) is first
    assert outcome_of(first, "ASK {}").boolean
    pid = first.child.pid
    for seconds in (2.0, 3.0, 4.0):
        endpoint_for(folder, seconds)
    assert endpoint_for(folder, 1.0) is not first
    assert pid is not None and not _is_running(pid)
    with pytest.raises(EndpointBusy):
        first.answer("ASK {}")
    close_endpoints()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux holds the child back")
def test_the_child_cannot_reach_out_even_past_the_guard(endpoint: Endpoint) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        query = f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}"
        let_through = Checked(query, "select", query)
        error = endpoint.submit(let_through, RESULT_FORMATS[0]).exception()
        assert isinstance(error, QueryRefused)
        listening.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listening.accept()


PARENT = """
import sys, time
from pathlib import Path
from graph.store.endpoint import endpoint_for
one = endpoint_for(Path(sys.argv[1]), 5.0)
one.answer("ASK {}").close()
print(one.child.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux ends the child")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_ends_with_its_parent_however_that_ends(
    folder: Path, end: signal.Signals
) -> None:
    command = [sys.executable, "-c", PARENT, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _is_running(child)
        parent.send_signal(end)
        parent.wait(10)
    deadline = time.monotonic() + 5
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(child)


def _is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
