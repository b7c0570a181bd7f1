"""Contributions are tested on an invented data folder."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "cli"))  # where the invented sources are made

from made_sources import PROJECT, MadeSources

from graph.building.pipeline import build
from graph.questions.dataset import Dataset
from graph.settings import Settings


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder and its store, to be copied."""
    folder = tmp_path_factory.mktemp("contributing")
    data = MadeSources(folder / "data").write()
    build(Settings(data, data / "store", PROJECT / "ontology"))
    return data


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> Settings:
    """A data folder of one's own, with its store."""
    data = tmp_path / "data"
    shutil.copytree(built, data)
    return Settings(data, data / "store", PROJECT / "ontology")


@pytest.fixture
def dataset(settings: Settings) -> Dataset:
    """The graph in use."""
    return Dataset.open(settings)
