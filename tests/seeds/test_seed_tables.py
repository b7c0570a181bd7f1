"""The source made of the user's pages holds their facts, and none of their sentences."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.seeds

PROJECT = Path(__file__).parents[2]
PAGES = PROJECT / "data" / "sources" / "user-pages"
RUN = 9
Rows = list[dict[str, str]]


def own_rows(name: str) -> Rows:
    with (PAGES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", ["resources", "entities", "attributes"])
def test_the_tables_are_the_seeds_with_a_note(name: str, rows: Callable[[str], Rows]) -> None:
    found = own_rows(name)
    assert [{k: v for k, v in row.items() if k != "note"} for row in found] == rows(name)
    assert {"note"} == found[0].keys() - rows(name)[0].keys()


def test_the_relations_are_those_of_the_seeds_and_few_more(rows: Callable[[str], Rows]) -> None:
    found = [{k: v for k, v in row.items() if k != "note"} for row in own_rows("relations")]
    expected = rows("relations")
    assert [row for row in found if row in expected] == expected
    known = {row["id"] for name in ("entities", "resources") for row in rows(name)}
    more = [row for row in found if row not in expected]
    assert len(more) <= 5
    assert all({row["subject"], row["object"]} <= known for row in more)


def test_every_fact_of_the_pages_has_a_note_of_our_own() -> None:
    for name in ("resources", "entities", "relations", "attributes"):
        without = [row for row in own_rows(name) if not row["note"]]
        assert without == [], name


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of nine words of a text, whatever its punctuation."""
    words = re.findall(r"[^\W_]+", text.lower().replace("’", "'"))
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_no_sentence_of_the_pages_stands_in_our_data(seeds: Path) -> None:
    allowed = (seeds / "allowed.txt").read_text("utf-8").splitlines()
    theirs = {run for page in seeds.glob("0*.txt") for run in runs_of(page.read_text("utf-8"))}
    assert len(theirs) > 1000
    theirs -= {run for line in allowed for run in runs_of(line)}
    for path in (PROJECT / "data").rglob("*"):
        is_ours = path.suffix in (".csv", ".toml") and "store" not in path.parts
        if is_ours and path.is_file():
            text = path.read_text("utf-8")
            assert [" ".join(run) for run in runs_of(text) if run in theirs] == [], path.name
