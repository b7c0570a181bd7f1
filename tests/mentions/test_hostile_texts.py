"""Any text at all: offsets are exact, nothing breaks, nothing takes the square of its length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_names import read, resource_of

from graph.linking.gazetteer import IndexGazetteer
from graph.linking.linker import link
from graph.mentions.material import prepare
from graph.mentions.reading import find_entities, read_text

PIECES = st.sampled_from(
    (
        *(
            "la ville de ",
            "Zorgville",
            " (98)",
            "SCIC ",
            "« ",
            " »",
            '"',
            "(ABC)",
            "l'",
            "d’",
            ", ",
        ),
        *("\u202e", "\u200f", "\ufeff", "<img src=x onerror=alert(1)>", "=SOMME(A1)", "\x00", "𝔘"),
        *("et ", "de ", "Mme ", "Ada Exemple", "1", "\n", "\n\n", " - ", "…", "É", "ß", "­"),
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.text(max_size=30))
def test_offsets_are_exact(gazetteer: IndexGazetteer, body: str, title: str) -> None:
    text, resource = resource_of(body, title)
    reading = link(read_text(text, resource, gazetteer), gazetteer)
    for entity in reading.entities:
        assert entity.mentions
        for one in entity.mentions:
            assert text[one.start : one.end] == one.surface
            assert one.surface


def test_keys_are_unique_and_the_same_each_time(gazetteer: IndexGazetteer) -> None:
    body = "La SCIC Trucmuche, Ada Exemple et la ville de Zorgville soutiennent Bidulab."
    first, again = read(gazetteer, body), read(gazetteer, body)
    assert first == again
    keys = [one.key for one in first.entities]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "piece", ["a", "A", "(", "«", "-", " ", "\n", "Zorgluk ", "a.b-c'd", "\u202e<"]
)
def test_a_long_line_costs_its_length(gazetteer: IndexGazetteer, piece: str) -> None:
    count = 40_000 if piece in ("Zorgluk ", "«") else 400_000
    text, resource = resource_of(piece * (count // len(piece)))
    start = time.process_time()
    find_entities(prepare(text, resource, gazetteer))
    assert time.process_time() - start < 60
