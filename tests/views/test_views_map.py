"""The map: outlines that share their borders, honest classes, actors where they are."""

import csv
import json
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.views.map_areas import LEVELS, Areas, Line, area_of, read_areas
from graph.views.map_deck import to_deck, told_area
from graph.views.map_legend import area_colour, inks, kind_keys, legend_keys, link_keys
from graph.views.map_picture import Actor, Link, Picture, curve, marks_of, value_words
from graph.views.map_projection import FRAMES, HEIGHT, WIDTH, home, lambert_93
from graph.views.map_scale import class_of, make_scale, natural_breaks, ramp
from graph.views.map_svg import to_map_svg
from graph.views.png import to_png

DATA = Path(__file__).parents[2] / "data"
FILE = DATA / "areas.json"
OFFICIAL = DATA / "sources" / "code-officiel-geographique" / "communes.csv"
HOSTILE = "@@=alert(1) <img src=x onerror='window.hacked=1'> {told} </script>\u202e\"]]>"
LILLE = (3.07086, 50.63089)
SEAS = ("971", "972", "973", "974", "976")


@pytest.fixture(scope="module")
def every_level() -> dict[str, Areas]:
    return {level: read_areas(FILE, level) for level in LEVELS}


@pytest.fixture(scope="module")
def france(every_level: dict[str, Areas]) -> Areas:
    return every_level["departement"]


def size(areas: Areas) -> float:
    return sum(
        -area_of(ring) for shape in areas.shapes.values() for one in shape.polygons for ring in one
    )


def inside(areas: Areas, key: str, x: float, y: float) -> bool:
    """Whether a point is in an area, by the number of borders a ray meets."""
    met = 0
    for polygon in areas.shapes[key].polygons:
        for ring in polygon:
            for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
                if (ay > y) != (by > y) and ax + (y - ay) / (by - ay) * (bx - ax) > x:
                    met += 1
    return met % 2 == 1


def lightness(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# --- outlines -------------------------------------------------------------------------------------


def test_every_level_is_there_and_covers_the_same_land(every_level: dict[str, Areas]) -> None:
    assert [len(every_level[level].shapes) for level in LEVELS] == [18, 101, 1256]
    whole = size(every_level["departement"])
    for areas in every_level.values():
        assert size(areas) == pytest.approx(whole, rel=1e-4)
        for shape in areas.shapes.values():
            assert shape.polygons, shape.key
            assert all(len(ring) >= 3 for one in shape.polygons for ring in one)


def test_a_region_is_its_departements(every_level: dict[str, Areas]) -> None:
    north = sum(
        -area_of(ring)
        for code in ("02", "59", "60", "62", "80")
        for one in every_level["departement"].shapes[f"departement/{code}"].polygons
        for ring in one
    )
    region = every_level["region"].shapes["region/32"].polygons
    assert sum(-area_of(ring) for one in region for ring in one) == pytest.approx(north, rel=1e-3)


def test_neighbours_share_the_points_of_their_border(france: Areas) -> None:
    sides: Counter[frozenset[tuple[float, float]]] = Counter()
    for key, shape in france.shapes.items():
        if key.partition("/")[2] not in SEAS:
            for polygon in shape.polygons:
                for ring in polygon:
                    sides.update(frozenset(side) for side in pairwise((*ring, ring[0])))
    lines: list[Line] = [*france.borders, *france.above]
    between = {frozenset(side) for line in lines for side in pairwise(line) if len(set(side)) > 1}
    shared = [side for side in between if sides[side] == 2]
    assert len(shared) > 0.99 * len(between) > 5_000


def test_a_town_hall_is_in_its_own_areas(every_level: dict[str, Areas]) -> None:
    x, y = home(*LILLE) or (0, 0)
    keys = {"departement": "departement/59", "epci": "epci/200093201", "region": "region/32"}
    for level, key in keys.items():
        found = [one for one in every_level[level].shapes if inside(every_level[level], one, x, y)]
        assert found == [key]


def test_town_halls_are_inside_the_approximate_outline_of_their_epci(
    every_level: dict[str, Areas],
) -> None:
    with OFFICIAL.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] == "COM" and row["epci"]]
    sample = [row for row in rows[::25] if row["latitude"]]
    found = 0
    for row in sample:
        place = home(float(row["longitude"]), float(row["latitude"]))
        key = f"epci/{row['epci']}"
        found += place is not None and inside(every_level["epci"], key, *place)
    assert found >= 0.98 * len(sample) > 1_000


def test_overseas_stand_in_their_frames_and_everything_in_the_picture(
    every_level: dict[str, Areas],
) -> None:
    for areas in every_level.values():
        for shape in areas.shapes.values():
            for polygon in shape.polygons:
                assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in polygon[0]), shape.key
    for frame in FRAMES[1:]:
        (code,) = frame.codes
        corners = every_level["departement"].shapes[f"departement/{code}"].polygons
        for x, y in (corner for polygon in corners for corner in polygon[0]):
            assert frame.left <= x <= frame.left + frame.side, frame.fr
            assert frame.top <= y <= frame.top + frame.side, frame.fr
    assert not any(
        left.left < right.left + right.side
        and right.left < left.left + left.side
        and left.top < right.top + right.side
        and right.top < left.top + left.side
        for left, right in combinations(FRAMES, 2)
    )


