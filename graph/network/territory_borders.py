"""Which départements, and so which régions, have a border in common.

Read from the outlines themselves: each was simplified on its own, so that two sides of a border
are not made of the same points. A border is walked step by step over a grid; two départements
that are met in the same or in touching squares along some kilometres are neighbours. Those that
meet in a point only are not.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final

from graph.errors import InputError

__all__ = ["read_borders", "region_borders"]

_SQUARE: Final = 1.0
"""Side of a square of the grid, in kilometres."""

_LEAST: Final = 5
"""In how many squares two outlines meet, at least, where they have a border."""

_DEGREE: Final = 111.2
"""Kilometres in a degree of latitude."""

_TOUCHING: Final = ((0, 0), (1, 0), (0, 1), (1, 1), (1, -1))

Point = Sequence[float]
Square = tuple[int, int]


def read_borders(path: Path) -> Mapping[str, frozenset[str]]:
    """The codes of the neighbours of each département of a GeoJSON file (RFC 7946).

    Read once, until the file changes.

    Raises
    ------
    InputError: the file is not there or has another form.
    """
    try:
        return _borders(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError(
            "les contours des départements ne se lisent pas.", where=path.name
        ) from error


def region_borders(
    departements: Mapping[str, frozenset[str]], region_of: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The neighbours of each région.

    Parameters
    ----------
    departements: from :func:`read_borders`. region_of: the région of each département.
    """
    found: dict[str, set[str]] = {region: set() for region in region_of.values()}
    for one, others in departements.items():
        for other in others:
            here, there = region_of.get(one), region_of.get(other)
            if here and there and here != there:
                found[here].add(there)
    return {region: frozenset(found[region]) for region in sorted(found)}


@lru_cache(maxsize=2)
def _borders(path: Path, changed: int) -> Mapping[str, frozenset[str]]:
    features = json.loads(path.read_text("utf-8"))["features"]
    squares: dict[Square, set[str]] = defaultdict(set)
    codes = [str(feature["properties"]["code"]) for feature in features]
    for code, feature in zip(codes, features, strict=True):
        for ring in _rings(feature["geometry"]):
            for square in _walked(ring):
                squares[square].add(code)
    met = Counter(pair for square in squares for pair in _meeting(square, squares))
    near: dict[str, set[str]] = {code: set() for code in codes}
    for (one, other), count in met.items():
        if count >= _LEAST:
            near[one].add(other)
            near[other].add(one)
    return {code: frozenset(near[code]) for code in sorted(near)}


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        yield from polygon


def _walked(ring: Sequence[Point]) -> Iterator[Square]:
    """The squares that an outline passes through."""
    for one, other in pairwise(ring):
        wide, high = other[0] - one[0], other[1] - one[1]
        narrow = math.cos(math.radians(one[1]))
        steps = max(1, math.ceil(math.hypot(wide * narrow, high) * _DEGREE / _SQUARE))
        for step in range(steps):
            row = math.floor((one[1] + high * step / steps) * _DEGREE / _SQUARE)
            # A row of squares is as wide for both sides of a border.
            breadth = math.cos(math.radians(row * _SQUARE / _DEGREE)) * _DEGREE / _SQUARE
            yield math.floor((one[0] + wide * step / steps) * breadth), row


def _meeting(square: Square, squares: Mapping[Square, set[str]]) -> Iterator[tuple[str, str]]:
    """The pairs met in a square or between it and those that touch it, each once."""
    across, row = square
    here, pairs = squares[square], set()
    for right, up in _TOUCHING:
        around = here | squares.get((across + right, row + up), set())
        pairs |= {(a, b) for a, b in combinations(sorted(around), 2) if a in here or b in here}
    yield from pairs
