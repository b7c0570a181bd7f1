"""The timeline of an answer without a browser: two times, hostile names, wrong orders."""

import pytest
from shown_page import OpenPage, Shown

ANSWER = {"q": "collectivites-scic", "vue": "temps"}


def page(shown: Shown) -> str:
    return shown.body.replace("\u202f", " ").replace("\u00a0", " ")


def test_an_answer_is_shown_by_its_two_times(open_page: OpenPage) -> None:
    shown = open_page("questions", **ANSWER)
    text = page(shown)
    assert "vrai : dès 2019 ; dit : en mai 2024" in text
    assert text.count('class="m-time-line"') == 2
    assert "Une note d&#39;essai." in text
    (frame,) = (element.value for element in shown.app.dataframe)
    assert list(frame["Vrai quand"]) == ["dès 2019", ""]
    assert set(frame["Dit quand"]) == {"en mai 2024", "en 2023"}


def test_the_order_is_in_the_address_and_in_both_languages(open_page: OpenPage) -> None:
    by_truth, by_saying = (
        page(open_page("questions", lang="en", tri=order, **ANSWER)) for order in ("vrai", "dit")
    )
    assert "true: from 2019; said: in May 2024" in by_truth
    assert by_truth.index("true: from 2019") < by_truth.index("true: date unknown")
    assert by_saying.index("true: from 2019") > by_saying.index("true: date unknown")


@pytest.mark.parametrize("order", ["zorgluk", "<img src=x>\u202e", "Z" * 10_000])
def test_a_wrong_order_gets_a_sentence(open_page: OpenPage, order: str) -> None:
    shown = page(open_page("questions", tri=order, **ANSWER))
    assert shown.count('role="alert"') == 1
    assert "<img src=x" not in shown and "\u202e" not in shown


def test_nothing_of_a_document_runs(open_page: OpenPage) -> None:
    shown = page(
        open_page("questions", q="relations-entite", entite="organisation/hostile", vue="temps")
    )
    assert 'class="m-time-line"' in shown
    assert "<img src=x" not in shown and "javascript:" not in shown.split("m-time-line")[0]
    assert 'href="javascript:' not in shown
