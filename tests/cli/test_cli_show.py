"""``show``: one thing by any of its names, as text, JSON and Turtle."""

import json

import pyoxigraph
import pytest
from cli_running import Built, Command

BASE = "https://w3id.org/maillage/"
SCIC = f"{BASE}id/organisation/scic-exemple-test"
TOWN = f"{BASE}id/collectivite/219900016"


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("organisation/scic-exemple-test", SCIC),
        (SCIC, SCIC),
        ("SCIC Exemple-Test", SCIC),
        ("  scic   exemple test ", SCIC),
        ("SET", SCIC),
        ("set", SCIC),
        ("99001", TOWN),
        ("219900016", TOWN),
        ("219 900 016", TOWN),
        ("Exempleville", TOWN),
        ("Commune d'Exempleville", TOWN),
        ("exempleville (99)", TOWN),
        ("commune/99001", f"{BASE}id/commune/99001"),
        ("l'ete sur test", f"{BASE}id/collectivite/219800026"),
        ("RDT", f"{BASE}id/organisation/reseau-test"),
        ("Camille Inventée-Test", f"{BASE}id/person/camille-inventee"),
        ("Guide de test", f"{BASE}id/resource/guide-test"),
    ],
)
def test_a_thing_by_any_of_its_names(typed: str, iri: str, maillage: Command) -> None:
    told = maillage("show", typed, "--format", "json")
    assert (told.code, told.err) == (0, ""), told.err
    assert json.loads(told.out)["id"] == iri


def test_text_tells_who_says_what(maillage: Command) -> None:
    told = maillage("show", "SET").out
    assert told.splitlines()[0] == "SCIC Exemple-Test"
    assert "Commune d'Exempleville est sociétaire de SCIC Exemple-Test, dès 2021 [1]" in told
    assert "SCIC Exemple-Test est membre de Réseau de Test (sous-entendu) [2]" in told
    assert "[1] pages.exemple-test.invalid" in told
    assert told.count("https://pages.exemple-test.invalid/scic-exemple") == 1


def test_every_note_is_cited_and_every_mark_has_its_note(maillage: Command) -> None:
    told = maillage("show", "Exempleville").out
    said, _, notes = told.partition("\nSources\n")
    numbers = [line.split("]")[0].strip(" [") for line in notes.splitlines()]
    assert numbers == [str(rank) for rank in range(1, len(numbers) + 1)]
    for number in numbers:
        assert f"[{number}]" in said


def test_a_label_in_one_language_only(maillage: Command) -> None:
    told = maillage("show", "concept/capital").out
    assert told
    assert "Link" not in told


def test_json_has_labels_and_sources(maillage: Command) -> None:
    found = json.loads(maillage("show", "SET", "--format", "json").out)
    assert found["label"] == "SCIC Exemple-Test"
    assert found["kind"] == "organisation"
    known = {source["id"]: source for source in found["sources"]}
    for fact in found["facts"]:
        assert fact["property_label"]
        assert fact["other_label"]
        for claim in fact["claims"]:
            assert claim["source"] in known
    share = next(one for one in found["facts"] if one["property"].endswith("shareholderOf"))
    assert (share["forward"], share["other"], share["claims"][0]["since"]) == (False, TOWN, "2021")


def test_turtle_parses_and_leaves_nothing_undescribed(maillage: Command) -> None:
    for typed in ("SET", "Exempleville", "Guide de test", "Camille Inventée-Test"):
        told = maillage("show", typed, "--format", "ttl").out
        quads = list(pyoxigraph.parse(told, format=pyoxigraph.RdfFormat.TURTLE))
        described = {q.subject.value for q in quads if q.predicate.value.endswith("#type")}
        named = {
            node.value
            for quad in quads
            for node in (quad.subject, quad.object)
            if isinstance(node, pyoxigraph.NamedNode) and node.value.startswith(f"{BASE}id/")
            if "/activity/" not in node.value
        }
        assert named <= described, typed


def test_an_ambiguous_name_gives_the_candidates(maillage: Command) -> None:
    told = maillage("show", "Doublon-Test")
    assert told.code == 2
    assert told.out == ""
    assert "« Doublon-Test » désigne plusieurs choses" in told.sentence
    assert "Test-et-Exemple (99)" in told.sentence
    assert "Autre Exemple (98)" in told.sentence


def test_a_candidate_as_it_is_told_is_understood(maillage: Command) -> None:
    found = maillage("show", "Doublon-Test (Autre Exemple)", "--format", "json")
    assert json.loads(found.out)["id"] == f"{BASE}id/collectivite/219800018"


@pytest.mark.parametrize("form", ["text", "json", "ttl"])
@pytest.mark.parametrize(
    "typed",
    (
        *("Exempleviile-les-Bains", "", "   ", "/", "id/rien", "é" * 5000, "\0", "<x>", "http://["),
        *("'", "organisation/", "claim/0", "99999", "999999999", "a/b c", "https://x y/"),
    ),
)
def test_an_unknown_name_is_one_sentence(typed: str, form: str, maillage: Command) -> None:
    told = maillage("show", typed, "--format", form)
    assert (told.code, told.out) == (2, "")
    assert "rien ne porte le nom" in told.sentence
    assert len(told.sentence) < 600


def test_a_near_name_is_suggested(maillage: Command) -> None:
    assert "Exempleville" in maillage("show", "Exemplevile-sur-Mer").sentence


def test_no_store_yet(run: Command, built: Built, tmp_path: object) -> None:
    for words in (
        ("show", "SET"),
        ("path", "SET", "RDT"),
        ("ask", "collectivites-scic"),
        ("ask", "--sparql", "-"),
        ("check",),
        ("export", "--output", f"{tmp_path}/x.ttl"),
    ):
        told = run(words[0], "--store", f"{tmp_path}/absent", *words[1:])
        assert told.code == 3, words
        assert "Lancez : maillage build" in told.sentence
