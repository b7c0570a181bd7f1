"""Documents to read: the golden ones of each reader, and the pages as received, where they are."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]


def beside_the_project(name: str) -> Path:
    """A folder that stands beside the project, or a reason to skip the test."""
    told = os.environ.get("MAILLAGE_SEEDS")
    shared = Path(told).parent if told else PROJECT.parent / "shared"
    if not (shared / name).is_dir():
        pytest.skip("the pages as received are not here: they are no part of the project")
    return shared / name


@pytest.fixture
def seeds() -> Path:
    """The user's own page, with its resources as a table."""
    return beside_the_project("seeds")


@pytest.fixture
def other_pages() -> Path:
    """Other pages in the same layout, with what a careful reader finds in them."""
    return beside_the_project("reading-dev")
