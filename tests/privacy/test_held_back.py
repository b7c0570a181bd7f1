"""Nothing of a private page, or of one whose privacy is unknown, is in anything public."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from cli_running import Built, Command

from graph.exports import find_public, public_store
from graph.model.iris import Iris
from graph.network.layout import layout
from graph.network.neighbourhood import neighbourhood
from graph.network.whole import from_quads
from graph.questions.question import catalogue
from graph.store import EmbeddedStore
from graph.store.generations import open_generation
from graph.views.standalone import to_html
from graph.views.svg import to_svg

RDF = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
FORMATS = (*RDF, "csv", "xlsx", "gexf", "graphml")
MarksIn = Callable[[bytes | str], list[str]]

OPEN_NAMES = ("SET", "Exempleville", "RDT", "Projet de Test", "Fiche de test", "Guide de test")
HIDDEN_NAMES = (
    *("SCIC Zorgluk-Test", "Éditions Zorgluk-Test", "EZT-Zorgluk", "Xanadoux Personne-Test"),
    *("Titre Zorgluk", "Titre Brindezingue", "organisation/zorgluk-editeur", "Guide Zorgluk"),
    *("Thème Zorgluk", "resource/zorgluk-prive", "person/camille-schtroumpfard"),
    "https://w3id.org/maillage/id/resource/brindezingue-inconnu",
)


def asked_of_public() -> list[tuple[str, ...]]:
    every = [("all",), *(("--entity", name) for name in OPEN_NAMES)]
    for question in catalogue().values():
        given = []
        for name, parameter in question.parameters.items():
            if parameter.required:
                value = {"year": "2021", "territory": "Test-et-Exemple", "person":
                         "Camille Inventée-Test", "concept": "Thème de test", "resource":
                         "Guide de test", "collectivite": "Exempleville"}  # fmt: skip
                given.append(f"{name}={value.get(parameter.kind, 'SET')}")
        every.append(("--question", question.name, *given))
    return every


@pytest.fixture
def export(held_back: Built, run: Command, tmp_path: Path) -> Callable[..., tuple[str, bytes]]:
    def to(form: str, *words: str, built: Built = held_back) -> tuple[str, bytes]:
        target = tmp_path / f"{form}-sortie"
        told = run("export", "--store", str(built.store), *words, "--format", form,
                   "--output", str(target))  # fmt: skip
        content = target.read_bytes() if target.exists() else b""
        target.unlink(missing_ok=True)
        return f"{told.code} {told.out} {told.err}", content

    return to


def test_the_marks_are_there_to_be_found(
    held_back: Built, run: Command, tmp_path: Path, marks_in: MarksIn
) -> None:
    """Or the tests here would prove nothing."""
    target = tmp_path / "interne.nq"
    told = run("export", "--store", str(held_back.store), "--audience", "internal",
               "--format", "nquads", "--output", str(target))  # fmt: skip
    assert told.code == 0
    assert len(marks_in(target.read_bytes())) == 4
    assert "Titre Zorgluk" in run("show", "--store", str(held_back.store), "Titre Zorgluk").out


def formats_in_turn() -> list[tuple[str, tuple[str, ...]]]:
    """Everything and each entity in every format; each question in three, each format in many."""
    found = []
    for turn, words in enumerate(asked_of_public()):
        step = 1 if "--question" not in words else 4
        start = 0 if step == 1 else turn % step
        found += [(form, words) for form in FORMATS[start::step]]
    return found


@pytest.mark.parametrize(
    ("form", "words"),
    formats_in_turn(),
    ids=lambda given: "".join(given) if isinstance(given, str) else " ".join(given),
)
def test_no_public_export_holds_a_mark(
    form: str, words: tuple[str, ...], export: Callable[..., tuple[str, bytes]], marks_in: MarksIn
) -> None:
    told, content = export(form, *words)
    assert marks_in(told) == []
    assert marks_in(content) == []
    assert "12345" not in content.decode("utf-8", "replace")


@pytest.mark.parametrize("words", asked_of_public(), ids=" ".join)
def test_a_public_export_is_what_it_would_be_without_them(
    words: tuple[str, ...],
    held_back: Built,
    without: Built,
    export: Callable[..., tuple[str, bytes]],
) -> None:
    """No count, no order, no empty place tells that something was left out."""
    for form in ("nquads", "csv"):
        assert export(form, *words, built=held_back) == export(form, *words, built=without)


def test_no_identifier_is_left_hanging(held_back: Built) -> None:
    iris = Iris()
    store = EmbeddedStore.open(open_generation(held_back.store).graph)
    part = find_public(store, iris)
    described = {quad.subject for quad in part.quads if quad.predicate.value.endswith("#type")}
    for quad in part.quads:
        for node in (quad.subject, quad.object, quad.graph_name):
            named = isinstance(node, pyoxigraph.NamedNode) and node.value.startswith(
                f"{iris.base}id/"
            )
            assert not named or node in described, quad


@pytest.mark.parametrize("name", HIDDEN_NAMES)
def test_a_held_back_name_is_unknown_to_public_exports(
    name: str, export: Callable[..., tuple[str, bytes]], marks_in: MarksIn, tmp_path: Path
) -> None:
    told, content = export("turtle", "--entity", name)
    assert told.startswith("2 ")
    assert content == b""
    assert f"rien ne porte le nom « {name} »" in told
    assert marks_in(told.replace(name, "")) == []
    told, _ = export("turtle", "--question", "collectivites-scic", f"scic={name}")
    assert told.startswith("2 ")
    assert marks_in(told.replace(name, "")) == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("typed", ["Zorglok", "SCIC Zorgluc-Test", "Xanadou", "Brindezing", "EZT"])
def test_a_near_name_is_never_suggested(
    typed: str, export: Callable[..., tuple[str, bytes]], marks_in: MarksIn
) -> None:
    told, _ = export("turtle", "--entity", typed)
    assert told.startswith("2 ")
    assert marks_in(told) == []


def test_a_held_back_namesake_makes_nothing_ambiguous(
    held_back: Built, run: Command, export: Callable[..., tuple[str, bytes]], marks_in: MarksIn
) -> None:
    inside = run("show", "--store", str(held_back.store), "Camille Inventée-Test")
    assert inside.code == 2
    told, content = export("nquads", "--entity", "Camille Inventée-Test")
    assert told.startswith("0 ")
    assert b"camille-inventee" in content
    assert marks_in(content) == []


def test_pages_and_drawings_of_the_public_part(held_back: Built, marks_in: MarksIn) -> None:
    iris = Iris()
    store = EmbeddedStore.open(open_generation(held_back.store).graph)
    public = public_store(store, iris)
    nets = [
        from_quads(public.quads(), iris),
        neighbourhood(public, iris, f"{iris.base}id/collectivite/219900016").network,
        neighbourhood(public, iris, f"{iris.base}id/organisation/reseau-test").network,
    ]
    for net in nets:
        assert net.number_of_edges()
        places = layout(net)
        html = to_html(net, places, title="Réseau", citation="Maillage", licence="Licence")
        for drawn in (html, to_svg(net, places, title="Réseau")):
            assert "Exempleville" in drawn or "Réseau de Test" in drawn
            assert marks_in(drawn) == []


def test_nothing_is_logged_while_exporting(
    export: Callable[..., tuple[str, bytes]], caplog: pytest.LogCaptureFixture, marks_in: MarksIn
) -> None:
    caplog.set_level(logging.DEBUG)
    for form in FORMATS:
        export(form, "all")
    assert marks_in(caplog.text) == []


def test_inside_restricted_sources_are_told_apart(held_back: Built, run: Command) -> None:
    told = run("show", "--store", str(held_back.store), "SET").out
    marked = [line for line in told.splitlines() if "(interne)" in line]
    assert len(marked) == 1
    assert "zorgluk-reserve" in marked[0]
    found = run("show", "--store", str(held_back.store), "SET", "--format", "json").out
    assert json.loads(found)["label"] == "SCIC Exemple-Test"
