"""The real data, built once for a whole test run, for the tests that only read it."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import find_generation

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a store of the real data, shared by every process of the test run."""
    folder = _folder_of_the_run(tmp_path_factory) / "real-data"
    folder.mkdir(exist_ok=True)
    settings = Settings(
        data=PROJECT / "data", store=folder / "store", ontology=PROJECT / "ontology"
    )
    with (folder / "building").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if find_generation(settings.store) is None:
            # Imported here: tests that need no real data stay clear of the whole build.
            from graph.building.pipeline import build

            build(settings)
    return settings


@pytest.fixture(scope="session")
def dataset(real_settings: Settings) -> Iterator[Dataset]:
    """The real data, open for questions; read only."""
    opened = Dataset.open(real_settings)
    yield opened
    opened.names.close()


def _folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder all workers of pytest-xdist share, or that of the only process."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
