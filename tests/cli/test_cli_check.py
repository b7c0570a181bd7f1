"""``check``: the store in use, and files with what is wrong in them."""

from pathlib import Path

import pytest
from cli_running import Command

from graph.store.embedded import EmbeddedStore
from graph.store.generations import open_generation

GOOD = """@prefix mai: <https://w3id.org/maillage/ontology#> .
@prefix id: <https://w3id.org/maillage/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/maillage/id/organisation/scic-exemple-test>
    a org:FormalOrganization ; skos:prefLabel "SCIC Exemple-Test"@fr .
"""
TWO_NAMES = GOOD + (
    "<https://w3id.org/maillage/id/organisation/scic-exemple-test> "
    'skos:prefLabel "Autre nom de test"@fr .\n'
)
CONTACT = GOOD + (
    "<https://w3id.org/maillage/id/organisation/scic-exemple-test> "
    'dcterms:description "écrire à planted@exemple-test.invalid"@fr .\n'
)
UNCLAIMED = GOOD + (
    "<https://w3id.org/maillage/id/organisation/scic-exemple-test> mai:memberOf "
    "<https://w3id.org/maillage/id/organisation/absente-test> .\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "données de test.ttl"


def test_the_store_conforms(maillage: Command) -> None:
    told = maillage("check")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[-1].startswith("0 violation, ")


def test_a_good_file_conforms(file: Path, maillage: Command) -> None:
    file.write_text(GOOD)
    told = maillage("check", file)
    assert told.code == 0, told.out
    assert told.out.splitlines()[-1].startswith("0 violation")


@pytest.mark.parametrize("text", [TWO_NAMES, CONTACT, UNCLAIMED])
def test_a_planted_violation_is_found(text: str, file: Path, maillage: Command) -> None:
    file.write_text(text)
    told = maillage("check", file)
    assert (told.code, told.err) == (1, "")
    assert "violation" in told.out.splitlines()[0]
    assert "planted@" not in told.out


def test_several_files_are_checked_together(tmp_path: Path, maillage: Command) -> None:
    good, bad = tmp_path / "bon.ttl", tmp_path / "faux.ttl"
    good.write_text(GOOD)
    bad.write_text(TWO_NAMES)
    assert maillage("check", good).code == 0
    assert maillage("check", good, bad).code == 1


def test_an_export_of_the_store_conforms(tmp_path: Path, maillage: Command) -> None:
    for words in ((), ("--entity", "SET"), ("--entity", "Exempleville")):
        target = tmp_path / "export.trig"
        assert maillage("export", *words, "--format", "trig", "--output", target).code == 0
        told = maillage("check", target)
        assert told.code == 0, (words, told.out)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("faux.ttl", b"<a> <b> <c> .\n<a> <b> .\n", "faux.ttl:2"),
        ("faux.ttl", b'<a> <b> "\xe9" .', "faux.ttl"),
        ("faux.nt", b"<a> <b> <c> .", "faux.nt:1"),
        ("faux.rdf", b"<rdf:RDF", "faux.rdf"),
        ("faux.jsonld", b'{"@id": ', "faux.jsonld"),
        ("faux.docx", b"PK", "n'est pas une syntaxe RDF connue"),
        ("sans-extension", b"<a> <b> <c> .", "n'est pas une syntaxe RDF connue"),
        ("vide.ttl", b"", "ce fichier est vide"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    name: str, content: bytes, said: str, tmp_path: Path, maillage: Command
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = maillage("check", path)
    assert (told.code, told.out) == (2, "")
    assert said in told.sentence
    assert str(path) in told.sentence


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path, maillage: Command) -> None:
    for path in (tmp_path / "absent.ttl", tmp_path):
        told = maillage("check", path)
        assert told.code == 2
        assert str(path) in told.sentence


def test_nothing_is_fetched_for_a_context(tmp_path: Path, maillage: Command) -> None:
    path = tmp_path / "contexte.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context.jsonld", "name": "x"}')
    told = maillage("check", path)
    assert told.code == 2
    assert str(path) in told.sentence


def test_a_violation_in_the_store_is_found(tmp_path: Path, made: object, run: Command) -> None:
    from made_sources import MadeSources

    from graph.model.terms import Literal, NamedNode, Quad
    from graph.model.vocabulary import term

    assert isinstance(made, MadeSources)
    data, store = made.write(), tmp_path / "store"
    assert run("build", "--data", str(data), "--store", str(store)).code == 0
    thing = NamedNode("https://w3id.org/maillage/id/organisation/scic-exemple-test")
    graph = NamedNode("https://w3id.org/maillage/id/resource/guide-test")
    planted = Quad(thing, term("skos:prefLabel"), Literal("Autre nom", language="fr"), graph)
    writing = EmbeddedStore.create(open_generation(store).graph)
    writing.write([planted])
    del writing
    told = run("check", "--store", str(store))
    assert told.code == 1
    assert "violation" in told.out.splitlines()[0]
