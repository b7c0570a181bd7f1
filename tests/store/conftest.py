"""Stores of each sort, and the small data to build real ones from."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from graph.model.terms import Quad
from graph.store import EmbeddedStore, Store

sys.path.insert(0, str(Path(__file__).parents[1] / "building"))  # for ``small_data``

MakeStore = Callable[[Iterable[Quad]], Store]


@pytest.fixture(params=["memory", "disk", "disk, read-only"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeStore]:
    """Makes a store that holds some statements, in each of the ways there are."""

    def made(quads: Iterable[Quad]) -> Store:
        if request.param == "memory":
            return EmbeddedStore.in_memory(quads)
        store = EmbeddedStore.create(tmp_path / "graph")
        store.write(quads)
        if request.param == "disk":
            return store
        del store
        return EmbeddedStore.open(tmp_path / "graph")

    yield made
