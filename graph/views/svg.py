"""A network as one SVG picture, to print or to put in a report."""

import math
from collections.abc import Mapping
from html import escape
from typing import Final

from graph.network.build import Network
from graph.network.names import shortened
from graph.network.sentences import Patterns
from graph.views.edges import Line, lines
from graph.views.palette import DARK_PAPER, LIGHT_PAPER, STYLES, legend, node_size, style_key
from graph.views.shapes import outline
from graph.views.telling import line_title, names_in
from graph.views.text import shown

__all__ = ["to_svg"]

Places = Mapping[str, tuple[float, float]]

_MARGIN: Final = 110.0
_LETTER: Final = 6.6
_LINE: Final = 15.0
_INK: Final = {False: ("#1f1f1f", "#8a8a8a", LIGHT_PAPER), True: ("#f0ede6", "#8f8b84", DARK_PAPER)}
"""Text, lines and paper, by darkness."""


def to_svg(
    net: Network,
    positions: Places,
    *,
    title: str,
    citation: str = "",
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
) -> str:
    """The picture, with its legend, its title and its citation, as an SVG 1.1 document.

    Names that would cover others are left out, those with most relations kept; the full name
    is the tooltip of its node. Nothing outside the file is named but the SVG namespace.

    Parameters
    ----------
    positions: pixels; a node without a finite place is not drawn.
    title: shown above, and read by a screen reader as the picture's name.
    citation: shown below.
    """
    places = {
        node: (float(place[0]), float(place[1]))
        for node, place in positions.items()
        if node in net and all(math.isfinite(value) for value in place)
    }
    ink, _, paper = _INK[dark]
    left, top, right, bottom = _frame(places)
    foot = _legend(net, language, dark, left + 20, bottom + 10, right - left - 40)
    end = foot[1] + (26 if citation else 8)
    head = _text(left + 20, top - 14, shown(title), size=18, weight=600)
    note = _text(left + 20, end - 6, shown(citation), size=11) if citation else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top - 44:.0f} '
        f'{right - left:.0f} {end - top + 54:.0f}" width="{right - left:.0f}" '
        f'height="{end - top + 54:.0f}" role="img" aria-labelledby="t" '
        f'font-family="DejaVu Sans, Verdana, sans-serif" fill="{ink}">'
        f'<title id="t">{escape(shown(title))}</title>'
        f'<rect x="{left:.0f}" y="{top - 44:.0f}" width="100%" height="100%" fill="{paper}"/>'
        f"{head}<g>{_lines(net, places, dark, language, patterns)}</g>"
        f"<g>{_nodes(net, places, dark, language)}</g>"
        f"<g>{_names(net, places, dark)}</g>{foot[0]}{note}</svg>\n"
    )


def _frame(places: Places) -> tuple[float, float, float, float]:
    xs = [x for x, _ in places.values()] or [0.0]
    ys = [y for _, y in places.values()] or [0.0]
    width_needed = max(0.0, 480.0 - (max(xs) - min(xs) + 2 * _MARGIN)) / 2
    return (
        min(xs) - _MARGIN - width_needed,
        min(ys) - _MARGIN * 0.6,
        max(xs) + _MARGIN + width_needed,
        max(ys) + _MARGIN * 0.7,
    )


def _lines(
    net: Network, places: Places, dark: bool, language: str, patterns: Patterns | None
) -> str:
    grey = _INK[dark][1]
    drawn = []
    for line in lines(net):
        if line.one in places and line.other in places and line.one != line.other:
            dashes = ' stroke-dasharray="6 4"' if line.dashes else ""
            title = escape(line_title(line, names_in(net, patterns, language), patterns, language))
            path, heads = _straight(net, places, line, line.arrow(patterns))
            points = "".join(
                f'<polygon points="{head}" fill="{grey}" stroke="none"/>' for head in heads
            )
            drawn.append(
                f'<g stroke="{grey}" fill="none"><title>{title}</title>'
                f'<path d="{path}" stroke-width="{line.width:.1f}"{dashes}/>{points}</g>'
            )
    return "".join(drawn)


