"""The small map: outlines that stay together, points where they are, nothing from outside."""

import json
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.views.locator import Spot, to_locator
from graph.views.outlines import SIDE, Outlines, read_outlines

FILE = Path(__file__).parents[2] / "data" / "departments.geojson"
HOSTILE = "<img src=x onerror='window.hacked=1'> \u202e\"]]>"
NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def france() -> Outlines:
    return read_outlines(FILE)


def corners(path: str) -> list[tuple[float, float]]:
    """The corners of an SVG path of ours, in pixels."""
    found = []
    for ring in path.split("M")[1:]:
        start, moves = ring.rstrip("z").split("l")
        numbers = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", start)]
        x, y = numbers
        found.append((x, y))
        steps = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", moves)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((round(x, 1), round(y, 1)))
    return found


def test_every_departement_is_drawn_inside_the_picture(france: Outlines) -> None:
    assert len(france.paths) == 101
    for code, path in france.paths.items():
        places = corners(path)
        assert len(places) >= 3, code
        assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in places), code


def test_no_gap_is_seen_between_neighbours(france: Outlines) -> None:
    """Each corner of an inland border is within two pixels of a line of a neighbour."""
    around = [corners(france.paths[code]) for code in ("58", "03", "23", "36", "41", "45")]
    lines = [pair for found in around for pair in zip(found, [*found[1:], found[0]], strict=True)]
    for corner in corners(france.paths["18"]):
        assert min(distance(corner, *line) for line in lines) < 2


def distance(
    point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]
) -> float:
    """From a point to a stretch of line, in pixels."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy or 1
    along = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length
    near = max(0, min(1, along))
    return math.hypot(point[0] - one[0] - near * dx, point[1] - one[1] - near * dy)


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "left", "top"),
    [
        ("Lille", 50.63, 3.07, (0.5, 0.65), (0.0, 0.12)),
        ("Brest", 48.39, -4.49, (0.0, 0.1), (0.2, 0.35)),
        ("Nice", 43.70, 7.27, (0.75, 0.95), (0.6, 0.85)),
        ("Ajaccio", 41.92, 8.73, (0.85, 1.0), (0.8, 1.0)),
        ("Saint-Denis de La Réunion", -20.88, 55.45, (0.1, 0.25), (0.6, 0.9)),
        ("Cayenne", 4.92, -52.31, (0.0, 0.12), (0.6, 0.9)),
    ],
)
def test_towns_are_where_one_looks_for_them(
    france: Outlines,
    name: str,
    latitude: float,
    longitude: float,
    left: tuple[float, float],
    top: tuple[float, float],
) -> None:
    place = france.place(longitude, latitude)
    assert place is not None
    assert left[0] <= place[0] / SIDE <= left[1]
    assert top[0] <= place[1] / SIDE <= top[1]


@pytest.mark.parametrize(("latitude", "longitude"), [(-17.5, -149.5), (46.8, -56.2), (0, 0)])
def test_what_is_on_no_part_of_the_map_has_no_place(
    france: Outlines, latitude: float, longitude: float
) -> None:
    assert france.place(longitude, latitude) is None
    svg = to_locator(france, [Spot(latitude, longitude)], title="Ailleurs")
    assert "<circle" not in svg


@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_is_small_and_stands_alone(france: Outlines, dark: bool) -> None:
    spots = [Spot(50.0 + place / 100, 3.0 + place / 100, True) for place in range(100)]
    svg = to_locator(france, [*spots, Spot(50.63, 3.07)], ["59", "974"], title="Lille", dark=dark)
    assert len(svg) < 60_000
    root = ET.fromstring(svg)
    assert {one.tag for one in root.iter()} == {
        f"{NAMESPACE}{name}" for name in ("svg", "title", "path", "circle")
    }
    assert svg.count("http") == 1


def test_a_hostile_title_is_text(france: Outlines) -> None:
    root = ET.fromstring(to_locator(france, title=HOSTILE))
    title = root.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == HOSTILE.replace("\u202e", "")


def test_an_unknown_code_fills_nothing(france: Outlines) -> None:
    assert to_locator(france, areas=["zz"], title="") == to_locator(france, title="")


def test_points_at_one_place_are_drawn_once(france: Outlines) -> None:
    twice = [Spot(48.85, 2.35), Spot(48.85, 2.35)]
    assert to_locator(france, twice, title="").count("<circle") == 1


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12, unique=True)
)
def test_any_outline_keeps_its_ends_in_the_picture(
    tmp_path_factory: pytest.TempPathFactory, ring: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("contours") / "a.geojson"
    shape = {"type": "Polygon", "coordinates": [[*map(list, ring), list(ring[0])]]}
    wide = {"type": "Polygon", "coordinates": [[[-1, -1], [7, -1], [7, 7], [-1, 7], [-1, -1]]]}
    features = [
        {"properties": {"code": code}, "geometry": geometry}
        for code, geometry in (("01", shape), ("02", wide))
    ]
    path.write_text(json.dumps({"features": features}), "utf-8")
    for drawn in read_outlines(path).paths.values():
        assert all(-0.1 <= x <= SIDE + 0.1 and -0.1 <= y <= SIDE + 0.1 for x, y in corners(drawn))


@pytest.mark.parametrize("text", ["", "[]", '{"features": [{}]}', '{"features": 3}'])
def test_a_file_of_another_form_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "contours.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="ne se lisent pas"):
        read_outlines(path)
    with pytest.raises(InputError):
        read_outlines(tmp_path / "absent.geojson")
