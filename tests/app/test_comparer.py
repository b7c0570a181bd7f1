"""Two entities, two territories or two dates: common, only here, only there, with sources."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from shown_page import OpenPage, Shown
from small_dataset import CITED, DOCUMENT, IRIS, METROPOLE, NETWORK, PLACED, SCIC, write_store

from graph.model.statements import relation_quads
from graph.model.terms import Quad
from graph.settings import Settings

ONE, OTHER = "organisation/scic-exemple-test", "organisation/atelier-exemple"


def more() -> Iterator[Quad]:
    """Both are members of a network, by different years; one of them left another."""
    for triple, details in (
        ((PLACED, IRIS.mai("memberOf"), NETWORK), {"since": "2012"}),
        ((SCIC, IRIS.mai("partnerOf"), PLACED), {}),
        ((METROPOLE, IRIS.mai("supports"), CITED), {"since": "2010", "until": "2016"}),
        ((METROPOLE, IRIS.mai("funds"), CITED), {"since": "2020"}),
    ):
        yield from relation_quads(IRIS, triple, DOCUMENT, **details)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("comparisons") / "store"
    write_store(store, "comparaisons", more())
    return store


def columns(shown: Shown) -> list[tuple[str, str]]:
    """The title and the text of each column."""
    side = '<section class="m-compare-side'
    found = re.findall(f"{side}[^>]*><h3>(.*?)</h3>(.*?)(?={side}|$)", shown.body, re.DOTALL)
    return [(_text(title), _text(rest)) for title, rest in found]


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_two_entities(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, a=ONE, b=OTHER)
    left, common, right = columns(shown)[:3]
    assert common[0] == "En commun 1"
    assert "Réseau Exemple Atelier Exemple : dès 2012" in common[1]
    assert left[0].startswith("Seulement SCIC Exemple-Test")
    assert right[0] == "Seulement Atelier Exemple 2"
    assert "Invitée Exemple" in right[1]
    assert "Atelier Exemple" not in left[1]
    assert "Ce qui les relie" in shown.body
    assert "SCIC Exemple-Test est partenaire d&#39;Atelier Exemple" in shown.body
    assert _text(common[1]).count("Document Exemple") == 2


def test_only_one_is_a_proposal(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, a=OTHER)
    assert "Celles qui ont le plus de liens en commun" in shown.body
    assert f"comparer?a={OTHER}&amp;b=organisation/membre-00" in shown.body


def test_two_dates_of_an_entity(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, a="MEX", le="2015", et="2021")
    first, both, second = columns(shown)[:3]
    assert first[0] == "Seulement : 2015 1"
    assert "Métropole Exemple soutient Invitée Exemple" in first[1]
    assert second[0] == "Seulement : 2021 2"
    assert "finance Invitée Exemple" in second[1]
    assert both[0] == "Aux deux dates 0"
    assert "aucune source ne dit quand" in shown.body


def test_dates_in_any_order_and_said(open_page: OpenPage, store: Path) -> None:
    turned = open_page("comparer", store=store, a="MEX", le="2021", et="2015")
    straight = open_page("comparer", store=store, a="MEX", le="2015", et="2021")
    assert columns(turned) == columns(straight)
    said = open_page("comparer", store=store, a="MEX", le="2015", et="2024-12", sens="dit")
    assert columns(said)[0][0] == "Déjà dit : 2015 0"
    assert columns(said)[1][0].startswith("Dit depuis, au plus tard : décembre 2024")


def test_dates_that_are_typed_go_into_the_address(open_page: OpenPage, store: Path) -> None:
    app = open_page("comparer", store=store, a="MEX", le="2015", et="2021").app
    app.text_input[0].set_value("2012").run()
    assert app.query_params["le"] in ("2012", ["2012"])
    assert not app.exception
    app.text_input[1].set_value("demain").run()
    assert not app.exception
    assert any("demain" in str(one.proto.body) for one in app.get("html"))


def test_two_territories(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, a="departement/59", b="epci/000000001")
    assert "Chiffres" in shown.body
    assert [title for title, _rest in columns(shown)][:3] == [
        "Seulement Département d&#39;Exemple 1",
        "En commun 0",
        "Seulement Métropole Exemple 0",
    ]


def test_everybody_at_two_dates(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, le="2015", et="2021")
    assert "Tout le graphe" in shown.body
    assert columns(shown)[0][0] == "Seulement : 2015 1"


def test_english(open_page: OpenPage, store: Path) -> None:
    shown = open_page("comparer", store=store, a=ONE, b=OTHER, lang="en")
    assert [title for title, _rest in columns(shown)][1] == "In common 1"
    assert "Seulement" not in shown.body


HOSTILE = ["VALUES ?x {", "'\"<img src=x onerror=alert(1)>", "\u202e2015", "x" * 10_000, "-1"]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        *((name, given) for name in ("a", "le", "sens") for given in HOSTILE),
        ("b", HOSTILE[1]),
        ("et", HOSTILE[3]),
    ],
)
def test_a_wrong_address_is_a_sentence(
    open_page: OpenPage, store: Path, name: str, given: str
) -> None:
    asked = {"a": ONE, "b": OTHER} if name in "ab" else {"a": ONE, "le": "2015", "et": "2021"}
    shown = open_page("comparer", store=store, **{**asked, name: given})
    assert shown.body.count("m-told") == 1
    assert "<img src=x" not in shown.body
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown.body)


@pytest.mark.parametrize(
    "asked",
    [
        {"a": ONE, "b": ONE},
        {"a": ONE, "b": OTHER, "le": "2015", "et": "2021"},
        {"a": "organisation/inconnue", "b": ONE},
    ],
)
def test_what_cannot_be_compared_is_said(
    open_page: OpenPage, store: Path, asked: dict[str, str]
) -> None:
    assert open_page("comparer", store=store, **asked).body.count("m-told") == 1


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"a": "MEL"},
        {"a": "MEL", "b": "RTES"},
        {"a": "region/32", "b": "region/53"},
        {"a": "commune/91286", "b": "commune/62388"},
        {"a": "region/53", "le": "2010", "et": "2022"},
        {"le": "2010", "et": "2022", "sens": "dit"},
    ],
)
def test_real_comparisons(
    open_page: OpenPage, real_settings: Settings, asked: dict[str, str]
) -> None:
    body = open_page("comparer", store=real_settings.store, **asked).body
    assert "m-told" not in body
    levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
