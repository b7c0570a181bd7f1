"""A map for the page, drawn by deck.gl: nothing is asked from outside, not even a base map.

The view is orthographic, in the pixels of the picture: with a geographic view, the element of
Streamlit 1.67 asks a tile server for a style even when no map provider is wanted. Layers are
simple ones: a click on a composite layer never reaches Streamlit.
"""

import json
import math
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from graph.views.map_areas import Line, Polygon
from graph.views.map_legend import area_colour, inks
from graph.views.map_picture import Picture, curve, value_words
from graph.views.map_projection import HEIGHT, WIDTH, Point
from graph.views.map_svg import radius_of
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.text import clipped

if TYPE_CHECKING:
    import pydeck

__all__ = ["to_deck", "told_area"]

_ICON: Final = 48
"""The side of one icon in the picture that holds them all."""

_PALE: Final = "~"

Row = dict[str, Any]


def to_deck(picture: Picture, *, width: int, height: int, revision: int = 0) -> "pydeck.Deck":
    """The map as layers: areas, lines, links and actors, each with ``id`` and ``told``.

    Parameters
    ----------
    width, height: of the element, in pixels: the map fits in.
    revision: part of the layers' names. Streamlit pales everything but what was clicked; with
        other names it forgets the click, and colours stay those of the legend.
    """
    import pydeck  # loaded when the first map is shown

    layers = [
        pydeck.Layer(kind, rows, id=f"{name}.{revision}", **options)
        for name, kind, rows, options in _layers(picture)
        if rows
    ]
    zoom = _zoom(width, height)
    return _compact_deck()(
        layers=layers,
        views=[pydeck.View(type="OrthographicView", controller=True, id="map")],
        initial_view_state={
            "target": [WIDTH / 2, HEIGHT / 2, 0],
            "zoom": zoom,
            "minZoom": zoom - 0.5,
            "maxZoom": zoom + 6,
        },
        map_provider=None,
        map_style=None,
        tooltip={"text": "{told}", "style": _tooltip(picture)},
    )


@cache
def _compact_deck() -> type["pydeck.Deck"]:
    """A deck written once and without indents: a fifth of the size, a tenth of the time."""
    import pydeck
    from pydeck.bindings.json_tools import default_serialize

    class CompactDeck(pydeck.Deck):  # type: ignore[misc]  # pydeck has no types
        written = ""

        def to_json(self) -> str:
            if not self.written:
                self.written = json.dumps(
                    self, default=default_serialize, separators=(",", ":"), ensure_ascii=False
                )
            return self.written

    return CompactDeck


def told_area(picture: Picture, key: str) -> str:
    """An area with its value, as a tooltip says it."""
    name = picture.names.get(key, "")
    if not picture.values:
        return name
    value = picture.values.get(key)
    words = {"fr": "pas de chiffre", "en": "no figure"}
    if value is None:
        return f"{name}\n{words[picture.language]}"
    told = value_words(value, picture.scale.decimals, picture.language)
    colon = ":" if picture.language == "en" else "\u00a0:"
    return f"{name}\n{picture.unit}{colon} {told}"


def _layers(picture: Picture) -> Iterator[tuple[str, str, list[Row], Mapping[str, Any]]]:
    """Name, kind, rows and options of each layer, from below to above."""
    areas, ink = picture.areas, inks(picture.dark)
    yield (
        *("areas", "SolidPolygonLayer", list(_areas(picture))),
        {
            "get_polygon": "p",
            "position_format": "'XY'",
            "get_fill_color": "c",
            "pickable": True,
            "auto_highlight": True,
            "highlight_color": [255, 255, 255, 70] if picture.dark else [0, 0, 0, 50],
        },
    )
    inner = [(*ring, ring[0]) for one in picture.inner.values() for p in one.polygons for ring in p]
    yield _lines("borders", areas.borders, ink.border, 0.6)
    yield _lines("above", [*areas.above, *inner], ink.above, 1.1)
    yield _lines("coasts", areas.coasts, ink.coast, 1.0)
    yield _lines("frames", _frames(picture), ink.border, 1.0)
    yield _names(picture)
    yield _lines("chosen", list(_chosen(picture)), ink.chosen, 3.0)
    yield (
        *("links", "PathLayer", list(_links(picture))),
        {"get_path": "p", "get_color": "c", "get_width": "w", **_PIXELS, "pickable": True},
    )
    yield _icons(picture)


_PIXELS: Final = {
    "width_units": "'pixels'",
    "cap_rounded": True,
    "joint_rounded": True,
    "position_format": "'XY'",
}


def _areas(picture: Picture) -> Iterator[Row]:
    shapes = picture.areas
    for shape in (*shapes.shapes.values(), *picture.inner.values()):
        told, colour = _safe(told_area(picture, shape.key)), _rgb(area_colour(picture, shape.key))
        for polygon in shape.polygons:
            yield {"id": shape.key, "told": told, "c": colour, "p": _flat_polygon(polygon)}


def _flat(line: Iterable[Point]) -> list[float]:
    """The points one after the other: a fifth shorter than in pairs."""
    return [number for point in line for number in point]


