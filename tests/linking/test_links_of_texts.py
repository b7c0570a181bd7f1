"""The places and institutions of the development pages, linked with the real names.

The figures of docs/why/linking.md; pages invented for development, with real places.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.linking.gazetteer import IndexGazetteer
from graph.linking.linker import link
from graph.linking.neighbours import StoreNeighbours
from graph.mentions.reading import read_text
from graph.model.iris import folded
from graph.model.reading import ReadEntity
from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset
from graph.sources.documents.choosing import read_document

PAGES = Path(__file__).parents[1] / "reading" / "development"
KINDS = {"Place": Kind.TERRITORY, "Collectivite": Kind.COLLECTIVITE}


@pytest.fixture(scope="module")
def outcomes(dataset: Dataset) -> dict[str, list[str]]:
    """What each expected place with a code became: right, wrong, open or missed."""
    gazetteer = IndexGazetteer(dataset.names)
    neighbours = StoreNeighbours(dataset.store, dataset.iris)
    found: dict[str, list[str]] = {"right": [], "wrong": [], "open": [], "missed": []}
    for gold in sorted(PAGES.glob("gold-*.json")):
        for page in json.loads(gold.read_text("utf-8")):
            path = PAGES / "pages" / Path(page["page_file"]).name
            document = read_document(path.read_bytes(), path.name)
            readings = {folded(one.resource.title): one for one in document.readings}
            for expected in page["resources"]:
                reading = readings[folded(expected["title"])]
                reading = read_text(document.text, reading.resource, gazetteer)
                entities = link(reading, gazetteer, neighbours=neighbours).entities
                for one in expected["entities"]:
                    if one.get("code") and one["kind"] in KINDS:
                        found[_outcome(one, entities)].append(one["canonical_name"])
    return found


def _outcome(expected: dict[str, Any], entities: tuple[ReadEntity, ...]) -> str:
    names = {folded(one) for one in (expected["canonical_name"], *expected.get("surfaces", ()))}
    alike = [
        one
        for one in entities
        if one.kind is KINDS[expected["kind"]]
        and names & {folded(name) for name in (one.label, *(m.surface for m in one.mentions))}
    ]
    if not alike:
        return "missed"
    if any(one.code == expected["code"] for one in alike):
        return "right"
    return "wrong" if any(one.iri for one in alike) else "open"


def test_nothing_is_linked_wrongly(outcomes: dict[str, list[str]]) -> None:
    assert not outcomes["wrong"]


def test_nearly_everything_is_linked(outcomes: dict[str, list[str]]) -> None:
    right = len(outcomes["right"])
    assert right >= 135
    assert right >= 0.95 * sum(map(len, outcomes.values()))
