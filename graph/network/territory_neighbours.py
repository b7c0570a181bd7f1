"""The territories that one may be compared with: those it has a border with, or beside it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.territories import LEVELS, level_of
from graph.network.territory_borders import region_borders
from graph.network.territory_people import parts_of
from graph.network.whereabouts import Coordinates, coordinates
from graph.store import Store

__all__ = ["MOST", "Neighbours", "neighbours"]

MOST: Final = 10
"""How many neighbours are compared at most."""

_BORDERS: Final = ("departement", "region")
_EARTH: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Territories of the same level near one.

    Parameters
    ----------
    found: their IRIs: by code where they share a border, the nearest first otherwise.
    total: how many there are, those left out included.
    parents: IRIs of what they are part of, as it is; none where they share a border.
    """

    found: tuple[str, ...] = ()
    total: int = 0
    parents: tuple[str, ...] = ()


def neighbours(
    store: Store,
    iris: Iris,
    territory: str,
    borders: Mapping[str, frozenset[str]],
    most: int = MOST,
) -> Neighbours:
    """Those of ``territory`` (an IRI); none for the country, or where nothing tells.

    Départements and régions have the ones they share a border with; communes and groups of
    communes, whose outlines are not at hand, the nearest of the same group or département;
    parts of a commune the other parts.

    Parameters
    ----------
    borders: of départements, from :func:`graph.network.territory_borders.read_borders`.
    most: how many are given.
    """
    level = level_of(territory, iris)
    if level in _BORDERS:
        found = sorted(_sharing(store, iris, territory, level, borders))
        if found:
            return Neighbours(tuple(found[:most]), len(found))
    parents = _parents(store, iris, territory, level)
    beside = {one for parent in parents for one in parts_of(store, iris, parent).get(level, ())}
    near = _nearest_first(store, iris, territory, level, beside - {territory})
    return Neighbours(tuple(near[:most]), len(near), parents)


def _sharing(
    store: Store, iris: Iris, territory: str, level: str, borders: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """Those that share a border and that the store knows, by the borders of départements."""
    code, within = territory.rpartition("/")[2], term("dcterms:isPartOf")
    if level == "departement":
        codes: Iterable[str] = borders.get(code, ())
    else:
        region_of = {
            one: quad.object.value.rpartition("/")[2]
            for one in borders
            for quad in store.quads(iris.entity("departement", one), within, None, None)
            if isinstance(quad.object, NamedNode) and level_of(quad.object.value, iris) == "region"
        }
        codes = region_borders(borders, region_of).get(code, ())
    for node in (iris.entity(level, one) for one in codes):
        if next(iter(store.quads(node, within, None, None)), None) is not None:
            yield node.value


def _parents(store: Store, iris: Iris, territory: str, level: str) -> tuple[str, ...]:
    """The smallest territories that it lies in: several départements for some groups."""
    ways = [term("dcterms:isPartOf")]
    if level == "epci":
        ways.append(iris.mai("overlaps"))
    above = {
        quad.object.value
        for way in ways
        for quad in store.quads(NamedNode(territory), way, None, None)
        if isinstance(quad.object, NamedNode)
    }
    for smallest in LEVELS:
        if found := sorted(one for one in above if level_of(one, iris) == smallest):
            return tuple(found)
    return ()


def _nearest_first(
    store: Store, iris: Iris, territory: str, level: str, others: Iterable[str]
) -> list[str]:
    """``others`` from the nearest to the farthest; départements and régions by code."""
    here = None if level in _BORDERS else _middle(store, iris, territory)

    def away(other: str) -> tuple[float, str]:
        there = _middle(store, iris, other) if here else None
        return (_kilometres(here, there) if here and there else math.inf), other

    return [other for _, other in sorted(map(away, others))]


def _middle(store: Store, iris: Iris, territory: str) -> Coordinates | None:
    """Where it is: its own coordinates, or the middle of its communes'."""
    own = coordinates(store, NamedNode(territory))
    if own is not None:
        return own
    parts = parts_of(store, iris, territory).get("commune", ())
    points = [one for part in parts if (one := coordinates(store, NamedNode(part)))]
    if not points:
        return None
    return sum(one[0] for one in points) / len(points), sum(one[1] for one in points) / len(points)


def _kilometres(one: Coordinates, other: Coordinates) -> float:
    """The great-circle distance (haversine formula, Sinnott 1984)."""
    (south, west), (north, east) = (tuple(map(math.radians, point)) for point in (one, other))
    arc = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(arc)))
