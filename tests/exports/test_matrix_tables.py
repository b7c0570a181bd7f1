"""A matrix as tables and as a workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrix_samples import SOURCES, sample
from openpyxl import load_workbook

from graph.exports.licence import LICENCE_OUVERTE
from graph.exports.matrix_tables import MatrixView, cross_table, link_table, matrix_tables
from graph.exports.xlsx import write_xlsx
from graph.network.matrix import Entry, Matrix
from graph.questions.answer import SourceNote

NOTES = {
    SOURCES[0]: SourceNote(SOURCES[0], "Zorgluk écrit", "https://exemple.test/0", "Exemple"),
    SOURCES[1]: SourceNote(SOURCES[1], "Annales", issued="2020"),
    SOURCES[2]: SourceNote(SOURCES[2], "Note", access="restricted"),
}
DAY = date(2031, 2, 3)


def view(language: str = "fr") -> MatrixView:
    return MatrixView("Exemple", "Pour citer", "https://exemple.test", "v1", language, notes=NOTES)


def tables(matrix: Matrix, language: str = "fr"):
    found = matrix_tables(matrix, view(language), issued=DAY, licence=LICENCE_OUVERTE)
    return {table.name: (table.header, [list(row) for row in table.rows]) for table in found}


def test_the_cross_table_says_what_is_stated_what_is_deduced_and_on_how_many_sources():
    header, rows = tables(sample())["Matrice"]
    assert header[0] == "Collectivité × Organisation"
    assert rows[0][1] == "shareholderOf, supports [territoire commun] (2)"
    assert rows[0][2] == "[territoire commun] (1)"
    assert rows[0][3] is None


def test_the_numbers_count_statements_only():
    _, rows = tables(sample())["Sources indépendantes"]
    assert [row[1:] for row in rows] == [[2, 0, None], [None, 1, 0]]


def test_every_statement_is_a_line_with_the_number_of_its_source():
    found = tables(sample())
    header, rows = found["Liens"]
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    numbers = {row[-1]: str(row[0]) for row in found["Sources"][1]}
    assert [row[1] for row in found["Sources"][1]] == ["Annales", "Note", "Zorgluk écrit"]
    stated = [line for line in lines if line["Relation (identifiant)"]]
    assert len(stated) == 4
    assert [line["Sources (numéros)"] for line in stated[:3]] == [numbers[one] for one in SOURCES]
    assert stated[0]["Sources (adresses)"] == "https://exemple.test/0"
    assert stated[0]["Sources (titres)"] == "Zorgluk écrit"
    assert stated[0]["De"] == "Communauté de Zorgluk"
    assert stated[2]["De"] == "SCIC Exemple-Test"
    assert stated[2]["Certitude"] == "sous-entendu"
    deduced = [line for line in lines if not line["Relation (identifiant)"]]
    assert {line["Certitude"] for line in deduced} == {"déduit, sans affirmation"}
    assert [line["Sources (numéros)"] or "" for line in deduced] == ["", numbers[SOURCES[0]], ""]


def test_nothing_runs_in_a_spreadsheet_and_no_contact_leaves():
    for _, (header, rows) in tables(sample()).items():
        for cell in [*header, *(cell for row in rows for cell in row)]:
            assert not str(cell).startswith(("=", "+", "@"))
            assert "contact@exemple.fr" not in str(cell)


def test_restricted_sources_are_said_to_be():
    found = tables(sample())
    assert "interne" in {row[5] for row in found["Sources"][1]}
    assert any("ne pas diffuser" in str(row[1]) for row in found["Lisez-moi"][1])
    without = replace(sample(), crossings={})
    assert not any("diffuser" in str(row[1]) for row in tables(without)["Lisez-moi"][1])


def test_english_is_english():
    found = tables(sample(), "en")
    assert set(found) == {"Matrix", "Independent sources", "Links", "Sources", "Read me"}
    assert found["Links"][0][:3] == ["Row", "Column", "Link"]


def test_namesakes_are_told_apart():
    twins = tuple(Entry(f"https://exemple.test/id/{place}", "Zorgluk") for place in ("a", "b"))
    table = cross_table(Matrix(twins, twins, {}), view())
    assert table.header[1:] == ["Zorgluk (a)", "Zorgluk (b)"]


def test_a_workbook_holds_the_same():
    out = BytesIO()
    found = matrix_tables(sample(), view(), issued=DAY, licence=LICENCE_OUVERTE)
    write_xlsx(found, out, issued=DAY)
    book = load_workbook(BytesIO(out.getvalue()))
    assert book.sheetnames == [
        *("Matrice", "Sources indépendantes", "Liens", "Sources", "Lisez-moi"),
    ]
    assert book["Matrice"].cell(2, 2).value == "shareholderOf, supports [territoire commun] (2)"
    assert book["Sources"].max_row == 4
    assert (book["Matrice"].freeze_panes, book["Liens"].freeze_panes) == ("B2", "A2")
    assert book["Matrice"]["B1"].alignment.textRotation == 90


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_name_makes_a_table(names: list[str]):
    entries = tuple(Entry(f"https://exemple.test/{at}", name) for at, name in enumerate(names))
    table = cross_table(Matrix(entries, entries, {}), view())
    assert len(table.header) == len(names) + 1
    assert len(set(table.header)) == len(table.header)
    assert list(link_table(Matrix(entries, entries, {}), view()).rows) == []


@pytest.mark.parametrize("total, told", [(2, 2), (9, "2 / 9")])
def test_what_is_cut_off_is_told(total: int, told: object):
    _, rows = tables(replace(sample(), total_rows=total))["Lisez-moi"]
    assert ["Lignes", told] in rows
