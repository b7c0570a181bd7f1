"""The documentation as tests read it, and one store built from the real data for its examples."""

from pathlib import Path

import pytest

from graph.building.pipeline import build
from graph.questions.dataset import Dataset
from graph.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a store of the whole data; built once for the tests of the docs."""
    settings = Settings(
        data=PROJECT / "data",
        ontology=PROJECT / "ontology",
        store=tmp_path_factory.mktemp("documented"),
    )
    build(settings)
    return settings


@pytest.fixture
def documented_store(
    documented: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """The same, for commands: the environment names it, and files are written elsewhere."""
    for name in ("DATA", "ONTOLOGY", "STORE"):
        monkeypatch.setenv(f"MAILLAGE_{name}", str(getattr(documented, name.lower())))
    for name in ("BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)
    monkeypatch.chdir(tmp_path)
    return documented


@pytest.fixture(scope="session")
def documented_dataset(documented: Settings) -> Dataset:
    """That store, open for questions."""
    return Dataset.open(documented)
