"""``/sparql`` by the SPARQL 1.1 Protocol (W3C Rec. 2013), section 2.1.

The cases of queries are those the SPARQL working group listed for its protocol tests; their names
are kept. The service gives data of its own, so each case names graphs that are there.
"""

import xml.etree.ElementTree as ElementTree
from urllib.parse import urlencode

import httpx
import pyoxigraph
import pytest

DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BY_NAME = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
}
ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


def truth(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    return bool(response.json()["boolean"])


def sentence(response: httpx.Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    text = response.json()["error"]
    assert isinstance(text, str) and text and "Traceback" not in text
    return text


@pytest.fixture(scope="module")
def graphs(service: httpx.Client) -> list[str]:
    """Two named graphs, and for each a subject that is in it alone."""
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?n LIMIT 3"
    found = service.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["g"]["value"] for row in found]


def test_query_get(service: httpx.Client) -> None:
    assert truth(service.get("/sparql", params={"query": "ASK {}"}))


def test_query_post_form(service: httpx.Client) -> None:
    assert truth(service.post("/sparql", data={"query": "ASK {}"}))
    with_charset = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    body = urlencode({"query": "ASK { FILTER('é€😀' = 'é€😀') }"})
    assert truth(service.post("/sparql", content=body, headers=with_charset))


def test_query_post_direct(service: httpx.Client) -> None:
    assert truth(service.post("/sparql", content="ASK {}", headers=DIRECT))
    utf8 = {"Content-Type": 'Application/SPARQL-Query ; charset="UTF-8"'}
    assert truth(
        service.post("/sparql", content="ASK { FILTER('é' = 'é') }".encode(), headers=utf8)
    )


def test_query_dataset_default_graph(service: httpx.Client, graphs: list[str]) -> None:
    ask = "ASK { ?s ?p ?o }"
    dataset = [("default-graph-uri", graphs[0])]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graphs[0]}> {{ ?s ?p ?o }} }}"
    assert truth(service.post("/sparql", params=dataset, content=ask, headers=DIRECT))
    there = service.get("/sparql", params=[("query", count), *dataset]).json()
    assert there == service.get("/sparql", params={"query": inside}).json()


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_graphs(service: httpx.Client, graphs: list[str], way: str) -> None:
    def ask(query: str, dataset: list[tuple[str, str]]) -> httpx.Response:
        if way == "get":
            return service.get("/sparql", params=[("query", query), *dataset])
        if way == "form":
            body = urlencode([("query", query), *dataset])
            return service.post("/sparql", content=body, headers=FORM)
        return service.post("/sparql", params=dataset, content=query, headers=DIRECT)

    one, two, three = graphs
    defaults = [("default-graph-uri", one), ("default-graph-uri", two)]
    assert truth(ask("ASK { ?s ?p ?o }", defaults))
    assert not truth(ask("ASK { GRAPH ?g { ?s ?p ?o } }", defaults))
    named = [("named-graph-uri", one), ("named-graph-uri", two)]
    rows = ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", named).json()["results"]["bindings"]
    assert {row["g"]["value"] for row in rows} == {one, two}
    assert not truth(ask("ASK { ?s ?p ?o }", named))
    full = [("default-graph-uri", three), *named]
    both = f"ASK {{ ?x ?y ?z GRAPH ?g {{ ?s ?p ?o }} FILTER(?g IN (<{one}>, <{two}>)) }}"
    assert truth(ask(both, full))
    assert not truth(ask(f"ASK {{ GRAPH <{three}> {{ ?s ?p ?o }} }}", full))


def test_query_multiple_dataset(service: httpx.Client, graphs: list[str]) -> None:
    """The dataset of the request counts, not that of the query (section 2.1.4)."""
    one, two, _ = graphs
    query = f"SELECT DISTINCT ?g FROM NAMED <{one}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    given = service.get("/sparql", params={"query": query, "named-graph-uri": two}).json()
    assert [row["g"]["value"] for row in given["results"]["bindings"]] == [two]


