"""Lines between entities in an SVG picture: strokes, arrow heads, names, and their legend."""

import math
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from graph.views.naming import Box, Room, text_width
from graph.views.svg_words import Ink, text

__all__ = ["line_key", "lines_drawn", "relations_named"]

_Nodes = Mapping[str, Mapping[str, Any]]
_Point = tuple[float, float]

_SIZE: Final = 10.0
_ALONG: Final = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where on a line its name may stand, best first."""

_KEY: Final = {
    "fr": {
        "wide": "plusieurs sources indépendantes",
        "dashed": "sous-entendu ou repéré",
        "through": "passage, sans affirmation",
    },
    "en": {
        "wide": "several independent sources",
        "dashed": "implied or extracted",
        "through": "passage, not a statement",
    },
}


def lines_drawn(nodes: _Nodes, edges: Iterable[Mapping[str, Any]], ink: Ink) -> str:
    """Every line with its arrow heads and its tooltip.

    Parameters
    ----------
    nodes: by their ``id``, placed; nodes and edges as in ``drawing.payload``.
    """
    return "".join(_line(nodes, edge, ink) for edge in edges)


def relations_named(nodes: _Nodes, edges: Iterable[Mapping[str, Any]], room: Room, ink: Ink) -> str:
    """The names of the relations that find a free place on their line."""
    named = []
    for edge in edges:
        one, other = nodes[edge["from"]], nodes[edge["to"]]
        half = text_width(edge["label"], _SIZE) / 2 + 2
        for share in _ALONG if edge["label"] and one is not other else ():
            x = one["x"] + (other["x"] - one["x"]) * share
            y = one["y"] + (other["y"] - one["y"]) * share
            box = Box(x - half, y - _SIZE * 0.7, x + half, y + _SIZE * 0.7)
            if room.is_free(box):
                room.take(box)
                named.append(text(edge["label"], x, y + _SIZE * 0.35, anchor="middle"))
                break
    return (
        f'<g font-size="{_SIZE}" font-style="italic" fill="{ink.soft}" stroke="{ink.paper}" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{"".join(named)}</g>'
        if named
        else ""
    )


def line_key(edges: Iterable[Mapping[str, Any]], ink: Ink, language: str) -> list[tuple[str, str]]:
    """What the looks of lines say, for those there are: a mark 16 pixels wide, and words."""
    words, found = _KEY["en" if language == "en" else "fr"], list(edges)
    marks = []
    for name, there, wide, dash in (
        ("wide", any(edge["width"] > 1 for edge in found), 3.5, ""),
        ("dashed", any(edge["dashes"] and not edge["through"] for edge in found), 1.4, _dash(1.4)),
        ("through", any(edge["through"] for edge in found), 1.8, _DOTS),
    ):
        if there:
            stroke = f'<path d="M0,8 H20" stroke="{ink.line}" stroke-width="{wide}"{dash}/>'
            marks.append((stroke, words[name]))
    return marks


_DOTS: Final = ' stroke-dasharray="0.1 5" stroke-linecap="round"'


def _dash(width: float) -> str:
    return f' stroke-dasharray="{4 + width:.1f} {3 + width:.1f}"'


def _line(nodes: _Nodes, edge: Mapping[str, Any], ink: Ink) -> str:
    one, other = nodes[edge["from"]], nodes[edge["to"]]
    wide = float(edge["width"]) + (0.8 if edge["through"] else 0.2)
    dash = _DOTS if edge["through"] else _dash(wide) if edge["dashes"] else ""
    path, heads = _loop(one) if one is other else _straight(one, other, edge["arrow"], wide)
    points = "".join(f'<polygon points="{head}" fill="{ink.line}"/>' for head in heads)
    return (
        f"<g><title>{escape(edge['title'])}</title>"
        f'<path d="{path}" fill="none" stroke="{ink.line}" stroke-width="{wide:.1f}"{dash}/>'
        f"{points}</g>"
    )


def _loop(node: Mapping[str, Any]) -> tuple[str, list[str]]:
    """A circle above a node that is related to itself."""
    x, y, radius = node["x"], node["y"], max(9.0, node["size"] * 0.9)
    top = y - node["size"] - radius * 0.6
    return (
        f"M{x - radius:.1f},{top:.1f} a{radius:.1f},{radius:.1f} 0 1 1 {2 * radius:.1f},0 "
        f"a{radius:.1f},{radius:.1f} 0 1 1 {-2 * radius:.1f},0",
        [],
    )


def _straight(
    one: Mapping[str, Any], other: Mapping[str, Any], arrow: str, wide: float
) -> tuple[str, list[str]]:
    """The path from rim to rim, and its arrow heads."""
    start, end = (one["x"], one["y"]), (other["x"], other["y"])
    heads = []
    tail, tip = start, end
    if arrow in ("to", "both"):
        tip, head = _head(start, end, other["size"], wide)
        heads.append(head)
    if arrow in ("from", "both"):
        tail, head = _head(end, start, one["size"], wide)
        heads.append(head)
    return f"M{tail[0]:.1f},{tail[1]:.1f} L{tip[0]:.1f},{tip[1]:.1f}", heads


def _head(start: _Point, end: _Point, radius: float, wide: float) -> tuple[_Point, str]:
    """Where a line to ``end`` stops for its arrow head, and that head, on the rim there."""
    length = math.dist(start, end) or 1.0
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    rim = min(radius * 1.1 + 2.5, length / 2)
    long, half = 6.0 + 1.2 * wide, 2.4 + 0.8 * wide
    tip = (end[0] - ux * rim, end[1] - uy * rim)
    base = (tip[0] - ux * long, tip[1] - uy * long)
    corners = (
        tip,
        (base[0] - uy * half, base[1] + ux * half),
        (base[0] + uy * half, base[1] - ux * half),
    )
    return base, " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
