"""Small data to build from, and the project's own, gathered once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from real_statements import real_gathered, real_quads
from small_data import write_small_data

from graph.building.gathering import Gathered, gather
from graph.building.statements import Statements
from graph.model.terms import Quad
from graph.settings import Settings

Stated = tuple[Gathered, Statements, list[Quad]]


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """A small data folder and an empty place for its store."""
    return write_small_data(tmp_path)


@pytest.fixture(scope="session")
def state_of() -> Callable[[Settings], Stated]:
    """What the data of some settings come to, without a store."""

    def stated(settings: Settings) -> Stated:
        gathered = gather(settings)
        statements = Statements(gathered)
        return gathered, statements, list(statements.quads())

    return stated


@pytest.fixture(scope="session")
def stated(
    tmp_path_factory: pytest.TempPathFactory, state_of: Callable[[Settings], Stated]
) -> Stated:
    """The small data, stated once."""
    return state_of(write_small_data(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def real() -> Gathered:
    """The project's own data."""
    return real_gathered()


@pytest.fixture(scope="session")
def real_stated() -> tuple[Quad, ...]:
    """What the project's own data state, the official code left out."""
    return real_quads()