@pytest.mark.parametrize("query", ["SELECT (1 AS ?value) {}", "ASK {}"])
def test_query_content_type_of_rows(service: httpx.Client, query: str) -> None:
    for media_type in ROWS:
        accept = {"Accept": media_type}
        response = service.get("/sparql", params={"query": query}, headers=accept)
        assert response.headers["content-type"].split(";")[0] == media_type
        assert response.headers["vary"] == "Accept"
        if media_type in BY_NAME:
            pyoxigraph.parse_query_results(response.content, format=BY_NAME[media_type])
    response = service.post("/sparql", content=query, headers=DIRECT)
    assert response.headers["content-type"] == ROWS[0]


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { <s> <p> 1 } WHERE {}", "DESCRIBE <http://e.invalid/>"]
)
def test_query_content_type_of_graphs(service: httpx.Client, query: str) -> None:
    for media_type in GRAPHS:
        accept = {"Accept": f"text/html;q=0.1, {media_type};q=0.5"}
        response = service.get("/sparql", params={"query": query}, headers=accept)
        assert response.headers["content-type"].split(";")[0] == media_type
        format = pyoxigraph.RdfFormat.from_media_type(media_type)
        triples = list(pyoxigraph.parse(response.content, format=format))
        assert len(triples) == query.startswith("CONSTRUCT")
    response = service.post("/sparql", content=query, headers=DIRECT)
    assert response.headers["content-type"].startswith("text/turtle")


def test_other_names_of_formats_and_the_short_ones(service: httpx.Client) -> None:
    def ask(accept: str, **more: str) -> httpx.Response:
        query = {"query": "SELECT (1 AS ?x) {}", **more}
        return service.get("/sparql", params=query, headers={"Accept": accept})

    assert ask("application/json").headers["content-type"] == "application/json"
    assert ElementTree.fromstring(ask("application/xml").text).tag.endswith("sparql")
    assert ask("text/*").text == "x\r\n1\r\n"
    assert ask("text/html", format="tsv").text == "?x\n1\n"
    assert "attachment" in ask("*/*", format="csv").headers["content-disposition"]
    assert "csv" in sentence(ask("image/png"), 406)
    sentence(ask("*/*", format="ttl"), 406)


