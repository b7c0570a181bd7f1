"""The page of territories: a map to choose one from, coloured by what is counted."""

import streamlit as st

from graph.model.vocabulary import Kind
from graph.network.mapping import MEASURES, places_in
from graph.network.territory_people import Population
from graph.views.map_picture import Actor, Picture, marks_of
from graph.widgets.addresses import go, param
from graph.widgets.language import _, language
from graph.widgets.map_base import actors_of, all_areas, area_names, areas, counts, inhabitants
from graph.widgets.map_card import show_map_card
from graph.widgets.map_controls import choose_kinds, choose_level, choose_one, is_on, switch
from graph.widgets.map_files import show_map_files
from graph.widgets.map_links import links_of
from graph.widgets.map_table import area_rows, area_table
from graph.widgets.map_view import CHOSEN, map_picture, show_legend, show_map
from graph.widgets.map_words import (
    level_note,
    measure_name,
    measure_notes,
    measure_title,
    per_100_000,
    read_measure,
)
from graph.widgets.markup import block, show
from graph.widgets.opened import dataset, scics
from graph.widgets.search_box import search_box
from graph.widgets.territory_data import roll_up

__all__ = ["show_territories"]

_KEY = "territories"


def show_territories() -> None:
    """The map, its choices, its table.

    Raises
    ------
    graph.errors.InputError: a parameter of the address names nothing the map knows.
    """
    _head()
    measure = read_measure(param("mesure"))
    words = {one: measure_name(one) for one in MEASURES}
    first, second, third = st.columns([4, 4, 3], gap="medium", vertical_alignment="bottom")
    with first:
        choose_one(_KEY, _("Compter"), words, "mesure", measure)
    with second:
        level = choose_level(_KEY)
    with third:
        rate = switch(_KEY, _("pour 100 000 habitants"), "taux")
    with st.container(horizontal=True, vertical_alignment="bottom", key="map_actors"):
        kinds = choose_kinds(_KEY, _("Montrer les acteurs"), _actor_kinds(), "acteurs")
        linked = switch(_KEY, _("et leurs liens"), "liens", disabled=not kinds)
        still = switch(_KEY, _("image fixe"), "image")
    state = ("territories", measure, level, str(rate), *kinds, str(linked))
    picture = map_picture(
        state, lambda: _picture(measure, level, rate, kinds, linked), param(CHOSEN)
    )
    _body(picture, state, measure, still)


def _head() -> None:
    words, box = st.columns([4, 3], gap="medium", vertical_alignment="center")
    with words:
        show(
            block(
                '<h1>{title}</h1><p class="m-lead">{text}</p>',
                title=_("Territoires"),
                text=_("Cherchez un lieu, ou choisissez sur la carte."),
            )
        )
    with box, st.container(key="sheet_search"):
        search_box(
            f"{_KEY}.search",
            _("Chercher un territoire"),
            lambda key: go("territoires", id=key),
            placeholder=_("Nom, code INSEE ou SIREN"),
            kinds=(Kind.TERRITORY,),
            labelled=False,
        )


def _body(picture: Picture, state: tuple[str, ...], measure: str, still: bool) -> None:
    level, counted = picture.areas.level, measure_name(measure)
    numbers = counts(level, measure)
    rows = area_rows(numbers, area_names(level), level, by_rate=is_on("taux"))
    chosen = picture.chosen
    with st.container(horizontal=True, vertical_alignment="center", key="map_title"):
        show(block('<h2 class="m-map-title">{title}</h2>', title=picture.title))
        show_map_files(picture, rows, counted, key=_KEY)
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        show_map(picture, state, key=f"{_KEY}.map", still=still)
        st.caption(level_note(level))
    with side:
        show_legend(picture)
        is_area = chosen in picture.areas.shapes
        things = places_in(roll_up(), dataset().iris.long(chosen), measure) if is_area else ()
        show_map_card(
            picture,
            chosen,
            count=numbers.get(chosen, 0) if is_area else None,
            counted=counted,
            things=things,
        )
    show(area_table(rows, counted, picture.areas.shapes, measure_notes(measure, level)))


def _picture(measure: str, level: str, rate: bool, kinds: tuple[str, ...], linked: bool) -> Picture:
    drawn, numbers, people = areas(level), counts(level, measure), inhabitants(level)
    values = {key: _value(key, numbers.get(key, 0), people.get(key), rate) for key in drawn.shapes}
    counted = measure_name(measure)
    actors = _actors(kinds)
    return Picture(
        drawn,
        area_names(level),
        measure_title(counted, level, rate=rate),
        values,
        per_100_000(counted) if rate else counted,
        marks_of(actors, all_areas()),
        links_of([actor.key for actor in actors]) if linked else (),
        (*measure_notes(measure, level), level_note(level)),
        language=language(),
        dark=st.context.theme.type == "dark",
    )


def _value(key: str, count: int, people: Population | None, rate: bool) -> float | None:
    """What colours an area; nothing where there can be no figure."""
    if rate:
        return people.per_100_000(count) if people else None
    return None if key.endswith("/") else count


def _actor_kinds() -> dict[str, str]:
    return {
        "collectivites": _("collectivités"),
        "scic": _("SCIC"),
        "organisations": _("autres organisations"),
        "projets": _("projets"),
    }


def _actors(kinds: tuple[str, ...]) -> tuple[Actor, ...]:
    """Those of the kinds asked for that some source places and relates."""
    told = roll_up()
    wanted = {
        "collectivites": Kind.COLLECTIVITE,
        "organisations": Kind.ORGANISATION,
        "projets": Kind.PROJECT,
    }
    present = {one.entity for found in told.present.values() for one in found}
    related = [one for one in present if told.relations.get(one)]
    keep = {wanted[kind] for kind in kinds if kind in wanted}
    found = [
        one for one in related if ("scic" in kinds if one in scics() else told.kind(one) in keep)
    ]
    return actors_of(found)
