"""Somebody taken out is in nothing published, whatever was brought and when, however spelt."""

import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from acting import add, quads
from made_pages import EMAIL, PHONE, VILLE, page, sentence, spans
from made_sources import PROJECT, MadeSources

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.contributing import draft as drafting
from graph.contributing.draft import Correction
from graph.contributing.history import decisions_of, list_contributions
from graph.contributing.suppressing import suppress
from graph.model.iris import Iris, slug
from graph.model.reading import ReadDocument
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind
from graph.publishing import Published, publish
from graph.search.updating import read_entries
from graph.settings import Settings
from graph.store import EmbeddedStore
from graph.store.generations import open_generation

IRIS = Iris()
SPELT = (
    *("Éloïse Zorgluf", "ZORGLUF Eloise", "Éloïse-Zorgluf", "E. Zorgluf", "Mme Éloïse ZORGLUF"),
    *("Éloïse de Zorgluf", "Zorgluf Éloïse", "E\u0301loi\u0308se Zorgluf", "Éloïse_Zorgluf"),
    *("Zorgluf, Éloïse", "@EloiseZorgluf"),
)
NAMED = re.compile(
    r"\b(?:eloise|e)[\W_]{1,4}(?:de[\W_])?zorgluf|eloisezorgluf|zorgluf[\W_]{1,4}(?:eloise|e)\b",
    re.IGNORECASE,
)
"""Any of these, in a text without accents."""

NAMED_AFTER = IRIS.entity("organisation", "scic-eloise-zorgluf")
"""Its identifier has the name in it, and its name has not."""

Legible = Callable[[bytes], str]


def portrait(number: int, when: str) -> ReadDocument:
    """A public page about somebody, whose title, address, text and entities name them."""
    spelt, kind = SPELT[number], (Kind.PERSON, Kind.ORGANISATION)[number % 2]
    document = page(title=f"Portrait {number} {when} de {spelt}",
                    address=f"https://pages.exemple-test.invalid/{when}/{number}/{slug(spelt)}",
                    keywords=(f"mot de {spelt}", "zorglonde"))  # fmt: skip
    (reading,) = document.readings
    text = _named(document.text, spelt)
    changed = {
        "e1": {"label": f"Fonds {spelt}"},
        "e4": {"label": spelt, "kind": kind, "names": ()},
    }
    entities = tuple(
        replace(
            one,
            **changed.get(one.key, {}),
            mentions=tuple(
                found
                for surface in dict.fromkeys(_named(it.surface, spelt) for it in one.mentions)
                for found in spans(text, surface)
            ),
        )
        for one in reading.entities
    )
    relations = []
    for one in reading.relations:
        quote, start, end = sentence(text, _named(one.quote, spelt))
        relations.append(replace(one, quote=quote, start=start, end=end))
    reading = replace(reading, entities=entities, relations=tuple(relations), attributes=())
    return replace(document, text=text, readings=(reading,))


def _named(text: str, spelt: str) -> str:
    return text.replace("Brindezingue Inventé", spelt)


def sources(folder: Path) -> MadeSources:
    """The invented sources, one page of which is about the same person."""
    made = MadeSources(folder)
    made.add("user-pages", "resources.csv", id="rencontre", title="Rencontre d'Éloïse Zorgluf",
             type="Articles", private="non", keywords="Zorgluf Eloise", date="2023-02", number="9",
             note="Un mot d'E. Zorgluf, et de ZORGLUF Eloïse.")  # fmt: skip
    made.add("user-pages", "entities.csv", id="qui", name="Éloïse Zorgluf", kind="Person",
             resources="rencontre", note="Éloïse de Zorgluf parle.")  # fmt: skip
    about = "https://pages.exemple-test.invalid/portrait-eloise-zorgluf"
    made.add("collected-facts", "organisations.csv", id="scic-eloise-zorgluf",
             name="SCIC Tralalère-Test", kind="association de Zorgluf Éloïse",
             place="Exempleville", source_url=about,
             website="https://eloisezorgluf.invalid/")  # fmt: skip
    made.add("collected-facts", "concepts.csv", id="prix-test", label_fr="Prix Éloïse Zorgluf",
             kind="theme", definition="En mémoire d'É. Zorgluf.", source_url=about)  # fmt: skip
    made.add("collected-facts", "relations.csv", subject_id="ville-exempleville",
             predicate="is_shareholder_of", object_id="scic-eloise-zorgluf", year="2020",
             source_url=about, confidence="stated")  # fmt: skip
    made.add("user-pages", "entities.csv", id="fonds", name="Fonds Zorgluf Éloïse",
             kind="Organisation", resources="rencontre", note="")  # fmt: skip
    return made


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("taken-out")
    settings = Settings(
        sources(folder / "data").write(),
        folder / "store",
        PROJECT / "ontology",
        published=folder / "published",
    )
    build(settings)
    return settings


@pytest.fixture(scope="module")
def named(settings: Settings) -> set[Quad]:
    """Everything the graph holds while they are named."""
    for number in range(len(SPELT)):
        add(settings, portrait(number, "avant"))
    add(
        settings,
        page(title="Page neutre", address="https://pages.exemple-test.invalid/neutre"),
        lambda draft: drafting.correct(draft, "0/e1", "Ada", Correction(iri=NAMED_AFTER.value)),
    )
    return quads(settings)


