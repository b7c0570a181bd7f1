"""The cards beside a network: an entity, the evidence of a line, a link in passing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from shown_page import Shown
from small_dataset import (
    ADDRESS,
    CITED,
    DOCUMENT,
    EVIL_DOCUMENT,
    HOSTILE,
    IRIS,
    NETWORK,
    PLACED,
    write_store,
)
from streamlit.testing.v1 import AppTest

from graph.model.statements import name_quads, relation_quads
from graph.model.terms import BlankNode, NamedNode, Quad, french, typed
from graph.model.vocabulary import term
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.widgets.entity_files import EntityFile

SCRIPT = Path(__file__).with_name("cards_script.py")
OpenCard = Callable[..., Shown]

LATER = IRIS.resource("document-repete")
RESERVED = IRIS.resource("document-reserve")
SECRET = "Secret-Exemple"
TURNED = "\u202eelpmexe\u202c \u2066retourné\u2069"
QUOTE = f"Mot pour mot {HOSTILE}"


def said(predicate: str, graph: NamedNode, **details: str) -> list[Quad]:
    return list(relation_quads(IRIS, (PLACED, IRIS.mai(predicate), CITED), graph, **details))


def quoted(claims: list[Quad], words: str) -> Iterator[Quad]:
    """The claim among ``claims`` with the words of its document."""
    claim = next(one for one in claims if one.predicate == term("rdf:subject"))
    target, selector = BlankNode(), BlankNode()
    yield Quad(claim.subject, term("oa:hasTarget"), target, claim.graph_name)
    yield Quad(target, term("oa:hasSelector"), selector, claim.graph_name)
    yield Quad(selector, term("rdf:type"), term("oa:TextQuoteSelector"), claim.graph_name)
    yield Quad(selector, term("oa:exact"), french(words), claim.graph_name)


def source(node: NamedNode, title: str, access: str = "public") -> Iterator[Quad]:
    yield Quad(node, term("rdf:type"), IRIS.mai("Source"))
    yield Quad(node, term("dcterms:title"), french(title))
    yield Quad(node, term("dcterms:publisher"), NETWORK)
    yield Quad(node, term("dcterms:issued"), typed("2020-02-03", "date"))
    yield Quad(node, term("dcterms:accessRights"), IRIS.concept(access))


def more() -> Iterator[Quad]:
    """Shares told by three documents, one of them a repetition; a hostile one; a private graph."""
    yield from said("shareholderOf", DOCUMENT, since="2019", note="Note d'essai <b>.")
    yield from said("shareholderOf", LATER, since="2019", until="2022", certainty="reviewed")
    yield from source(LATER, "Document Répété")
    yield Quad(LATER, IRIS.mai("derivedFrom"), DOCUMENT)
    evil = said("shareholderOf", EVIL_DOCUMENT, certainty="extracted", note=HOSTILE + TURNED)
    yield from [*evil, *quoted(evil, QUOTE)]
    yield from said("supports", RESERVED, certainty="implied", address=ADDRESS)
    yield from source(RESERVED, "Document Réservé", "restricted")
    yield from said("funds", IRIS.contacts, note=SECRET, address=f"https://{SECRET}.invalid/")
    yield from name_quads(PLACED, IRIS.contacts, SECRET, (f"{SECRET} bis",))
    yield Quad(
        PLACED, term("foaf:homepage"), NamedNode(f"https://{SECRET}.invalid/"), IRIS.contacts
    )


@pytest.fixture(scope="module")
def evidence_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("cards") / "store"
    write_store(store, "preuves", more())
    return store


@pytest.fixture
def open_card(evidence_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenCard:
    """``open_card("organisation/a~organisation/b", only="…", open=("card.….map",))``."""

    def open_(ends: str, *, opened: tuple[str, ...] = (), **params: str) -> Shown:
        monkeypatch.setenv("MAILLAGE_STORE", str(evidence_store))
        app = AppTest.from_file(str(SCRIPT), default_timeout=30)
        app.query_params["ends"] = ends
        for name, value in params.items():
            app.query_params[name] = value
        for drawer in opened:
            app.session_state[drawer] = True
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        return Shown(app)

    return open_


def drawers(shown: Shown) -> set[str]:
    """What the card's buttons that open onto something are called."""
    return {one.label for one in shown.app.expander}


ENDS = "organisation/atelier-exemple~organisation/invitee-exemple"


