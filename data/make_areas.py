"""Writes ``areas.json``: outlines of départements and EPCI that share their borders.

    python data/make_areas.py

``departments.geojson`` was simplified one département at a time: neighbours have gaps and overlaps
between them, so they cannot be joined into régions; and no outline of an EPCI is at hand. Both come
from one grid of cells of about half a kilometre:

1. a cell belongs to the département whose outline holds its centre; one in a gap between outlines,
   or in two of them, goes to the département of the nearest town hall;
2. in its département, it belongs to the EPCI of the commune whose town hall is nearest (each town
   hall's Voronoi cell): the borders of EPCI are therefore **approximate**, by about a kilometre.
   Some ninety town halls have coordinates far from their own département (a sign or a commune
   mistaken in the source): they are left out, and told;
3. the borders between cells of different areas are traced once for both sides, and simplified
   (Douglas and Peucker, 1973) by less than a cell.

The file holds ``step`` (degrees), ``cells`` (the département, the SIREN of the EPCI, or an empty
text where there is none, and the région) and ``arcs``: for each, the cell on its left, the one on
its right (-1 for what is outside), then longitude and latitude of its first point and the
differences that lead to the others, in steps.
"""

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import ndimage
from scipy.spatial import KDTree

HERE = Path(__file__).resolve().parent
OFFICIAL = HERE / "sources" / "code-officiel-geographique" / "communes.csv"
STEP = 0.001
"""What coordinates of the file are rounded to, in degrees."""

ROWS = 0.005
"""The height of a cell, in degrees: 556 m."""

GAP = 3
"""A gap between outlines is closed up to twice this many cells."""

SPECK = 8
"""An area of less cells than this, inside another, is given to its neighbour."""

TOLERANCE = 0.75
"""How far a border may be moved, in cells."""

NEAR = 0.03
"""How far from the box around its département a town hall may be, in degrees."""

SEAS = ("971", "972", "973", "974", "976")

Ring = list[tuple[float, float]]
Node = tuple[int, int]


def main() -> None:
    """Reads both sources and writes the file."""
    features = json.loads((HERE / "departments.geojson").read_text("utf-8"))["features"]
    outlines = {one["properties"]["code"]: list(rings(one["geometry"])) for one in features}
    regions = {one["properties"]["code"]: one["properties"]["region"] for one in features}
    halls = town_halls(outlines)
    keys: dict[tuple[str, str], int] = {}
    arcs: list[list[int]] = []
    for group in ([code for code in outlines if code not in SEAS], *([one] for one in SEAS)):
        arcs += list(window({code: outlines[code] for code in group}, halls, keys))
    cells = [(code, epci, regions[code]) for code, epci in keys]
    content = {"step": STEP, "cells": cells, "arcs": arcs}
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    (HERE / "areas.json").write_text(text + "\n", "utf-8")
    print(f"{len(keys)} areas, {len(arcs)} arcs, {len(text)} bytes")


def rings(geometry: dict[str, list]) -> Iterator[Ring]:
    """The rings of a polygon or of several (GeoJSON, RFC 7946)."""
    several = geometry["type"] == "MultiPolygon"
    for polygon in geometry["coordinates"] if several else [geometry["coordinates"]]:
        yield from polygon


def town_halls(outlines: dict[str, list[Ring]]) -> dict[str, list[tuple[float, float, str]]]:
    """Longitude, latitude and EPCI of each commune that is where it can be, by département."""
    found, astray = defaultdict(list), []
    boxes = {
        code: box([corner for ring in one for corner in ring]) for code, one in outlines.items()
    }
    with OFFICIAL.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] != "COM" or not row["latitude"] or row["department"] not in boxes:
                continue
            x, y = float(row["longitude"]), float(row["latitude"])
            west, south, east, north = boxes[row["department"]]
            if west - NEAR <= x <= east + NEAR and south - NEAR <= y <= north + NEAR:
                found[row["department"]].append((x, y, row["epci"]))
            else:
                astray.append(f"{row['code']} {row['name']}")
    print(f"{len(astray)} town halls far from their département: {', '.join(astray)}")
    return found


