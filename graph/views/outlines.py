"""The outlines of France's départements, ready to be drawn small.

Each is simplified by less than the width of a line (Douglas and Peucker, 1973), so that no gap is
seen between two. Overseas départements stand in frames of their own, each with its own scale,
never as if they were in Europe.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from graph.errors import InputError

__all__ = ["FRAMES", "SIDE", "Outlines", "Point", "read_outlines"]

SIDE: Final = 440
"""Width and height of the picture, in pixels at its own size."""

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y in pixels."""

_OVERSEAS: Final = ("971", "972", "973", "974", "976")
_FRAME, _GAP, _COLUMNS, _FIRST = 48, 7, 2, 268
FRAMES: Final = tuple(
    (
        place % _COLUMNS * (_FRAME + _GAP) + 1,
        _FIRST + place // _COLUMNS * (_FRAME + _GAP),
        _FRAME,
    )
    for place in range(len(_OVERSEAS))
)
"""Left, top and side of each overseas frame."""

_PADDING, _SLACK = 6, 0.05
_CLOSEST: Final = 0.7
"""A border may stray this many pixels from where it is."""

_LEAST: Final = 5
"""Islets and enclaves whose width and height together are less pixels are left out."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A part of the world (degrees) drawn in a square of the picture (pixels)."""

    west: float
    east: float
    south: float
    north: float
    left: float
    top: float
    side: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point is drawn; a degree of longitude is as narrow as in the middle."""
        narrow = math.cos(math.radians((self.south + self.north) / 2))
        wide, high = (self.east - self.west) * narrow, self.north - self.south
        scale = self.side / max(wide, high)
        left = self.left + (self.side - wide * scale) / 2
        top = self.top + (self.side - high * scale) / 2
        x = left + (longitude - self.west) * narrow * scale
        return x, top + (self.north - latitude) * scale

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point is in this part of the world."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(frozen=True, slots=True)
class Outlines:
    """An SVG path for the code of each département, and the parts of the world drawn."""

    paths: Mapping[str, str]
    windows: tuple[_Window, ...]

    def place(self, longitude: float, latitude: float) -> Point | None:
        """Where a point is drawn, or nothing for one outside every part drawn."""
        window = next((one for one in self.windows if one.holds(longitude, latitude)), None)
        return window.place(longitude, latitude) if window else None


def read_outlines(path: Path) -> Outlines:
    """The outlines in a GeoJSON file of départements (RFC 7946), each with its ``code``.

    Read once, until the file changes.

    Raises
    ------
    InputError: the file is not there or has another form.
    """
    try:
        return _outlines(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError(
            "les contours des départements ne se lisent pas.", where=path.name
        ) from error


@lru_cache(maxsize=2)
def _outlines(path: Path, changed: int) -> Outlines:
    features = json.loads(path.read_text("utf-8"))["features"]
    rings = {
        str(feature["properties"]["code"]): list(_rings(feature["geometry"]))
        for feature in features
    }
    near = [ring for code, found in rings.items() if code not in _OVERSEAS for ring in found]
    home = _window(near, 1, 1, SIDE - 2)
    windows = {
        code: _window(
            rings[code], left + _PADDING, top + _PADDING, side - 2 * _PADDING, margin=_SLACK
        )
        for code, (left, top, side) in zip(_OVERSEAS, FRAMES, strict=True)
        if code in rings
    }
    places = {
        code: [[windows.get(code, home).place(*corner) for corner in ring] for ring in found]
        for code, found in rings.items()
    }
    paths = {code: "".join(_path(_fewer(ring)) for ring in found) for code, found in places.items()}
    return Outlines(paths, (home, *windows.values()))


def _rings(geometry: Mapping[str, object]) -> Iterator[list[Point]]:
    """The rings of a polygon or of several, without the corner that closes them."""
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    if not isinstance(polygons, list):
        raise TypeError("coordinates")
    for polygon in polygons:
        for ring in polygon:
            yield [(float(corner[0]), float(corner[1])) for corner in ring[:-1]]


def _window(
    rings: Sequence[Sequence[Point]], left: float, top: float, side: float, margin: float = 0.0
) -> _Window:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return _Window(
        min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin, left, top, side
    )


def _fewer(ring: Sequence[Point]) -> list[Point]:
    """``ring`` with fewer corners, its westernmost among them."""
    start = ring.index(min(ring))
    closed = [*ring[start:], *ring[:start], ring[start]]
    return _simplified(closed)[:-1]


def _simplified(piece: Sequence[Point]) -> list[Point]:
    """The corners that keep a line within ``_CLOSEST`` of where it was."""
    kept, waiting = {0, len(piece) - 1}, [(0, len(piece) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, corner = max(
            ((_away(piece[one], piece[first], piece[last]), one) for one in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > _CLOSEST:
            kept.add(corner)
            waiting += [(first, corner), (corner, last)]
    return [piece[one] for one in sorted(kept)]


def _away(point: Point, one: Point, other: Point) -> float:
    """The distance of ``point`` from the line through two others, or from both if they are one."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    px, py = point[0] - one[0], point[1] - one[1]
    length = math.hypot(dx, dy)
    return abs(dx * py - dy * px) / length if length else math.hypot(px, py)


def _path(ring: Sequence[Point]) -> str:
    """A ring as part of an SVG path, in tenths of a pixel; nothing for one too small to see."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if len(ring) < 3 or max(xs) - min(xs) + max(ys) - min(ys) < _LEAST:
        return ""
    corners = [(round(x * 10), round(y * 10)) for x, y in ring]
    moves = " ".join(
        f"{_tenths(bx - ax)} {_tenths(by - ay)}" for (ax, ay), (bx, by) in pairwise(corners)
    )
    first = " ".join(map(_tenths, corners[0]))
    return f"M{first}l{moves.replace(' -', '-')}z"


def _tenths(value: int) -> str:
    """``-3`` as ``-.3``, ``20`` as ``2``."""
    text = f"{value / 10:g}"
    return text.replace("0.", ".", 1) if abs(value) < 10 and value else text
