"""On real pages: every title, type, private flag, keyword, date and number, to the letter."""

import csv
import json
from pathlib import Path

import pytest

from graph.model.reading import ReadResource
from graph.sources.documents.choosing import read_document

pytestmark = pytest.mark.seeds
Fields = tuple[str, str, bool | None, tuple[str, ...], str, int | None]


def fields(resource: ReadResource) -> Fields:
    return (
        resource.title,
        resource.type,
        resource.private,
        resource.keywords,
        resource.date,
        resource.number,
    )


def read(path: Path) -> list[ReadResource]:
    document = read_document(path.read_bytes(), path.name)
    assert document.reader == "rtes_page 1"
    return [reading.resource for reading in document.readings]


def test_the_page_of_the_user(seeds: Path) -> None:
    with (seeds / "resources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    told = [
        (
            row["title"],
            row["type"],
            {"oui": True, "non": False}.get(row["private"]),
            tuple(filter(None, row["keywords"].split(";"))),
            row["date"],
            int(row["number"]) if row["number"] else None,
        )
        for row in rows
    ]
    (page,) = seeds.glob("000_*.txt")
    assert [fields(one) for one in read(page)] == told


def test_other_pages_in_the_same_layout(other_pages: Path) -> None:
    for page in json.loads((other_pages / "gold.json").read_text("utf-8")):
        told = [
            (
                one["title"],
                one["type"] or "",
                one["private"],
                tuple(one["keywords"]),
                one["date"] or "",
                one["number"],
            )
            for one in page["resources"]
        ]
        assert [fields(one) for one in read(other_pages / page["page_file"])] == told
