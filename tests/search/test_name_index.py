"""The index as a file: what it holds, who reads it, and what goes wrong."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import InputError, StoreBroken, StoreMissing
from graph.model.vocabulary import Kind
from graph.search import NameEntry, NameIndex

ONE = NameEntry("https://example.org/id/organisation/a", Kind.ORGANISATION, "SCIC Exemple-Test")


@pytest.fixture
def path(tmp_path: Path, entries: list[NameEntry]) -> Path:
    NameIndex.build(tmp_path / "names.sqlite", entries)
    return tmp_path / "names.sqlite"


def test_counts(index: NameIndex, entries: list[NameEntry]) -> None:
    assert index.count() == Counter(entry.kind for entry in entries)


def test_labels(index: NameIndex, entries: list[NameEntry]) -> None:
    expected = {entry.iri: entry.label for entry in entries}
    asked = [*expected, "https://example.org/unknown", "\ud800", "", *expected]
    assert index.labels(asked) == expected
    assert index.labels([]) == {}
    assert index.labels(str(number) for number in range(3_000)) == {}


def test_entry(index: NameIndex, entries: list[NameEntry]) -> None:
    for given in entries:
        match = index.entry(given.iri)
        assert match is not None
        assert (match.iri, match.kind, match.label) == (given.iri, given.kind, given.label)
        assert (match.detail, match.degree) == (given.detail, given.degree)
    assert index.entry("https://example.org/unknown") is None


def test_threads_share_one_index(index: NameIndex, entries: list[NameEntry]) -> None:
    texts = [entry.label for entry in entries] * 4
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(index.search, texts)) == [index.search(text) for text in texts]


def test_an_open_index_outlives_its_replacement(path: Path) -> None:
    index = NameIndex.open(path)
    assert NameIndex.build(path, [ONE]) == 1
    assert index.search("lille")[0].label == "Lille"
    index.close()
    replaced = NameIndex.open(path)
    assert replaced.search("lille") == []
    replaced.close()


def test_two_builds_answer_alike(tmp_path: Path, entries: list[NameEntry]) -> None:
    paths = (tmp_path / "a", tmp_path / "b")
    NameIndex.build(paths[0], entries)
    NameIndex.build(paths[1], reversed(entries))
    opened = [NameIndex.open(path) for path in paths]
    for text in ("lille", "l", "saint denis", "59", "hemmes", "exemple"):
        assert opened[0].search(text) == opened[1].search(text)
    assert paths[0].stat().st_size == paths[1].stat().st_size


def test_an_empty_index_is_an_index(tmp_path: Path) -> None:
    assert NameIndex.build(tmp_path / "new" / "names.sqlite", []) == 0
    index = NameIndex.open(tmp_path / "new" / "names.sqlite")
    assert index.search("lille") == []
    assert index.find("59350") == []
    assert index.count() == {}


def test_an_odd_path(tmp_path: Path) -> None:
    path = tmp_path / "noms & prénoms #1?.sqlite"
    NameIndex.build(path, [ONE])
    assert NameIndex.open(path).entry(ONE.iri) is not None


def test_none_was_built(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="maillage build") as caught:
        NameIndex.open(tmp_path / "names.sqlite")
    assert caught.value.exit_code == 3


def test_a_folder_is_not_an_index(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken, match="maillage build"):
        NameIndex.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"bonjour", b"\0" * 5000, b"SQLite format 3\0" * 300])
def test_another_file_is_not_an_index(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "names.sqlite").write_bytes(content)
    with pytest.raises(StoreBroken):
        NameIndex.open(tmp_path / "names.sqlite")


def test_another_database_is_not_an_index(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "names.sqlite")
    connection.execute("CREATE TABLE entry (id INTEGER)")
    connection.close()
    with pytest.raises(StoreBroken, match="n'en est pas un"):
        NameIndex.open(tmp_path / "names.sqlite")


def test_another_format_is_said(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreBroken, match="format 99"):
        NameIndex.open(path)


def test_a_cut_file_is_said(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreBroken):
        NameIndex.open(path)


def test_a_spoilt_page_is_said_when_it_is_read(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    index = NameIndex.open(path)
    with pytest.raises(StoreBroken, match="ne peut pas être lu"):
        index.search("lille")
    with pytest.raises(StoreBroken, match="ne peut pas être lu"):
        index.count()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreBroken, match="ne peut pas être écrit"):
        NameIndex.build(tmp_path / "file" / "names.sqlite", [ONE])


@contextmanager
def rights(path: Path, mode: int) -> Iterator[None]:
    """``path`` with these rights, for somebody who is not allowed everything."""
    before = path.stat().st_mode
    path.chmod(mode)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        path.chmod(before)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights")
def test_a_read_only_folder(tmp_path: Path) -> None:
    with rights(tmp_path, 0o500), pytest.raises(StoreBroken, match="ne peut pas être écrit"):
        NameIndex.build(tmp_path / "names.sqlite", [ONE])


@pytest.mark.skipif(os.name == "nt", reason="files have no such rights")
def test_a_file_that_may_not_be_read(path: Path) -> None:
    with rights(path, 0), pytest.raises(StoreBroken, match="ne peut pas être lu"):
        NameIndex.open(path)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "names.sqlite").mkdir()
    with pytest.raises(StoreBroken, match="ne peut pas être écrit"):
        NameIndex.build(tmp_path / "names.sqlite", [ONE])
    assert [item.name for item in tmp_path.iterdir()] == ["names.sqlite"]


def test_one_identifier_for_two(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="même identifiant"):
        NameIndex.build(path, [ONE, ONE])
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_builder_that_fails_leaves_what_was_there(path: Path) -> None:
    def failing() -> Iterator[NameEntry]:
        yield ONE
        raise KeyError("exemple-test")

    before = path.read_bytes()
    with pytest.raises(KeyError):
        NameIndex.build(path, failing())
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_names_without_letters_do_no_harm(tmp_path: Path) -> None:
    odd = NameEntry(
        "https://example.org/id/organisation/b", Kind.ORGANISATION, "日本", ("", "—"), ("", "?")
    )
    NameIndex.build(tmp_path / "odd", [odd, ONE])
    index = NameIndex.open(tmp_path / "odd")
    assert index.labels([odd.iri]) == {odd.iri: "日本"}
    assert [match.iri for match in index.search("exemple")] == [ONE.iri]
