"""Stores of each sort, and the small data to build real ones from."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from graph.model.iris import Iris
from graph.model.terms import Quad
from graph.store import EmbeddedStore, Store
from graph.store.dialects import UnionDefault
from graph.store.remote import RemoteStore

sys.path.insert(0, str(Path(__file__).parents[1] / "building"))  # for ``small_data``
sys.path.insert(0, str(Path(__file__).parent))

from oxigraph_server import oxigraph_server
from virtuoso import Virtuoso, started

MakeStore = Callable[[Iterable[Quad]], Store]

EMBEDDED = ["memory", "disk", "disk, read-only"]
SERVERS = ["Oxigraph server", "Oxigraph server, one graph for all", "Virtuoso"]
MOST_ROWS = 4_000
_ONE_FOR_ALL = "--union-default-graph"


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """One Virtuoso for the session."""
    with started(tmp_path_factory.mktemp("virtuoso"), rows=MOST_ROWS) as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """The address of one Oxigraph server for the session."""
    with oxigraph_server() as address:
        yield address


@pytest.fixture(scope="session")
def union_server() -> Iterator[str]:
    """The address of one whose default graph is the union of all."""
    with oxigraph_server(_ONE_FOR_ALL) as address:
        yield address


def emptied(request: pytest.FixtureRequest, name: str) -> RemoteStore:
    """The server called ``name``, holding nothing."""
    if name == "Virtuoso":
        server = request.getfixturevalue("virtuoso")
        server.clear()
        return RemoteStore(server.query_url, server.query_url)
    is_union = name == SERVERS[1]
    address = request.getfixturevalue("union_server" if is_union else "oxigraph")
    store = RemoteStore(f"{address}/query", f"{address}/update")
    store.exchange.update("DROP ALL")
    if is_union:
        store.speak(UnionDefault(Iris().default_graph.value))
    return store


@pytest.fixture(params=[*EMBEDDED, *SERVERS])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeStore]:
    """Makes a store that holds some statements, in each of the ways there are."""

    def made(quads: Iterable[Quad]) -> Store:
        if request.param in SERVERS:
            remote = emptied(request, request.param)
            remote.write(quads)
            return remote
        if request.param == "memory":
            return EmbeddedStore.in_memory(quads)
        store = EmbeddedStore.create(tmp_path / "graph")
        store.write(quads)
        if request.param == "disk":
            return store
        del store
        return EmbeddedStore.open(tmp_path / "graph")

    yield made
