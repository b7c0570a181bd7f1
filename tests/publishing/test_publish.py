"""A snapshot holds the same statements in every format, the same bytes each time, or is not."""

import hashlib
import json
import socket
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import openpyxl
import pyoxigraph
import pytest
import rdflib
from public_statements import IRIS, PAGE, PERSON, SCIC, TOWN, in_page, thing
from published_data import HIDDEN, PRIVATE, settings_in, write_store

from graph.errors import StoreLocked
from graph.exports.public import public_quads
from graph.linking.people import name_digest
from graph.linking.suppressions import COLUMNS, thing_digest
from graph.model.statements import relation_quads
from graph.model.terms import Literal, NamedNode, Quad, to_rdflib
from graph.model.vocabulary import Kind, term
from graph.publishing import Published, find_snapshots, latest_snapshot, publish
from graph.publishing.changes import read_changes
from graph.publishing.changes_page import changes_page
from graph.publishing.folder import drafting
from graph.publishing.public_data import public_settings
from graph.publishing.refusal import PublicationRefused
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import open_generation

DAY = date(2026, 1, 31)
DATASET = ("nq", "trig", "ttl", "jsonld", "rdf")
SECRETS = ("Zorgluk", "zorgluk", "privee-exemple")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = settings_in(tmp_path_factory.mktemp("to-publish"))
    write_store(settings, "one")
    return settings


@pytest.fixture(scope="module")
def published(settings: Settings) -> Published:
    return publish(settings, today=DAY)


def statements_of(path: Path) -> set[Quad]:
    return set(pyoxigraph.parse(path=str(path)))


def test_a_snapshot_has_every_file_its_manifest_tells(published: Published) -> None:
    snapshot = published.snapshot
    assert published.is_new
    assert snapshot.version == f"2026-01-31-{snapshot.digest[:8]}"
    for one in snapshot.files:
        content = (snapshot.folder / one.path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one.size, one.sha256)
    told = {one.path for one in snapshot.files}
    there = {
        path.relative_to(snapshot.folder).as_posix()
        for path in snapshot.folder.rglob("*")
        if path.is_file() and snapshot.store not in path.parents
    }
    assert there - told == {"snapshot.json"} and told <= there
    assert {
        *(f"dataset.{name}" for name in (*DATASET, "xlsx")),
        *("csv/organisation.csv", "csv/relations.csv", "csv/sources.csv", "dataset-csv.zip"),
        *("network.gexf", "ontology/maillage.ttl", "ontology/context.jsonld", "catalog.ttl"),
        *("void.ttl", "README.fr.md", "README.en.md", "LICENSE.md", "SHA256SUMS"),
        *("changes.json", "changes.fr.html", "changes.en.html"),
    } <= told
    sums = dict(
        reversed(line.split("  "))
        for line in (snapshot.folder / "SHA256SUMS").read_text().splitlines()
    )
    assert sums == {one.path: one.sha256 for one in snapshot.files if one.path != "SHA256SUMS"}
    assert find_snapshots(snapshot.folder.parent) == [snapshot]


def test_the_hash_is_that_of_the_canonical_statements(published: Published) -> None:
    content = (published.snapshot.folder / "dataset.nq").read_bytes()
    lines = content.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert hashlib.sha256(content).hexdigest() == published.snapshot.digest
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS)
    assert sorted((canonical or b"").splitlines(keepends=True)) == lines


def test_it_holds_what_is_public_and_the_dataset_itself(
    settings: Settings, published: Published
) -> None:
    found = statements_of(published.snapshot.folder / "dataset.nq")
    store = EmbeddedStore.open(open_generation(settings.store).graph)
    expected = set(public_quads(store, IRIS))
    own = {quad for quad in found if quad.subject == NamedNode(f"{IRIS.base}dataset")}
    assert found - own == expected and len(own) == 3