def test_the_inner_frame_repeats_paris_and_its_neighbours(every_level: dict[str, Areas]) -> None:
    shown = {level: sorted(areas.inner) for level, areas in every_level.items()}
    assert shown["departement"] == [f"departement/{code}" for code in ("75", "92", "93", "94")]
    assert shown["region"] == ["region/11"]
    assert "epci/200054781" in shown["epci"]
    plain = Picture(every_level["region"], {}, "essai")
    assert (len(plain.frames), len(plain.inner)) == (5, 0)


def test_the_middle_of_an_area_is_in_it(france: Areas) -> None:
    for key, shape in france.shapes.items():
        assert inside(france, key, *shape.centre), key


def test_lambert_93_has_its_origin_where_ign_says() -> None:
    assert lambert_93(3, 46.5) == pytest.approx((700_000, 6_600_000), abs=0.01)
    paris = lambert_93(2.3364, 48.8361)
    assert paris == pytest.approx((651_290, 6_859_765), abs=2)
    assert home(-60, 40) is None


@pytest.mark.parametrize("text", ["", "{}", '{"step": 1, "cells": [], "arcs": [[0]]}', "[1]"])
def test_a_broken_file_is_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "areas.json"
    path.write_text(text)
    with pytest.raises(InputError, match=r"areas\.json"):
        read_areas(path, "region")


@pytest.mark.parametrize("level", ["", "commune", "x" * 10_000, HOSTILE])
def test_an_unknown_level_is_a_sentence(level: str) -> None:
    with pytest.raises(InputError, match="niveau"):
        read_areas(FILE, level)


# --- classes --------------------------------------------------------------------------------------


def spread(values: list[float], cuts: tuple[int, ...]) -> float:
    total = 0.0
    for first, last in pairwise(cuts):
        piece = values[first:last]
        middle = sum(piece) / len(piece)
        total += sum((value - middle) ** 2 for value in piece)
    return total


@given(st.lists(st.integers(1, 40), min_size=1, max_size=11), st.integers(1, 4))
def test_natural_breaks_are_the_best_there_are(numbers: list[int], most: int) -> None:
    values = sorted(map(float, numbers))
    found = natural_breaks(values, most)
    places = [at for at in range(1, len(values)) if values[at] != values[at - 1]]
    classes = min(most, len(places) + 1)
    assert len(found) == classes + 1
    best = min(
        spread(values, (0, *cuts, len(values))) for cuts in combinations(places, classes - 1)
    )
    assert spread(values, found) == pytest.approx(best, abs=1e-6)


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=60))
def test_every_value_has_one_class_and_bounds_are_values(values: list[float | None]) -> None:
    scale = make_scale(values)
    known = [value for value in values if value]
    assert sum(scale.sizes) == len(known)
    assert scale.zeros == sum(value == 0 for value in values if value is not None)
    assert scale.unknown == values.count(None)
    assert {bound for pair in scale.bounds for bound in pair} <= set(known)
    assert all(one[1] < other[0] for one, other in pairwise(scale.bounds))
    for value in known:
        low, high = scale.bounds[class_of(scale, value)]
        assert low <= value <= high


def test_decimals_tell_bounds_apart() -> None:
    assert make_scale([1, 2, 3]).decimals == 0
    assert make_scale([0.21, 0.24, 0.9]).decimals == 2
    assert make_scale([]).bounds == ()


@pytest.mark.parametrize("classes", range(1, 6))
def test_more_is_always_further_from_the_paper(classes: int) -> None:
    light = [lightness(colour) for colour in ramp(classes)]
    dark = [lightness(colour) for colour in ramp(classes, dark=True)]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
    for told in (light, dark):
        contrasts = [
            (max(pair) + 0.05) / (min(pair) + 0.05) for pair in pairwise(told)
        ]  # told apart in grey, and so whatever hues one sees
        assert all(contrast >= 1.25 for contrast in contrasts)


# --- pictures -------------------------------------------------------------------------------------


@pytest.fixture
def picture(france: Areas) -> Picture:
    values: dict[str, float | None] = dict.fromkeys(france.shapes, 0)
    values |= {"departement/59": 12, "departement/62": 3, "departement/2A": None}
    nord = ("departement/59",)
    actors = [
        Actor("organisation/exemple-a", "scic", HOSTILE, "Lille", *LILLE, nord),
        Actor("project/exemple-b", "project", "Zorgluk", "Nord", areas=nord),
    ]
    links = (
        Link(actors[0].key, actors[1].key, HOSTILE, 2),
        Link(actors[0].key, actors[1].key, "déduit", stated=False),
        Link(actors[0].key, "project/absent", "nul"),
    )
    return Picture(
        france,
        {key: HOSTILE if key == "departement/59" else key for key in france.shapes},
        HOSTILE,
        values,
        "SCIC",
        marks_of(actors, [france]),
        links,
        (HOSTILE,),
        "departement/59",
    )


