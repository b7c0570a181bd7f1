"""Questions give the same rows on servers: Oxigraph's, and Virtuoso 7 with its default settings.

Virtuoso reads the union of all graphs where no graph is named. It is given the files as they
stand, as a partner pastes them, then what our store makes of them for it.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from examples import FILES, QUESTIONS, example
from samples import sample

from graph.questions.ask import ask, cell
from graph.questions.companion import find_companion
from graph.questions.dataset import Dataset
from graph.store.base import Value
from graph.store.remote import RemoteStore

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from oxigraph_server import oxigraph_server
from virtuoso import started

TEXTS = {path.stem: path.read_text("utf-8") for path in FILES}
COMPANIONS = {one.name: beside for one in QUESTIONS if (beside := find_companion(one.name))}
JSON = pyoxigraph.QueryResultsFormat.JSON

Rows = Counter[tuple[object, ...]]


@pytest.fixture(scope="module")
def nquads(dataset: Dataset) -> bytes:
    """A part of the real data in which every question's example has an answer."""
    engine = pyoxigraph.Store.read_only(str(dataset.generation.graph))
    sources: dict[str, None] = {}
    for question in QUESTIONS:
        answer = ask(dataset, question.name, example(dataset, question))
        for column in answer.columns:
            cited = answer.rows[0][column.name] if column.role == "sources" else None
            sources.update(dict.fromkeys(cited[:6] if isinstance(cited, list) else ()))
    quads = sample(engine, dataset.iris, sources)
    return pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b""


@pytest.fixture(scope="module")
def embedded(nquads: bytes) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def oxigraph(nquads: bytes) -> Iterator[str]:
    with oxigraph_server() as address:
        kind = {"Content-Type": "application/n-quads"}
        httpx.post(f"{address}/store", content=nquads, headers=kind, timeout=60).raise_for_status()
        yield f"{address}/query"


@pytest.fixture(scope="module")
def virtuoso(nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with started(tmp_path_factory.mktemp("virtuoso")) as server:
        server.load(nquads)
        yield server.query_url


@pytest.fixture(scope="module")
def on_virtuoso(virtuoso: str) -> Iterator[RemoteStore]:
    with closing(RemoteStore(virtuoso, seconds=20)) as store:
        yield store


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_oxigraph_server_gives_the_same_rows(
    name: str, embedded: pyoxigraph.Store, oxigraph: str
) -> None:
    assert _served(oxigraph, TEXTS[name]) == _embedded(embedded, TEXTS[name])


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_virtuoso_gives_the_same_rows(name: str, embedded: pyoxigraph.Store, virtuoso: str) -> None:
    assert _served(virtuoso, TEXTS[name]) == _embedded(embedded, TEXTS[name])


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_our_store_on_virtuoso_gives_the_same_rows(
    name: str, embedded: pyoxigraph.Store, on_virtuoso: RemoteStore
) -> None:
    _, rows = on_virtuoso.select(TEXTS[name])
    assert _counted(rows) == _embedded(embedded, TEXTS[name])


@pytest.mark.parametrize("name", sorted(COMPANIONS))
def test_what_is_offered_is_the_same_from_our_store_on_virtuoso(
    name: str, embedded: pyoxigraph.Store, on_virtuoso: RemoteStore
) -> None:
    query = COMPANIONS[name].query
    _, rows = on_virtuoso.select(query)
    assert _counted(rows) == _embedded(embedded, query)


def _served(address: str, query: str) -> Rows:
    told = httpx.post(
        address,
        data={"query": query},
        headers={"Accept": "application/sparql-results+json"},
        timeout=20,
    )
    assert told.status_code == 200, told.text[:300]
    found = pyoxigraph.parse_query_results(told.content, format=JSON)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return _counted(found)


def _embedded(store: pyoxigraph.Store, query: str) -> Rows:
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return _counted(found)


def _counted(found: Iterable[Iterable[Value | None]]) -> Rows:
    """Rows in no order; the standard leaves open in which order several values are joined."""
    return Counter(tuple(_unordered(cell(value)) for value in solution) for solution in found)


def _unordered(value: object) -> object:
    return " ".join(sorted(value.replace(",", " ").split())) if isinstance(value, str) else value
