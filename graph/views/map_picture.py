"""A map ready to be drawn: areas with their values, actors, links, and what the legend says."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from graph.views.map_areas import Areas, Shape
from graph.views.map_projection import FRAMES, Frame, Point, home
from graph.views.map_scale import Scale, make_scale

__all__ = ["Actor", "Link", "Mark", "Picture", "curve", "marks_of", "value_words"]

_SPREAD: Final = 5.2
"""How far apart actors of one place stand, in pixels of the picture."""

_TURN: Final = math.pi * (3 - math.sqrt(5))
_THIN: Final = "\u202f"


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity to show as a point.

    Parameters
    ----------
    key: short identifier. kind: a key of ``palette.STYLES``. name, where: what is told of it.
    longitude, latitude: of the place; NaN where only an area is known.
    areas: short identifiers of the areas it lies in, the smallest level first.
    exact: whether a source says that it is there; where one acts is not where one is.
    """

    key: str
    kind: str
    name: str
    where: str
    longitude: float = math.nan
    latitude: float = math.nan
    areas: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """An actor in its place; ``inner`` for the one repeated in the frame of Paris."""

    actor: Actor
    x: float
    y: float
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two actors (short identifiers).

    Parameters
    ----------
    told: what links them, in words. weight: how many independent sources say so.
    stated: whether a source does; otherwise the link is deduced.
    """

    one: str
    other: str
    told: str
    weight: int = 1
    stated: bool = True


@dataclass(frozen=True)
class Picture:
    """All there is to draw.

    Parameters
    ----------
    areas: the base. names: of the areas, by short identifier.
    values: what is counted in each area, ``None`` for no figure; empty for a plain base.
    title: what the map shows. unit: of the values, in a few words.
    notes: what a reader must know: what is left out, where outlines come from.
    chosen: short identifier of the area or actor to point out.
    """

    areas: Areas
    names: Mapping[str, str]
    title: str
    values: Mapping[str, float | None] = field(default_factory=dict)
    unit: str = ""
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    chosen: str = ""
    language: str = "fr"
    dark: bool = False

    @cached_property
    def scale(self) -> Scale:
        """The classes of the values that can be drawn."""
        return make_scale(self.values.get(key) for key in self.areas.shapes)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that are drawn: that of Paris where it shows anything more."""
        return FRAMES if self.inner else FRAMES[1:]

    @property
    def inner(self) -> Mapping[str, Shape]:
        """What is drawn in the frame of Paris."""
        more = self.areas.level == "departement" or any(mark.inner for mark in self.marks)
        return self.areas.inner if more else {}


def marks_of(actors: Iterable[Actor], areas: Sequence[Areas]) -> tuple[Mark, ...]:
    """Each actor in its place; those without one that is drawn are left out.

    Actors of one place stand around it, in a spiral in the order of their names.

    Parameters
    ----------
    areas: where the middle of an area is looked for.
    """
    places: dict[Point, list[Actor]] = {}
    inner: dict[Point, list[Actor]] = {}
    for actor in sorted(actors, key=lambda one: (one.name, one.key)):
        point = _point(actor, areas)
        place = point or _centre(actor, areas)
        if place:
            exact = actor.exact and (point is not None or math.isnan(actor.longitude))
            shown = actor if exact == actor.exact else replace(actor, exact=exact)
            places.setdefault(place, []).append(shown)
            if point and FRAMES[0].holds(actor.longitude, actor.latitude):
                near = FRAMES[0].place(actor.longitude, actor.latitude)
                inner.setdefault(near, []).append(shown)
    found = [_spread(place, there, inner=False) for place, there in places.items()]
    found += [_spread(place, there, inner=True) for place, there in inner.items()]
    return tuple(mark for marks in found for mark in marks)


def _point(actor: Actor, areas: Sequence[Areas]) -> Point | None:
    """Where its coordinates are, unless they are far from its own département.

    The official code gives some ninety communes coordinates with a sign or a name mistaken.
    """
    if math.isnan(actor.longitude):
        return None
    place = home(actor.longitude, actor.latitude)
    for shape in _shapes(actor, areas):
        if place and shape.key.startswith("departement/"):
            return place if shape.is_near(place) else None
    return place


def _centre(actor: Actor, areas: Sequence[Areas]) -> Point | None:
    """The middle of the smallest area it lies in that is drawn."""
    return next((shape.centre for shape in _shapes(actor, areas)), None)


def _shapes(actor: Actor, areas: Sequence[Areas]) -> Iterator[Shape]:
    for key in actor.areas:
        for level in areas:
            if key in level.shapes:
                yield level.shapes[key]


def _spread(place: Point, actors: Sequence[Actor], *, inner: bool) -> list[Mark]:
    """A sunflower: as far from each other as they can be in a disc (Vogel, 1979)."""
    x, y = place
    if len(actors) == 1:
        return [Mark(actors[0], round(x, 1), round(y, 1), inner)]
    return [
        Mark(
            actor,
            round(x + _SPREAD * math.sqrt(number + 0.5) * math.cos(number * _TURN), 1),
            round(y + _SPREAD * math.sqrt(number + 0.5) * math.sin(number * _TURN), 1),
            inner,
        )
        for number, actor in enumerate(actors)
    ]


def curve(one: Point, other: Point, steps: int = 16) -> tuple[Point, ...]:
    """An arc between two points, bent to its left by a sixth of its length."""
    (ax, ay), (bx, by) = one, other
    mx, my = (ax + bx) / 2 + (by - ay) / 6, (ay + by) / 2 - (bx - ax) / 6
    return tuple(
        (
            round((1 - t) ** 2 * ax + 2 * t * (1 - t) * mx + t * t * bx, 1),
            round((1 - t) ** 2 * ay + 2 * t * (1 - t) * my + t * t * by, 1),
        )
        for t in (step / steps for step in range(steps + 1))
    )


def value_words(value: float, decimals: int, language: str) -> str:
    """A value as it is written: ``1 234``, ``0,35``; ``1,234``, ``0.35``."""
    text = f"{value:,.{decimals}f}"
    if language == "en":
        return text
    return text.replace(",", _THIN).replace(".", ",")
