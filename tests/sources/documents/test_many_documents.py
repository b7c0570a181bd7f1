"""Folders and archives: in order, one at a time, bad members told apart."""

import tracemalloc
from pathlib import Path

import pytest
from making import make_archive

from graph.errors import InputError
from graph.sources.documents.choosing import documents_in, read_documents

PAGE = (
    "Guide Zorgluk\n\nLa fabrique de Zorgluk.\n\nType de ressource\nAutres\nRessource privée\nNon\n"
    "Résumé\n\nLa fabrique de Zorgluk.\n"
)


def test_a_folder_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.cache.txt", "a/~$x.docx", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE)
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "d.zip").write_bytes(make_archive({"a.txt": PAGE}))
    (tmp_path / "loop").symlink_to(tmp_path)
    documents = list(read_documents([tmp_path]))
    assert [(one.name, len(one.readings)) for one in documents] == [
        ("b.txt", 1),
        ("c.png", 0),
        ("d.zip", 0),
        ("a/z.txt", 1),
    ]
    assert [issue.level for one in documents for issue in one.issues] == ["violation"] * 2


def test_an_archive_given_as_bytes() -> None:
    content = make_archive({"x/b.txt": PAGE, "a.txt": PAGE, "__MACOSX/a.txt": "x", "x/": ""})
    assert [one.name for one in documents_in(content, "p.zip")] == ["p.zip/a.txt", "p.zip/x/b.txt"]
    (alone,) = documents_in(PAGE.encode(), "a.txt")
    assert alone.name == "a.txt"


def test_a_file_that_was_named_must_be_readable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text("")
    found = read_documents([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert next(found).name == "a.txt"
    with pytest.raises(InputError, match=r"b\.txt: ce fichier est vide"):
        next(found)


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="aucun document"):
        list(read_documents([tmp_path]))
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(InputError, match="vide"):
        list(read_documents([tmp_path]))


def test_many_pages_take_the_memory_of_a_few(tmp_path: Path) -> None:
    members = {f"{number:04}.txt": PAGE * 5 for number in range(400)}
    (tmp_path / "pages.zip").write_bytes(make_archive(members))
    peaks = {}
    tracemalloc.start()
    for number, document in enumerate(read_documents([tmp_path / "pages.zip"])):
        assert document.readings
        peaks[number] = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(peaks) == 400
    assert peaks[399] < 1.2 * peaks[100]