def _straight(net: Network, places: Places, line: Line, arrow: str) -> tuple[str, list[str]]:
    """The path of a line and its arrow heads, which stop at the rims of the nodes."""
    (ax, ay), (bx, by) = places[line.one], places[line.other]
    heads = []
    if arrow in ("to", "both"):
        (bx, by), head = _head(ax, ay, bx, by, _radius(net, line.other))
        heads.append(head)
    if arrow in ("from", "both"):
        (ax, ay), head = _head(bx, by, ax, ay, _radius(net, line.one))
        heads.append(head)
    return f"M{ax:.1f},{ay:.1f} L{bx:.1f},{by:.1f}", heads


def _head(
    ax: float, ay: float, bx: float, by: float, radius: float
) -> tuple[tuple[float, float], str]:
    """Where a line from ``a`` ends before an arrow head on the rim of ``b``, and that head."""
    length = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / length, (by - ay) / length
    rim = radius * 1.15 + 2
    tx, ty = bx - ux * rim, by - uy * rim
    sx, sy = tx - ux * 8, ty - uy * 8
    corners = ((tx, ty), (sx - uy * 3.6, sy + ux * 3.6), (sx + uy * 3.6, sy - ux * 3.6))
    return (sx, sy), " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _nodes(net: Network, places: Places, dark: bool, language: str) -> str:
    drawn = []
    for node, (x, y) in places.items():
        attributes = net.nodes[node]
        style = STYLES[style_key(attributes)]
        look = style.look(dark)
        title = escape(f"{shown(attributes.get('label') or node)}\n{style.name(language)}")
        shape = outline(style.shape, x, y, _radius(net, node), look.fill, look.border)
        drawn.append(f"<g><title>{title}</title>{shape}</g>")
    return "".join(drawn)


def _names(net: Network, places: Places, dark: bool) -> str:
    """The names that fit, under their nodes, those with most relations first."""
    ink, _, paper = _INK[dark]
    taken: dict[int, list[tuple[float, float]]] = {}
    drawn = []
    for node in sorted(places, key=lambda node: (-net.degree(node), node)):
        x, y = places[node]
        name = shortened(shown(net.nodes[node].get("short") or node))
        half, line = len(name) * _LETTER / 2 + 3, y + _radius(net, node) + 14
        row = math.floor(line / _LINE)
        near = [span for place in (row - 1, row, row + 1) for span in taken.get(place, [])]
        if all(x + half <= low or high <= x - half for low, high in near):
            taken.setdefault(row, []).append((x - half, x + half))
            halo = f'stroke="{paper}" stroke-width="3" paint-order="stroke"'
            drawn.append(_text(x, line, name, middle=True, more=f'fill="{ink}" {halo}'))
    return "".join(drawn)


def _legend(
    net: Network, language: str, dark: bool, left: float, top: float, room: float
) -> tuple[str, float]:
    """The legend in rows of at most ``room`` pixels, and where it ends."""
    drawn, x, y = [], left, top + 16
    for entry in legend(net, language, dark=dark):
        words = f"{entry['label']} ({entry['count']})"
        need = 34 + len(words) * _LETTER
        if x > left and x + need > left + room:
            x, y = left, y + 24
        mark = outline(
            str(entry["shape"]), x + 8, y - 4, 7, str(entry["color"]), str(entry["border"])
        )
        drawn.append(f"{mark}{_text(x + 22, y, words)}")
        x += need
    return f"<g>{''.join(drawn)}</g>", y + 8


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 12,
    weight: int = 400,
    middle: bool = False,
    more: str = "",
) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}"{anchor} '
        f'unicode-bidi="isolate" {more}>{escape(words)}</text>'
    )


def _radius(net: Network, node: str) -> float:
    return node_size(style_key(net.nodes[node]), int(net.degree(node)))