@pytest.mark.parametrize("name", DATASET[1:])
def test_every_format_says_the_same_to_two_programs(published: Published, name: str) -> None:
    folder = published.snapshot.folder
    quads, found = statements_of(folder / "dataset.nq"), statements_of(folder / f"dataset.{name}")
    if name in ("ttl", "rdf"):
        assert {quad.triple for quad in found} == {quad.triple for quad in quads}
    else:
        assert found == quads
    read = rdflib.Dataset().parse(
        folder / f"dataset.{name}",
        format={"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}.get(name, name),
    )
    wanted = {tuple(map(to_rdflib, quad.triple)) for quad in quads}
    assert {triple[:3] for triple in read.quads()} == wanted


def test_tables_and_network_hold_the_relation(published: Published) -> None:
    folder = published.snapshot.folder
    rows = (folder / "csv" / "relations.csv").read_text("utf-8-sig").splitlines()
    assert any(TOWN.value in row and SCIC.value in row and "2021" in row for row in rows)
    with zipfile.ZipFile(folder / "dataset-csv.zip") as archive:
        assert archive.read("csv/relations.csv").decode("utf-8-sig").splitlines() == rows
    book = openpyxl.load_workbook(folder / "dataset.xlsx", read_only=True)
    assert sum(1 for _ in book["relations"].iter_rows()) == len(rows)
    book.close()
    net = nx.read_gexf(folder / "network.gexf")
    assert net.has_edge(TOWN.value, SCIC.value)
    assert net.nodes[SCIC.value]["label"] == "SCIC Exemple-Test"


def test_nothing_held_back_is_in_it(published: Published) -> None:
    for path in published.snapshot.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [secret for secret in SECRETS if secret.encode() in content], path


def test_the_same_statements_are_not_published_twice(
    settings: Settings, published: Published
) -> None:
    again = publish(settings, today=date(2027, 1, 1))
    assert not again.is_new and again.snapshot == published.snapshot
    assert len(find_snapshots(settings.published)) == 1


def test_another_build_on_another_day_gives_the_same_bytes(
    published: Published, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path)
    write_store(settings, "other", more=reversed(thing(TOWN, "Ville Exemple-Test")))
    again = publish(settings, tmp_path / "elsewhere", today=date(2026, 5, 1))
    assert again.snapshot.digest == published.snapshot.digest
    same = [one for one in published.snapshot.files if one.path.startswith(("dataset", "csv/"))]
    assert len(same) > 10
    for one in (*same, published.snapshot.file("network.gexf")):
        assert one is not None and again.snapshot.file(one.path) == one


def test_its_store_answers_like_any_other(settings: Settings, published: Published) -> None:
    outside = replace(settings, store=published.snapshot.store, audience="public")
    dataset = Dataset.open(public_settings(outside))
    assert dataset.names.resolve("SCIC Exemple-Test").iri == SCIC.value
    assert not dataset.names.find("Zorgluk Cachée")
    assert len(dataset.store) == published.snapshot.counts["statements"]
    assert set(dataset.sources()) == {PAGE.value, IRIS.ontology.value}
    dataset.names.close()


def test_its_store_tells_nothing_of_the_machine(published: Published) -> None:
    folder = published.snapshot.folder
    traces = [socket.gethostname().encode() + b"\n", bytes(folder.parent), b".unfinished-"]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.name == "CURRENT"]
    for path in files:
        content = path.read_bytes()
        assert not [trace for trace in traces if trace in content], path


def test_outsiders_read_the_snapshot_or_a_store_beside(
    settings: Settings, published: Published, tmp_path: Path
) -> None:
    assert public_settings(settings).store == published.snapshot.store
    beside = public_settings(replace(settings, published=tmp_path))
    assert beside.store == settings.store / "public"
    first, second = (
        set(EmbeddedStore.open(open_generation(store).graph).quads())
        for store in (published.snapshot.store, beside.store)
    )
    assert first == second
    before = open_generation(beside.store).folder.stat().st_mtime_ns
    again = public_settings(replace(settings, published=tmp_path))
    assert open_generation(again.store).folder.stat().st_mtime_ns == before


def test_one_publication_at_a_time(settings: Settings, published: Published) -> None:
    with drafting(settings.published), pytest.raises(StoreLocked):
        publish(settings)
    assert latest_snapshot(settings.published) == published.snapshot


SCRIPT = """
import os, signal, sys
from pathlib import Path
from graph.publishing import publish
from graph.settings import Settings
steps = []
def report(step):
    steps.append(step)
    if len(steps) == int(sys.argv[5]):
        os.kill(os.getpid(), signal.SIGKILL)
data, store, ontology, published = map(Path, sys.argv[1:5])
publish(Settings(data, store, ontology, published=published), report=report)
"""


