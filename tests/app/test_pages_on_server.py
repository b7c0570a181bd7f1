"""Pages whose store is a SPARQL server show what they show of a folder."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shown_page import PROJECT, SCRIPTS, OpenPage, Shown
from small_dataset import SCIC
from streamlit.testing.v1 import AppTest

from graph.store.embedded import EmbeddedStore
from graph.store.generations import open_generation
from graph.store.marker import Marker, marked
from graph.store.remote import RemoteStore

sys.path.insert(0, str(PROJECT / "tests" / "store"))

from oxigraph_server import oxigraph_server


@pytest.fixture(scope="module")
def server(small_store: Path) -> Iterator[RemoteStore]:
    """The small store on an Oxigraph server."""
    with oxigraph_server() as address:
        store = RemoteStore(f"{address}/query", f"{address}/update")
        built = open_generation(small_store)
        store.write(EmbeddedStore.open(built.graph).quads())
        report = built.read("build.json")
        told = Marker(report["version"], report, built.read("issues.json"))
        store.exchange.update(marked(store, told))
        yield store
        store.close()


def run(server: RemoteStore, data: Path, monkeypatch: pytest.MonkeyPatch, page: str, **params: str):
    monkeypatch.setenv("MAILLAGE_DATA", str(data))
    monkeypatch.setenv("MAILLAGE_STORE", server.exchange.query_address.url)
    app = AppTest.from_file(str(PROJECT / "graph/pages/site.py"), default_timeout=60)
    if page:
        app.switch_page(f"{SCRIPTS[page]}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [error.value for error in app.exception]
    return Shown(app)


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("fiche", {"id": SCIC.value}),
        ("questions", {"q": "membres", "reseau": "organisation/reseau-exemple"}),
        ("explorer", {"id": SCIC.value}),
        ("territoires", {"id": "region/32"}),
    ],
)
def test_a_page_is_the_same(
    server: RemoteStore,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    open_page: OpenPage,
    page: str,
    params: dict[str, str],
) -> None:
    local = open_page(page, **params)
    data = tmp_path_factory.getbasetemp() / "on-server"
    data.mkdir(exist_ok=True)
    for name in ("areas.json", "departments.geojson", "anciennes-regions.csv"):
        shutil.copy(PROJECT / "data" / name, data / name)
    remote = run(server, data, monkeypatch, page, **params)
    assert remote.body == local.body


def test_a_server_that_is_being_written_or_gone_is_one_sentence(
    server: RemoteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.questions import served

    server.exchange.update(marked(server, None))
    monkeypatch.setattr(served, "_known", {})
    shown = run(server, tmp_path, monkeypatch, "questions")
    told = " ".join(error.value for error in shown.app.error) + shown.body
    assert "en train d'être remplacé" in told.replace("’", "'").replace("&#39;", "'")
    assert "Traceback" not in told
