"""What every route has in common, and the small ones: search, health."""

from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.api import routes
from graph.api.kept import Kept
from graph.api.preferences import preferred, weights
from graph.settings import Settings
from tests.api.reconcile_server import serving
from tests.api.reconcile_world import EMAIL, SCIC, SECRET
from tests.api.snapshot_world import VERSION

READS = (
    "/search?q=zorgluf",
    "/healthz",
    "/id/organisation/999999991",
    "/page/organisation/999999991",
    "/data/organisation/999999991.ttl",
    "/ontology",
    "/catalog.ttl",
    "/.well-known/void",
    "/page/dataset",
    f"/download/{VERSION}/dataset.nq",
    "/sparql",
    "/reconcile",
)


@pytest.mark.parametrize("path", READS)
def test_reads_are_open_to_other_sites(service: httpx.Client, path: str) -> None:
    asked = {"Origin": "https://partenaire.invalid", "Access-Control-Request-Method": "GET"}
    allowed = service.options(path, headers=asked)
    assert allowed.status_code in (200, 204)
    assert "GET" in allowed.headers["access-control-allow-methods"]
    found = service.get(path, headers={"Origin": "https://partenaire.invalid"})
    assert found.status_code in (200, 303)
    for answer in (allowed, found):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
        assert "set-cookie" not in answer.headers
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in found.headers["content-security-policy"]
    head = service.head(path)
    assert (head.status_code, head.content) == (found.status_code, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "ZORG"])
@pytest.mark.parametrize("path", [path for path in READS if path[:4] not in ("/spa", "/rec")])
def test_other_methods_are_refused(service: httpx.Client, path: str, method: str) -> None:
    found = service.request(method, path)
    assert found.status_code == 405
    assert found.headers["allow"] == "GET, HEAD, OPTIONS"
    assert found.json()["error"] == "Cette adresse ne répond pas à cette méthode."


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/search", "Say what you look for"),
        ("/search?q=%20", "Say what you look for"),
        (f"/search?q={'a' * 300}", "longer than 200"),
        ("/search?q=a&limit=0", "from 1 to 100"),
        ("/search?q=a&limit=¹", "from 1 to 100"),
        ("/search?q=a&kind=zorg", "Kind is one of"),
    ],
)
def test_a_wrong_search_is_told(service: httpx.Client, path: str, sentence: str) -> None:
    found = service.get(path, headers={"Accept-Language": "en-GB, fr;q=0.5"})
    assert found.status_code == 400
    assert found.headers["content-language"] == "en"
    assert sentence in found.json()["error"]
    french = service.get(path)
    assert french.headers["content-language"] == "fr"
    assert french.json() != found.json()


def test_search_ignores_accents_and_case(service: httpx.Client) -> None:
    for text in ("scic zorgluf", "SCIC ZÔRGLUF", "zgf", "999 999 991"):
        first = service.get("/search", params={"q": text}).json()["results"][0]
        assert (first["iri"], first["label"]) == (SCIC.value, "SCIC Zorgluf")
        assert first["page"] == "/page/organisation/999999991"
    two = service.get("/search", params={"q": "zorgluf", "limit": "1"}).json()["results"]
    assert len(two) == 1
    places = service.get("/search?q=zorglu&kind=place&limit=50").json()["results"]
    assert {one["kind"] for one in places} == {"place"}


def test_search_tells_nothing_held_back(service: httpx.Client) -> None:
    for text in (SECRET, SECRET[:8], EMAIL, "note interne", "zorgluf-secret"):
        found = service.get("/search", params={"q": text, "limit": "100"})
        assert SECRET not in found.text.replace(text, "")
        assert not [one for one in found.json()["results"] if "secret" in one["id"]]


def test_health_tells_the_versions(service: httpx.Client, unpublished: httpx.Client) -> None:
    found = service.get("/healthz")
    told = found.json()
    assert (found.status_code, told["status"], told["audience"]) == (200, "ok", "public")
    assert told["snapshot"]["version"] == VERSION
    assert told["snapshot"]["statements"] > 100
    assert found.headers["cache-control"] == "no-store"
    nothing = unpublished.get("/healthz")
    assert nothing.status_code == 503
    assert nothing.json() == {"error": "Le graphe ne répond pas pour l'instant."}
    assert nothing.headers["retry-after"]


@pytest.mark.parametrize(
    ("accept", "start"),
    [
        ("*/*", '{"error":'),
        ("text/plain", "Rien de public"),
        ("text/html,*/*;q=0.8", "<!doctype html>"),
    ],
)
def test_a_refusal_is_written_as_one_reads_it(
    service: httpx.Client, accept: str, start: str
) -> None:
    found = service.get("/page/organisation/rien", headers={"Accept": accept})
    assert found.status_code == 404
    assert found.text.startswith(start)
    assert "ne porte cet identifiant" in found.text


def test_a_browser_at_sparql_gets_the_page(service: httpx.Client) -> None:
    """Here there is no page behind the routes: it would be at the root."""
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert service.get("/sparql", headers=browser).status_code == 404
    for accept in ("*/*", "text/turtle, text/html;q=0.5"):
        found = service.get("/sparql", headers={"Accept": accept})
        assert (found.status_code, found.headers["content-type"][:11]) == (200, "text/turtle")


WEIGHTS = st.sampled_from(["", ";q=1", ";q=0", ";q=0.5", "; Q=0.123", ";level=1;q=0.3", ";q=1.5"])
TYPES = st.sampled_from(["text/html", "text/turtle", "*/*", "text/*", "application/rdf+xml", "x"])


@given(st.lists(st.tuples(TYPES, WEIGHTS), max_size=6))
def test_the_preferred_type_weighs_most(parts: list[tuple[str, str]]) -> None:
    offered = ("text/html", "text/turtle", "application/rdf+xml")
    header = ", ".join(name + weight for name, weight in parts)
    wanted = weights([header])
    best = preferred([header], offered)
    assert best in (*offered, "")

    def quality(name: str) -> float:
        ranges = (name, f"{name.split('/')[0]}/*", "*/*")
        return next((wanted[one] for one in ranges if one in wanted), 0.0)

    if wanted:
        assert (
            quality(best) == max(map(quality, offered)) if best else not any(map(quality, offered))
        )


@given(st.text(max_size=200))
def test_any_text_may_stand_in_accept(text: str) -> None:
    assert all(0 <= weight <= 1 for weight in weights([text]).values())


def test_one_client_may_ask_so_much(public: Settings) -> None:
    """Twice what a minute allows at once, then a refusal that says when to come back."""
    few = replace(public, client_requests=3.0)
    with serving(routes(few)) as client:
        statuses = [client.get("/search?q=zorgluf").status_code for _ in range(7)]
        assert statuses == [200] * 6 + [429]
        refused = client.get("/page/organisation/999999991", headers={"Accept-Language": "en"})
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) <= 20
        assert "try again" in refused.json()["error"]
        assert client.get("/healthz").status_code == 200
        assert client.get(f"/download/{VERSION}/dataset.nq").status_code == 200


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=40))
def test_what_is_kept_is_what_was_written(asked: list[tuple[int, int]]) -> None:
    """And never more than was allowed."""
    kept = Kept(100)
    written: dict[int, bytes] = {}
    for key, size in asked:
        data = written.setdefault(key, bytes([key]) * size)
        assert kept.get(key, lambda data=data: data) == data
        assert kept.size <= 100
