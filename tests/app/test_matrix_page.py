"""The matrix of an answer and of any two kinds, without a browser."""

import json

import pytest
from shown_page import OpenPage, Shown
from small_dataset import EVIL, HOSTILE, IRIS, METROPOLE, SCIC

LONG = "x" * 10_000
INJECTIONS = (
    "VALUES ?x {",
    "'\"}]",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u202eabc",
    LONG,
)
PAIR = f"{IRIS.short(METROPOLE.value)},{IRIS.short(SCIC.value)}"


def payload(page: Shown) -> dict[str, object]:
    """What the element of the page is sent."""
    found = [json.loads(one.proto.json) for one in page.app.get("bidi_component") if one.proto.json]
    return next(one for one in found if "cells" in one)


def has_matrix(page: Shown) -> bool:
    return any('"cells"' in one.proto.json for one in page.app.get("bidi_component"))


def test_an_answer_is_shown_as_a_matrix(open_page: OpenPage):
    page = open_page("questions", q="collectivites-scic", vue="matrice")
    sent = payload(page)
    assert sent["rows"]["ids"] == [IRIS.short(METROPOLE.value)]
    assert IRIS.short(SCIC.value) in sent["columns"]["ids"]
    assert "cases remplies" in page.body or "case remplie" in page.body


def test_the_cell_of_the_address_shows_its_evidence(open_page: OpenPage):
    page = open_page("questions", q="collectivites-scic", vue="matrice", case=PAIR)
    assert "Ce qui les relie" in page.body
    assert "m-claim" in page.body
    assert payload(page)["chosen"]["ids"] == PAIR.split(",")


def test_the_name_of_the_address_shows_its_card(open_page: OpenPage):
    page = open_page("questions", matrice="collectivite,scic", case=IRIS.short(SCIC.value))
    assert "SCIC Exemple-Test" in page.body


@pytest.mark.parametrize("case", ["collectivite/inconnue", "a,b", "a,b,c,d", *INJECTIONS])
def test_a_cell_that_is_not_there_is_told_in_a_sentence(open_page: OpenPage, case: str):
    page = open_page("questions", matrice="collectivite,scic", case=case)
    assert "pas dans cette matrice" in page.body
    assert "<img src=x" not in page.body
    assert has_matrix(page)


@pytest.mark.parametrize("kinds", ["scic", "scic,zorgluk", *INJECTIONS])
def test_what_is_not_two_kinds_is_told_in_a_sentence(open_page: OpenPage, kinds: str):
    page = open_page("questions", matrice=kinds)
    assert "deux types" in page.body
    assert not has_matrix(page)


@pytest.mark.parametrize("value", ["VALUES ?x {", "</script>", LONG])
def test_an_unknown_order_or_link_is_the_usual_one(open_page: OpenPage, value: str):
    usual = payload(open_page("questions", matrice="collectivite,scic"))
    asked = payload(open_page("questions", matrice="collectivite,scic", ordre=value, liens=value))
    assert asked["cells"] == usual["cells"]


@pytest.mark.parametrize("territory", ["region/99999", "collectivite/000000001", *INJECTIONS])
def test_an_unknown_territory_is_told_in_a_sentence(open_page: OpenPage, territory: str):
    page = open_page("questions", matrice="collectivite,scic", territoire=territory)
    assert "m-told" in page.body
    assert "<img src=x" not in page.body


def test_nothing_to_show_says_what_to_do(open_page: OpenPage):
    page = open_page("questions", matrice="collectivite,scic", liens="aucun")
    assert "montrez plus de liens" in page.body


@pytest.mark.parametrize("order", ["groupes", "territoire"])
def test_a_hostile_name_is_text(open_page: OpenPage, order: str):
    known = IRIS.short(EVIL.value)
    page = open_page("questions", matrice="organisation,organisation", ordre=order, case=known)
    assert HOSTILE in payload(page)["columns"]["names"]
    assert "<img src=x" not in page.body


def test_it_speaks_english(open_page: OpenPage):
    page = open_page("questions", matrice="collectivite,scic", lang="en", case=PAIR)
    assert "What links them" in page.body or "links them" in page.body
    assert payload(page)["texts"]["zoomIn"] == "Zoom in"
    assert "cases remplies" not in page.body
