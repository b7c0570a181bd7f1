"""Each reader on small documents: everything it finds, to the letter.

``expected.json`` stands beside each ``given`` file; passages are given by their text.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.model.reading import ReadDocument, ResourceReading
from graph.sources.documents.choosing import read_documents

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder for folder in GOLDEN.glob("*/*") if folder.is_dir())


def told(document: ReadDocument) -> dict[str, Any]:
    """What a reading says, without what is empty."""
    return {
        "reader": document.reader,
        "issues": [f"{one.level} {one.locator} {one.message}" for one in document.issues],
        "resources": [_resource(one, document.text) for one in document.readings],
    }


def _resource(reading: ResourceReading, text: str) -> dict[str, Any]:
    one = reading.resource
    summary = one.summary_at
    values = {
        "title": one.title,
        "type": one.type,
        "private": one.private,
        "keywords": list(one.keywords),
        "date": one.date,
        "number": one.number,
        "publisher": one.publisher,
        "address": one.address,
        "summary": text[summary[0] : summary[1]] if summary else "",
        "passages": [f"{part.part}: {text[part.start : part.end]}" for part in one.passages],
        "entities": [
            " | ".join([e.label, e.kind, e.code, *e.names, e.iri.rpartition("/id/")[2]])
            + f" | {e.confidence}"
            for e in reading.entities
        ],
        "relations": _relations(reading),
        "attributes": [f"{a.entity} {a.name} {a.value}" for a in reading.attributes],
    }
    return {name: value for name, value in values.items() if value not in ("", [], None)}


def _relations(reading: ResourceReading) -> list[str]:
    labels = {one.key: one.label for one in reading.entities}
    return [
        " | ".join(
            filter(
                None,
                [
                    f"{labels[one.subject]} {one.predicate} {labels[one.object]}",
                    one.since,
                    one.until,
                    one.role,
                    one.quote,
                ],
            )
        )
        for one in reading.relations
    ]


def offsets(document: ReadDocument) -> Iterable[tuple[int, int, str]]:
    """Every place a reading speaks of, and the text it says stands there."""
    for reading in document.readings:
        for entity in reading.entities:
            yield from ((one.start, one.end, one.surface) for one in entity.mentions)
        yield from ((one.start, one.end, one.quote) for one in reading.relations)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_a_reader_finds_what_its_document_says(folder: Path) -> None:
    (given,) = (path for path in folder.glob("given.*") if not path.name.endswith(".toml"))
    (document,) = read_documents([given])
    assert told(document) == json.loads((folder / "expected.json").read_text("utf-8"))
    assert document.reader.startswith(folder.parent.name)
    assert len(document.checksum) == 64
    for start, end, text in offsets(document):
        assert document.text[start:end] == text
