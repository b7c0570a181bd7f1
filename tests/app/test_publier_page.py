"""The page Publier without a browser: what leaves, what stays, publishing, versions, packs."""

import hashlib
import io
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import streamlit as st
from small_dataset import HOSTILE

from graph.building.pipeline import build
from graph.errors import StoreBroken
from graph.publishing import Snapshot, find_snapshots
from graph.publishing.apart import publish_apart
from graph.publishing.extract import extract_of
from graph.publishing.pack import Extra, write_pack
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import open_generation
from graph.widgets.publish_pack import Pack
from graph.widgets.publish_version import size_words
from graph.widgets.publish_work import begin, work_of

PROJECT = Path(__file__).resolve().parents[2]
sys.path.append(str(PROJECT / "tests" / "cli"))

from made_sources import PAGE, MadeSources  # noqa: E402  # beside the tests of the command line

SECONDS = 90


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A small graph with a document nobody said was public; published once, then changed."""
    data = tmp_path_factory.mktemp("publier") / "data"
    made = MadeSources(data)
    made.add(
        *("user-pages", "resources.csv"),
        id="fiche-reservee",
        title=f"Réservée {HOSTILE}",
        type="Fiches",
        private="oui",
        date="2024-04",
        number="2",
    )
    made.add(
        *("user-pages", "entities.csv"),
        id="seed-zorgluk",
        name="Zorgluk Réservé",
        kind="Organisation",
        resources="fiche-reservee",
    )
    settings = Settings(
        data=made.write(),
        store=data / "store",
        ontology=PROJECT / "ontology",
        published=data / "published",
    )
    build(settings)
    publish_apart(settings, lambda step: None)
    made.add(
        *("collected-facts", "relations.csv"),
        subject_id="reseau-test",
        predicate="supports",
        object_id="scic-exemple-test",
        source_url=PAGE,
        confidence="stated",
        year="2024",
    )
    made.write()
    build(settings)
    return settings


@pytest.fixture
def open_publier(site: Settings, open_page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MAILLAGE_DATA", str(site.data))
    monkeypatch.setenv("MAILLAGE_PUBLISHED", str(site.published))

    def open_(**params: str):
        return open_page("publier", store=site.store, **params)

    return open_


def press(shown, key: str):
    shown.app.button(key=key).click().run()
    assert not shown.app.exception
    return shown


def ended(name: str) -> None:
    until = time.monotonic() + SECONDS
    while (work := work_of(name)) is None or work.is_going_on:
        assert time.monotonic() < until, work
        time.sleep(0.1)


def test_what_leaves_and_what_stays_come_before_the_button(open_publier, site):
    shown = open_publier()
    body = shown.body.replace("\u202f", " ")
    assert body.index("Ce qui part") < body.index("Ce qui reste, et pourquoi")
    assert "<b>Documents restreints</b>" in body
    assert "Réservée &lt;img src=x" in body
    assert "<img src=x" not in body
    assert "Zorgluk Réservé" in body.partition("Ce qu&#39;eux seuls décrivent")[2]
    assert "Guide de test" in body
    assert "Le graphe a changé depuis la dernière version." in body
    assert next(one.version for one in find_snapshots(site.published)) in body


def test_publishing_then_nothing_to_publish(open_publier, site):
    shown = press(open_publier(), "publish.ask")
    assert "affirmations publiques partent" in shown.body
    generation = open_generation(site.store).folder.name
    assert begin("publish", generation, lambda report: publish_apart(site, report)) is not None
    assert "Publication en cours" in open_publier().body
    ended("publish")
    found = find_snapshots(site.published)
    assert len(found) == 2
    body = open_publier().body
    assert "Version publiée en" in body
    assert "La dernière version dit ce que le graphe dit maintenant." in body
    again = press(open_publier(), "publish.ask")
    assert f"depuis la version {found[0].version} : rien ne sera écrit." in again.body
    check_version(open_publier(version=found[0].version), found[0])
    check_version(open_publier(version=found[1].version), found[1])
    assert find_snapshots(site.published) == found


def check_version(shown, snapshot: Snapshot) -> None:
    body = shown.body.replace("\u202f", " ")
    assert snapshot.digest in body
    assert "dataset.nq" in body
    assert "Zorgluk Réservé" not in body
    if snapshot.previous:
        assert f'href="download/{snapshot.version}/dataset.nq"' in body
        assert "Réseau de Test" in body
        assert "soutient" in body
        assert f"publier?version={snapshot.previous}" in body
    else:
        assert "C&#39;est la première version." in body
        assert 'href="download/' not in body  # it may name somebody who has withdrawn since


def test_an_unknown_version_is_told(open_publier):
    shown = open_publier(version="2026-11-27-zorgluk")
    assert "la version « 2026-11-27-zorgluk » n&#39;existe pas." in shown.body


def test_a_violation_is_shown_where_it_is(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("MAILLAGE_DATA", str(tmp_path))
    st.cache_resource.clear()
    press(open_page("publier"), "publish.check")
    ended("check")
    shown = open_page("publier")
    assert "violations : rien ne sera publié." in shown.body
    assert "organisation/hostile" in shown.body


def test_one_work_at_a_time_and_what_fails_is_told():
    st.cache_resource.clear()

    def fail(report):
        report("une étape")
        raise StoreBroken("le disque inventé est plein.")

    work = begin("essai", "ici", fail)
    assert work is not None
    ended("essai")
    assert (work.steps, str(work.error)) == (["une étape"], "le disque inventé est plein.")
    slow = begin("lent", "ici", lambda report: time.sleep(0.3))
    assert slow is not None
    assert begin("autre", "ici", lambda report: None) is None
    ended("lent")


def test_a_pack_holds_what_was_chosen_and_its_checksums(site):
    snapshot = find_snapshots(site.published)[-1]
    pack = Pack(snapshot, site, "fr", ("dataset.trig",), sources_of(snapshot, site), "nquads")
    with pack.written() as one, pack.written() as other:
        first = one.read()
        assert first == other.read()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        folder = f"maillage-{snapshot.version}/"
        names = {name.removeprefix(folder) for name in archive.namelist()}
        sums = archive.read(f"{folder}SHA256SUMS").decode()
        for line in sums.splitlines():
            digest, path = line.split("  ")
            assert hashlib.sha256(archive.read(folder + path)).hexdigest() == digest
        extract = archive.read(f"{folder}extract.nq")
    expected = {
        "README.fr.md",
        "LICENSE.md",
        "catalog.ttl",
        "dataset.trig",
        "ontology/maillage.ttl",
    }
    assert expected <= names
    assert not {"dataset.nq", "dataset.xlsx", "snapshot.json"} & names
    assert "Zorgluk" not in extract.decode()
    quads = list(pyoxigraph.parse(extract, format=pyoxigraph.RdfFormat.N_QUADS))
    assert any("Exempleville" in str(quad.object) for quad in quads)


def sources_of(snapshot: Snapshot, site: Settings) -> tuple[str, ...]:
    opened = Dataset.open(replace(site, store=snapshot.store))
    return tuple(iri for iri, note in opened.sources().items() if note.title == "Fiche de test")


def test_an_extract_says_nothing_of_other_documents(site):
    snapshot = find_snapshots(site.published)[-1]
    opened = Dataset.open(replace(site, store=snapshot.store))
    chosen = sources_of(snapshot, site)
    assert chosen
    kept = {"type", "prefLabel", "altLabel"}
    for quad in extract_of(opened.store, opened.iris, chosen):
        graph = getattr(quad.graph_name, "value", "")
        own = graph in chosen or (not graph and quad.subject.value in chosen)
        assert own or quad.predicate.value.replace("#", "/").rpartition("/")[2] in kept


def test_a_file_that_changed_is_not_handed_out(site, tmp_path):
    snapshot = find_snapshots(site.published)[-1]
    broken = replace(snapshot, folder=tmp_path)
    with pytest.raises(StoreBroken, match="manque ou a changé"):
        write_pack(broken, ["dataset.nq"], io.BytesIO())
    wrong = replace(snapshot, files=tuple(replace(one, sha256="0" * 64) for one in snapshot.files))
    with pytest.raises(StoreBroken, match="manque ou a changé"):
        write_pack(wrong, [], io.BytesIO(), [Extra("x", lambda out: out.write(b"x"))])


def test_sizes_are_read_in_a_glance():
    told = [size_words(size).replace("\u202f", " ") for size in (0, 999, 1000, 28_400_000, 1.5e11)]
    assert told == ["0 o", "999 o", "1,0 ko", "28,4 Mo", "150 Go"]
