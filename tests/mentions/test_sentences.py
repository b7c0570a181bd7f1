"""What single invented sentences name (sentences.toml), and what they do not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented_names import read, told

from graph.linking.gazetteer import IndexGazetteer

SENTENCES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text("utf-8")
)["sentence"]


@pytest.mark.parametrize("case", SENTENCES, ids=[case["about"] for case in SENTENCES])
def test_a_sentence_names(case: dict[str, Any], gazetteer: IndexGazetteer) -> None:
    reading = read(gazetteer, case["text"])
    assert set(case.get("names", ())) <= told(reading)
    labels = {one.label for one in reading.entities}
    assert labels.isdisjoint(case.get("not_names", ()))
    assert all(one.evidence and 0 < one.confidence <= 1 for one in reading.entities)
