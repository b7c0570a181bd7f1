"""The page on measures says of each what the program says."""

from pathlib import Path

from graph.network.measures.catalogue import MEASURES
from graph.network.measures.choices import METHOD_WORDS, MODEL_WORDS, WEIGHT_WORDS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "why" / "measures.md"


def test_every_measure_and_choice_is_explained_as_it_is_in_the_program():
    told = PAGE.read_text("utf-8")
    for name, one in MEASURES.items():
        texts = (one.reading["en"], one.caution["en"], one.formula.replace("|", r"\|"), one.source)
        assert [text for text in (f"`{name}`", *texts) if text not in told] == []
    for words in (METHOD_WORDS, WEIGHT_WORDS, MODEL_WORDS):
        for name, one in words.items():
            texts = (one.reading["en"], one.formula.replace("|", r"\|"), one.source)
            assert [text for text in (f"`{name}`", *texts) if text not in told] == []