def _flat_polygon(polygon: Polygon) -> list[float] | Row:
    """The rings one after the other, and where each hole begins."""
    ring, *holes = polygon
    if not holes:
        return _flat(ring)
    starts = accumulate(len(one) * 2 for one in polygon[:-1])
    return {"positions": _flat(point for one in polygon for point in one), "holeIndices": [*starts]}


def _lines(
    name: str, lines: Iterable[Line], colour: str, width: float
) -> tuple[str, str, list[Row], Mapping[str, Any]]:
    options = {"get_path": "p", "get_color": _rgb(colour), "get_width": width, "pickable": False}
    return name, "PathLayer", [{"p": _flat(line)} for line in lines if line], {**options, **_PIXELS}


def _frames(picture: Picture) -> list[Line]:
    return [
        (
            (frame.left, frame.top),
            (frame.left + frame.side, frame.top),
            (frame.left + frame.side, frame.top + frame.side),
            (frame.left, frame.top + frame.side),
            (frame.left, frame.top),
        )
        for frame in picture.frames
    ]


def _names(picture: Picture) -> tuple[str, str, list[Row], Mapping[str, Any]]:
    """What is written below each frame."""
    rows = [
        {"p": [frame.left, frame.top + frame.side + 3], "t": frame.name(picture.language)}
        for frame in picture.frames
    ]
    options = {
        "get_position": "p",
        "get_text": "t",
        "get_size": 15,
        "size_units": "'common'",
        "get_color": _rgb(inks(picture.dark).soft),
        "get_text_anchor": "'start'",
        "get_alignment_baseline": "'top'",
        "font_family": "'sans-serif'",
        "character_set": "'auto'",
        "pickable": False,
    }
    return "names", "TextLayer", rows, options


def _chosen(picture: Picture) -> Iterator[Line]:
    """Around the area or the actor that is pointed out."""
    for shapes in (picture.areas.shapes, picture.inner):
        if shape := shapes.get(picture.chosen):
            yield from ((*ring, ring[0]) for one in shape.polygons for ring in one)
    for mark in picture.marks:
        if mark.actor.key == picture.chosen:
            reach = radius_of(mark) + 3
            corners = ((0.7, 0.7), (1, 0), (0.7, -0.7), (0, -1), (-0.7, -0.7), (-1, 0))
            ring = [*corners, (-0.7, 0.7), (0, 1), (0.7, 0.7)]
            yield tuple((mark.x + x * reach, mark.y + y * reach) for x, y in ring)


def _links(picture: Picture) -> Iterator[Row]:
    ink = inks(picture.dark)
    places = {mark.actor.key: (mark.x, mark.y) for mark in picture.marks if not mark.inner}
    for link in picture.links:
        if link.one in places and link.other in places:
            yield {
                "id": f"{link.one}~{link.other}",
                "told": _safe(link.told),
                "p": _flat(curve(places[link.one], places[link.other])),
                "c": [*_rgb(ink.link if link.stated else ink.deduced), 190],
                "w": round(1 + 0.6 * min(4, link.weight) if link.stated else 1, 1),
            }


def _icons(picture: Picture) -> tuple[str, str, list[Row], Mapping[str, Any]]:
    rows = [
        {
            "id": mark.actor.key,
            "told": _safe(f"{mark.actor.name}\n{mark.actor.where}"),
            "p": [mark.x, mark.y],
            "i": mark.actor.kind + ("" if mark.actor.exact else _PALE),
            "s": round(radius_of(mark) * 2 * 1.5, 1),
        }
        for mark in picture.marks
    ]
    atlas, mapping = _atlas(picture.dark)
    options = {
        "get_position": "p",
        "get_icon": "i",
        "get_size": "s",
        "size_units": "'pixels'",
        "icon_atlas": f"'{atlas}'",
        "icon_mapping": mapping,
        "pickable": True,
    }
    return "actors", "IconLayer", rows, options


def _atlas(dark: bool) -> tuple[str, dict[str, dict[str, int]]]:
    """Every kind beside the next in one picture, then the same pale; and where each is."""
    drawn, mapping = [], {}
    for row, (pale, opacity) in enumerate((("", 1.0), (_PALE, 0.5))):
        for column, (kind, style) in enumerate(STYLES.items()):
            x, y, look = column * _ICON, row * _ICON, style.look(dark)
            mark = outline(style.shape, x + _ICON / 2, y + _ICON / 2, 16, look.fill, look.border)
            drawn.append(f'<g opacity="{opacity}">{mark}</g>')
            mapping[kind + pale] = {"x": x, "y": y, "width": _ICON, "height": _ICON}
    wide, high = len(STYLES) * _ICON, 2 * _ICON
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}">{"".join(drawn)}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}", mapping


def _safe(told: str) -> str:
    """A text deck.gl never takes for one of its expressions, which begin with ``@@``."""
    return clipped(told).lstrip("@ ")


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _zoom(width: int, height: int) -> float:
    return round(math.log2(min(width / (WIDTH + 24), height / (HEIGHT + 24))), 3)


def _tooltip(picture: Picture) -> dict[str, str]:
    ink = inks(picture.dark)
    return {
        "backgroundColor": ink.text,
        "color": ink.paper,
        "fontSize": "13px",
        "borderRadius": "6px",
        "maxWidth": "260px",
        "whiteSpace": "pre-line",
        "zIndex": "10",
    }
