"""The user's own pages as received, where this checkout has them beside it."""

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the pages; ``MAILLAGE_SEEDS`` or ``../shared/seeds``."""
    told = os.environ.get("MAILLAGE_SEEDS")
    folder = Path(told) if told else PROJECT.parent / "shared" / "seeds"
    if not (folder / "entities.csv").is_file():
        pytest.skip("the seed pages are not here: they are no part of the project")
    return folder


@pytest.fixture(scope="session")
def rows(seeds: Path) -> Callable[[str], Rows]:
    """The rows of a table of the seeds."""

    def read(name: str) -> Rows:
        with (seeds / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read
