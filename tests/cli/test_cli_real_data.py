"""What the command line says of the real data: the examples of the contract, and all of it."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from cli_running import Command, Run

from graph.settings import Settings


@pytest.fixture
def real(run: Command, real_settings: Settings) -> Command:
    def command(verb: str, *words: str) -> Run:
        return run(verb, "--store", str(real_settings.store), *words)

    return command


def test_the_main_question_in_one_region(real: Command) -> None:
    words = ("collectivites-scic", "territoire=Hauts-de-France", "--format", "json")
    rows = json.loads(real("ask", *words).out)["rows"]
    said = {
        (row["collectivite_label"], row["scic_label"])
        for row in rows
        if "PlateformCoop" in str(row["par_label"])
    }
    assert ("Métropole Européenne de Lille", "CoopCircuits") in said
    assert all(row["sources_url"] for row in rows)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("MEL", "Métropole Européenne de Lille"),
        ("59350", "Commune de Lille"),
        ("coop circuits", "CoopCircuits"),
        ("RTES", "Réseau des collectivités Territoriales pour une Économie Solidaire"),
        ("200093201", "Métropole Européenne de Lille"),
    ],
)
def test_show_reads_well(typed: str, name: str, real: Command) -> None:
    told = real("show", typed)
    assert told.code == 0, told.err
    assert told.out.splitlines()[0] == name
    for line in told.out.partition("\nSources\n")[0].splitlines()[4:]:
        assert not line.strip().startswith("http"), line


def test_homonyms_are_told_apart(real: Command) -> None:
    told = real("show", "Saint-Denis")
    assert told.code == 2
    assert "Seine-Saint-Denis (93)" in told.sentence
    assert "La Réunion (974)" in told.sentence


def test_a_path_from_the_contract(real: Command) -> None:
    told = real("path", "MEL", "CoopCircuits")
    assert told.out.startswith("De Métropole Européenne de Lille à CoopCircuits")
    assert "Sources\n  [1] " in told.out


def test_the_store_has_no_violation(real: Command) -> None:
    told = real("check")
    assert told.code == 0, told.out
    assert told.out.splitlines()[-1].startswith("0 violation, ")


def test_the_whole_public_export_is_read_back(real: Command, tmp_path: Path) -> None:
    target = tmp_path / "maillage.nq"
    told = real("export", "--format", "nquads", "--output", str(target))
    assert told.code == 0
    with target.open("rb") as content:
        parsed = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_QUADS)
        count = sum(1 for _ in parsed)
    assert f" : {count} éléments" in told.out
    assert count > 600_000


def test_a_query_on_all_of_france_is_stopped_in_time(
    real: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_QUERY_SECONDS", "1")
    path = tmp_path / "trop.rq"
    path.write_text("SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?a")
    told = real("ask", "--sparql", str(path))
    assert told.code == 2
    assert "n'a pas fini en 1 secondes" in told.sentence