@pytest.mark.parametrize("step", [2, 9, 16])
def test_killed_at_any_step_it_leaves_no_snapshot(
    settings: Settings, tmp_path: Path, step: int
) -> None:
    places = [settings.data, settings.store, settings.ontology, tmp_path]
    killed = subprocess.run([sys.executable, "-c", SCRIPT, *map(str, places), str(step)])
    assert killed.returncode == -9
    assert find_snapshots(tmp_path) == []
    assert not [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")]
    with drafting(tmp_path):
        assert len(list(tmp_path.glob(".unfinished-*"))) == 1, "what was left is swept"


def test_a_violation_stops_it_and_nothing_is_left(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    nowhere = IRIS.entity("organisation", "nulle-part-exemple-test")
    dangling = relation_quads(IRIS, (TOWN, IRIS.mai("supports"), nowhere), PAGE)
    write_store(settings, "wrong", more=dangling)
    with pytest.raises(PublicationRefused) as stopped:
        publish(settings)
    assert stopped.value.exit_code == 1 and not stopped.value.report.conforms
    assert [one.name for one in settings.published.iterdir()] == [".lock"]


NEW = IRIS.entity("project", "projet-nouveau-exemple-test")
GONE = IRIS.entity("organisation", "partie-exemple-test")
ASKED = IRIS.entity("organisation", "retiree-sur-demande")
NOW_PRIVATE = IRIS.entity("project", "projet-reserve-exemple-test")
HOSTILE = "<img src=x onerror='alert(1)'> & </script>"


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Published, then published again once a few things have changed."""
    settings = settings_in(tmp_path_factory.mktemp("twice"))
    asked = thing(ASKED, "Schtroumpf Retirée", "org:FormalOrganization")
    reserved = thing(NOW_PRIVATE, "Projet Réservé", "foaf:Project")
    first = [
        *thing(GONE, "Partie Exemple-Test", "org:FormalOrganization"),
        *asked,
        *reserved,
        *relation_quads(IRIS, (TOWN, IRIS.mai("supports"), ASKED), PAGE),
    ]
    write_store(settings, "first", more=first)
    publish(settings, today=DAY)
    names = name_digest(Kind.ORGANISATION, "Schtroumpf Retirée")
    line = ["organisation", thing_digest(IRIS.short(ASKED.value)), names, "", "2026-01-01", ""]
    (settings.data / "suppressions.csv").write_text(f"{','.join(COLUMNS)}\n{','.join(line)}\n")
    after = [
        *thing(NEW, HOSTILE, "foaf:Project"),
        in_page(NEW, "rdf:type", IRIS.mai("Project")),
        *relation_quads(IRIS, (TOWN, IRIS.mai("carries"), NEW), PAGE),
        in_page(SCIC, "foundingYear", Literal("2001", datatype=term("xsd:gYear"))),
        *(Quad(one.subject, one.predicate, one.object, PRIVATE) for one in reserved),
    ]
    person = thing(PERSON, "Camille Inventée", "foaf:Person")
    write_store(settings, "second", more=after, without=person)
    return publish(settings, today=date(2026, 2, 28))


def test_what_changed_is_told_with_names_and_sources(second: Published) -> None:
    changes = read_changes(second.snapshot.folder)
    assert changes == second.changes and changes is not None
    assert changes.since.startswith("2026-01-31") and second.snapshot.number == 2
    told = {(one.change, one.kind, one.entity.label) for one in changes.listed_entities}
    assert told == {
        ("added", "project", HOSTILE),
        ("changed", "organisation", "SCIC Exemple-Test"),
        ("removed", "organisation", "Partie Exemple-Test"),
    }
    added = next(one for one in changes.listed_entities if one.change == "added")
    assert [source.label for source in added.sources] == ["Document Exemple-Test"]
    relations = [
        (one.change, one.subject.label, one.predicate.label, one.object.label)
        for one in changes.listed_relations
    ]
    assert relations == [("added", "Ville Exemple-Test", "porte", HOSTILE)]


def test_who_may_not_be_named_is_counted_and_not_named(second: Published) -> None:
    changes = second.changes
    assert changes.entities["person"] == {"removed": 1}
    assert changes.entities["organisation"] == {"changed": 1, "removed": 2}
    assert changes.entities["project"] == {"added": 1, "removed": 1}
    assert changes.total("removed", "relations") == 1 and changes.unnamed == 4
    for path in second.snapshot.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().decode("utf-8", "replace")
            for word in ("Camille", "Schtroumpf", "Projet Réservé", "retiree-sur-demande"):
                assert word not in content, path


def test_the_page_of_changes_escapes_what_it_is_told(second: Published) -> None:
    for language in ("fr", "en"):
        page = (second.snapshot.folder / f"changes.{language}.html").read_text("utf-8")
        assert page == changes_page(second.changes, language)
        assert "<img" not in page and "&lt;img src=x" in page
        assert second.changes.since in page


def test_a_first_snapshot_compares_nothing(published: Published) -> None:
    said = json.loads((published.snapshot.folder / "changes.json").read_text("utf-8"))
    assert said["since"] == "" and said["listed_entities"] == []
    assert HIDDEN.value not in json.dumps(said)


def test_the_readme_says_version_hash_files_and_licence(published: Published) -> None:
    for language, word in (("fr", "affirmations"), ("en", "statements")):
        text = (published.snapshot.folder / f"README.{language}.md").read_text("utf-8")
        for told in (published.snapshot.version, published.snapshot.digest, word, "dataset.nq",
                     "LICENSE.md", "{"):  # fmt: skip
            assert (told in text) is (told != "{")
