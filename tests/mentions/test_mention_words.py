"""Words, numbers of words, acronyms, overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.mentions.acronyms import find_definitions
from graph.mentions.found import Found
from graph.mentions.inflection import in_plural, in_singular, variants
from graph.mentions.settling import settle
from graph.mentions.words import cut_words
from graph.model.vocabulary import Kind


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    words = cut_words(text, [(0, len(text))])
    end = 0
    for word in words.words:
        assert word.start >= end
        assert text[word.start : word.end] == word.text
        assert words.at(word.start) is not None
        end = word.end


def test_words_know_their_case() -> None:
    text = "L'ONG GRDR aide LeCourtCircuit.fr, Cliss 21 et l’association."
    words = {word.text: word for word in cut_words(text, [(0, len(text))]).words}
    assert words["GRDR"].is_acronym
    assert words["LeCourtCircuit.fr"].is_mixed
    assert words["L'"].is_elided
    assert words["Cliss"].breaks
    assert not words["aide"].capital


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("circuits courts", "circuit court"),
        ("poles territoriaux", "pole territorial"),
        ("tiers lieux", "tiers lieu"),
        ("reseaux", "reseau"),
        ("fonds de dotation", "fonds de dotation"),
    ],
)
def test_numbers_of_terms(many: str, one: str) -> None:
    assert in_singular(many) == one
    assert in_singular(one) == one
    assert many in (many, in_plural(one))


@given(st.text(st.sampled_from("abelsux "), max_size=30))
def test_variants_are_others(key: str) -> None:
    assert key not in variants(key)


@pytest.mark.parametrize(
    ("before", "long", "short", "turned"),
    [
        ("le", "Pôle d’équilibre territorial et rural", "PETR", False),
        ("un", "Appel à manifestation d'intérêt", "AMI", False),
        ("Le", "Façonneur d'Objets Bizarres", "FOB", True),
        ("des", "Services d'Intérêt Economique Général", "SIEG", False),
    ],
)
def test_acronyms_find_their_long_form(before: str, long: str, short: str, turned: bool) -> None:
    text = f"{before} {short} ({long})" if turned else f"{before} {long} ({short})"
    words = cut_words(text, [(0, len(text))])
    (found,) = find_definitions(words)
    assert words.surface(found.first, found.last) == long
    assert words[found.acronym].text == short


@pytest.mark.parametrize(
    "text", ["la ville (ABC)", "rien (2020)", "(ABC)", "un mot (voir plus bas)"]
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert not list(find_definitions(cut_words(text, [(0, len(text))])))


def _found(start: int, size: int, strength: int, holds: bool) -> Found:
    return Found(start, start + size, Kind.PROJECT, "x", "y", 0.9, strength, holds=holds)


FOUND = st.lists(
    st.builds(_found, st.integers(0, 40), st.integers(1, 12), st.integers(1, 3), st.booleans()),
    max_size=25,
)


@given(FOUND)
def test_what_stays_does_not_overlap(found: list[Found]) -> None:
    kept = settle(found)
    assert set(kept) <= set(found)
    for kind in (False, True):
        places = sorted((one.start, one.end) for one in kept if one.holds is kind)
        assert all(a[1] <= b[0] for a, b in pairwise(places))
    for one in found:
        if one not in kept and not one.holds:
            rivals = (other for other in kept if other.start < one.end and one.start < other.end)
            assert any(other.strength >= one.strength for other in rivals)
