"""What the pages of territories read, once a generation: roll-up, borders, sheets, figures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import streamlit as st

from graph.errors import InputError
from graph.network.claims import named
from graph.network.former_regions import FormerRegion, read_former_regions
from graph.network.territories import level_of
from graph.network.territory_borders import read_borders
from graph.network.territory_neighbours import Neighbours, neighbours
from graph.network.territory_people import Population, large_territories, populations
from graph.network.territory_rollup import RollUp, read_roll_up
from graph.network.territory_sheet import TerritorySheet, read_territory
from graph.widgets.language import language
from graph.widgets.opened import dataset, settings

__all__ = ["borders", "former_regions", "near", "people", "roll_up", "territory_sheet"]


def roll_up() -> RollUp:
    """Who is in each territory."""
    return _roll_up(dataset().generation.folder.name)


def territory_sheet(iri: str) -> TerritorySheet:
    """The sheet of a territory."""
    return _sheet(dataset().generation.folder.name, iri, language())


def near(iri: str) -> Neighbours:
    """The territories that one is compared with."""
    return _near(dataset().generation.folder.name, iri)


def people(territories: Iterable[str]) -> dict[str, Population]:
    """The inhabitants of each of ``territories`` that has a figure."""
    opened, wanted = dataset(), dict.fromkeys(territories)
    summed = [one for one in wanted if level_of(one, opened.iris) in ("region", "country")]
    known: Mapping[str, Population] = {}
    if summed:
        known = _summed(opened.generation.folder.name)
    found = {one: known[one] for one in wanted if one in known}
    rest = [one for one in wanted if one not in known]
    return found | populations(opened.store, opened.iris, rest)


def borders() -> Mapping[str, frozenset[str]]:
    """The neighbours of each département, none where no outlines are at hand."""
    try:
        return read_borders(settings().data / "departments.geojson")
    except InputError:
        return {}


def former_regions(iri: str) -> tuple[FormerRegion, ...]:
    """The régions that one of today was made of in 2016; none for any other territory."""
    level, _, code = dataset().iris.short(iri).partition("/")
    if level != "region":
        return ()
    try:
        return read_former_regions(settings().data / "anciennes-regions.csv").get(code, ())
    except InputError:
        return ()


@st.cache_resource(max_entries=2, show_spinner=False)
def _roll_up(generation: str) -> RollUp:
    opened = dataset()
    return read_roll_up(opened.store, opened.iris)


@st.cache_resource(max_entries=64, show_spinner=False)
def _sheet(generation: str, iri: str, spoken: str) -> TerritorySheet:
    opened = dataset()
    figure = people([iri]).get(iri)
    sheet = read_territory(opened.store, opened.iris, roll_up(), iri, figure)
    if spoken == "fr":
        return sheet
    said = {part for claim in (*sheet.own, *sheet.inside) for part in claim.triple}
    names = opened.labels(said, spoken)
    own, inside = (tuple(named(claims, names)) for claims in (sheet.own, sheet.inside))
    return replace(sheet, own=own, inside=inside)


@st.cache_resource(max_entries=256, show_spinner=False)
def _near(generation: str, iri: str) -> Neighbours:
    opened = dataset()
    return neighbours(opened.store, opened.iris, iri, borders())


@st.cache_resource(max_entries=2, show_spinner=False)
def _summed(generation: str) -> dict[str, Population]:
    """Départements, régions and the country, summed together: their communes are read once."""
    opened = dataset()
    return populations(opened.store, opened.iris, large_territories(opened.store, opened.iris))
