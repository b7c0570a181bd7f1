"""One small index for all the tests that only read it."""

from collections.abc import Iterator

import pytest
from known_names import actor_entries, territory_entries

from graph.search import NameEntry, NameIndex


@pytest.fixture(scope="session")
def entries() -> list[NameEntry]:
    return [*territory_entries(), *actor_entries()]


@pytest.fixture(scope="session")
def index(
    entries: list[NameEntry], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NameIndex]:
    path = tmp_path_factory.mktemp("names") / "names.sqlite"
    assert NameIndex.build(path, entries) == len(entries)
    opened = NameIndex.open(path)
    yield opened
    opened.close()
