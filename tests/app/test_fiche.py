"""The sheet of an entity: what is said of it, by whom, and what can be taken away."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from shown_page import OpenPage, Shown
from small_dataset import (
    DOCUMENT,
    EVIL,
    EVIL_DOCUMENT,
    HOSTILE,
    IRIS,
    PERSON,
    PLACED,
    write_store,
)

from graph.model.statements import name_quads, quads_of, relation_quads
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term
from graph.settings import Settings

SECRET = "Secret-Exemple"
TURNED = "\u202eelpmexe\u202c"
OpenSheet = Callable[..., Shown]


def more() -> Iterator[Quad]:
    """Two founding years, a loose value, a hostile description, a private graph."""
    for graph, year in ((DOCUMENT, "1999"), (EVIL_DOCUMENT, "2001")):
        yield Quad(PLACED, IRIS.mai("foundingYear"), typed(year, "gYear"), graph)
    yield from name_quads(PLACED, EVIL_DOCUMENT, "Atelier Exemple", ("Atelier <b>gras</b>",))
    loose = IRIS.attribute(PLACED, "postes_de_travail", "200", DOCUMENT.value)
    yield from quads_of(
        loose,
        DOCUMENT,
        (IRIS.mai("attributeOf"), PLACED),
        (IRIS.mai("attributeName"), Literal("postes_de_travail")),
        (IRIS.mai("attributeValue"), french("200")),
        (term("rdfs:comment"), french("Capacité d'essai.")),
    )
    yield Quad(EVIL, term("dcterms:description"), french(HOSTILE + TURNED), EVIL_DOCUMENT)
    yield Quad(EVIL, term("foaf:homepage"), NamedNode("javascript:window.hacked=1"), EVIL_DOCUMENT)
    yield from relation_quads(
        IRIS, (EVIL, IRIS.mai("funds"), PLACED), EVIL_DOCUMENT, note=HOSTILE, since=""
    )
    yield Quad(PLACED, term("dcterms:description"), french(SECRET), IRIS.contacts)
    yield Quad(PLACED, IRIS.mai("locatedIn"), IRIS.entity("commune", "59998"), IRIS.contacts)
    yield from relation_quads(
        IRIS, (PERSON, IRIS.mai("hasRole"), PLACED), IRIS.contacts, role=SECRET
    )


@pytest.fixture(scope="module")
def sheet_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("sheets") / "store"
    write_store(store, "fiches", more())
    return store


@pytest.fixture
def open_sheet(open_page: OpenPage, sheet_store: Path) -> OpenSheet:
    """``open_sheet("organisation/…")``: its sheet, on the store with more to say."""

    def open_(key: str, **params: str) -> Shown:
        return open_page("fiche", store=sheet_store, id=key, **params)

    return open_


SHEET = "organisation/atelier-exemple"


class Reader(HTMLParser):
    """Headings in order, and what is linked to and from."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.anchors: set[str] = set()
        self.jumps: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.anchors |= {str(given["id"])} if "id" in given else set()
        target = given.get("href") or ""
        self.jumps |= {target[1:]} if target.startswith("#") else set()


def values(shown: Shown) -> dict[str, str]:
    """The terms of the sheet, each with its values as text."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown.body, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]*>", " ", text).split()) for name, text in found}


def test_headings_go_down_one_by_one(open_sheet: OpenSheet) -> None:
    levels = Reader(open_sheet(SHEET).body).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert {2, 3} <= set(levels)
    pairs = pairwise(levels)
    assert all(after <= before + 1 for before, after in pairs)


def test_every_value_has_the_numbers_of_its_sources(open_sheet: OpenSheet) -> None:
    shown = open_sheet(SHEET)
    told = values(shown)
    assert told["Nom"] == "Atelier Exemple 1 , 2"
    assert told["Autres noms"] == "Atelier &lt;b&gt;gras&lt;/b&gt; 2 L&#39;Atelier d&#39;essai 1"
    assert told["Postes de travail"] == "200 1 Capacité d&#39;essai."
    read = Reader(shown.body)
    assert read.jumps
    assert read.jumps <= read.anchors
    assert read.jumps == {one for one in read.anchors if one.startswith("source-")}


def test_values_that_contradict_each_other_stand_side_by_side(open_sheet: OpenSheet) -> None:
    told = values(open_sheet(SHEET))["Année de création"]
    assert told == "1999 1 2001 2 les sources diffèrent"


def test_facts_documents_and_place_have_their_parts(open_sheet: OpenSheet) -> None:
    body = open_sheet(SHEET).body
    parts = re.findall(r"<h2>(.*?)</h2>", body)
    assert parts == ["Identité", "Relations", "Situation", "Voisinage", "2 sources"]
    assert 'alt="Carte : Exempleville, Département d&#39;Exemple, Région d&#39;Exemple"' in body
    documents = open_sheet("organisation/scic-exemple-test").body
    assert "<h2>Documents qui la citent</h2>" in documents


def test_names_lead_from_sheet_to_sheet(open_sheet: OpenSheet) -> None:
    assert 'href="fiche?id=organisation/invitee-exemple"' in open_sheet(SHEET).body


def test_what_can_be_taken_away(open_sheet: OpenSheet) -> None:
    app = open_sheet(SHEET).app
    labels = [one.label for one in app.get("download_button")]
    assert labels == ["Turtle", "TriG", "JSON-LD", "N-Quads", "RDF/XML"]
    identifier, citation = (one.value for one in app.code)
    assert identifier == PLACED.value
    assert citation.startswith("« Atelier Exemple », Maillage, version fiches, consulté le ")
    assert citation.endswith("?id=organisation/atelier-exemple")


def test_an_institution_shows_the_values_of_its_place(open_sheet: OpenSheet) -> None:
    body = open_sheet("MEX").body
    assert "Métropole Exemple" in body
    assert "Est sociétaire de" in body


def test_hostile_text_stays_text(open_sheet: OpenSheet) -> None:
    for key in (SHEET, "organisation/hostile"):
        body = open_sheet(key).body
        assert "&lt;img src=x" in body
        assert "<img src=x" not in body
        assert "<b>" not in body
        assert 'href="javascript' not in body
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)


def test_the_contact_graph_is_never_shown(open_sheet: OpenSheet) -> None:
    shown = open_sheet(SHEET)
    assert SECRET not in shown.html
    assert "Personne Exemple" not in shown.body
    assert "59998" not in shown.body
    drawn = "".join(one.proto.json for one in shown.app.get("bidi_component"))
    assert "personne-exemple" not in drawn


def test_english_sheet(open_sheet: OpenSheet) -> None:
    body = open_sheet(SHEET, lang="en").body
    assert re.findall(r"<h2>(.*?)</h2>", body) == [
        *("Identity", "Relations", "Location", "Neighbourhood", "2 sources")
    ]
    assert "sources differ" in body


@pytest.mark.parametrize(
    "key",
    ["RTES", "MEL", "organisation/coopcircuits", "commune/59350", "region/32", "country/FR"],
)
def test_sheets_of_the_real_data(open_page: OpenPage, real_settings: Settings, key: str) -> None:
    shown = open_page("fiche", store=real_settings.store, id=key)
    assert "m-told" not in shown.body
    levels = Reader(shown.body).levels
    pairs = pairwise(levels)
    assert all(after <= before + 1 for before, after in pairs)
    assert len(shown.body) < 1_000_000
