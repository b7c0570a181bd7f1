"""What holds for every name and every text."""

import string
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from known_names import actor_entries, territory_entries
from rapidfuzz.distance import OSA

from graph.errors import GraphError
from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.search import NameEntry, NameIndex
from graph.search.reading import NameReader, Scope
from graph.search.spellings import spellings

ENTRIES = [*territory_entries(), *actor_entries()]
LONG = [entry for entry in ENTRIES if len(entry.label) >= 5]
KEYS = sorted({key for entry in ENTRIES for key in spellings(entry.label).exact})


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, NameEntry]:
    """A label with one letter missing, changed, or swapped with the next."""
    entry = draw(st.sampled_from(LONG))
    text = entry.label
    at = draw(st.integers(0, len(text) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    return draw(
        st.sampled_from(
            [
                text[:at] + text[at + 1 :],
                text[:at] + letter + text[at + 1 :],
                text[:at] + letter + text[at:],
                text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            ]
        )
    ), entry


@given(st.sampled_from(ENTRIES))
@settings(deadline=None)
def test_found_by_its_own_names(index: NameIndex, entry: NameEntry) -> None:
    texts = [entry.label, folded(entry.label), entry.label.upper(), *entry.names]
    for text in texts:
        assert entry.label in {match.label for match in index.search(text)}
        assert entry.iri in {match.iri for match in index.find(text)}
        assert entry.iri in {match.iri for match in index.search(text, limit=30)}


@given(st.sampled_from(ENTRIES))
@settings(deadline=None)
def test_found_by_its_codes(index: NameIndex, entry: NameEntry) -> None:
    for code in entry.codes:
        assert entry.iri in {match.iri for match in index.find(code)}
    for code in entry.postcodes:
        assert entry.iri in {match.iri for match in index.search(code, limit=50)}


@given(mistyped())
@settings(max_examples=300, deadline=None)
def test_found_despite_one_typing_error(index: NameIndex, slip: tuple[str, NameEntry]) -> None:
    text, entry = slip
    found = [match.label for match in index.search(text)]
    assert entry.label in found, (text, found)


@given(st.sampled_from(ENTRIES), st.data())
@settings(deadline=None)
def test_found_while_it_is_typed(index: NameIndex, entry: NameEntry, data: st.DataObject) -> None:
    text = entry.label[: data.draw(st.integers(1, len(entry.label)))]
    assert entry.iri in {match.iri for match in index.search(text, limit=100)}


@given(st.text())
@settings(deadline=None)
def test_any_text(index: NameIndex, text: str) -> None:
    found = index.search(text)
    assert len({match.iri for match in found}) == len(found) <= 10
    assert {match.iri for match in index.find(text)} <= {
        match.iri for match in index.search(text, limit=1000)
    }
    try:
        match = index.resolve(text)
    except GraphError as error:
        assert str(error)
    else:
        assert match in index.find(text)


@given(st.sampled_from(KEYS), st.text(string.ascii_lowercase, min_size=3, max_size=8))
@settings(deadline=None)
def test_every_form_one_letter_off_is_found(index: NameIndex, known: str, typed: str) -> None:
    reader = NameReader(index._connection)
    forms = dict(index._connection.execute("SELECT id, key FROM form").fetchall())
    for text in (known, known[1:], known[:-1] + typed[0], typed):
        if len(text) >= 3:
            near = {number for number, key in forms.items() if OSA.distance(key, text) == 1}
            assert set(reader.forms_one_letter_off(text, Scope(), 10_000)) == near


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_label_can_be_indexed(labels: list[str]) -> None:
    entries = [
        NameEntry(f"https://example.org/id/organisation/{number}", Kind.ORGANISATION, label)
        for number, label in enumerate(labels)
        if label.isprintable()
    ]
    with tempfile.TemporaryDirectory() as folder:
        NameIndex.build(Path(folder) / "names", entries)
        index = NameIndex.open(Path(folder) / "names")
        for entry in entries:
            named = {match.iri for match in index.find(entry.label)}
            assert (entry.iri in named) is bool(spellings(entry.label).key)
        index.close()
