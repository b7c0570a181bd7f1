"""What every map reads, once a generation: outlines, names, counts, inhabitants, places."""

from collections.abc import Iterable, Mapping
from math import nan

import streamlit as st

from graph.model.vocabulary import Kind, kind_of
from graph.network.labels import labels_of
from graph.network.mapping import LEVELS, Placed, coverage, placed, territory_counts
from graph.network.territory_people import Population
from graph.views.map_areas import Areas, read_areas
from graph.views.map_picture import Actor
from graph.views.palette import STYLES
from graph.widgets.language import _, language
from graph.widgets.opened import dataset, scics, settings
from graph.widgets.territory_data import people, roll_up
from graph.widgets.territory_words import territory_names

__all__ = ["actors_of", "all_areas", "area_names", "areas", "counts", "covered", "inhabitants"]

FILE = "areas.json"


def areas(level: str) -> Areas:
    """The outlines of a level.

    Raises
    ------
    graph.errors.InputError: they cannot be read, or there is no such level.
    """
    return read_areas(settings().data / FILE, level)


def all_areas() -> tuple[Areas, ...]:
    """The outlines of every level, the smallest first: where the middle of an area is found."""
    return tuple(areas(level) for level in reversed(LEVELS))


def area_names(level: str) -> Mapping[str, str]:
    """The name of each area that is drawn, by short identifier."""
    return _area_names(dataset().generation.folder.name, level, language())


def counts(level: str, measure: str) -> Mapping[str, int]:
    """How many things of a kind each territory of a level has, by short identifier."""
    short = dataset().iris.short
    return {short(iri): n for iri, n in territory_counts(roll_up(), level, measure).items()}


def covered(level: str, measure: str) -> tuple[int, int]:
    """How many of the things of a kind have a place at this level, and how many there are."""
    return coverage(roll_up(), level, measure)


def inhabitants(level: str) -> Mapping[str, Population]:
    """The inhabitants of each area that is drawn, by short identifier."""
    return _inhabitants(dataset().generation.folder.name, level)


def actors_of(entities: Iterable[str]) -> tuple[Actor, ...]:
    """The actors among ``entities`` (IRIs) that some source places, ready to be drawn."""
    opened = dataset()
    wanted = sorted(set(entities))
    found = placed(opened.store, opened.iris, wanted)
    names = opened.labels(wanted, language())
    lost = [one for one in found if one not in names]
    names |= labels_of(opened.store, opened.iris, lost) if lost else {}
    places = territory_names({place.territory for one in found.values() for place in one})
    return tuple(
        _actor(place, names.get(iri) or opened.iris.short(iri), places[place.territory])
        for iri, several in found.items()
        for place in several
    )


def _actor(place: Placed, name: str, where: str) -> Actor:
    iris = dataset().iris
    kind = kind_of(place.entity, iris)
    style = "scic" if place.entity in scics() else kind.value if kind else ""
    return Actor(
        iris.short(place.entity),
        style if style in STYLES else "",
        name,
        _told(place).format(place=where),
        nan if place.longitude is None else place.longitude,
        nan if place.latitude is None else place.latitude,
        tuple(map(iris.short, place.areas)),
        place.is_told and (place.level in _OWN or kind is Kind.COLLECTIVITE),
    )


_OWN = ("commune", "commune-deleguee", "place")
"""The levels a point can stand for."""


def _told(place: Placed) -> str:
    words = {
        "locatedIn": _("situé à : {place}"),
        "spatial": _("administre : {place}"),
        "areaServed": _("agit sur : {place}"),
    }
    return words.get(place.way, "{place}")


@st.cache_resource(max_entries=12, show_spinner=False)
def _area_names(generation: str, level: str, spoken: str) -> dict[str, str]:
    opened = dataset()
    keys = [key for key in areas(level).shapes if not key.endswith("/")]
    names = territory_names(opened.iris.long(key) for key in keys)
    found = {key: names[opened.iris.long(key)] for key in keys}
    lost = {key: _("Communes sans intercommunalité") for key in areas(level).shapes}
    return lost | found


@st.cache_resource(max_entries=6, show_spinner=False)
def _inhabitants(generation: str, level: str) -> dict[str, Population]:
    opened = dataset()
    keys = [opened.iris.long(key) for key in areas(level).shapes if not key.endswith("/")]
    return {opened.iris.short(iri): found for iri, found in people(keys).items()}