@pytest.fixture(scope="module")
def before(settings: Settings, named: set[Quad]) -> Published:
    """A snapshot made meanwhile."""
    return publish(settings)


@pytest.fixture(scope="module")
def after(settings: Settings, before: Published) -> Published:
    """One made when they are out, and pages that name them have come again."""
    (person,) = (
        entry.iri
        for entry in read_entries(open_generation(settings.store).names, kinds=[Kind.PERSON])
        if entry.label == "Éloïse Zorgluf" and entry.iri.endswith("/qui")
    )
    suppress(settings, person, "Gontran")
    refresh(settings)
    for number in range(len(SPELT)):
        add(settings, portrait(number, "après"))
    return publish(settings)


def told(published: Published, legible: Legible) -> Iterator[tuple[str, str]]:
    """Every place of a snapshot, and what can be read in it."""
    snapshot = published.snapshot
    for path in snapshot.folder.rglob("*"):
        yield str(path), legible(str(path.relative_to(snapshot.folder)).encode())
        if path.is_file():
            yield str(path), legible(path.read_bytes())
    generation = open_generation(snapshot.store)
    for quad in EmbeddedStore.open(generation.graph).quads():
        yield str(quad), legible(str(quad).encode())
    with closing(sqlite3.connect(generation.names)) as names:
        for row in names.execute("SELECT * FROM entry").fetchall():
            yield str(row), legible(str(row).encode())


def test_every_spelling_is_published_while_they_are_named(
    before: Published, legible: Legible
) -> None:
    """Or the tests here would prove nothing."""
    content = (before.snapshot.folder / "dataset.nq").read_bytes()
    text, raw = legible(content), content.decode()
    for number, spelt in enumerate(SPELT):
        assert unicodedata.normalize("NFC", spelt) in unicodedata.normalize("NFC", raw), spelt
        assert NAMED.search(legible(f"x {spelt} x".encode())), spelt
        assert f"portrait-{number}-avant-de-{slug(spelt)}" in text, spelt


def test_nothing_published_names_them(after: Published, legible: Legible) -> None:
    found = [(place, NAMED.findall(text)) for place, text in told(after, legible)]
    assert [one for one in found if one[1]] == []
    assert len(found) > 1000


def test_the_pages_about_them_are_there_without_their_name(
    settings: Settings, after: Published
) -> None:
    entries = read_entries(open_generation(settings.store).names)
    labels = [one.label for one in entries]
    for when in ("avant", "après"):
        titles = {f"Portrait {number} {when} de […]" for number in range(len(SPELT))}
        assert len([one for one in labels if re.sub("Mme |@", "", one) in titles]) == len(SPELT)
    assert {"Rencontre d'[…]", "Prix […]", "SCIC Tralalère-Test"} <= set(labels)


def test_what_is_said_of_a_renamed_thing_stays(settings: Settings, after: Published) -> None:
    (thing,) = (
        NamedNode(one.iri)
        for one in read_entries(open_generation(settings.store).names)
        if one.label == "SCIC Tralalère-Test"
    )
    city, told = NamedNode(VILLE), quads(settings)
    assert IRIS.short(thing.value).startswith("organisation/r-")
    says = {(one.predicate, one.subject == city) for one in told if one.object == thing}
    assert {(IRIS.mai("shareholderOf"), True), (IRIS.mai("supports"), True)} <= says
    assert not [one for one in told if NAMED_AFTER in (one.subject, one.object)]


def test_put_back_everything_is_as_before(
    settings: Settings, named: set[Quad], after: Published, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(settings.data, data)
    for path in (data / "contributions").glob("*-apres-*.trig"):
        path.unlink()
    (data / "suppressions.csv").unlink()
    again = Settings(data, tmp_path / "store", settings.ontology)
    build(again)
    assert quads(again) == named


def test_nothing_inside_names_them_either(
    settings: Settings, after: Published, legible: Legible
) -> None:
    """Nor is any other contact left: the pages had some."""
    generation = open_generation(settings.store)
    texts = [str(quad) for quad in quads(settings)]
    texts += [str(entry) for entry in read_entries(generation.names)]
    texts += [path.read_text("utf-8") for path in generation.folder.glob("*.json")]
    for text in texts:
        assert not NAMED.search(legible(text.encode())), text
        assert EMAIL not in text and PHONE not in text


def test_what_comes_after_keeps_no_trace_in_its_file(
    settings: Settings, after: Published, legible: Legible
) -> None:
    paths = list((settings.data / "contributions").glob("*-apres-de-*.trig"))
    assert len(paths) == len(SPELT)
    for path in paths:
        assert not NAMED.search(legible(path.read_bytes())), path
        assert not NAMED.search(legible(path.name.encode())), path


def test_the_history_shows_no_name(settings: Settings, after: Published, legible: Legible) -> None:
    """Files brought before keep it, since what was taken out can be put back; pages do not."""
    lines = list_contributions(settings)
    assert len(lines) == 2 * len(SPELT) + 1
    for line in lines:
        for told in (line, *decisions_of(settings, line.key)):
            assert not NAMED.search(legible(str(told).encode())), told
