"""``ask``: the catalogue, its formats, and what is said of a question that does not fit."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pyoxigraph
import pytest
from cli_running import Command

from graph.questions.question import catalogue

MAIN = "collectivites-scic"


def test_without_a_question_it_lists_every_one_with_its_parameters(maillage: Command) -> None:
    told = maillage("ask")
    assert told.code == 0
    blocks = {block.splitlines()[0]: block for block in _blocks(told.out)}
    assert list(blocks) == list(catalogue())
    for name, question in catalogue().items():
        for parameter in question.parameters.values():
            assert f"    {parameter.name} : {parameter.labels['fr']}" in blocks[name]
    assert "{" not in told.out


def _blocks(text: str) -> list[str]:
    blocks: list[str] = []
    for line in text.splitlines():
        if line.startswith(" "):
            blocks[-1] += f"\n{line}"
        else:
            blocks.append(line)
    return blocks


def asked(maillage: Command, *words: str) -> dict[str, Any]:
    told = maillage("ask", *words, "--format", "json")
    assert (told.code, told.err) == (0, ""), told.err
    found: dict[str, Any] = json.loads(told.out)
    return found


def test_json_has_the_keys_of_the_contract_and_labels_beside_ids(maillage: Command) -> None:
    answer = asked(maillage, MAIN, "territoire=Test-et-Exemple")
    assert list(answer) == ["question", "parameters", "columns", "rows", "sources"]
    assert answer["question"] == MAIN
    assert set(answer["parameters"]) == set(catalogue()[MAIN].parameters)
    assert answer["parameters"]["territoire"].endswith("id/departement/99")
    assert answer["parameters"]["scic"] is None
    for row in answer["rows"]:
        assert list(row) == answer["columns"]
        for column in catalogue()[MAIN].columns:
            if column.role in ("entity", "concept"):
                assert f"{column.name}_label" in row
                assert (row[column.name] is None) == (row[f"{column.name}_label"] is None)
    for source in answer["sources"]:
        assert set(source) == {"id", "title", "url", "publisher", "issued"}


def test_each_row_of_json_names_its_sources_with_their_addresses(maillage: Command) -> None:
    answer = asked(maillage, MAIN)
    known = {source["id"]: source["url"] for source in answer["sources"]}
    assert answer["rows"]
    for row in answer["rows"]:
        assert row["sources"]
        assert row["sources_url"] == [known[one] for one in row["sources"]]


def test_the_shareholding_is_the_first_row(maillage: Command) -> None:
    row = asked(maillage, MAIN)["rows"][0]
    said = row["collectivite_label"], row["relation_label"], row["scic_label"], row["annee"]
    assert said == ("Commune d'Exempleville", "est sociétaire de", "SCIC Exemple-Test", 2021)


@pytest.mark.parametrize(
    "typed", ["region/99", "Région d'Exemple", "  région d'exemple ", "REGION D EXEMPLE"]
)
def test_a_parameter_is_a_name_as_typed_or_an_identifier(typed: str, maillage: Command) -> None:
    answer = asked(maillage, MAIN, f"territoire={typed}")
    assert answer["parameters"]["territoire"].endswith("id/region/99")


def test_csv_has_the_rows_of_json_and_no_mark_in_a_pipe(maillage: Command) -> None:
    told = maillage("ask", MAIN, "--format", "csv")
    assert not told.out.startswith("﻿")
    rows = list(csv.reader(io.StringIO(told.out)))
    assert len(rows) - 1 == len(asked(maillage, MAIN)["rows"])
    assert all(len(row) == len(rows[0]) for row in rows)


def test_the_table_numbers_its_sources(maillage: Command) -> None:
    told = maillage("ask", MAIN)
    assert told.out.startswith("Quelles collectivités")
    assert "est sociétaire de" in told.out
    assert "[1] " in told.out
    assert "https://pages.exemple-test.invalid/scic-exemple" in told.out
    assert "/id/" not in told.out


def test_english_titles_and_labels(maillage: Command) -> None:
    told = maillage("ask", MAIN, "--language", "en").out
    assert told.startswith("Which local authorities")
    assert "is a shareholder of" in told


def test_xlsx_opens_with_the_same_rows(maillage: Command, tmp_path: Path) -> None:
    target = tmp_path / "réponse.xlsx"
    assert maillage("ask", MAIN, "--format", "xlsx", "--output", target).code == 0
    book = openpyxl.load_workbook(target)
    assert book.worksheets[0].max_row - 1 == len(asked(maillage, MAIN)["rows"])
    text = str([cell.value for sheet in book for row in sheet.iter_rows() for cell in row])
    assert "Licence Ouverte 2.0" in text


def test_ttl_parses_and_holds_the_relation_with_its_claim(maillage: Command) -> None:
    told = maillage("ask", MAIN, "--format", "ttl")
    found = list(pyoxigraph.parse(told.out, format=pyoxigraph.RdfFormat.TURTLE))
    predicates = {quad.predicate.value.rpartition("#")[2] for quad in found}
    assert {"shareholderOf", "certainty"} <= predicates


def test_gexf_is_well_formed_and_has_both_ends(maillage: Command, tmp_path: Path) -> None:
    target = tmp_path / "réseau.gexf"
    assert maillage("ask", MAIN, "--format", "gexf", "--output", target).code == 0
    labels = {node.get("label") for node in ElementTree.parse(target).iter() if "node" in node.tag}
    assert {"Commune d'Exempleville", "SCIC Exemple-Test"} <= labels


@pytest.mark.parametrize("form", ["table", "csv", "json", "xlsx", "ttl", "gexf"])
def test_every_question_answers_in_every_format(
    form: str, maillage: Command, tmp_path: Path
) -> None:
    for question in catalogue().values():
        given = [
            f"{name}={_any_of(parameter.kind)}"
            for name, parameter in question.parameters.items()
            if parameter.required
        ]
        target = tmp_path / f"{question.name}.{form}"
        told = maillage("ask", question.name, *given, "--format", form, "--output", target)
        no_network = form == "gexf" and question.network is None
        assert told.code == (2 if no_network else 0), (question.name, told.err)
        assert target.exists() != no_network


def _any_of(kind: str) -> str:
    return {
        "territory": "Test-et-Exemple",
        "collectivite": "Exempleville",
        "organisation": "SET",
        "person": "Camille Inventée-Test",
        "concept": "Thème de test",
        "resource": "Guide de test",
        "relation-kind": "capital",
        "entity": "SET",
        "year": "2021",
    }[kind]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["collectivite-scic"], "Peut-être : collectivites-scic"),
        (["zzzzzz"], "question inconnue : « zzzzzz »"),
        (["x" * 5000], "question inconnue"),
        ([MAIN, "teritoire=Exempleville"], "n'a pas de paramètre « teritoire »"),
        ([MAIN, "territoire"], "n'a pas la forme NOM=VALEUR"),
        ([MAIN, "=Exempleville"], "n'a pas la forme NOM=VALEUR"),
        ([MAIN, "depuis=2020", "depuis=2021"], "est donné deux fois"),
        ([MAIN, "depuis=hier"], "« hier » n'est pas une année"),
        ([MAIN, "depuis=2020 } DELETE {"], "n'est pas une année"),
        ([MAIN, "territoire=Nulle-Part-Test"], "rien ne porte le nom « Nulle-Part-Test »"),
        ([MAIN, "territoire=Doublon-Test"], "désigne plusieurs choses"),
        ([MAIN, "territoire=" + "é" * 10_000], "rien ne porte le nom"),
        ([MAIN, 'scic=<x> } DROP ALL #"'], "rien ne porte le nom"),
        ([MAIN, "scic=\0"], "rien ne porte le nom"),
        ([MAIN, "scic=Camille Inventée-Test"], "rien ne porte le nom"),
        ([MAIN, "--sparql", "-"], "pas les deux"),
    ],
)
def test_what_does_not_fit_is_one_sentence(
    words: list[str], said: str, maillage: Command, tmp_path: Path
) -> None:
    target = tmp_path / "rien.json"
    told = maillage("ask", *words, "--format", "json", "--output", target)
    assert told.code == 2
    assert told.out == ""
    assert said in told.sentence
    assert len(told.sentence) < 1000
    assert not target.exists()


def test_an_ambiguous_parameter_tells_the_candidates_and_the_parameter(maillage: Command) -> None:
    told = maillage("ask", MAIN, "territoire=Doublon-Test").sentence
    assert told.startswith(f"{MAIN}, territoire: ")
    assert "Test-et-Exemple (99)" in told
    assert "Autre Exemple (98)" in told
