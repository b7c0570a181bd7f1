"""The words a relation is read in are shown, and leave with it if their page is public."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import rdflib
from acting import add
from cli_running import Run
from made_pages import EMAIL, PHONE, page
from markupsafe import Markup

from graph.cli import main
from graph.exports.evidence import network_quads
from graph.exports.public import find_public
from graph.model.iris import Iris
from graph.network.claims import claims_about
from graph.network.evidence import statements_of
from graph.network.neighbourhood import neighbourhood
from graph.network.sentences import Patterns
from graph.questions.dataset import Dataset
from graph.settings import Settings

WORDS = "Exempleville soutient la coopérative Zorgluk."
ZORGLUK = "organisation/zorgluk"
RDF = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
Maillage = Callable[..., Run]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STORE", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


@pytest.fixture
def maillage(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Maillage:
    def command(*words: object) -> Run:
        capsys.readouterr()
        code = main([*map(str, words), "--store", str(settings.store)])
        told = capsys.readouterr()
        return Run(code, told.out, told.err)

    return command


def exported(maillage: Maillage, target: Path, *words: str) -> bytes:
    assert maillage("export", *words, "--output", target).code == 0
    return target.read_bytes()


def test_shown_with_the_relation(settings: Settings, maillage: Maillage) -> None:
    add(settings, page())
    assert f"      « {WORDS} »\n" in maillage("show", "Zorgluk").out
    found = json.loads(maillage("show", "Zorgluk", "--format", "json").out)
    quotes = {claim["quote"] for fact in found["facts"] for claim in fact["claims"]}
    assert WORDS in quotes


def test_told_as_evidence(settings: Settings) -> None:
    add(settings, page())
    dataset = Dataset.open(settings)
    patterns = Patterns.read(dataset.store, dataset.iris)
    told = statements_of(claims_about(dataset.store, dataset.iris, ZORGLUK), patterns)
    assert WORDS in {one.claims[0].quote for one in told}


def test_escaped_where_it_is_drawn() -> None:
    from graph.widgets.evidence import _quote

    hostile = '<script>alert("x")</script>\u202e='
    drawn = _quote(hostile)
    assert isinstance(drawn, Markup) or hasattr(drawn, "__html__")
    assert "<script" not in str(drawn)
    assert "&lt;script&gt;" in str(drawn)


@pytest.mark.parametrize("form", RDF)
def test_in_rdf_of_an_entity(
    settings: Settings, maillage: Maillage, tmp_path: Path, form: str
) -> None:
    add(settings, page())
    content = exported(maillage, tmp_path / "f", "--entity", "Zorgluk", "--format", form)
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=content, format=RDF[form])
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX mai: <https://w3id.org/maillage/ontology#>
    SELECT ?words { ?claim a mai:Claim ; oa:hasTarget/oa:hasSelector/oa:exact ?words }"""
    assert WORDS in {str(row.words) for row in graph.query(query)}
    assert EMAIL.encode() not in content
    assert PHONE.encode() not in content


def test_in_the_tables(settings: Settings, maillage: Maillage, tmp_path: Path) -> None:
    add(settings, page())
    content = exported(maillage, tmp_path / "f.zip", "all", "--format", "csv")
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        name = next(one for one in files.namelist() if "relations" in one and one.endswith(".csv"))
        rows = list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig"))))
    quoted = {row["Objet"]: row["Citation"] for row in rows if row["Relation"] == "soutient"}
    assert quoted["Zorgluk"] == WORDS
    content = exported(maillage, tmp_path / "f.xlsx", "all", "--format", "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert WORDS in cells


def test_with_a_drawn_network(settings: Settings) -> None:
    add(settings, page())
    dataset = Dataset.open(settings)
    net = neighbourhood(dataset.store, dataset.iris, dataset.iris.long(ZORGLUK)).network
    said = {quad.object.value for quad in network_quads(net, dataset.store, Iris())}
    assert WORDS in said


@pytest.mark.parametrize("private", [True, None])
def test_a_restricted_page_is_quoted_inside_only(
    settings: Settings, maillage: Maillage, tmp_path: Path, private: bool | None
) -> None:
    add(settings, page(private=private))
    dataset = Dataset.open(settings)
    for form in (*RDF, "ntriples", "csv", "xlsx", "gexf", "graphml"):
        content = exported(maillage, tmp_path / f"p-{form}", "all", "--format", form)
        texts = [content]
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as files:
                texts = [files.read(name) for name in files.namelist()]
        for mark in ("orgluk", "rindezingue", "soutient la", "zorglonde", "id/contribut"):
            assert not any(mark.encode() in text for text in texts), (form, mark)
    assert not [
        q for q in find_public(dataset.store, Iris()).quads if "passage/" in q.subject.value
    ]
    inside = exported(
        maillage, tmp_path / "i", "all", "--format", "nquads", "--audience", "internal"
    )
    assert WORDS.encode() in inside
    told = maillage(
        "export", "--entity", "Zorgluk", "--format", "turtle", "--output", tmp_path / "z"
    )
    assert told.code == 2


def test_a_claim_on_something_hidden_takes_its_passage_along(settings: Settings) -> None:
    """A public page speaks of what only a restricted one describes: nothing of it is left."""
    add(settings, page(private=True))
    dataset = Dataset.open(settings)
    part = find_public(dataset.store, Iris())
    nodes = {quad.subject for quad in part.quads}
    for quad in part.quads:
        if "/passage/" in quad.object.value:
            assert quad.object in nodes
