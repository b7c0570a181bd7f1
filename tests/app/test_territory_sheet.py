"""The sheet of a territory: what is stated of it, and of the places inside it, told apart."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from shown_page import OpenPage, Shown
from small_dataset import COMMUNE, DOCUMENT, IRIS, REGION, SCIC, write_store

from graph.model.statements import name_quads, relation_quads
from graph.model.terms import Quad, typed
from graph.model.vocabulary import term
from graph.settings import Settings

COUNCIL = IRIS.entity("collectivite", "conseil-exemple")
OLD = IRIS.entity("collectivite", "ancien-conseil-exemple")
OLD_PLACE = IRIS.entity("place", "ancien-exemple")
HOSTILE = [
    "VALUES ?x { UNDEF }",
    "'\"<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u202eregion/inconnue",
    "x" * 10_000,
    "region/inconnue",
    "organisation/scic-exemple-test",
    "person/personne-exemple",
]


def more() -> Iterator[Quad]:
    """A council for the région, one it followed, an inhabitants' figure."""
    for node, name in ((COUNCIL, "Conseil Exemple"), (OLD, "Ancien Conseil Exemple")):
        yield from name_quads(node, DOCUMENT, name)
    yield Quad(COUNCIL, term("dcterms:spatial"), REGION, DOCUMENT)
    yield Quad(OLD, term("dcterms:spatial"), OLD_PLACE, DOCUMENT)
    yield Quad(OLD_PLACE, term("dcterms:isPartOf"), REGION, DOCUMENT)
    yield Quad(COMMUNE, IRIS.mai("population"), typed("2000", "integer"), DOCUMENT)
    hall = IRIS.entity("collectivite", "mairie-exemple")
    yield from name_quads(hall, DOCUMENT, "Mairie Exemple")
    yield Quad(hall, term("dcterms:spatial"), COMMUNE, DOCUMENT)
    for triple in (
        (COUNCIL, IRIS.mai("supports"), SCIC),
        (hall, IRIS.mai("funds"), SCIC),
        (OLD, IRIS.mai("replacedBy"), COUNCIL),
        (OLD, IRIS.mai("partnerOf"), SCIC),
    ):
        yield from relation_quads(IRIS, triple, DOCUMENT)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("territories") / "store"
    write_store(store, "territoires", more())
    return store


def text(shown: Shown) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", shown.body).split())


def test_of_it_and_inside_it(open_page: OpenPage, store: Path) -> None:
    shown = open_page("territoires", store=store, id="region/32")
    told = text(shown)
    assert "Région d'Exemple".replace("'", "&#39;") in told
    own = told.index("Dit du territoire ou de son institution 1")
    inside = told.index("Dit de lieux à l&#39;intérieur 2")
    assert own < told.index("Conseil Exemple Soutient") < inside
    assert inside < told.index("Mairie Exemple →")
    assert told.index("Ancien Conseil Exemple ↔") > inside
    assert "A succédé à Ancien Conseil Exemple" in told
    assert "les anciennes régions Nord-Pas-de-Calais, Picardie. Loi n° 2015-29" in told
    assert "Atelier Exemple implantation Exempleville" in told
    assert "2 000 Habitants" in told


def test_headings_go_down_one_by_one(open_page: OpenPage, store: Path) -> None:
    for key in ("region/32", "commune/59999", "departement/59"):
        body = open_page("territoires", store=store, id=key).body
        levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_institution_opens_the_territory_it_runs(open_page: OpenPage, store: Path) -> None:
    shown = open_page("territoires", store=store, id="MEX")
    assert shown.app.code[0].value == "https://w3id.org/maillage/id/epci/000000001"


def test_everything_can_be_taken_away(open_page: OpenPage, store: Path) -> None:
    app = open_page("territoires", store=store, id="region/32").app
    labels = [one.label for one in app.get("download_button")]
    assert labels[:5] == ["Turtle", "TriG", "JSON-LD", "N-Quads", "RDF/XML"]
    assert {"Tout (XLSX)", "Acteurs (CSV)", "Relations (CSV)"} < set(labels)


def test_english(open_page: OpenPage, store: Path) -> None:
    told = text(open_page("territoires", store=store, id="region/32", lang="en"))
    assert "Stated of the territory or its institution 1" in told
    assert "Stated of places inside it 2" in told
    assert "Dit de" not in told


@pytest.mark.parametrize("given", HOSTILE)
def test_a_wrong_identifier_is_a_sentence(open_page: OpenPage, store: Path, given: str) -> None:
    shown = open_page("territoires", store=store, id=given)
    assert shown.body.count("m-told") == 1
    assert "<img src=x" not in shown.body
    assert "<script>alert" not in shown.body


def test_a_wrong_part_is_a_sentence(open_page: OpenPage, store: Path) -> None:
    shown = open_page("territoires", store=store, id="region/32", tout="x" * 10_000)
    assert "n&#39;a pas de partie" in shown.body


@pytest.mark.parametrize(
    ("key", "lang"),
    [
        *((key, "fr") for key in ("region/32", "departement/69", "commune/59350", "commune/59298")),
        *((key, "fr") for key in ("place/region-npdc", "country/FR", "departement/2A")),
        *((key, "en") for key in ("region/94", "epci/200093201", "commune/97411")),
    ],
)
def test_sheets_of_the_real_data(
    open_page: OpenPage, real_settings: Settings, key: str, lang: str
) -> None:
    shown = open_page("territoires", store=real_settings.store, id=key, lang=lang)
    assert "m-told" not in shown.body
    assert len(shown.body) < 600_000
    anchors = re.findall(r'id="(source-\d+)"', shown.body)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#(source-\d+)"', shown.body)) <= set(anchors)
