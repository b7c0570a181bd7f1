"""The sheet of a territory as tables and as one workbook."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from graph.exports import write_answer
from graph.exports.workbook import write_workbook
from graph.model.terms import NamedNode
from graph.network.territory_people import populations
from graph.network.territory_rollup import read_roll_up
from graph.network.territory_sheet import read_territory
from graph.network.territory_tables import actor_table, figure_table, relation_table
from graph.questions.answer import Answer, Column, SourceNote
from graph.questions.dataset import Dataset
from graph.store import EmbeddedStore

TODAY = date(2026, 11, 1)


def test_a_workbook_has_a_sheet_a_table_then_sources_and_licence() -> None:
    columns = [Column("nom", "Nom", "Name")]
    note = SourceNote("https://exemple.invalid/s", "Document Exemple")
    tables = {
        "Acteurs": Answer("un", {}, columns, [{"nom": "=1+1"}], [note]),
        "Chiffres": Answer("deux", {}, columns, [{"nom": "Zorgluk"}, {"nom": None}], [note]),
    }
    out = BytesIO()
    assert write_workbook(tables, out, title="Zorglville", issued=TODAY, version="v0") == 3
    book = load_workbook(out)
    assert book.sheetnames == ["Acteurs", "Chiffres", "Sources", "À propos"]
    assert book["Acteurs"]["A2"].value == "'=1+1"
    assert [row[1] for row in book["Sources"].iter_rows(min_row=2, values_only=True)] == [
        "Document Exemple"
    ]
    told = dict(row[:2] for row in book["À propos"].iter_rows(min_row=2, values_only=True))
    assert told["Question"] == "Zorglville"
    assert told["Nombre de lignes"] == 3


@pytest.mark.parametrize(("key", "language"), [("region/84", "fr"), ("commune/59350", "en")])
def test_every_row_of_a_territory_has_its_source(dataset: Dataset, key: str, language: str) -> None:
    roll_up = read_roll_up(dataset.store, dataset.iris)
    sheet = read_territory(dataset.store, dataset.iris, roll_up, dataset.iris.long(key))
    actors = actor_table(dataset, sheet, language)
    relations = relation_table(dataset, sheet, language)
    assert len(relations.rows) == len(sheet.own) + len(sheet.inside)
    for answer in (actors, relations):
        cited = {note.id for note in answer.sources}
        assert all(set(map(str, row["sources"] or [])) <= cited for row in answer.rows)
        assert all(row["sources"] for row in answer.rows)
        assert {column.name for column in answer.columns} <= set(answer.rows[0])
    out = BytesIO()
    evidence = (dataset.store, dataset.iris)
    write_answer(relations, "nquads", out, language=language, issued=TODAY, evidence=evidence)
    written = EmbeddedStore.in_memory(_parsed(out.getvalue()))
    for row in relations.rows:
        ends = [NamedNode(str(row[name])) for name in ("sujet", "relation", "objet")]
        assert next(iter(written.quads(*ends, None)), None) is not None


def test_figures_are_those_of_the_sheet(dataset: Dataset) -> None:
    roll_up = read_roll_up(dataset.store, dataset.iris)
    wanted = [dataset.iris.long(key) for key in ("departement/59", "commune/59298")]
    people = populations(dataset.store, dataset.iris, wanted)
    rows = figure_table(dataset, {one: roll_up.counts(one) for one in wanted}, people).rows
    assert rows[0]["territoire_label"] == "Nord"
    assert rows[0]["organisations"] == roll_up.counts(wanted[0]).organisations
    assert rows[0]["relations_100000"] == pytest.approx(
        100_000 * roll_up.counts(wanted[0]).relations / people[wanted[0]].count, abs=0.001
    )
    assert rows[1]["habitants"] is None
    assert rows[1]["relations_100000"] is None


def _parsed(content: bytes) -> list[object]:
    import pyoxigraph

    return list(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_QUADS))
