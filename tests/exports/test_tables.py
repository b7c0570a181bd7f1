"""Tables: readable, complete, and nothing a spreadsheet would run."""

import csv
import io
import json
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports import LICENCE_OUVERTE, public_quads, write_answer, write_dataset
from graph.exports.cells import plain_cell, safe_text
from graph.exports.csv import write_csv
from graph.exports.tables import Table
from graph.exports.xlsx import write_xlsx
from graph.model.terms import Literal, Quad
from graph.questions.answer import Answer, Column


def answered(answer, fmt, issued, **options) -> bytes:
    out = io.BytesIO()
    assert write_answer(answer, fmt, out, issued=issued, **options) == len(answer.rows)
    return out.getvalue()


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert not any(sheet._hyperlinks for sheet in book)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_csv_of_an_answer(answer, issued, iris):
    data = answered(answer, "csv", issued)
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    header, first, second = csv_rows(data)
    assert header == [
        "Collectivité (identifiant)",
        "Collectivité",
        "SCIC (identifiant)",
        "SCIC",
        "Lien (identifiant)",
        "Lien",
        "Depuis",
        "Note",
        "Sources",
    ]
    assert first[0] == iris.entity("collectivite", "ville-exemple-test").value
    assert first[3] == """'=HYPERLINK("https://exemple-test.invalid")"""
    assert first[6:8] == ["2021", "ligne 1\nligne 2, « citée »"]
    assert first[8].count(" | ") == 1
    assert second[6:8] == ["", "'-2"]


def test_csv_in_english_without_mark(answer, issued):
    data = answered(answer, "csv", issued, language="en", mark=False)
    assert data.startswith(b"Local authority (identifier),Local authority,Cooperative (identifier)")


def test_xlsx_of_an_answer(answer, issued):
    found = sheets(answered(answer, "xlsx", issued, version="2026.1"))
    assert list(found) == ["Réponses", "Sources", "À propos"]
    assert found["Réponses"][1][6] == 2021
    assert found["Sources"][0] == ("Identifiant", "Titre", "Adresse", "Éditeur", "Date", "Licence")
    assert found["Sources"][1][1] == "'@Page d'exemple"
    about = dict(found["À propos"][1:])
    assert about["Question"] == answer.sentence
    assert about["territoire"] == "Région d'Exemple-Test" and about["relation"] == "(indifférent)"
    assert about["Licence"] == LICENCE_OUVERTE.title and about["Date"] == "2026-01-31"
    assert about["Version du jeu de données"] == "2026.1"


def test_json_is_the_contract(answer, issued):
    found = json.loads(answered(answer, "json", issued))
    assert list(found) == ["question", "parameters", "columns", "rows", "sources"]
    assert found["parameters"] == {"territoire": "Région d'Exemple-Test", "relation": None}
    assert all(list(row) == found["columns"] for row in found["rows"])
    assert found["columns"][:2] == ["collectivite", "collectivite_label"]
    assert found["rows"][0]["sources"] == answer.rows[0]["sources"]
    assert list(found["sources"][0]) == ["id", "title", "url", "publisher", "issued"]


def test_columns_given_as_labels_are_not_doubled(issued):
    answer = Answer(
        "q",
        {},
        [Column("x_label", "Nom", "Name", "label"), Column("x", "Chose", "Thing", "entity")],
        [{"x": "https://exemple-test.invalid/x", "x_label": "X"}],
    )
    assert csv_rows(answered(answer, "csv", issued)) == [
        ["Chose (identifiant)", "Nom"],
        ["https://exemple-test.invalid/x", "X"],
    ]
    assert json.loads(answered(answer, "json", issued))["columns"] == ["x", "x_label"]


def test_same_title_twice(issued):
    answer = Answer(
        "q", {}, [Column("a", "Nom", "Name"), Column("b", "Nom", "Name")], [{"a": 1, "b": 2}]
    )
    assert csv_rows(answered(answer, "csv", issued)) == [["Nom (a)", "Nom (b)"], ["1", "2"]]


