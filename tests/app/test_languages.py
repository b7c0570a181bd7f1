"""One language at a time: what errors say in each."""

import pickle
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_page import OpenPage

from graph.errors import AmbiguousName, InputError, UnknownName, said, worded
from graph.widgets.catalogue import read_catalogue

ENGLISH = read_catalogue("en").text
names = st.from_regex("[a-z]{1,8}", fullmatch=True)


def whole(text: str) -> str:
    """A template that says ``text`` and holds no facts."""
    return text.replace("{", "{{").replace("}", "}}")


@given(st.text(), st.dictionaries(names, st.text(), max_size=3))
def test_a_sentence_is_said_as_it_was_made(start: str, facts: dict[str, str]) -> None:
    template = whole(start) + "".join(f"« {{{name}}} »" for name in facts)
    sentence = worded(template, **facts)
    assert sentence == start + "".join(f"« {fact} »" for fact in facts.values())
    assert said(sentence, str) == sentence
    assert said(pickle.loads(pickle.dumps(sentence)), str) == sentence


@given(st.text(), st.text())
def test_facts_stay_as_they_are_in_every_language(what: str, fact: str) -> None:
    error = InputError(what, advice=worded("Choix : {names}.", names=fact))
    told = error.told(lambda text: {"Choix : {names}.": "Choices: {names}."}.get(text, text))
    assert told == f"{what} Choices: {fact}.".rstrip()
    assert str(error) == f"{what} Choix : {fact}.".rstrip()


def test_an_error_inside_another_is_translated_too() -> None:
    inner = InputError("ce fichier est vide.")
    outer = InputError(worded("correspondance : {what}", what=inner.what), where="x.toml")
    assert outer.told(ENGLISH) == "x.toml: mapping: this file is empty."


@pytest.mark.parametrize("count", [0, 2])
def test_names_that_mean_nothing_or_too_much(count: int) -> None:
    near = ["Exemple-Test", "Zorgluk"][:count]
    assert "nothing is called “zorg”." in UnknownName("zorg", near).told(ENGLISH)
    assert UnknownName("zorg", near).candidates == tuple(near)
    assert "“zorg” means several things: a ; b." in AmbiguousName("zorg", "ab").told(ENGLISH)


def test_every_translation_takes_the_facts_of_its_sentence() -> None:
    for french, forms in read_catalogue("en").texts.items():
        for english in forms:
            assert blanks(english) == blanks(french), french


def blanks(text: str) -> set[tuple[str, str]]:
    """The facts of a template, each with how it is written."""
    parts = Formatter().parse(text)
    return {(name, spec or "") for _, name, spec, _ in parts if name is not None}


@pytest.mark.parametrize(
    ("page", "params", "told"),
    [
        ("fiche", {"id": "organisation/zorgluk-inconnu"}, "othing is called"),
        ("questions", {"q": "zorgluk"}, "nknown question: “zorgluk”"),
        ("questions", {"q": "collectivites-scic", "depuis": "zorgluk"}, "“zorgluk” is not a year"),
        ("explorer", {"id": "MEX", "annees": "zorgluk"}, "“zorgluk” is not a period"),
    ],
)
def test_a_page_tells_what_is_wrong_in_the_language_of_its_address(
    open_page: OpenPage, page: str, params: dict[str, str], told: str
) -> None:
    shown = open_page(page, lang="en", **params).body
    assert told in shown
    assert "rien ne porte" not in shown
