"""The areas of a map: départements, régions and EPCI as outlines that share their borders.

They come from ``data/areas.json``, which ``data/make_areas.py`` writes and describes. An area of
any level is made of those below it: the borders between two of its parts are left out.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, TypeAlias

from graph.errors import InputError, worded
from graph.views.map_projection import FRAMES, INNER_PARIS, Frame, Point, home

__all__ = ["LEVELS", "Areas", "Line", "Polygon", "Shape", "area_of", "read_areas"]

LEVELS: Final = ("region", "departement", "epci")
"""The levels that can be drawn, from the largest."""

Line: TypeAlias = tuple[Point, ...]
Polygon: TypeAlias = tuple[Line, ...]
"""The ring around, then those of its holes; the first point of each is not repeated."""

_OUTSIDE: Final = -1
_NEAR: Final = 4.0
"""How far from the box around an area something of it may be, in pixels."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One area as it is drawn.

    Parameters
    ----------
    key: its short identifier, ``departement/59``; ``epci/`` for communes of no EPCI.
    polygons: in pixels of the picture; one in a frame is in the frame's place.
    """

    key: str
    polygons: tuple[Polygon, ...]

    @property
    def centre(self) -> Point:
        """A point in its largest part: the middle of the widest stretch at mid-height."""
        largest = max(self.polygons, key=lambda one: abs(area_of(one[0])))
        ys = [y for _, y in largest[0]]
        height = (min(ys) + max(ys)) / 2
        crossings = sorted(_crossings(largest, height))
        pairs = list(zip(crossings[::2], crossings[1::2], strict=False))
        left, right = max(pairs, key=lambda pair: pair[1] - pair[0]) if pairs else largest[0][0]
        return (left + right) / 2, height

    def is_near(self, point: Point) -> bool:
        """Whether a point of the picture is in the box around it, or next to it."""
        x, y = point
        corners = [corner for polygon in self.polygons for corner in polygon[0]]
        xs, ys = [one for one, _ in corners], [one for _, one in corners]
        return min(xs) - _NEAR <= x <= max(xs) + _NEAR and min(ys) - _NEAR <= y <= max(ys) + _NEAR


@dataclass(frozen=True, slots=True)
class Areas:
    """Every area of one level, and the lines to draw over them.

    Parameters
    ----------
    level: one of ``LEVELS``.
    shapes: by short identifier. inner: what there is of them in the frame of Paris.
    borders: between two areas of the level; coasts: the rest; above: those of the level above.
    """

    level: str
    shapes: Mapping[str, Shape]
    inner: Mapping[str, Shape]
    borders: tuple[Line, ...]
    coasts: tuple[Line, ...]
    above: tuple[Line, ...]


def read_areas(path: Path, level: str) -> Areas:
    """The areas of a level, from a file that ``data/make_areas.py`` wrote; read once.

    Raises
    ------
    graph.errors.InputError: the file is not there or has another form, or there is no such level.
    """
    if level not in LEVELS:
        raise InputError(worded("« {level} » n'est pas un niveau de la carte.", level=level[:40]))
    try:
        return _areas(path, path.stat().st_mtime_ns, level)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(
            "les contours de la carte ne se lisent pas.",
            where=path.name,
            advice="Le fichier vient avec le projet ; data/make_areas.py le refait.",
        ) from error


def area_of(ring: Sequence[Point]) -> float:
    """The area inside a ring; positive if its points go round clockwise on a screen."""
    following = (*ring[1:], *ring[:1])
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, following, strict=True)) / 2


@dataclass(frozen=True, slots=True)
class _Arc:
    """A border: the cells on both sides, and its points in degrees."""

    left: int
    right: int
    points: Line


@lru_cache(maxsize=8)
def _areas(path: Path, changed: int, level: str) -> Areas:
    cells, arcs = _read(path, changed)
    place = _key(cells, level)
    shapes = {
        key: Shape(key, tuple(_polygons(rings)))
        for key, rings in _dissolved(arcs, place, home).items()
    }
    borders, coasts, above = _lines(arcs, place, _key(cells, _ABOVE[level]))
    return Areas(level, shapes, _inner(cells, arcs, place), borders, coasts, above)


_ABOVE: Final = {"epci": "departement", "departement": "region", "region": "country"}


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> tuple[list[list[str]], list[_Arc]]:
    content = json.loads(path.read_text("utf-8"))
    step = float(content["step"])
    return content["cells"], [_arc(numbers, step) for numbers in content["arcs"]]


def _arc(numbers: Sequence[int], step: float) -> _Arc:
    xs, ys = accumulate(numbers[2::2]), accumulate(numbers[3::2])
    points = tuple((x * step, y * step) for x, y in zip(xs, ys, strict=True))
    return _Arc(numbers[0], numbers[1], points)


def _key(cells: list[list[str]], level: str) -> Callable[[int], str]:
    """What gives the area of a level a cell is in; an empty text for what is outside."""
    if level == "country":
        keys = ["country/FR" for _ in cells]
    else:
        column = ("departement", "epci", "region").index(level)
        keys = [f"{level}/{cell[column]}" for cell in cells]
    return lambda cell: "" if cell == _OUTSIDE else keys[cell]


def _dissolved(
    arcs: Iterable[_Arc],
    key: Callable[[int], str],
    place: Callable[[float, float], Point | None],
) -> dict[str, list[Line]]:
    """The rings of each area: its arcs end to end, with the area on their left."""
    sides: dict[str, list[Line]] = defaultdict(list)
    for arc in arcs:
        left, right = key(arc.left), key(arc.right)
        if left == right:
            continue
        if left:
            sides[left].append(arc.points)
        if right:
            sides[right].append(arc.points[::-1])
    return {area: [_placed(ring, place) for ring in _rings(sides[area])] for area in sorted(sides)}


def _placed(line: Iterable[Point], place: Callable[[float, float], Point | None]) -> Line:
    """The points in pixels, to the tenth."""
    found = (place(*point) for point in line)
    return tuple((round(one[0], 1), round(one[1], 1)) for one in found if one)


def _rings(lines: Iterable[Line]) -> Iterator[list[Point]]:
    """Lines joined end to end into rings, whose first point is not repeated."""
    starts: dict[Point, list[Line]] = defaultdict(list)
    for line in lines:
        starts[line[0]].append(line)
    for first in sorted(starts):
        while starts[first]:
            ring: list[Point] = []
            here = first
            while not ring or here != first:
                line = starts[here].pop()
                ring += line[:-1]
                here = line[-1]
            yield ring


def _polygons(rings: Iterable[Line]) -> Iterator[Polygon]:
    """Each outer ring with the holes in it."""
    known = [(area_of(ring), ring) for ring in rings if len(ring) >= 3]
    outer = sorted(((-area, ring) for area, ring in known if area < 0), key=lambda one: one[0])
    holes: dict[int, list[Line]] = defaultdict(list)
    for area, hole in known:
        if area > 0:
            around = (
                number
                for number, (size, ring) in enumerate(outer)
                if size > area and _holds(ring, hole[0])
            )
            holes[next(around, -1)].append(hole)
    for number, (_, ring) in enumerate(outer):
        yield (ring, *holes[number])


def _holds(ring: Line, point: Point) -> bool:
    x, y = point
    return sum(crossing > x for crossing in _crossings((ring,), y + 0.01)) % 2 == 1


def _crossings(rings: Iterable[Line], height: float) -> Iterator[float]:
    """Where a horizontal line meets rings."""
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > height) != (by > height):
                yield ax + (height - ay) / (by - ay) * (bx - ax)


def _lines(
    arcs: Iterable[_Arc], key: Callable[[int], str], above: Callable[[int], str]
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """The borders of the level, coasts with other countries' borders, those of the level above."""
    borders, coasts, higher = [], [], []
    for arc in arcs:
        if key(arc.left) == key(arc.right):
            continue
        line = _placed(arc.points, home)
        if _OUTSIDE in (arc.left, arc.right):
            coasts.append(line)
        elif above(arc.left) != above(arc.right):
            higher.append(line)
        else:
            borders.append(line)
    return tuple(borders), tuple(coasts), tuple(higher)


def _inner(
    cells: list[list[str]], arcs: Iterable[_Arc], key: Callable[[int], str]
) -> dict[str, Shape]:
    """What there is of each area in Paris and the départements around it, in their frame."""
    frame: Frame = FRAMES[0]
    rings = _dissolved(
        arcs,
        lambda cell: key(cell) if cell != _OUTSIDE and cells[cell][0] in INNER_PARIS else "",
        frame.place,
    )
    return {area: Shape(area, tuple(_polygons(found))) for area, found in rings.items()}