def test_empty_answer(issued):
    answer = Answer("q", {}, [Column("a", "Nom", "Name")], [])
    assert csv_rows(answered(answer, "csv", issued)) == [["Nom"]]
    assert sheets(answered(answer, "xlsx", issued))["Réponses"] == [("Nom",)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_formulas_are_texts(start):
    assert safe_text(f"{start}1+1").startswith("'")
    assert plain_cell([f"{start}1"]) == safe_text(f"{start}1")


def test_numbers_stay_numbers():
    assert [plain_cell(value) for value in (-5, 2.5, True, None, float("nan"))] == [
        -5,
        2.5,
        True,
        None,
        None,
    ]


TEXTS = st.text(max_size=40)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_csv_gives_cells_back(rows):
    cells = [[plain_cell(text) for text in row] for row in rows]
    out = io.BytesIO()
    write_csv(Table("t", ["a", "b"], cells), out)
    assert csv_rows(out.getvalue())[1:] == cells


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=3))
def test_xlsx_gives_cells_back(rows):
    cells = [[plain_cell(text) for text in row] for row in rows]
    out = io.BytesIO()
    write_xlsx([Table("t", ["a", "b"], cells)], out, issued=date(2026, 1, 31))
    shown = [
        [text.replace("\r\n", "\n").replace("\r", "\n") or None for text in row] for row in cells
    ]
    assert [list(row) for row in sheets(out.getvalue())["t"][1:]] == shown


def test_xlsx_cuts_what_a_cell_cannot_hold_and_keeps_the_rest(monkeypatch):
    monkeypatch.setattr("graph.exports.xlsx.ROWS", 2)
    rows = [["é" * 40_000], ["#N/A"], [2**60]]
    out = io.BytesIO()
    assert write_xlsx([Table("t", ["a"], rows)], out, issued=date(2026, 1, 31)) == 3
    found = sheets(out.getvalue())
    assert len(found["t"][1][0]) == 32_767 and found["t"][1][0].endswith("[…]")
    assert found["t"][2] == ("#N/A",)
    assert found["t 2"] == [("a",), (str(2**60),)]


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_bytes_depend_on_content_only(fmt, quads, iris, issued):
    files = []
    for order in (quads, quads[::-1]):
        out = io.BytesIO()
        write_dataset(order, fmt, out, iris=iris, issued=issued)
        files.append(out.getvalue())
    assert files[0] == files[1]


def zipped(quads, iris, issued, language="fr") -> dict[str, list[list[str]]]:
    out = io.BytesIO()
    write_dataset(quads, "csv", out, iris=iris, issued=issued, language=language)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        return {name: csv_rows(archive.read(name)) for name in archive.namelist()}


def test_dataset_as_tables(store, iris, issued):
    found = zipped(public_quads(store, iris), iris, issued)
    assert list(found) == [
        "collectivite.csv",
        "organisation.csv",
        "person.csv",
        "relations.csv",
        "sources.csv",
    ]
    header, scic = found["organisation.csv"]
    row = dict(zip(header, scic, strict=True))
    assert row["Identifiant"].endswith("scic-exemple-test") and row["Nom"] == "SCIC Exemple-Test"
    assert row["skos:altLabel"] == "'=1+1 | SET" and row["mai:foundingYear"] == "2020"
    relations = [
        dict(zip(found["relations.csv"][0], line, strict=True))
        for line in found["relations.csv"][1:]
    ]
    assert [
        (r["Sujet"], r["Relation"], r["Objet"], r["Certitude"], r["Depuis"]) for r in relations
    ] == [
        ("Ville d'Exemple-Test", "est sociétaire de", "SCIC Exemple-Test", "implied", ""),
        ("Ville d'Exemple-Test", "est sociétaire de", "SCIC Exemple-Test", "stated", "2021"),
    ]
    edition, *sources = found["sources.csv"][1:]
    assert [line[1] for line in sources] == ["'=Autre page", "Page d'exemple"]
    assert edition[1] == "Maillage"
    assert issued.isoformat() in edition and any("licence-ouverte" in cell for cell in edition)


def test_dataset_tables_in_english(store, iris, issued):
    found = zipped(public_quads(store, iris), iris, issued, "en")
    assert found["relations.csv"][0][:2] == ["Subject (identifier)", "Subject"]
    assert found["relations.csv"][1][3] == "is a shareholder of"


def test_attributes_have_their_table(iris, issued):
    graph, node = iris.resource("page-test"), iris.entity("organisation", "exemple-test")
    attribute = iris.attribute(node, "effectif", "12", graph.value)
    values = {
        "attributeOf": node,
        "attributeName": Literal("effectif"),
        "attributeValue": Literal("12"),
    }
    quads = [Quad(attribute, iris.mai(name), value, graph) for name, value in values.items()]
    found = zipped(quads, iris, issued)["attributes.csv"]
    assert found[1] == [node.value, "organisation/exemple-test", "effectif", "12", graph.value]


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_public_tables_hold_no_secret(fmt, store, iris, issued, secrets):
    out = io.BytesIO()
    write_dataset(public_quads(store, iris), fmt, out, iris=iris, issued=issued)
    with zipfile.ZipFile(out) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    assert "SCIC Exemple-Test" in text
    assert not [secret for secret in secrets if secret in text]
