"""The shapes of links in an SVG picture; the element of the page draws the same ones."""

import math
from typing import Final

from graph.views.matrix_look import MarkLook
from graph.views.svg_words import Ink

__all__ = ["glyph"]

_CORNERS: Final = {
    "square": (4, 45.0, 1.25),
    "diamond": (4, 0.0, 1.22),
    "hexagon": (6, 0.0, 1.14),
}
"""Corners, the angle of the first one in degrees, and their distance for a radius of 1."""

_DRAWN: Final = {
    "house": ((0.0, -1.15), (1.0, -0.3), (1.0, 0.95), (-1.0, 0.95), (-1.0, -0.3)),
    "page": ((-0.82, -1.05), (0.3, -1.05), (0.82, -0.5), (0.82, 1.05), (-0.82, 1.05)),
}

_LETTERED: Final = 7.0
"""The least radius, in pixels, at which letters inside can be read."""


def glyph(look: MarkLook, x: float, y: float, radius: float, ink: Ink) -> str:
    """An SVG fragment: a mark centred on ``(x, y)``, with its letters where there is room."""
    colour = look.look.colour(ink.dark)
    fill, opacity = (ink.paper, "") if look.hollow else (colour, "")
    if look.dashed:
        opacity = ' fill-opacity="0.22" stroke-dasharray="2.5 1.8"'
    paint = f'fill="{fill}" stroke="{colour}" stroke-width="{max(1.0, radius * 0.17):.1f}"{opacity}'
    shape = look.look.shape
    if shape == "disc":
        drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'
    else:
        points = " ".join(
            f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in _points(shape)
        )
        drawn = f'<polygon points="{points}" {paint}/>'
    if not look.code or radius < _LETTERED:
        return drawn
    low = 0.52 if shape == "house" else 0.36
    return (
        f'{drawn}<text x="{x:.1f}" y="{y + radius * low:.1f}" text-anchor="middle" '
        f'font-size="{radius * 1.0:.1f}" font-weight="700" '
        f'fill="{ink.text if look.dashed else ink.paper}">{look.code}</text>'
    )


def _points(shape: str) -> tuple[tuple[float, float], ...]:
    if shape in _DRAWN:
        return _DRAWN[shape]
    corners, first, reach = _CORNERS.get(shape, _CORNERS["square"])
    angles = [math.radians(first + corner * 360 / corners) for corner in range(corners)]
    return tuple((reach * math.cos(angle), reach * math.sin(angle)) for angle in angles)
