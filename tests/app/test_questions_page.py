"""The page of a question: its sentence, what its gaps offer, and whatever is put in its address."""

import json
from itertools import cycle
from typing import Any

import pytest
from shown_page import OpenPage, Shown

from graph.questions.question import Question, catalogue
from graph.settings import Settings

MAIN = "collectivites-scic"
QUESTIONS = tuple(catalogue().values())
ATTACKS = cycle(
    (
        "VALUES ?x {",
        "UNDEF } VALUES ?scic { UNDEF",
        '" } UNION { ?s ?p ?o } #',
        "region/32> } { ?s ?p ?o",
        "{territoire}",
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "\u202eelliL",
        "Zorgluk " * 1250,
        "organisation/zorgluk",
        "concept/zorgluk",
        "\x00\x1b[31m",
    )
)


def sentence(shown: Shown) -> dict[str, Any]:
    """What the sentence of the page was given."""
    found = [
        json.loads(element.proto.json)
        for element in shown.app.get("bidi_component")
        if '"gaps"' in element.proto.json
    ]
    assert len(found) == 1
    return dict(found[0])


def spoken(shown: Shown) -> str:
    """The sentence as it is read."""
    data = sentence(shown)
    gaps = data["gaps"]
    words = {name: gap["shown"] or gap["empty"] for name, gap in gaps.items()}
    return "".join(part.get("text") or words[part["gap"]] for part in data["parts"])


def test_the_sentence_is_completed_where_it_stands(open_page: OpenPage) -> None:
    shown = open_page("questions", q=MAIN, collectivite="MEX")
    assert spoken(shown).startswith(
        "Quelles collectivités de toute la France (Métropole Exemple) sont liées"
    )
    gap = sentence(shown)["gaps"]["collectivite"]
    assert gap["value"] == "collectivite/000000001"
    assert sentence(open_page("questions", q=MAIN, lang="en"))["parts"][0] == {
        "text": "Which local authorities of "
    }


def test_a_gap_offers_what_has_an_answer_with_its_rows(open_page: OpenPage) -> None:
    everything = sentence(open_page("questions", q=MAIN))["gaps"]["scic"]
    offered = {value: rows for value, _, _, rows, _ in everything["options"]}
    assert offered
    assert everything["told"].startswith(f"{len(offered)} choix ")
    for value, count in offered.items():
        shown = open_page("questions", q=MAIN, scic=value)
        assert len(shown.app.dataframe[0].value) == count


def test_what_is_offered_follows_the_other_choices(open_page: OpenPage) -> None:
    free = sentence(open_page("questions", q=MAIN))["gaps"]["scic"]
    held = sentence(open_page("questions", q=MAIN, collectivite="MEX"))["gaps"]["scic"]
    rows = {value: count for value, _, _, count, _ in free["options"]}
    assert all(count <= rows[value] for value, _, _, count, _ in held["options"])
    assert held["everything"] == len(
        open_page("questions", q=MAIN, collectivite="MEX").app.dataframe[0].value
    )


def test_what_a_question_cannot_do_without_is_asked_for_with_examples(open_page: OpenPage) -> None:
    shown = open_page("questions", q="relations-entite")
    assert "À compléter : entité." in shown.body
    first = sentence(shown)["gaps"]["entite"]["options"][0]
    assert f'entite={first[0]}">' in shown.body
    assert not shown.app.dataframe


def test_an_empty_answer_leads_to_the_nearest_that_has_one(open_page: OpenPage) -> None:
    shown = open_page("questions", q=MAIN, depuis="2099", collectivite="MEX")
    assert "Cherché : collectivité : Métropole Exemple ; depuis l&#39;année : 2099." in shown.body
    assert "Plus tôt : 2019" in shown.body
    assert f'href="questions?q={MAIN}&amp;collectivite=MEX&amp;depuis=2019"' in shown.body
    there = open_page("questions", q=MAIN, depuis="2019", collectivite="MEX")
    assert f"({len(there.app.dataframe[0].value)} ligne" in shown.body


@pytest.mark.parametrize("vue", ["table", "matrice", "reseau", "carte", "temps", "requete", "x{"])
def test_every_view_of_an_answer_opens_from_its_address(open_page: OpenPage, vue: str) -> None:
    shown = open_page("questions", q=MAIN, vue=vue)
    assert "m-told" not in shown.body or vue == "temps"


def test_the_query_holds_what_is_chosen_and_is_saved(open_page: OpenPage) -> None:
    shown = open_page("questions", q=MAIN, collectivite="MEX", vue="requete")
    assert "id/collectivite/000000001> }" in shown.app.code[0].value
    labels = [one.proto.label for one in shown.app.get("download_button")]
    assert "Enregistrer la requête (.rq)" in labels


def test_any_two_kinds_are_crossed(open_page: OpenPage) -> None:
    assert 'href="questions?matrice=collectivite,scic"' in open_page("questions").body
    assert "m-told" not in open_page("questions", matrice="collectivite,scic").body


@pytest.mark.parametrize("question", QUESTIONS, ids=[one.name for one in QUESTIONS])
def test_whatever_a_parameter_is_given_is_answered_by_a_sentence(
    question: Question, open_page: OpenPage
) -> None:
    for name in question.parameters:
        text = next(ATTACKS)
        needed = {one.name: "MEX" for one in question.parameters.values() if one.required}
        shown = open_page("questions", **{**needed, "q": question.name, name: text})
        assert "m-told" in shown.body, f"{name}={text[:40]}"
        assert "<img" not in shown.body
        assert "<script" not in shown.body
        assert "\u202e" not in shown.body
        assert not shown.app.dataframe
        assert len(sentence(shown)["gaps"][name]["shown"]) <= 120


@pytest.mark.parametrize(("lang", "name"), [("fr", "Territoire"), ("en", "Territory")])
def test_a_wrong_parameter_is_named_as_readers_call_it(
    open_page: OpenPage, lang: str, name: str
) -> None:
    shown = open_page("questions", q=MAIN, territoire="zorgluf", lang=lang)
    assert f'role="alert"><p>{name}' in shown.body


def test_the_sentence_on_the_real_store(open_page: OpenPage, real_settings: Settings) -> None:
    gaps = sentence(open_page("questions", store=real_settings.store, q=MAIN))["gaps"]
    region = next(one for one in gaps["territoire"]["options"] if one[0] == "region/32")
    assert region[1] == "Hauts-de-France"
    shown = open_page("questions", store=real_settings.store, q=MAIN, territoire="region/32")
    assert len(shown.app.dataframe[0].value) == region[3]
