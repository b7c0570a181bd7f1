"""Stores of each sort, and the small data to build real ones from."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from graph.model.terms import Quad
from graph.store import EmbeddedStore, Store

sys.path.insert(0, str(Path(__file__).parents[1] / "building"))  # for ``small_data``
sys.path.insert(0, str(Path(__file__).parent))

from oxigraph_server import oxigraph_server
from store_servers import MOST_ROWS, SERVERS, emptied
from virtuoso import Virtuoso, started

MakeStore = Callable[[Iterable[Quad]], Store]

EMBEDDED = ["memory", "disk", "disk, read-only"]
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
