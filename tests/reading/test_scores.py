"""What the reading is worth on the development pages and on pages nobody fitted it to."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the tool leaves its gold file open
)

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


def test_development_pages(score) -> None:
    found = score(SHARED / "reading-dev" / "gold.json", SHARED / "reading-dev" / "pages")
    assert found["fields"] >= 0.98
    assert found["entities_f1"] >= 0.85
    assert found["relations_f1"] >= 0.65


def test_what_is_certain_on_the_development_pages(score) -> None:
    pages = SHARED / "reading-dev"
    found = score(pages / "gold.json", pages / "pages", least=0.9)
    assert found["relations_precision"] >= 0.97


def test_held_out_pages(score) -> None:
    found = score(HERE / "held-out" / "gold.json", HERE / "held-out" / "pages")
    assert found["fields"] >= 0.98
    assert found["entities_f1"] >= 0.85
