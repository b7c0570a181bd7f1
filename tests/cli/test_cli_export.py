"""``export``: everything, an answer or a thing, in ten formats, whole or not at all."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyoxigraph
import pytest
import rdflib
from cli_running import Built, Command

from graph.exports import internal_quads, public_quads
from graph.model.iris import Iris
from graph.store import EmbeddedStore
from graph.store.generations import open_generation

RDF = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
WITH_GRAPHS = ("trig", "nquads", "jsonld")
FORMATS = (*RDF, "csv", "xlsx", "gexf", "graphml")
WHAT = {
    "all": ("all",),
    "question": ("--question", "collectivites-scic", "territoire=Test-et-Exemple"),
    "entity": ("--entity", "SET"),
}
TODAY = datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_for_everything_an_answer_and_a_thing(
    form: str, what: str, audience: str, maillage: Command, tmp_path: Path
) -> None:
    target = tmp_path / f"sortie.{form}"
    words = ("--format", form, "--audience", audience, "--output", target)
    told = maillage("export", *WHAT[what], *words)
    assert (told.code, told.err) == (0, "")
    assert re.search(r" : [1-9]\d* éléments", told.out)
    text = "\n".join(one for path in tmp_path.iterdir() for one in _texts(path, form))
    table = (form, what) == ("csv", "question")  # licence, date and sources stand in a file beside
    assert len(list(tmp_path.iterdir())) == (2 if table else 1)
    assert "SCIC Exemple-Test" in text
    assert "pages.exemple-test.invalid" in text or form in ("gexf", "graphml")
    assert "scic-exemple" in text
    assert "licence-ouverte" in text or "Licence Ouverte 2.0" in text
    assert TODAY in text


def _texts(path: Path, form: str) -> Iterator[str]:
    """Everything a reader of the file can find in it."""
    content = path.read_bytes()
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                yield from (str(value) for value in row if value is not None)
        yield str(book.properties.created)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.read("docProps/core.xml").decode()
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield "-".join(f"{number:02}" for number in entry.date_time[:3])
                yield archive.read(entry).decode("utf-8-sig")
    else:
        yield content.decode("utf-8-sig")


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("form", RDF)
def test_rdf_read_back_is_the_statements_of_the_store(
    form: str, audience: str, maillage: Command, built: Built, tmp_path: Path
) -> None:
    target = tmp_path / "tout"
    words = ("--format", form, "--audience", audience, "--output", target)
    assert maillage("export", *words).code == 0
    with target.open("rb") as content:
        found = set(pyoxigraph.parse(content, format=RDF[form]))
    store = EmbeddedStore.open(open_generation(built.store).graph)
    chosen = public_quads if audience == "public" else internal_quads
    expected = set(chosen(store, Iris()))
    own = pyoxigraph.NamedNode("https://w3id.org/maillage/dataset")
    found = {quad for quad in found if quad.subject != own}
    if form not in WITH_GRAPHS:
        assert {quad.triple for quad in found} == {quad.triple for quad in expected}
    else:
        assert found == expected


@pytest.mark.parametrize("form", ["turtle", "rdfxml", "ntriples"])
def test_another_program_reads_the_same_number_of_triples(
    form: str, maillage: Command, tmp_path: Path
) -> None:
    target = tmp_path / "tout"
    assert maillage("export", "--format", form, "--output", target).code == 0
    read = rdflib.Graph().parse(
        target, format={"turtle": "turtle", "rdfxml": "xml", "ntriples": "nt"}[form]
    )
    with target.open("rb") as content:
        assert len(read) == len({quad.triple for quad in pyoxigraph.parse(content, RDF[form])})


def test_an_export_says_it_is_public_unless_told_otherwise(
    maillage: Command, tmp_path: Path
) -> None:
    target = tmp_path / "x.ttl"
    assert "public" in maillage("export", "--output", target).out


def test_a_dash_is_standard_output_and_nothing_else_is_on_it(maillage: Command) -> None:
    told = maillage("export", "--entity", "SET", "--format", "nquads", "--output", "-")
    assert list(pyoxigraph.parse(told.out, format=pyoxigraph.RdfFormat.N_QUADS))
    assert "éléments" in told.err


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_network_files_are_xml_with_the_relation(
    form: str, maillage: Command, tmp_path: Path
) -> None:
    target = tmp_path / "réseau"
    assert maillage("export", "--format", form, "--output", target).code == 0
    text = "".join(
        str(node.attrib) + (node.text or "") for node in ElementTree.parse(target).iter()
    )
    assert "est sociétaire de" in text


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "ancien.ttl"
    path.write_text("ancien")
    return path


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--entity", "Inconnu-Test"), 2, "« Inconnu-Test »"),
        (("--entity", "Doublon-Test"), 2, "plusieurs choses"),
        (("--question", "inconnue"), 2, "question inconnue"),
        (("--question", "collectivites-scic", "zone=1"), 2, "« zone »"),
        (("--question", "collectivites-scic", "territoire"), 2, "NOM=VALEUR"),
        (("--question", "collectivites-scic", "--entity", "SET"), 2, "pas les deux"),
        (("zone=1",), 2, "ne va qu'avec --question"),
    ],
)
def test_a_failed_export_keeps_the_file_that_was_there(
    words: tuple[str, ...], code: int, said: str, old: Path, maillage: Command
) -> None:
    told = maillage("export", *words, "--output", old)
    assert told.code == code
    assert told.out == ""
    assert said in told.sentence
    assert old.read_text() == "ancien"
    assert list(old.parent.iterdir()) == [old]


def test_a_folder_that_is_not_there(maillage: Command, tmp_path: Path) -> None:
    told = maillage("export", "--output", tmp_path / "absent" / "x.ttl")
    assert told.code == 2
    assert "ce dossier n'existe pas" in told.sentence
    assert not (tmp_path / "absent").exists()


def test_a_folder_in_the_way(maillage: Command, tmp_path: Path) -> None:
    told = maillage("export", "--output", tmp_path)
    assert told.code == 2
    assert "c'est un dossier" in told.sentence


def test_a_path_through_a_file(maillage: Command, old: Path) -> None:
    told = maillage("export", "--output", old / "x.ttl")
    assert told.code == 2
    assert old.read_text() == "ancien"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_a_service_that_fails(maillage: Command) -> None:
    told = maillage("export", "--output", "/dev/full")
    assert told.code == 3
    assert "le disque est plein" in told.sentence


def test_an_interrupted_export_leaves_the_old_file(
    maillage: Command, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.exports.whole_export.write_whole_export", broken)
    told = maillage("export", "--output", old)
    assert told.code == 130
    assert told.sentence == "interrompu."
    assert old.read_text() == "ancien"
    assert list(old.parent.iterdir()) == [old]
