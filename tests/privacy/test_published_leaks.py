"""What must not leave is in no file of a snapshot, no answer, no header, no log and no error."""

import gzip
import json
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from socket import create_server

import httpx
import pytest
from cli_running import Built
from held_back_sources import build_from, with_held_back
from made_sources import PROJECT, MadeSources
from test_contacts import EMAIL, PHONE, TRACES

from graph.building.refreshing import refresh
from graph.contributing.judging import keep_apart
from graph.contributing.suppressing import suppress
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, french
from graph.model.vocabulary import term
from graph.publishing import Published, publish
from graph.settings import Settings
from graph.store import EmbeddedStore
from graph.store.generations import open_generation

IRIS = Iris()
SET = IRIS.entity("organisation", "scic-exemple-test")
OPEN = IRIS.resource("guide-exemple-test")
NAMED_NOBODY = re.compile("camille|gontran|tralala", re.IGNORECASE)
"""The person removed, who judged, why."""

MarksIn = Callable[[bytes | str], list[str]]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A store with all that must not leave, some of it where no build would put it."""
    folder = tmp_path_factory.mktemp("planted")
    built: Built = build_from(with_held_back(MadeSources(folder / "data")), folder)
    settings = Settings(
        built.data, built.store, PROJECT / "ontology", published=folder / "published"
    )
    suppress(settings, IRIS.entity("person", "camille-inventee").value, "Gontran", "Tralala")
    keep_apart(settings, SET.value, IRIS.entity("organisation", "reseau-test").value, "Gontran",
               "Tralala")  # fmt: skip
    refresh(settings)
    store = EmbeddedStore.create(open_generation(settings.store).graph)
    public = next(
        quad.subject
        for quad in store.quads(None, term("dcterms:accessRights"), IRIS.concept("public"))
        if isinstance(quad.subject, NamedNode)
    )
    hidden = IRIS.resource("zorgluk-interne")
    store.write(
        [
            Quad(SET, term("foaf:mbox"), NamedNode(f"mailto:{EMAIL}"), IRIS.contacts),
            Quad(SET, term("foaf:phone"), Literal(PHONE), IRIS.contacts),
            Quad(SET, term("rdfs:comment"), french(f"écrire à {EMAIL}"), public),
            Quad(SET, term("rdfs:comment"), french(f"au {PHONE}"), public),
            Quad(SET, term("rdfs:comment"), french("Note Zorgluk interne"), hidden),
            Quad(SET, IRIS.mai("partnerOf"), IRIS.entity("organisation", "xanadoux"), hidden),
        ]
    )
    store.close()
    return settings


@pytest.fixture(scope="module")
def published(planted: Settings) -> Published:
    return publish(planted)


def _serving(arguments: list[str], log: Path) -> Iterator[str]:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "graph", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *arguments], cwd=PROJECT, stdout=out, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    try:
        while not _answers(address):
            assert process.poll() is None and time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture(scope="module", params=["public", "internal"])
def server(
    request: pytest.FixtureRequest, planted: Settings, published: Published, tmp_path_factory
) -> Iterator[tuple[str, Path]]:
    log = tmp_path_factory.mktemp("served") / "log"
    places = ["--data", str(planted.data), "--store", str(planted.store)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAILLAGE_PUBLISHED", str(planted.published))
        patch.setenv("MAILLAGE_LOG_LEVEL", "debug")
        for address in _serving([*places, "--audience", request.param], log):
            yield address, log


def clean(content: bytes | str, marks_in: MarksIn) -> list[str]:
    """What should not be there: marks, traces of the contacts, names of nobody."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    found = [*marks_in(content), *TRACES.findall(text), *NAMED_NOBODY.findall(text)]
    if isinstance(content, bytes) and content.startswith(b"\x1f\x8b"):
        found += clean(gzip.decompress(content), marks_in)
    return found


def test_the_marks_are_in_the_store_to_be_found(planted: Settings, marks_in: MarksIn) -> None:
    """Or the tests here would prove nothing."""
    store = EmbeddedStore.open(open_generation(planted.store).graph)
    text = "\n".join(map(str, store.quads()))
    assert marks_in(text) == ["zorgluk", "xanadoux", "brindezingue"]
    assert len(TRACES.findall(text)) == 4


