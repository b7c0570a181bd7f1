"""Many names at once: the same answers as one at a time."""

from hypothesis import given
from hypothesis import strategies as st

from graph.search import NameEntry, NameIndex

TEXTS = (
    *("Lille", "Ville de Lille", "lille", "MEL", "Hellemmes", "Le Mans", "Mans", "xyz", ""),
    *("Saint-Denis", "st denis", "Commune de Lille", "région", "Métropole Européenne de Lille"),
)


@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=12), max_size=12))
def test_all_at_once_is_one_after_another(index: NameIndex, texts: list[str]) -> None:
    plain = [text for text in texts if not any(one.isdigit() or one in "()" for one in text)]
    found = index.named_all(plain)
    assert set(found) <= set(plain)
    for text in plain:
        assert found.get(text, []) == index.find(text)


def test_thousands_of_names(index: NameIndex, entries: list[NameEntry]) -> None:
    labels = [entry.label for entry in entries]
    nothing = [f"zzz{number}" for number in range(3_000)]
    found = index.named_all([*labels, *nothing])
    assert set(found) == set(labels)


def test_codes_are_no_names(index: NameIndex) -> None:
    assert index.find("59350")
    assert not index.named_all(["59350"])


def test_places_at_a_postcode(index: NameIndex) -> None:
    found = index.at_postcodes(["59000", "00000"])
    assert set(found) <= {"59000"}
