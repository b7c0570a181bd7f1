"""Hostile clients of ``/sparql``: each gets a correct status and a sentence, others an answer."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest

from graph.api import sparql_request
from graph.api.sparql import sparql_routes
from graph.settings import Settings
from graph.store.endpoint import close_endpoints
from tests.api.reconcile_server import serving

DIRECT = {"Content-Type": "application/sparql-query"}
PRODUCT = " . ".join(f"?s{one} ?p{one} ?o{one}" for one in range(10))
NEVER = "STRLEN(CONCAT(STR(?s0), STR(?s9))) < 3"
ALL = "GRAPH ?g { ?s ?p ?o }"
BOMBS = {
    "product": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}",
    "sorted": f"SELECT * {{ {PRODUCT} }} ORDER BY ?o0 ?o1 ?o2",
    "distinct": f"SELECT DISTINCT ?s0 ?s1 ?s2 ?s3 {{ {PRODUCT} }}",
    "lines": f"SELECT ?s0 {{ {PRODUCT} FILTER({NEVER}) }}",
    "path": f"SELECT (COUNT(*) AS ?n) {{ {ALL} ?a (!<a:b>|^!<a:b>)* ?b . {PRODUCT} }}",
    "graph": f"CONSTRUCT {{ ?s0 ?p1 ?o2 }} WHERE {{ {PRODUCT} FILTER({NEVER}) }}",
    "text": "SELECT (STRLEN(?x40) AS ?n) { BIND('aaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{one}, ?x{one}) AS ?x{one + 1})" for one in range(40))
    + " }",
}


@pytest.fixture(scope="module")
def hostile(public: Settings) -> Iterator[httpx.Client]:
    """A service that gives a query one second, and its clients no rest."""
    settings = replace(public, query_seconds=1.0, client_requests=0.0, client_seconds=0.0)
    with serving(sparql_routes(settings)) as client:
        yield client
    close_endpoints()


def refused(response: httpx.Response, *statuses: int) -> str:
    assert response.status_code in statuses, response.text[:300]
    text = response.json()["error"]
    assert isinstance(text, str) and text[-1] in ".!" and len(text) < 500
    assert "Traceback" not in text and "/tmp" not in text and "File " not in text
    return text


def is_well(client: httpx.Client, seconds: float = 10.0) -> None:
    start = time.monotonic()
    response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 200, response.text
    assert time.monotonic() - start < seconds


@pytest.mark.parametrize("name", BOMBS)
def test_a_query_that_would_take_everything_ends(hostile: httpx.Client, name: str) -> None:
    start = time.monotonic()
    response = hostile.post("/sparql", content=BOMBS[name], headers=DIRECT)
    refused(response, 504, 422)
    assert time.monotonic() - start < 20
    is_well(hostile)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }",
        "ASK { FILTER(" + "!" * 100_000 + "true) }",
        "ASK { ?s " + "/".join(["<a:b>"] * 20_000) + " ?o }",
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 8000) + " }",
        "ASK { ?s ?p " + "[ ?p " * 9000 + "?o" + "]" * 9000 + " }",
    ],
)
def test_a_deep_query_is_refused_at_once(hostile: httpx.Client, query: str) -> None:
    refused(hostile.post("/sparql", content=query, headers=DIRECT), 422, 413)
    is_well(hostile)


def test_expressions_made_to_be_slow_end(hostile: httpx.Client) -> None:
    for pattern in ("(a+)+$", "((a{1,50}){1,50}){1,50}", "(.*)*(.*)*x", "^(([a-z])+.)+[A-Z]"):
        text = "a" * 5000
        query = (
            f"SELECT * {{ {ALL} FILTER(REGEX(CONCAT(STR(?o), '{text}'), '{pattern}')) }} LIMIT 1"
        )
        response = hostile.post("/sparql", content=query, headers=DIRECT)
        if response.status_code != 200:
            refused(response, 504, 422)
    is_well(hostile)


def test_a_huge_body_is_refused_and_its_sender_reads_why(hostile: httpx.Client) -> None:
    body = b"query=" + b"A" * 5_000_000
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    refused(hostile.post("/sparql", content=body, headers=form), 413)
    with suppress(httpx.WriteError):  # the server has closed before all was sent
        refused(hostile.post("/sparql", content=5 * body, headers=form), 413)

    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield b"A" * 20_000

    refused(hostile.post("/sparql", content=pieces(), headers=DIRECT), 413)
    long = "ASK { FILTER('" + "x" * 300_000 + "' = '') }"
    refused(hostile.post("/sparql", content=long, headers=DIRECT), 413)
    many = urlencode([("default-graph-uri", str(one)) for one in range(500)])
    refused(hostile.post("/sparql", content=f"query=ASK{{}}&{many}", headers=form), 400)
    is_well(hostile)


def test_a_slow_body_is_not_waited_for(
    hostile: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparql_request, "_BODY_SECONDS", 0.5)
    address = hostile.base_url
    head = (
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        "Content-Length: 1000\r\n\r\nASK"
    )
    opened = [socket.create_connection((address.host, address.port or 80)) for _ in range(20)]
    for one in opened:
        one.sendall(head.encode())
        one.settimeout(10)
    is_well(hostile, 3)
    answers = {one.recv(200).split(b"\r\n")[0] for one in opened}
    for one in opened:
        one.close()
    assert answers == {b"HTTP/1.1 408 Request Timeout"}


def test_two_hundred_at_once_are_answered_or_told_to_wait(hostile: httpx.Client) -> None:
    slow = BOMBS["lines"]
    limits = httpx.Limits(max_connections=200)
    with httpx.Client(base_url=hostile.base_url, timeout=60, limits=limits) as client:

        def ask(number: int) -> httpx.Response:
            query = slow if number % 16 == 0 else f"SELECT ({number} AS ?x) {{}}"
            return client.get("/sparql", params={"query": query})

        with ThreadPoolExecutor(200) as pool:
            responses = list(pool.map(ask, range(200)))
    for response in responses:
        if response.status_code != 200:
            refused(response, 429, 503, 504, 422)
        if response.status_code in (429, 503):
            assert int(response.headers["retry-after"]) >= 1
    counts = Counter(response.status_code for response in responses)
    assert counts[429] >= 100, counts
    is_well(hostile)


def test_one_client_has_its_share_and_no_more(public: Settings) -> None:
    settings = replace(public, client_requests=2.0)
    with serving(sparql_routes(settings)) as client:
        statuses = [client.get("/sparql", params={"query": "ASK {}"}) for _ in range(6)]
        assert [response.status_code for response in statuses] == [200] * 4 + [429] * 2
        wait = int(statuses[-1].headers["retry-after"])
        assert f"{wait} s" in refused(statuses[-1], 429)
        assert 25 <= wait <= 30
    close_endpoints()
