"""The map of territories and that of an answer, without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from shown_page import OpenPage, Shown

from graph.settings import Settings

HOSTILE = [
    "VALUES ?x { UNDEF }",
    "'\"<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u202edepartement",
    "x" * 10_000,
]


def spec(shown: Shown) -> dict[str, Any]:
    (chart,) = shown.app.get("deck_gl_json_chart")
    return json.loads(chart.proto.json)


def rows(shown: Shown, layer: str) -> list[dict[str, Any]]:
    return [
        row for one in spec(shown)["layers"] if one["id"].startswith(layer) for row in one["data"]
    ]


def test_the_page_shows_a_map_its_legend_and_its_table(open_page: OpenPage) -> None:
    shown = open_page("territoires")
    told = {row["id"]: row["told"] for row in rows(shown, "areas")}
    assert len(told) == 101
    assert told["departement/59"].startswith("Département d'Exemple")
    assert "m-map-legend" in shown.body
    assert "Les mêmes nombres en tableau" in shown.body
    assert "simplifiés" in " ".join(caption.value for caption in shown.app.caption)
    assert shown.app.get("deck_gl_json_chart")[0].proto.alt.startswith("Carte :")


@pytest.mark.parametrize(("level", "count"), [("region", 18), ("departement", 101), ("epci", 1256)])
def test_every_level_is_drawn(open_page: OpenPage, level: str, count: int) -> None:
    shown = open_page("territoires", niveau=level, mesure="scics")
    assert len({row["id"] for row in rows(shown, "areas")}) == count


def test_choices_go_into_the_address(open_page: OpenPage) -> None:
    app = open_page("territoires").app
    by = next(box for box in app.selectbox if box.label == "Par")
    by.set_value("region").run()
    assert app.query_params["niveau"] in ("region", ["region"])
    app.toggle[0].set_value(True).run()
    assert app.query_params["taux"] in ("oui", ["oui"])
    assert not app.exception


def test_an_area_of_the_address_is_told(open_page: OpenPage) -> None:
    shown = open_page("territoires", sur_carte="departement/59")
    assert rows(shown, "chosen")
    assert 'href="territoires?id=departement/59">Ouvrir la fiche' in shown.body
    assert "Département d&#39;Exemple" in shown.body


def test_an_unknown_thing_of_the_address_is_said(open_page: OpenPage) -> None:
    for given in (*HOSTILE, "departement/999", "epci/", "a~b"):
        shown = open_page("territoires", sur_carte=given)
        told = [caption.value for caption in shown.app.caption]
        assert "Ce que l'adresse désigne n'est pas sur cette carte." in told


@pytest.mark.parametrize("name", ["mesure", "niveau", "taux", "acteurs", "liens", "image"])
@pytest.mark.parametrize("given", HOSTILE)
def test_a_wrong_choice_is_a_sentence(open_page: OpenPage, name: str, given: str) -> None:
    body = open_page("territoires", **{name: given}).body
    assert 'class="m-told"' in body
    assert "<img" not in body
    assert "<script" not in body
    assert "\u202e" not in body


def test_a_picture_instead_of_the_map(open_page: OpenPage) -> None:
    shown = open_page("territoires", image="oui", niveau="region")
    assert not shown.app.get("deck_gl_json_chart")
    assert 'class="m-map-image"' in shown.body


def test_the_map_in_english(open_page: OpenPage) -> None:
    shown = open_page("territoires", lang="en", niveau="region", taux="oui")
    assert "Organisations per 100,000 inhabitants, by region" in shown.body
    assert "The same figures as a table" in shown.body
    assert "no figure" in shown.body


def test_actors_and_their_links(open_page: OpenPage, real_settings: Settings) -> None:
    kinds = "scic,collectivites,organisations,projets"
    shown = open_page("territoires", store=real_settings.store, acteurs=kinds, liens="oui")
    assert len(rows(shown, "actors")) > 200
    arcs = rows(shown, "links")
    assert len(arcs) > 50
    one, other = next(row["id"] for row in arcs if "capital" not in row["id"]).split("~")
    card = open_page(
        "territoires",
        store=real_settings.store,
        acteurs=kinds,
        liens="oui",
        sur_carte=f"{one}~{other}",
    )
    assert "Ce qui les relie" in card.body


def test_nothing_of_a_broken_file_of_outlines_is_a_trace(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_DATA", str(tmp_path))
    st.cache_resource.clear()
    body = open_page("territoires").body
    assert "contours de la carte ne se lisent pas" in body
    assert "data/make_areas.py" in body


# --- the map of an answer -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["compter", "niveau", "liens", "image"])
@pytest.mark.parametrize("given", HOSTILE)
def test_a_wrong_choice_of_an_answer_is_a_sentence(
    open_page: OpenPage, name: str, given: str
) -> None:
    shown = open_page("questions", q="organisations-territoire", vue="carte", **{name: given})
    assert 'class="m-told"' in shown.body
    assert "<img" not in shown.body
    assert "\\u202e" not in shown.body


def test_an_answer_whose_places_have_no_outline(open_page: OpenPage) -> None:
    shown = open_page("questions", q="personnes-roles", vue="carte", liens="oui")
    assert len(rows(shown, "areas")) > 101
    assert "lignes ont un lieu connu" in shown.body


def test_links_of_an_answer(open_page: OpenPage, real_settings: Settings) -> None:
    shown = open_page(
        "questions", store=real_settings.store, q="collectivites-scic", vue="carte", liens="oui"
    )
    arcs = rows(shown, "links")
    assert len(arcs) > 20
    assert len({row["id"] for row in rows(shown, "areas")}) == 101
    assert len(rows(shown, "actors")) > 100
    assert "lignes ont un lieu connu" in shown.body
    assert "liens affirmés" in shown.body
    assert all("~" in row["id"] and row["told"] for row in arcs)