def test_zero_and_no_figure_are_told_apart(picture: Picture) -> None:
    keys = legend_keys(picture)
    assert [(key.text, key.count) for key in keys] == [
        ("0", 98),
        ("3", 1),
        ("12", 1),
        ("pas de chiffre", 1),
    ]
    assert len({key.colour for key in keys}) == 4
    assert area_colour(picture, "departement/2A") == inks(False).unknown
    assert area_colour(picture, "departement/75") == inks(False).zero
    assert told_area(picture, "departement/62") == "departement/62\nSCIC\u00a0: 3"


def test_the_legend_counts_what_is_drawn(picture: Picture) -> None:
    assert [(key.kind, key.count) for key in kind_keys(picture)] == [("scic", 1), ("project", 1)]
    assert [key.count for key in link_keys(picture)] == [1, 1]


@pytest.mark.parametrize("dark", [False, True])
def test_the_svg_is_whole_and_nothing_in_it_runs(picture: Picture, dark: bool) -> None:
    svg = to_map_svg(replace(picture, dark=dark), citation=HOSTILE)
    root = ET.fromstring(svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        *("svg", "title", "defs", "pattern", "rect", "g", "path", "text", "circle", "polygon"),
    }
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
    assert re.findall(r"https?://[^\s\"'<]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "\u202e" not in svg


def test_a_png_is_drawn(picture: Picture) -> None:
    assert to_png(to_map_svg(picture), zoom=1).startswith(b"\x89PNG")


def test_the_deck_asks_nothing_and_reads_no_expression(picture: Picture) -> None:
    deck = to_deck(picture, width=800, height=660, revision=1)
    spec = json.loads(deck.to_json())
    assert spec["views"][0]["@@type"] == "OrthographicView"
    assert not spec.get("mapProvider")
    assert not spec.get("mapStyle")
    assert "http" not in deck.to_json()
    told = [row["told"] for layer in spec["layers"] for row in layer["data"] if "told" in row]
    assert len(told) > 100
    assert not [text for text in told if text.startswith("@@")]
    names = [layer["id"] for layer in spec["layers"]]
    assert len(set(names)) == len(names)
    assert all(name.endswith(".1") for name in names)
    simple = {"SolidPolygonLayer", "PathLayer", "TextLayer", "IconLayer"}
    assert {layer["@@type"] for layer in spec["layers"]} == simple


def test_the_whole_map_fits_whatever_the_width(picture: Picture) -> None:
    for width, height in ((320, 300), (800, 660), (1600, 660)):
        state = json.loads(to_deck(picture, width=width, height=height).to_json())
        scale = 2 ** state["initialViewState"]["zoom"]
        assert scale * WIDTH <= width
        assert scale * HEIGHT <= height


def test_actors_of_one_place_are_apart(france: Areas) -> None:
    many = [Actor(f"x/{n}", "scic", f"n{n:02}", "Lille", *LILLE) for n in range(40)]
    marks = marks_of(many, [france])
    places = [(mark.x, mark.y) for mark in marks]
    assert min(math.dist(*pair) for pair in combinations(places, 2)) > 3
    assert marks == marks_of(reversed(many), [france])


def test_coordinates_far_from_their_departement_are_not_believed(france: Areas) -> None:
    astray = Actor("x/a", "scic", "Zorgluk", "Carnac", 3.07, 47.58, ("departement/56",))
    (mark,) = marks_of([astray], [france])
    assert not mark.actor.exact
    assert (mark.x, mark.y) == pytest.approx(france.shapes["departement/56"].centre, abs=0.06)
    nowhere = Actor("x/b", "scic", "Zorgluk", "Papeete", -149.5, -17.5, ("departement/987",))
    assert marks_of([nowhere], [france]) == ()


def test_an_actor_of_paris_is_also_in_the_inner_frame(france: Areas) -> None:
    paris = Actor("x/p", "scic", "Zorgluk", "Paris", 2.35, 48.86, ("departement/75",))
    assert [mark.inner for mark in marks_of([paris], [france])] == [False, True]


@given(*[st.floats(-1e3, 1e3) for _ in range(4)])
def test_an_arc_leads_from_one_end_to_the_other(ax: float, ay: float, bx: float, by: float) -> None:
    arc = curve((ax, ay), (bx, by))
    assert arc[0] == pytest.approx((ax, ay), abs=0.06)
    assert arc[-1] == pytest.approx((bx, by), abs=0.06)


def test_numbers_as_they_are_written() -> None:
    assert value_words(1234.5, 1, "fr") == "1\u202f234,5"
    assert value_words(1234.5, 1, "en") == "1,234.5"
