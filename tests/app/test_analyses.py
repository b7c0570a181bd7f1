"""The page Analyses without a browser: every part, every choice, whatever the address says."""

import pytest
from shown_page import OpenPage, Shown

from graph.widgets.analyses_data import NODE_MEASURES

PARTS = ("acteurs", "ensemble", "communautes", "melange", "hasard", "annees", "voisinages")
FIELDS = (
    *("types", "relations", "certitudes", "territoire", "jusque", "projection", "poids"),
    *("vue", "mesure", "methode", "selon", "modele", "communaute"),
)
HOSTILE = "VALUES ?x { \"'}{<img src=x onerror=window.hacked=1></script>\u202e"
WRONG = [
    *((field, HOSTILE) for field in FIELDS),
    *((field, value) for field in ("projection", "territoire") for value in ("zz", "Z" * 10_000)),
]


def page(shown: Shown) -> str:
    return shown.body.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown(open_page: OpenPage, part: str, language: str) -> None:
    shown = page(open_page("analyses", vue=part, lang=language))
    assert 'role="alert"' not in shown
    assert ("37 acteurs" if language == "fr" else "37 actors") in shown
    assert "<table" in shown or "<strong>0 " in shown


def test_actors_are_a_table_to_sort_with_the_chosen_measure_first(open_page: OpenPage) -> None:
    shown = open_page("analyses", mesure="degree")
    (frame,) = (element.value for element in shown.app.dataframe)
    assert frame["name"].iloc[0] == "Réseau Exemple"
    assert set(NODE_MEASURES) <= set(frame.columns)
    assert frame["degree"].is_monotonic_decreasing
    assert "Freeman (1978)" in page(shown)


def test_each_measure_says_how_to_read_it_and_what_documentation_does(open_page: OpenPage) -> None:
    shown = page(open_page("analyses"))
    assert "Comment lire chaque mesure" in shown
    assert shown.count('class="m-formula"') == len(NODE_MEASURES) + 1
    assert "Corrélation des rangs avec le nombre de documents" in shown


def test_a_projection_has_its_own_name_and_weights(open_page: OpenPage) -> None:
    shown = open_page("analyses", projection="organisation,organisation")
    assert 'role="alert"' in page(shown)
    shown = open_page("analyses", projection="person,organisation")
    assert "Aucune relation dans ce réseau." in page(shown)


def test_a_network_of_one_pair_has_no_measure_that_fails(open_page: OpenPage) -> None:
    for part in PARTS:
        shown = page(
            open_page(
                "analyses",
                vue=part,
                types="collectivite,organisation",
                jusque="2019",
                relations="shareholderOf",
            )
        )
        assert 'role="alert"' not in shown
        assert "2 acteurs" in shown


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_wrong_address_gets_a_sentence(open_page: OpenPage, field: str, value: str) -> None:
    more = {"projection": "collectivite,organisation"} if field == "poids" else {}
    more |= {
        "methode": {"vue": "communautes"},
        "communaute": {"vue": "communautes"},
        "selon": {"vue": "melange"},
        "modele": {"vue": "hasard"},
    }.get(field, {})
    shown = page(open_page("analyses", **{**more, field: value}))
    assert shown.count('role="alert"') == 1
    assert "Traceback" not in shown and "<img src=x" not in shown and "\u202e" not in shown


def test_nothing_of_a_name_runs(open_page: OpenPage) -> None:
    for part in PARTS:
        assert "<img src=x" not in page(open_page("analyses", vue=part))