def claims(shown: Shown) -> list[str]:
    """Each statement of the card with its sources, as text."""
    parts = re.findall(r'<section class="m-claim">(.*?)</section>', shown.body, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", part).split()) for part in parts]


def test_each_statement_is_a_sentence_the_strongest_first(open_card: OpenCard) -> None:
    shown = open_card(ENDS)
    assert "3 affirmations, 3 sources indépendantes" in shown.body
    first, *others = claims(shown)
    assert first.startswith("Atelier Exemple est sociétaire d&#39;Invitée Exemple.")
    assert "3 sources, dont 2 indépendantes" in first
    assert len(others) == 2


def test_true_when_and_said_when_are_told_apart(open_card: OpenCard) -> None:
    first = claims(open_card(ENDS))[0]
    reviewed, stated, extracted = first.index("relu"), first.index("déclaré"), first.index("repéré")
    assert reviewed < stated < extracted
    assert "dit : 3 février 2020 · vrai : de 2019 à 2022 · relu" in first
    assert "dit : mai 2024 · vrai : dès 2019 · déclaré" in first
    assert "reprend « Document Exemple »" in first


def test_one_period_is_in_the_sentence(open_card: OpenCard) -> None:
    relation = "~".join((PLACED.value, IRIS.mai("supports").value, CITED.value))
    (only,) = claims(open_card(ENDS, only=relation))
    assert only.startswith("Atelier Exemple soutient Invitée Exemple.")
    assert "sous-entendu · source réservée" in only
    assert "exemple.invalid" in only


def test_nothing_drawn_is_said_in_a_sentence(open_card: OpenCard) -> None:
    shown = open_card(ENDS, only="a~b~c")
    assert "Aucune affirmation montrée" in shown.body
    assert claims(shown) == []


def test_a_line_reads_the_same_from_both_ends(open_card: OpenCard) -> None:
    back = "~".join(reversed(ENDS.split("~")))
    assert claims(open_card(back)) == claims(open_card(ENDS))


def test_english_evidence(open_card: OpenCard) -> None:
    shown = open_card(ENDS, lang="en")
    assert "3 statements, 3 independent sources" in shown.body
    first = claims(shown)[0]
    assert "true: from 2019 to 2022" in first
    assert "said: 3 February 2020" in first
    assert "found by a program" in first


def test_a_link_in_passing_is_no_statement_and_shows_both_steps(open_card: OpenCard) -> None:
    shown = open_card(
        "organisation/atelier-exemple~region/32", through="organisation/invitee-exemple"
    )
    assert "aucune source ne le dit" in shown.body.replace("\u202f", " ")
    assert "Invitée Exemple" in shown.body
    assert len(claims(shown)) == 3
    assert "<h4>" in shown.body


def test_the_card_of_an_entity(open_card: OpenCard) -> None:
    shown = open_card("organisation/atelier-exemple")
    assert shown.app.caption[0].value == "ici les gestes"
    assert "L&#39;Atelier d&#39;essai" in shown.body
    assert "Est sociétaire de" in shown.body
    assert shown.app.code[0].value == PLACED.value
    assert [one.label for one in shown.app.get("download_button")] == ["Enregistrer (Turtle)"]


def test_the_map_is_there_only_for_what_has_a_place(open_card: OpenCard) -> None:
    key = "card.organisation/atelier-exemple.map"
    closed, opened = (open_card("organisation/atelier-exemple", opened=o) for o in ((), (key,)))
    assert "data:image/svg" not in closed.body
    assert "data:image/svg" in opened.body
    assert "Exempleville" in opened.body
    assert "Département d&#39;Exemple, Région d&#39;Exemple" in opened.body
    elsewhere = open_card("organisation/invitee-exemple")
    assert "Voir sur la carte" not in drawers(elsewhere)
    assert "Voir sur la carte" in drawers(closed)


def test_questions_are_those_that_have_an_answer(open_card: OpenCard) -> None:
    key = "card.organisation/atelier-exemple.ask"
    shown = open_card("organisation/atelier-exemple", opened=(key,))
    asked = re.findall(r'href="questions\?q=([^"]*)"', shown.body)
    assert "relations-entite&amp;entite=organisation/atelier-exemple" in asked
    assert not [one for one in asked if one.startswith("membres")]
    assert "Que sait-on des liens de « Atelier Exemple »" in shown.body.replace("\xa0", " ")


HOSTILE_CARDS = [
    (ENDS, {}),
    ("organisation/atelier-exemple", {}),
    ("organisation/hostile", {}),
    ("organisation/hostile~organisation/scic-exemple-test", {}),
    ("organisation/hostile~region/32", {"through": "organisation/scic-exemple-test"}),
]


@pytest.mark.parametrize(("ends", "params"), HOSTILE_CARDS)
def test_hostile_text_stays_text(open_card: OpenCard, ends: str, params: dict[str, str]) -> None:
    body = open_card(ends, **params).body
    assert "&lt;img src=x" in body
    assert "<img src=x" not in body
    assert 'href="javascript' not in body
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)


def test_a_hostile_quotation_is_quoted(open_card: OpenCard) -> None:
    body = open_card(ENDS).body
    (quote,) = re.findall(r'<blockquote class="m-quote">(.*?)</blockquote>', body)
    assert quote.startswith("Mot pour mot &lt;img")
    assert "Note d&#39;essai &lt;b&gt;." in body


@pytest.mark.parametrize("form", ["turtle", "trig", "jsonld", "nquads", "rdfxml"])
def test_the_contact_graph_is_in_no_file(evidence_store: Path, form: str) -> None:
    opened = Dataset.open(Settings.read({"MAILLAGE_STORE": str(evidence_store)}))
    written = EntityFile(opened, PLACED.value, form)().decode()
    opened.names.close()
    assert "shareholderOf" in written
    assert SECRET not in written


@pytest.mark.parametrize("ends", [ENDS, "organisation/atelier-exemple"])
def test_the_contact_graph_is_never_shown(open_card: OpenCard, ends: str) -> None:
    shown = open_card(ends)
    assert SECRET not in shown.html
    assert "finance" not in shown.body
