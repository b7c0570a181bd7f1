"""A table is as its manifest says, or one sentence says where it is not."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.issues import Level
from graph.sources.manifest import Manifest
from graph.sources.tables import LARGEST, read_table

HEADER = b"id,name\n"


def refusal(manifest: Manifest) -> InputError:
    with pytest.raises(InputError) as caught:
        read_table(manifest, "t.csv")
    said = str(caught.value)
    assert len(said.splitlines()) == 1 and len(said) < 600, said
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize(
    ("content", "what", "line"),
    [
        (b"", "vide", ""),
        (b"\xef\xbb\xbf", "vide", ""),
        (b" \n\r\n\t", "vide", ""),
        (b"id\n1\n", "colonne absente : name", ":1"),
        (b"\n\nid,name\n1,a\n", "colonne absente : id, name", ":1"),
        (b"id,name,name\n1,a,b\n", "colonne en double : name", ":1"),
        (b"id,name,age\n1,a,9\n", "colonne inconnue : age", ":1"),
        (b"id;name\n1;a\n", "colonne absente : id, name", ":1"),
        (HEADER + b"1,a\n2\n", "1 valeurs pour 2 colonnes", ":3"),
        (HEADER + b"1,a\n2,b,c\n", "3 valeurs pour 2 colonnes", ":3"),
        (HEADER + b'1,"a\nb"\n2\n', "1 valeurs pour 2 colonnes", ":4"),
        (HEADER + b"1,a\n2,\xe9\n", "0xe9", ":3"),
        (HEADER.decode().encode("utf-16"), "UTF-8", ":1"),
        (HEADER + b"1,a\n2,b\x00c\n", "0x00", ":3"),
        (HEADER + b"1,a\x1b[31m\n", "0x1b", ":2"),
        (HEADER + b'1,a\n2,"b\n3,c\n', "pas du CSV", ":3"),
        (HEADER + b'1,"a"b\n', "pas du CSV", ":2"),
        (HEADER + b"1," + b"x" * 1_000_000 + b"\n", "pas du CSV", ":2"),
        (HEADER, "0 lignes, au moins 1", ""),
        (HEADER + b"\n,\n", "0 lignes, au moins 1", ""),
    ],
)
def test_a_table_that_is_not_one_is_refused_where_it_is_not(
    make_table, content: bytes, what: str, line: str
) -> None:
    manifest = make_table(content)
    refused = refusal(manifest)
    assert what in refused.what
    assert refused.where == f"{manifest.folder / 't.csv'}{line}"


def test_a_missing_file_is_said(make_table) -> None:
    refused = refusal(make_table(None))
    assert "ne se lit pas" in refused.what and refused.where.endswith("t.csv")


def test_a_folder_is_no_file(make_table, tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    assert "ne se lit pas" in refusal(make_table(None)).what


def test_a_file_the_manifest_does_not_list_is_said(make_table) -> None:
    with pytest.raises(InputError, match=r"autre\.csv manque"):
        read_table(make_table(HEADER), "autre.csv")


def test_a_huge_file_is_refused_without_being_read(make_table, tmp_path: Path) -> None:
    manifest = make_table(HEADER)
    os.truncate(tmp_path / "t.csv", 100_000_000)
    begin = time.monotonic()
    refused = refusal(manifest)
    assert time.monotonic() - begin < 0.5
    assert refused.what == "100 Mo, la limite d'une table est de 67 Mo."
    assert LARGEST < 100_000_000


def test_fewer_rows_than_expected_are_refused(make_table) -> None:
    assert "1 lignes, au moins 2" in refusal(make_table(HEADER + b"1,a\n", minimum=2)).what


@pytest.mark.parametrize(
    "content",
    [
        b"id,name\n1,\xc3\xa9t\xc3\xa9\n2,b\n",
        b"\xef\xbb\xbfid,name\n1,\xc3\xa9t\xc3\xa9\n2,b\n",
        b"id,name\r\n1,\xc3\xa9t\xc3\xa9\r\n2,b\r\n",
        b"id,name\r1,\xc3\xa9t\xc3\xa9\r2,b\r",
        b" name , id \n \xc3\xa9t\xc3\xa9 , 1 \n\n b , 2 ",
        b'"id","name"\n"1","\xc3\xa9t\xc3\xa9"\n2,b',
    ],
)
def test_any_usual_csv_reads_the_same(make_table, content: bytes) -> None:
    table = read_table(make_table(content), "t.csv")
    assert [dict(row) for row in table.rows] == [
        {"id": "1", "name": "été"},
        {"id": "2", "name": "b"},
    ]
    assert table.issues == []


def test_a_row_is_on_the_line_it_begins_on(make_table) -> None:
    table = read_table(make_table(HEADER + b'1,"a\nb"\n\n2,c\n'), "t.csv")
    assert [table.locator(row) for row in table.rows] == ["t.csv:2", "t.csv:5"]


def test_a_changed_file_is_read_and_said(make_table, tmp_path: Path) -> None:
    manifest = make_table(HEADER + b"1,a\n")
    with (tmp_path / "t.csv").open("ab") as file:
        file.write(b"2,b\n")
    table = read_table(manifest, "t.csv")
    assert len(table.rows) == 2
    assert [(one.level, one.locator) for one in table.issues] == [(Level.WARNING, "t.csv")]


def test_a_column_the_manifest_forgot_is_no_accident(make_table) -> None:
    table = read_table(make_table(b"id\n1\n", columns=("id",)), "t.csv")
    with pytest.raises(InputError, match="« url »"):
        table.rows[0]["url"]


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12).map(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL).filter(any), min_size=1, max_size=5))
def test_what_is_written_is_read(make_table, rows: list[tuple[str, str]]) -> None:
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
        for row in [("id", "name"), *rows]
    )
    table = read_table(make_table(text.encode()), "t.csv")
    assert [tuple(row.values()) for row in table.rows] == rows