def test_no_file_of_the_snapshot_holds_any(published: Published, marks_in: MarksIn) -> None:
    snapshot = published.snapshot
    files = [path for path in snapshot.folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        assert clean(path.read_bytes(), marks_in) == [], path
        assert clean(str(path.relative_to(snapshot.folder)), marks_in) == []
    generation = open_generation(snapshot.store)
    for quad in EmbeddedStore.open(generation.graph).quads():
        assert clean(str(quad), marks_in) == []
    with closing(sqlite3.connect(generation.names)) as names:
        for (table,) in names.execute("SELECT name FROM sqlite_master").fetchall():
            if not table.startswith("sqlite"):
                try:
                    rows = names.execute(f"SELECT * FROM {table}").fetchall()
                except sqlite3.OperationalError:
                    continue  # an index has no rows to read
                assert clean(str(rows), marks_in) == [], table


HIDDEN = ("organisation/zorgluk-editeur", "resource/zorgluk-prive", "resource/zorgluk-interne",
          "person/camille-inventee", "person/camille-schtroumpfard", "resource/contacts",
          "organisation/xanadoux")  # fmt: skip
ACCEPTS = ("text/html", "text/turtle", "application/ld+json", "application/rdf+xml",
           "application/n-triples", "nonsense")  # fmt: skip
SPARQL = (
    "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?s (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s",
    'ASK { GRAPH ?g { ?s ?p ?o FILTER(CONTAINS(LCASE(STR(?o)), "orgluk")) } }',
    "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }",
    f"DESCRIBE <{SET.value}>",
    "SELECT * { GRAPH <https://w3id.org/maillage/id/resource/contacts> { ?s ?p ?o } }",
    "SELECT * FROM <https://w3id.org/maillage/id/resource/contacts> { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "nonsense",
)


def everything_asked(client: httpx.Client, snapshot_version: str) -> Iterator[httpx.Response]:
    """Every route, asked well and badly, by somebody who knows where to look."""
    for path in ("", "catalog.ttl", ".well-known/void", "healthz", "ontology", "search",
                 "search?q=Zorg", "search?q=Xanad", "search?q=Camil", "search?q=%FF",
                 "reconcile", f"download/{snapshot_version}/", "sparql", "robots.txt"):  # fmt: skip
        yield client.get(f"/{path}")
    for name in HIDDEN:
        for accept in ACCEPTS:
            yield client.get(f"/id/{name}", headers={"Accept": accept})
        for extension in ("ttl", "jsonld", "rdf", "nt"):
            yield client.get(f"/data/{name}.{extension}")
        yield client.get(f"/page/{name}")
    for accept in ACCEPTS[:-1]:
        yield client.get("/id/organisation/scic-exemple-test", headers={"Accept": accept})
    for query in SPARQL:
        for accept in ("application/sparql-results+json", "text/csv", "text/turtle"):
            yield client.get("/sparql", params={"query": query}, headers={"Accept": accept})
            yield client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    for typed in ("Zorg", "SCIC Zor", "Xana", "Camil", "Brind"):
        asked = {"q0": {"query": typed, "limit": 50}}
        yield client.post("/reconcile", data={"queries": json.dumps(asked)})
        for kind in ("entity", "property", "type"):
            yield client.get(f"/reconcile/suggest/{kind}", params={"prefix": typed})
    extend = {"ids": [f"https://w3id.org/maillage/id/{name}" for name in (*HIDDEN, *map(
        IRIS.short, [SET.value]))], "properties": [{"id": "label"}]}  # fmt: skip
    yield client.post("/reconcile", data={"extend": json.dumps(extend)})
    for path in ("../snapshot.json", "..%2f..%2fdata%2fjudgements.csv", "store/generation",
                 "snapshot.json", "nonsense", "%00"):  # fmt: skip
        yield client.get(f"/download/{snapshot_version}/{path}")


def test_no_route_answers_with_any(
    server: tuple[str, Path], published: Published, marks_in: MarksIn
) -> None:
    address, log = server
    seen = 0
    with httpx.Client(base_url=address, trust_env=False, timeout=30, follow_redirects=True) as one:
        for answer in everything_asked(one, published.snapshot.version):
            seen += 1
            first = (answer.history or [answer])[0].request
            asked = str(first.url) + first.read().decode()
            told = answer.text + "".join(f"{k}: {v}\n" for k, v in answer.headers.items())
            assert answer.status_code < 500, (asked, told[:500])
            assert _beyond(asked, told, marks_in) == [], (asked, told[:2000])
        for file in published.snapshot.files:
            body = one.get(f"/download/{published.snapshot.version}/{file.path}").content
            assert clean(body, marks_in) == [], file
    assert seen > 150
    logged = log.read_text("utf-8")
    assert [line for line in logged.splitlines() if clean(line, marks_in)] == []
    assert "Traceback" not in logged


def _beyond(asked: str, told: str, marks_in: MarksIn) -> list[str]:
    """What is told that the question did not hold."""
    return [mark for mark in clean(told, marks_in) if mark.lower() not in asked.lower()]


def test_the_public_server_says_the_same_of_what_is_hidden_and_of_what_never_was(
    server: tuple[str, Path],
) -> None:
    address, _ = server
    with httpx.Client(base_url=address, trust_env=False, follow_redirects=True) as one:
        for name in HIDDEN:
            never = f"{name.partition('/')[0]}/jamais-vu"
            for path in ("/id/{}", "/page/{}", "/data/{}.ttl"):
                hidden, other = one.get(path.format(name)), one.get(path.format(never))
                assert hidden.status_code == other.status_code == 404
                assert hidden.text.replace(name, "") == other.text.replace(never, "")


def test_a_second_snapshot_does_not_name_who_was_removed_since(
    tmp_path: Path, marks_in: MarksIn
) -> None:
    built = build_from(MadeSources(tmp_path / "data"), tmp_path)
    settings = Settings(
        built.data, built.store, PROJECT / "ontology", published=tmp_path / "published"
    )
    first = publish(settings, today=date(2026, 1, 1))
    assert "amille" in (first.snapshot.folder / "dataset.nq").read_text("utf-8")
    suppress(settings, IRIS.entity("person", "camille-inventee").value, "Gontran", "Tralala")
    refresh(settings)
    second = publish(settings, today=date(2026, 1, 2))
    assert second.is_new
    for path in filter(Path.is_file, second.snapshot.folder.rglob("*")):
        assert clean(path.read_bytes(), marks_in) == [], path
