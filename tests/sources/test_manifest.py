"""``source.toml`` is whole and true, or one sentence says what is not."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.sources.manifest import find_manifests, read_manifest

GOOD = """
reader = "collected_facts"
prefix = "test"
title = "Exemple-Test"
publisher = "Exemple-Test"
licence = "https://exemple-test.invalid/licence"
address = "https://exemple-test.invalid/"
retrieved = "2026-11-01"
[[files]]
name = "t.csv"
sha256 = "00"
columns = ["id", "name"]
minimum = 2
"""


def folder_of(data: Path, content: str | bytes, name: str = "exemple-test") -> Path:
    folder = data / "sources" / name
    folder.mkdir(parents=True)
    raw = content.encode() if isinstance(content, str) else content
    (folder / "source.toml").write_bytes(raw)
    return folder


def test_a_manifest_says_what_a_source_is(tmp_path: Path) -> None:
    manifest = read_manifest(folder_of(tmp_path, GOOD))
    assert (manifest.name, manifest.prefix, manifest.reader) == (
        "exemple-test",
        "test",
        "collected_facts",
    )
    assert manifest.file("t.csv").columns == ("id", "name")
    assert manifest.file("t.csv").minimum == 2


def test_the_prefix_is_the_folder_unless_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, GOOD.replace('prefix = "test"\n', ""))
    assert read_manifest(folder).prefix == "exemple-test"


def test_a_day_may_be_a_toml_day(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, GOOD.replace('"2026-11-01"', "2026-11-01"))
    assert read_manifest(folder).retrieved == "2026-11-01"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('reader = "collected_facts"\n', "", "reader"),
        ('title = "Exemple-Test"\n', "", "title"),
        ('publisher = "Exemple-Test"\n', "", "publisher"),
        ('licence = "https://exemple-test.invalid/licence"\n', "", "licence"),
        ('address = "https://exemple-test.invalid/"\n', "", "address"),
        ('retrieved = "2026-11-01"\n', "", "retrieved"),
        ('columns = ["id", "name"]\n', "", "columns"),
        ('sha256 = "00"\n', "", "sha256"),
        ("minimum = 2\n", "", "minimum"),
        ("minimum = 2\n", 'minimum = "deux"\n', "deux"),
        ("[[files]]", "[files]", "bonne forme"),
        ("https://exemple-test.invalid/licence", "Licence Ouverte", "licence"),
        ("https://exemple-test.invalid/licence", "https://exemple-test.invalid/{l}", "licence"),
        ("https://exemple-test.invalid/", "exemple-test.invalid", "licence"),
        ('"2026-11-01"', '"hier"', "retrieved"),
        ('"2026-11-01"', '"2026-02-30"', "retrieved"),
        ('"2026-11-01"', '"20261101"', "retrieved"),
        ('prefix = "test"', 'prefix = "a:b"', "prefix"),
        ('prefix = "test"', 'prefix = ""', "prefix"),
        ("reader =", "reader", "ne se lit pas"),
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    folder = folder_of(tmp_path, GOOD.replace(old, new))
    with pytest.raises(InputError) as caught:
        read_manifest(folder)
    assert what in caught.value.what
    assert caught.value.where == str(folder / "source.toml")


def test_a_manifest_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ne se lit pas"):
        read_manifest(folder_of(tmp_path, b"\xff\xfe"))


def test_manifests_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        folder_of(tmp_path, GOOD.replace('"test"', f'"{name}"'), name)
    (tmp_path / "sources" / "not-a-source").mkdir()
    assert [one.name for one in find_manifests(tmp_path)] == ["a", "b", "c"]


def test_two_sources_cannot_have_one_prefix(tmp_path: Path) -> None:
    folder_of(tmp_path, GOOD, "a")
    folder_of(tmp_path, GOOD, "b")
    with pytest.raises(InputError, match="« test » est déjà celui de a"):
        find_manifests(tmp_path)


def test_no_source_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="aucune source") as caught:
        find_manifests(tmp_path)
    assert caught.value.where == str(tmp_path)
