"""An answer as a map: its rows counted by territory, its actors as points, its links as arcs."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from graph.errors import InputError, worded
from graph.model.vocabulary import Kind, kind_of
from graph.network.mapping import LEVELS, Placed, entities_of, placed, row_counts
from graph.questions.answer import Answer, Column
from graph.questions.question import Question
from graph.views.map_picture import Picture, marks_of
from graph.widgets.addresses import param
from graph.widgets.language import _, language, number
from graph.widgets.map_base import actors_of, all_areas, area_names, areas
from graph.widgets.map_card import show_map_card
from graph.widgets.map_controls import choose_one, is_on, switch
from graph.widgets.map_files import show_map_files
from graph.widgets.map_links import answer_arcs
from graph.widgets.map_table import area_rows, area_table
from graph.widgets.map_view import CHOSEN, State, map_picture, show_legend, show_map
from graph.widgets.map_words import level_name, level_note, read_level
from graph.widgets.markup import block, show
from graph.widgets.opened import dataset

__all__ = ["has_map", "show_answer_map"]

_KEY = "answer_map"
_HIDDEN = (Kind.TERRITORY, Kind.RESOURCE, Kind.CONCEPT)
"""Kinds that are no actors: they are not drawn as points."""

_MOST = 300
"""How many links are drawn: more cannot be told apart."""

Places = Mapping[str, tuple[Placed, ...]]


def has_map(question: Question) -> bool:
    """Whether the rows of a question name entities that may have a place."""
    return any(column.role == "entity" for column in question.columns)


def show_answer_map(question: Question, answer: Answer) -> None:
    """The map of an answer, its choices, its table.

    What is chosen stands in the address: ``compter`` (a column), ``niveau``, ``liens``, ``image``,
    ``sur_carte``.

    Raises
    ------
    graph.errors.InputError: one of them names nothing the map knows.
    """
    places = _places(dataset().generation.folder.name, _name(answer), answer)
    columns = _columns(answer, places)
    if not columns:
        show(
            block(
                "<p>{text}</p>",
                text=_(
                    "Aucune source ne situe ce que nomme cette réponse : il n'y a pas de carte."
                ),
            )
        )
        return
    column, level, linked, still = _choices(question, columns)
    state = ("answer", *_name(answer), column.name, level, str(linked))
    numbers = _numbers(answer, column, places, level)
    make = partial(_picture, question, answer, column, level, places, linked)
    picture = map_picture(state, make, param(CHOSEN))
    _body(answer, picture, state, column, numbers, places, still)


def _choices(question: Question, columns: Sequence[Column]) -> tuple[Column, str, bool, bool]:
    """What is counted, by what, with or without links, drawn or as a picture."""
    titles = {one.name: _title(one) for one in columns}
    wanted = param("compter")
    if wanted and wanted not in titles:
        raise InputError(
            worded("« {given} » n'est pas une colonne à situer sur la carte.", given=wanted[:40]),
            where="compter",
            advice=worded("Colonnes : {known}.", known=", ".join(titles)),
        )
    column = next((one for one in columns if one.name == wanted), columns[0])
    level = read_level(param("niveau"))
    first, second, third = st.columns([4, 4, 4], gap="medium", vertical_alignment="bottom")
    with first:
        choose_one(_KEY, _("Compter les lignes selon"), titles, "compter", column.name)
    with second:
        choose_one(_KEY, _("Par"), {one: level_name(one) for one in LEVELS}, "niveau", level)
    with third, st.container(horizontal=True):
        linked = is_on("liens")
        if question.network is not None:
            switch(_KEY, _("liens"), "liens")
        still = switch(_KEY, _("image fixe"), "image")
    return column, level, linked and question.network is not None, still


def _body(
    answer: Answer,
    picture: Picture,
    state: State,
    column: Column,
    numbers: Mapping[str, int],
    places: Places,
    still: bool,
) -> None:
    level, counted, chosen = picture.areas.level, _("lignes"), picture.chosen
    rows = area_rows(numbers, area_names(level), level)
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
        show_map_card(
            picture,
            chosen,
            count=numbers.get(chosen, 0) if is_area else None,
            counted=counted,
            things=_inside(answer, column, places, chosen) if is_area else (),
        )
    show(area_table(rows, counted, picture.areas.shapes, picture.notes[:-1]))


def _picture(
    question: Question,
    answer: Answer,
    column: Column,
    level: str,
    places: Places,
    linked: bool,
) -> Picture:
    drawn, numbers = areas(level), _numbers(answer, column, places, level)
    iris = dataset().iris
    actors = actors_of(one for one in places if kind_of(one, iris) not in _HIDDEN)
    arcs = answer_arcs(answer, {actor.key for actor in actors}) if linked else ()
    notes = [_covered(answer, column, places, level)]
    if len(arcs) > _MOST:
        cut = _("{shown} sur {total} liens montrés, ceux qui ont le plus de sources.")
        notes.append(cut.format(shown=number(_MOST), total=number(len(arcs))))
    return Picture(
        drawn,
        area_names(level),
        _("{title} : lignes par {level}, selon « {column} »").format(
            title=question.titles[language()], level=level_name(level), column=_title(column)
        ),
        {key: None if key.endswith("/") else numbers.get(key, 0) for key in drawn.shapes},
        _("lignes"),
        marks_of(actors, all_areas()),
        arcs[:_MOST],
        (*notes, level_note(level)),
        language=language(),
        dark=st.context.theme.type == "dark",
    )


def _columns(answer: Answer, places: Places) -> list[Column]:
    """The columns of entities of which some have a place, those of the network first."""
    net = answer.network
    first = [net.subject, net.object, net.through] if net else []
    found = [
        column
        for column in answer.columns
        if column.role == "entity"
        and any(
            entity in places for row in answer.rows for entity in entities_of(row.get(column.name))
        )
    ]
    return sorted(found, key=lambda one: first.index(one.name) if one.name in first else len(first))


def _numbers(answer: Answer, column: Column, places: Places, level: str) -> dict[str, int]:
    """How many rows are about each territory, by short identifier."""
    iris = dataset().iris
    found = row_counts(answer, column.name, places, level, iris)
    return {iris.short(iri): count for iri, count in found.items()}


def _inside(answer: Answer, column: Column, places: Places, area: str) -> set[str]:
    """The entities of a column that are in an area."""
    iri = dataset().iris.long(area)
    entities = {one for row in answer.rows for one in entities_of(row.get(column.name))}
    return {one for one in entities if any(iri in place.areas for place in places.get(one, ()))}


def _covered(answer: Answer, column: Column, places: Places, level: str) -> str:
    """How many rows have a place at this level."""
    prefix = dataset().iris.long(f"{level}/")
    known = {
        one
        for one, several in places.items()
        if any(area.startswith(prefix) for place in several for area in place.areas)
    }
    rows = sum(
        any(one in known for one in entities_of(row.get(column.name))) for row in answer.rows
    )
    return _("{shown} sur {total} lignes ont un lieu connu à cette échelle.").format(
        shown=number(rows), total=number(len(answer.rows))
    )


def _title(column: Column) -> str:
    return (column.en if language() == "en" else column.fr) or column.name


def _name(answer: Answer) -> tuple[str, ...]:
    """What tells an answer from all others of its generation."""
    given = (f"{name}={value}" for name, value in sorted(answer.parameters.items()) if value)
    return answer.question, str(len(answer.rows)), *given


@st.cache_resource(max_entries=16, show_spinner=False)
def _places(generation: str, name: tuple[str, ...], _answer: Answer) -> Places:
    opened = dataset()
    entities = {
        entity
        for column in _answer.columns
        if column.role == "entity"
        for row in _answer.rows
        for entity in entities_of(row.get(column.name))
        if kind_of(entity, opened.iris) is not None
    }
    return placed(opened.store, opened.iris, entities)
