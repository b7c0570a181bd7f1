"""``path``: how two things are connected, told and as JSON."""

import json

import pytest
from cli_running import Command

BASE = "https://w3id.org/maillage/"


def test_text_is_one_sentence_a_step_with_footnotes(maillage: Command) -> None:
    told = maillage("path", "Camille Inventée-Test", "SET").out
    lines = told.splitlines()
    assert lines[0].startswith("De Camille Inventée-Test à SCIC Exemple-Test : ")
    assert "   Commune d'Exempleville est sociétaire de SCIC Exemple-Test, dès 2021 [" in told
    for line in lines[1 : lines.index("Sources")]:
        if line.startswith("   "):
            assert line.endswith("]."), line
    assert "https://pages.exemple-test.invalid/scic-exemple" in told


def test_json_has_the_keys_of_the_contract(maillage: Command) -> None:
    found = json.loads(maillage("path", "Camille Inventée-Test", "RDT", "--format", "json").out)
    known = {source["id"] for source in found["sources"]}
    start, end = f"{BASE}id/person/camille-inventee", f"{BASE}id/organisation/reseau-test"
    lengths = [path["length"] for path in found["paths"]]
    assert lengths
    assert lengths == sorted(lengths)
    for path in found["paths"]:
        assert path["length"] == len(path["steps"]) <= 3
        ends = [step[end] for step in path["steps"] for end in ("subject", "object")]
        assert ends.count(start) == ends.count(end) == 1
        for step in path["steps"]:
            assert {"subject", "predicate", "object", "sources"} <= set(step)
            assert step["sources"]
            assert set(step["sources"]) <= known
        for one, other in zip(path["steps"], path["steps"][1:], strict=False):
            ends = ({one["subject"], one["object"]}, {other["subject"], other["object"]})
            assert ends[0] & ends[1]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_path_is_no_error(form: str, maillage: Command) -> None:
    told = maillage("path", "Thème de test", "98002", "--max-hops", "1", "--format", form)
    assert (told.code, told.err) == (0, "")
    if form == "json":
        assert json.loads(told.out) == {"paths": [], "sources": []}
    else:
        assert told.out.startswith("Aucun chemin de 1 étape")


def test_one_hop_less_finds_less(maillage: Command) -> None:
    def count(hops: int) -> int:
        words = ("Camille Inventée-Test", "RDT", "--max-hops", hops, "--format", "json")
        return len(json.loads(maillage("path", *words).out)["paths"])

    assert count(1) <= count(2) <= count(3)
    assert count(3)


@pytest.mark.parametrize("hops", ["0", "-1", "7", "1000000"])
def test_hops_out_of_range(hops: str, maillage: Command) -> None:
    told = maillage("path", "SET", "RDT", f"--max-hops={hops}")
    assert (told.code, told.out) == (2, "")
    assert "--max-hops" in told.sentence
    assert hops in told.sentence


@pytest.mark.parametrize("words", [("SET", "Inconnu-Test"), ("Inconnu-Test", "SET")])
def test_an_unknown_end(words: tuple[str, str], maillage: Command) -> None:
    told = maillage("path", *words)
    assert told.code == 2
    assert "« Inconnu-Test »" in told.sentence


def test_an_ambiguous_end(maillage: Command) -> None:
    told = maillage("path", "SET", "Doublon-Test")
    assert told.code == 2
    assert "Autre Exemple (98)" in told.sentence


def test_a_thing_and_itself(maillage: Command) -> None:
    told = maillage("path", "SET", "SCIC Exemple-Test")
    assert told.code == 2
    assert "la même chose" in told.sentence