def box(corners: Ring) -> tuple[float, float, float, float]:
    """West, south, east and north."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def window(
    outlines: dict[str, list[Ring]],
    halls: dict[str, list[tuple[float, float, str]]],
    keys: dict[tuple[str, str], int],
) -> Iterator[list[int]]:
    """The arcs of one part of the world; ``keys`` gains its areas."""
    corners = [corner for found in outlines.values() for ring in found for corner in ring]
    west, south, east, north = box(corners)
    columns = ROWS / math.cos(math.radians((north + south) / 2))
    shape = int((north - south) / ROWS) + 20, int((east - west) / columns) + 20
    grid = Grid(west - 10 * columns, north + 10 * ROWS, columns, shape)
    codes = list(outlines)
    departments = settled(grid, outlines, codes, halls)
    areas = without_specks(nearest(grid, departments, codes, halls, keys))
    for left, right, path in traced(areas):
        line = simplified(path)
        places = [grid.degrees(*corner) for corner in line]
        yield [left, right, *differences(places)]


class Grid:
    """Where cells are: the first one's corner in degrees, and their size."""

    def __init__(self, west: float, north: float, columns: float, shape: tuple[int, int]) -> None:
        self.west, self.north, self.columns, self.shape = west, north, columns, shape

    def degrees(self, row: float, column: float) -> tuple[int, int]:
        """A corner of cells, in steps of the file."""
        longitude, latitude = self.west + column * self.columns, self.north - row * ROWS
        return round(longitude / STEP), round(latitude / STEP)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point as row and column."""
        return (self.north - latitude) / ROWS, (longitude - self.west) / self.columns


def settled(
    grid: Grid,
    outlines: dict[str, list[Ring]],
    codes: list[str],
    halls: dict[str, list[tuple[float, float, str]]],
) -> np.ndarray:
    """The département of each cell as its place in ``codes``, -1 for the sea and what is abroad."""
    owner, claims = np.full(grid.shape, -1), np.zeros(grid.shape, int)
    for number, code in enumerate(codes):
        inside = filled(grid, outlines[code])
        owner[inside] = number
        claims += inside
    disc = np.hypot(*np.ogrid[-GAP : GAP + 1, -GAP : GAP + 1]) <= GAP
    land = ndimage.binary_fill_holes(ndimage.binary_closing(claims > 0, disc) | (claims > 0))
    if len(codes) > 1:
        doubtful = np.argwhere(land & (claims != 1))
        places = [
            (*grid.place(x, y), number)
            for number, code in enumerate(codes)
            for x, y, _ in halls[code]
        ]
        _, found = KDTree([place[:2] for place in places]).query(doubtful + 0.5)
        owner[tuple(doubtful.T)] = [places[one][2] for one in found]
    else:
        owner[land] = 0
    return owner


def filled(grid: Grid, found: list[Ring]) -> np.ndarray:
    """The cells whose centre is in an odd number of rings."""
    inside = np.zeros(grid.shape, bool)
    for ring in found:
        points = [grid.place(*corner) for corner in ring]
        for (row, column), (last, end) in pairwise(points):
            low, high = sorted((row, last))
            for crossed in range(math.ceil(low - 0.5), math.ceil(high - 0.5)):
                at = column + (crossed + 0.5 - row) / (last - row) * (end - column)
                inside[crossed, max(0, math.ceil(at - 0.5)) :] ^= True
    return inside


def nearest(
    grid: Grid,
    departments: np.ndarray,
    codes: list[str],
    halls: dict[str, list[tuple[float, float, str]]],
    keys: dict[tuple[str, str], int],
) -> np.ndarray:
    """The area of each cell: that of the nearest town hall of its département."""
    areas = np.full(grid.shape, -1)
    for number, code in enumerate(codes):
        cells = np.argwhere(departments == number)
        places = [grid.place(x, y) for x, y, _ in halls[code]]
        _, found = KDTree(places).query(cells + 0.5)
        own = [keys.setdefault((code, epci), len(keys)) for _, _, epci in halls[code]]
        areas[tuple(cells.T)] = np.array(own)[found]
    return areas


def without_specks(areas: np.ndarray) -> np.ndarray:
    """The areas without their smallest pieces that touch another, but for those of one piece."""
    kept = areas.copy()
    for area, where in enumerate(ndimage.find_objects(areas + 1)):
        if where is None:
            continue
        box = tuple(slice(max(0, one.start - 1), one.stop + 1) for one in where)
        pieces, count = ndimage.label(areas[box] == area)
        sizes = ndimage.sum_labels(pieces > 0, pieces, range(1, count + 1))
        for piece, size in enumerate(sizes, start=1):
            around = ndimage.binary_dilation(pieces == piece) & (pieces != piece)
            others = areas[box][around]
            if size < SPECK and size < max(sizes) and (others >= 0).all() and others.size:
                kept[box][pieces == piece] = np.bincount(others).argmax()
    return kept


def traced(areas: np.ndarray) -> Iterator[tuple[int, int, list[Node]]]:
    """Each border with the areas on its left and right, from a fork to a fork or around."""
    around = np.pad(areas, 1, constant_values=-1)
    sides: dict[tuple[Node, Node], tuple[int, int]] = {}
    links: dict[Node, list[Node]] = defaultdict(list)
    for row, column in np.argwhere(around[:-1] != around[1:]).tolist():
        above, below = int(around[row, column]), int(around[row + 1, column])
        add(sides, links, (row, column - 1), (row, column), above, below)
    for row, column in np.argwhere(around[:, :-1] != around[:, 1:]).tolist():
        before, after = int(around[row, column]), int(around[row, column + 1])
        add(sides, links, (row - 1, column), (row, column), after, before)
    waiting = set(sides)
    forks = sorted(node for node, ends in links.items() if len(ends) != 2)
    for start in (*forks, *sorted(links)):
        for following in sorted(links[start]):
            if (start, following) in waiting:
                path = followed(start, following, links, waiting)
                left, right = sides[start, following]
                yield left, right, path


def add(
    sides: dict[tuple[Node, Node], tuple[int, int]],
    links: dict[Node, list[Node]],
    start: Node,
    end: Node,
    left: int,
    right: int,
) -> None:
    """One side of a cell, in both directions."""
    sides[start, end], sides[end, start] = (left, right), (right, left)
    links[start].append(end)
    links[end].append(start)


def followed(
    start: Node,
    following: Node,
    links: dict[Node, list[Node]],
    waiting: set[tuple[Node, Node]],
) -> list[Node]:
    """The corners from ``start`` on, to the next fork or back; taken out of ``waiting``."""
    path = [start, following]
    while True:
        waiting -= {(path[-2], path[-1]), (path[-1], path[-2])}
        ends = links[path[-1]]
        if path[-1] == start or len(ends) != 2:
            return path
        path.append(ends[0] if ends[1] == path[-2] else ends[1])


def simplified(path: list[Node]) -> list[tuple[float, float]]:
    """The line through the middles of the sides of cells, with fewer corners."""
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(path)]
    if path[0] != path[-1]:
        return thinned(np.array([path[0], *middles, path[-1]], float))
    half = len(middles) // 2
    first, second = middles[: half + 1], [*middles[half:], middles[0]]
    return [*thinned(np.array(first))[:-1], *thinned(np.array(second))]


def thinned(line: np.ndarray) -> list[tuple[float, float]]:
    """The corners that keep a line within ``TOLERANCE`` of where it was."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        chord = line[last] - line[first]
        away = line[first + 1 : last] - line[first]
        length = math.hypot(*chord)
        crossed = np.abs(chord[0] * away[:, 1] - chord[1] * away[:, 0])
        apart = crossed / length if length else np.hypot(*away.T)
        far = int(apart.argmax())
        if apart[far] > TOLERANCE:
            kept.add(first + 1 + far)
            waiting += [(first, first + 1 + far), (first + 1 + far, last)]
    return [(float(line[one][0]), float(line[one][1])) for one in sorted(kept)]


def differences(places: list[tuple[int, int]]) -> Iterator[int]:
    """The first point, then what leads from each to the next; a point twice is told once."""
    x, y = places[0]
    yield from (x, y)
    for number, (right, up) in enumerate(places[1:], start=1):
        if (right, up) != (x, y) or number == len(places) - 1:
            yield from (right - x, up - y)
        x, y = right, up


if __name__ == "__main__":
    main()
