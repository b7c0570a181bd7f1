"""A network as one SVG picture, to print or to put in a report."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from graph.network.build import Network
from graph.network.sentences import Patterns
from graph.views.drawing import Places, payload
from graph.views.naming import Box, Disc, Room, place_names, text_width
from graph.views.palette import STYLES, legend
from graph.views.shapes import badge, outline
from graph.views.svg_lines import line_key, lines_drawn, relations_named
from graph.views.svg_words import FONT, Ink, fitted, paragraph, text, written
from graph.views.text import clipped, shown

__all__ = ["to_svg"]

_MARGIN: Final = 34.0
_NARROWEST: Final = 560.0
_USUAL: Final = 1200.0
_TITLE: Final = 19.0
_SMALL: Final = 10.5
_NAMED_LINES: Final = 40
"""In a picture with more lines than this, relations are not named along them."""

_MUST: Final = 6
"""How many names are written even where they cover a smaller node."""


def to_svg(
    net: Network,
    positions: Places,
    *,
    title: str,
    citation: str = "",
    licence: str = "",
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
    centre: str | None = None,
) -> str:
    """The picture, with its title, legend, citation and licence, as an SVG 1.1 document.

    One line a pair; names that would cover others are left out, those with most relations kept;
    the full name, and the sentences of a line, are tooltips. Nothing outside the file is named
    but the SVG namespace, nothing in it runs.

    Parameters
    ----------
    positions: pixels; a node without a finite place is not drawn.
    title: shown above, and read by a screen reader as the picture's name.
    citation, licence: shown below.
    centre: the node whose name is written first.
    """
    drawn = payload(net, positions, dark=dark, language=language, patterns=patterns, centre=centre)
    nodes = {node["id"]: node for node in drawn["nodes"] if "x" in node}
    edges = [line for line in drawn["edges"] if line["from"] in nodes and line["to"] in nodes]
    ink = Ink.of(dark)
    inside, frame = _picture(nodes, edges, ink)
    head, top = _head(shown(title), frame, ink)
    placed = net.subgraph(nodes)
    foot, bottom = _foot(placed, edges, frame, ink, (shown(citation), shown(licence)), language)
    wide, high = frame.right - frame.left, bottom - top
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame.left:.0f} {top:.0f} '
        f'{wide:.0f} {high:.0f}" width="{wide:.0f}" height="{high:.0f}" role="img" '
        f'aria-labelledby="t d" font-family="{FONT}" fill="{ink.text}">'
        f'<title id="t">{escape(shown(title))}</title>'
        f'<desc id="d">{escape(_described(placed, edges, citation, licence, language))}</desc>'
        f'<rect x="{frame.left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{high:.0f}" '
        f'fill="{ink.paper}"/>{head}{inside}{foot}</svg>\n'
    )


def _picture(
    nodes: Mapping[str, dict[str, Any]], edges: list[dict[str, Any]], ink: Ink
) -> tuple[str, Box]:
    """Lines, nodes and names, and the frame around them."""
    ranked = sorted(nodes.values(), key=lambda node: (-node["priority"], node["id"]))
    room = Room()
    discs = [_disc(node, place) for place, node in enumerate(ranked)]
    names = place_names(discs, room)
    told = relations_named(nodes, edges, room, ink) if len(edges) <= _NAMED_LINES else ""
    bodies = "".join(_node(node, ink) for node in reversed(ranked))
    named = "".join(written(name, ink) for name in names)
    calm = (0.5 if len(edges) > 400 else 0.65 if len(edges) > 150 else 0.9) + 0.1 * ink.dark
    drawn = (
        f'<g opacity="{calm}">{lines_drawn(nodes, edges, ink)}</g><g>{bodies}</g>'
        f"<g>{told}{named}</g>"
    )
    return drawn, _frame(room.taken)


def _disc(node: Mapping[str, Any], place: int) -> Disc:
    size = min(14.0, 11.0 + node["size"] * 0.1)
    central = node["priority"] >= 1_000_000
    return Disc(
        node["x"],
        node["y"],
        node["size"] * (1.25 if node.get("members") else 1.0),
        node["short"],
        size=size + 1.5 if central else size,
        bold=central or bool(node.get("members")),
        must=place < _MUST,
    )


def _frame(boxes: Iterable[Box]) -> Box:
    """Around all of ``boxes``, with a margin."""
    taken = list(boxes) or [Box(0.0, 0.0, 0.0, 0.0)]
    left, right = min(box.left for box in taken), max(box.right for box in taken)
    more = max(0.0, _NARROWEST - (right - left) - 2 * _MARGIN) / 2 + _MARGIN
    return Box(
        left - more,
        min(box.top for box in taken) - _MARGIN,
        right + more,
        max(box.bottom for box in taken) + _MARGIN,
    )


def _node(node: Mapping[str, Any], ink: Ink) -> str:
    look = STYLES[node["kind"]].look(ink.dark)
    x, y, radius = node["x"], node["y"], node["size"]
    title = escape(f"{node['label']}\n{node['title']}")
    drawn = outline(node["shape"], x, y, radius, look.fill, look.border)
    around = "dot" if node["shape"] == "ring" else node["shape"]
    if node.get("members"):  # a second outline: it stands for many
        drawn = outline(around, x, y, radius * 1.22, ink.paper, look.border) + drawn
    if node.get("left"):
        aside = radius * 0.75
        drawn += badge(x + aside, y - aside, f"+{node['left']}", ink.text, ink.paper)
    return f"<g><title>{title}</title>{drawn}</g>"


def _head(title: str, frame: Box, ink: Ink) -> tuple[str, float]:
    """The title above the picture, and where the whole begins."""
    size = _TITLE * _scale(frame)
    lines = fitted(title, size * 1.12, frame.right - frame.left - 2 * _MARGIN)
    top = frame.top - len(lines) * size * 1.3 - size / 2
    drawn = paragraph(lines, frame.left + _MARGIN, top + size, size, fill=ink.text, weight=600)
    return drawn, top


def _foot(
    net: Network,
    edges: list[dict[str, Any]],
    frame: Box,
    ink: Ink,
    said: tuple[str, ...],
    language: str,
) -> tuple[str, float]:
    """Legend, citation and licence below the picture, and where the whole ends.

    They are drawn from a corner of their own and enlarged with the picture.
    """
    scale = _scale(frame)
    room = (frame.right - frame.left - 2 * _MARGIN) / scale
    parts = [f'<path d="M0,0 h{room:.1f}" stroke="{ink.rule}" fill="none"/>']
    drawn, y = _legend(net, edges, room, ink, language)
    parts.append(drawn)
    for told in said:
        lines = fitted(told, _SMALL, room)
        parts.append(paragraph(lines, 0.0, y, _SMALL, fill=ink.soft))
        y += len(lines) * _SMALL * 1.3 + 2
    corner = f"translate({frame.left + _MARGIN:.1f} {frame.bottom:.1f}) scale({scale:.2f})"
    return f'<g transform="{corner}">{"".join(parts)}</g>', frame.bottom + (y + 16) * scale


def _scale(frame: Box) -> float:
    """How much larger title and legend are in a large picture, which is seen from further away."""
    return max(1.0, min(2.5, (frame.right - frame.left) / _USUAL))


def _legend(
    net: Network, edges: list[dict[str, Any]], room: float, ink: Ink, language: str
) -> tuple[str, float]:
    """Kinds, then lines, in rows of at most ``room`` pixels, and where they end."""
    entries = [
        (
            outline(str(kind["shape"]), 8, 8, 7, str(kind["color"]), str(kind["border"])),
            f"{kind['label']} ({kind['count']})",
        )
        for kind in legend(net, language, dark=ink.dark)
    ]
    drawn, x, y = [], 0.0, 12.0
    for mark, told in [*entries, *line_key(edges, ink, language)]:
        need = 46 + text_width(told, 12)
        if x > 0 and x + need > room:
            x, y = 0.0, y + 22
        drawn.append(f'<g transform="translate({x:.1f} {y:.1f})">{mark}{text(told, 25, 12.3)}</g>')
        x += need
    return f'<g font-size="12">{"".join(drawn)}</g>', y + 30


def _described(
    net: Network, edges: list[dict[str, Any]], citation: str, licence: str, language: str
) -> str:
    nodes = net.number_of_nodes()
    counts = (
        f"{nodes} entities, {len(edges)} links"
        if language == "en"
        else f"{nodes} entités, {len(edges)} liens"
    )
    return "\n".join(part for part in (counts, clipped(citation, 2000), clipped(licence)) if part)
