"""An index that was updated is the one that would have been written anew."""

import json
import sqlite3
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import StoreBroken, StoreMissing
from graph.model.vocabulary import Kind
from graph.search import updating, writing
from graph.search.entries import NameEntry
from graph.search.index import NameIndex
from graph.search.updating import read_entries, update_index
from graph.search.writing import write_index

WORDS = ["Zorgluk", "zorglok", "L'Été", "Ville de Lans", "CC du Lans", "Lans", "SCIC Lans", "ZGK"]
names = st.one_of(st.sampled_from(WORDS), st.text("abélS -'", max_size=9))
entries = st.builds(
    NameEntry,
    st.integers(0, 9).map(lambda number: f"https://exemple-test.invalid/{number}"),
    st.sampled_from(Kind),
    names,
    st.lists(names, max_size=3).map(tuple),
    st.lists(st.sampled_from(["59001", "213456789", "2A", "217500016"]), max_size=2).map(tuple),
    st.just(()),
    st.sampled_from(["", "SCIC", "commune associée, Nord (59)"]),
    st.integers(0, 3),
    st.integers(0, 2),
    st.sampled_from(["public", "restricted"]),
    st.sampled_from([(), ("scheme/themes",)]),
)


def with_postcodes(entry: NameEntry) -> NameEntry:
    """Only places have postcodes."""
    return replace(entry, postcodes=("59000",)) if entry.kind is Kind.TERRITORY else entry


def by_iri(found: list[NameEntry]) -> dict[str, NameEntry]:
    return {entry.iri: with_postcodes(entry) for entry in found}


def content(path: Path) -> dict[str, object]:
    """All an index holds, its numbers aside but for the order they give."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT * FROM entry ORDER BY id").fetchall()
        iris = {row[0]: row[1] for row in rows}
        forms = connection.execute("SELECT * FROM form ORDER BY id").fetchall()
        keys = {row[0]: row[1] for row in forms}
        grams = dict(connection.execute("SELECT text, forms FROM gram"))
        return {
            "entries": [row[1:] for row in rows],
            "forms": [row[1:] for row in forms],
            "names": sorted(
                (keys[form], iris[entry], loose, text or "")
                for form, entry, loose, text in connection.execute("SELECT * FROM name")
            ),
            "codes": sorted(
                (text, postal, [iris[one] for one in json.loads(listed)])
                for text, postal, listed in connection.execute("SELECT * FROM code")
            ),
            "grams": grams,
            "letters": {
                gram: [
                    keys[form]
                    for (form,) in connection.execute(
                        "SELECT rowid FROM holding WHERE holding MATCH ? ORDER BY rowid",
                        (f'"{gram}"',),
                    )
                ]
                for gram in grams
            },
        }
    finally:
        connection.close()


def check(before: list[NameEntry], gone: set[str], changed: list[NameEntry]) -> None:
    known, new = by_iri(before), by_iri(changed)
    with tempfile.TemporaryDirectory() as folder:
        source, target, anew = (Path(folder) / name for name in ("a", "b", "c"))
        write_index(source, known.values())
        update_index(source, target, gone, new.values())
        kept = [entry for iri, entry in known.items() if iri not in gone and iri not in new]
        write_index(anew, [*kept, *new.values()])
        assert content(target) == content(anew)
        back = {entry.iri: entry for entry in read_entries(target)}
        write_index(source, back.values())
        assert content(source) == content(anew)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(entries, max_size=8),
    st.sets(st.integers(0, 9).map(lambda number: f"https://exemple-test.invalid/{number}")),
    st.lists(entries, max_size=6),
)
def test_an_updated_index_is_one_written_anew(
    before: list[NameEntry], gone: set[str], changed: list[NameEntry]
) -> None:
    check(before, gone, changed)


def test_when_there_is_no_room_left_it_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [NameEntry(f"urn:{n}", Kind.PROJECT, f"Projet {n}", degree=1) for n in range(3)]
    between = [NameEntry(f"urn:1{n:04}", Kind.PROJECT, f"Essai {n}", degree=1) for n in range(9)]
    written = []
    monkeypatch.setattr(writing, "GAP", 8)
    monkeypatch.setattr(updating, "GAP", 8)
    monkeypatch.setattr(
        updating, "write_index", lambda *given: written.append(given) or write_index(*given)
    )
    check(before, set(), between)
    assert len(written) == 1


def test_many_names_of_one_entity(tmp_path: Path) -> None:
    """More than the numbers of forms an entity has to itself."""
    many = tuple(f"nom {number}" for number in range(200))
    check(
        [NameEntry("urn:a", Kind.EVENT, "Fête"), NameEntry("urn:c", Kind.EVENT, "Foire")],
        set(),
        [NameEntry("urn:b", Kind.EVENT, "Bal", many), NameEntry("urn:bb", Kind.EVENT, "Bal", many)],
    )


def test_updates_follow_one_another(tmp_path: Path, entries: list[NameEntry]) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    write_index(source, entries)
    known = {entry.iri: entry for entry in entries}
    for turn in range(5):
        new = [
            NameEntry(f"urn:{turn}:{n}", Kind.ORGANISATION, f"Zorgluk {turn} {n}", degree=n)
            for n in range(20)
        ]
        gone = list(known)[turn * 7 : turn * 7 + 3]
        kept = [one for iri, one in known.items() if iri not in gone]
        changed = [replace(one, degree=one.degree + 1) for one in kept[turn::97]]
        update_index(source, target, gone, [*new, *changed])
        known = {one.iri: one for one in [*kept, *new, *changed]}
        source, target = target, source
    write_index(tmp_path / "anew", known.values())
    found, anew = content(source), content(tmp_path / "anew")
    for part in found:
        assert found[part] == anew[part], part


def test_readers_of_the_old_index_go_on(tmp_path: Path) -> None:
    path = tmp_path / "names"
    write_index(path, [NameEntry("urn:a", Kind.EVENT, "Fête")])
    index = NameIndex.open(path)
    update_index(path, path, ["urn:a"], [NameEntry("urn:b", Kind.EVENT, "Foire")])
    assert [match.iri for match in index.find("Fête")] == ["urn:a"]
    index.close()
    again = NameIndex.open(path)
    assert [match.iri for match in again.find("Foire")] == ["urn:b"]
    assert again.find("Fête") == []
    again.close()


def test_what_is_no_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        update_index(tmp_path / "none", tmp_path / "b", [], [])
    (tmp_path / "text").write_text("not an index")
    with pytest.raises(StoreBroken):
        update_index(tmp_path / "text", tmp_path / "b", [], [])
    assert not (tmp_path / "b").exists()


def test_an_update_costs_little(tmp_path: Path, entries: list[NameEntry]) -> None:
    """A tenth of the time it takes to write the same index, for twenty entities."""
    source = tmp_path / "a"
    start = time.perf_counter()
    write_index(source, entries)
    written = time.perf_counter() - start
    new = [NameEntry(f"urn:{n}", Kind.PROJECT, f"Zorgluk {n}") for n in range(20)]
    start = time.perf_counter()
    update_index(source, tmp_path / "b", [], new)
    assert time.perf_counter() - start < max(written, 0.2)