def test_bad_query_method(service: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        response = service.request(method, "/sparql", params={"query": "ASK {}"})
        sentence(response, 405)
        assert response.headers["allow"] == "GET, POST, HEAD, OPTIONS"


def test_bad_multiple_queries(service: httpx.Client) -> None:
    twice = [("query", "ASK {}"), ("query", "SELECT * {}")]
    sentence(service.get("/sparql", params=twice), 400)
    sentence(service.post("/sparql", content=urlencode(twice), headers=FORM), 400)
    mixed = service.post("/sparql", params=twice[:1], content="ASK {}", headers=DIRECT)
    sentence(mixed, 400)


def test_bad_query_media_types(service: httpx.Client) -> None:
    wrong = {"Content-Type": "text/plain"}
    response = service.post("/sparql", content="ASK {}", headers=wrong)
    sentence(response, 415)
    assert "application/sparql-query" in response.headers["accept-post"]
    for body in ("query=ASK%20%7B%7D", "ASK {}"):  # missing_form_type, missing_direct_type
        sentence(service.post("/sparql", content=body), 415)
    squeezed = {**DIRECT, "Content-Encoding": "gzip"}
    sentence(service.post("/sparql", content=b"ASK {}", headers=squeezed), 415)


def test_bad_query_non_utf8(service: httpx.Client) -> None:
    told = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    body = "ASK { FILTER('é' = 'é') }"
    sentence(service.post("/sparql", content=body.encode("utf-16"), headers=told), 415)
    sentence(service.post("/sparql", content=body.encode("latin-1"), headers=DIRECT), 400)
    sentence(service.post("/sparql", content=b"query=ASK%7B%7D%E9", headers=FORM), 400)
    sentence(service.get("/sparql?query=ASK%7B%7D%23%E9"), 400)


def test_bad_query_syntax(service: httpx.Client) -> None:
    text = sentence(service.get("/sparql", params={"query": "ASK {"}), 400)
    assert text.startswith("SPARQL, ligne 1, caractère 5: « { » n'est pas fermé")
    english = {"Accept-Language": "en-GB, fr;q=0.5"}
    response = service.get("/sparql", params={"query": "ASK {"}, headers=english)
    assert sentence(response, 400).startswith("SPARQL, line 1, character 5: ")
    assert response.headers["content-language"] == "en"


@pytest.mark.parametrize("body", ["", "query=", "query=%20%0A", "other=1", "q=ASK"])
def test_bad_query_missing(service: httpx.Client, body: str) -> None:
    sentence(service.post("/sparql", content=body, headers=FORM), 400)


def test_updates_are_refused_however_they_come(service: httpx.Client) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    direct = {"Content-Type": "application/sparql-update"}
    sentence(service.get("/sparql", params={"update": update}), 403)
    sentence(service.post("/sparql", data={"update": update}), 403)
    sentence(service.post("/sparql", content=update, headers=direct), 403)
    sentence(service.get("/sparql", params={"query": update}), 403)
    sentence(service.post("/sparql", content="LOAD <http://127.0.0.1:1/>", headers=DIRECT), 403)
    assert not truth(service.get("/sparql", params={"query": "ASK { <a:a> ?p ?o }"}))


def test_service_and_unknown_graphs_are_refused(service: httpx.Client) -> None:
    call = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    sentence(service.get("/sparql", params={"query": call}), 403)
    unknown = "http://exemple-test.invalid/nowhere"
    text = sentence(service.get("/sparql", params={"query": f"ASK FROM <{unknown}> {{}}"}), 400)
    assert "graphe n° 1" in text
    assert unknown not in text
    for name in ("default-graph-uri", "named-graph-uri"):
        sentence(service.get("/sparql", params={"query": "ASK {}", name: unknown}), 400)


def test_what_comes_with_an_answer(service: httpx.Client) -> None:
    query = {"query": "SELECT ?p { GRAPH ?g { ?s ?p ?o } } ORDER BY ?p LIMIT 2"}
    response = service.get("/sparql", params=query)
    assert response.headers["access-control-allow-origin"] == "*"
    assert int(response.headers["content-length"]) == len(response.content)
    head = service.head("/sparql", params=query)
    assert head.content == b""
    assert head.headers["content-length"] == response.headers["content-length"]
    known = {"If-None-Match": response.headers["etag"]}
    again = service.get("/sparql", params=query, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    other = service.get("/sparql", params={**query, "format": "csv"}, headers=known)
    assert other.status_code == 200
    assert (
        "etag" not in service.get("/sparql", params={"query": "SELECT (RAND() AS ?x) {}"}).headers
    )
    preflight = service.options("/sparql", headers={"Origin": "https://exemple-test.invalid"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_the_service_describes_itself(service: httpx.Client) -> None:
    """SPARQL 1.1 Service Description (W3C Rec. 2013), section 2."""
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for media_type in GRAPHS:
        response = service.get("/sparql", headers={"Accept": media_type})
        format = pyoxigraph.RdfFormat.from_media_type(media_type)
        store = pyoxigraph.Store()
        store.load(response.content, format=format)
        assert store.query(
            f"PREFIX sd: <{sd}> ASK {{ ?service a sd:Service ; sd:endpoint <{response.url}> ;"
            " sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat ?format ;"
            " sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] }"
        )
        assert response.content == service.get("/sparql", headers={"Accept": media_type}).content
    sentence(service.get("/sparql", headers={"Accept": "image/png"}), 406)
