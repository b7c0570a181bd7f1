"""The outline of each shape, as SVG."""

import math
from typing import Final

__all__ = ["badge", "outline"]

_CORNERS: Final = {
    "square": (4, 45.0, 1.2),
    "diamond": (4, 0.0, 1.25),
    "triangle": (3, -90.0, 1.25),
    "hexagon": (6, 0.0, 1.1),
}
"""Corners, the angle of the first one in degrees, and their distance for a radius of 1."""


def outline(shape: str, x: float, y: float, radius: float, fill: str, border: str) -> str:
    """An SVG fragment that draws ``shape`` centred on ``(x, y)``.

    Parameters
    ----------
    shape: one of ``palette.SHAPES``; a disc is drawn for anything else.
    radius: in pixels.
    fill, border: colours of the palette.
    """
    paint = f'fill="{fill}" stroke="{border}" stroke-width="1.2"'
    if shape == "ring":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{fill}" '
            f'stroke-width="{max(1.6, radius * 0.16):.1f}"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.68:.1f}" {paint}/>'
        )
    if shape == "page":
        return f'<path d="{_page(x, y, radius)}" {paint} stroke-linejoin="round"/>'
    if shape == "star":
        points = _points(x, y, 10, -90.0, (radius * 1.3, radius * 0.6))
        return f'<polygon points="{points}" {paint}/>'
    if shape in _CORNERS:
        corners, first, reach = _CORNERS[shape]
        return f'<polygon points="{_points(x, y, corners, first, (radius * reach,))}" {paint}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'


def badge(x: float, y: float, told: str, ink: str, paper: str) -> str:
    """An SVG fragment: a few digits on a pill that begins near ``(x, y)``.

    Parameters
    ----------
    told: digits and a sign. ink, paper: colours of the pill and of what is written on it.
    """
    half = 5.0 + 3.2 * len(told)
    x, y = x + half * 0.6, y - 3.0
    return (
        f'<rect x="{x - half:.1f}" y="{y - 7.5:.1f}" width="{2 * half:.1f}" height="15" rx="7.5" '
        f'fill="{ink}" stroke="{paper}" stroke-width="1.2"/>'
        f'<text x="{x:.1f}" y="{y + 3.7:.1f}" text-anchor="middle" font-size="10.5" '
        f'font-weight="600" fill="{paper}">{told}</text>'
    )


def _points(x: float, y: float, corners: int, first: float, reaches: tuple[float, ...]) -> str:
    return " ".join(
        f"{x + reach * math.cos(angle):.1f},{y + reach * math.sin(angle):.1f}"
        for corner in range(corners)
        for reach in [reaches[corner % len(reaches)]]
        for angle in [math.radians(first + corner * 360 / corners)]
    )


def _page(x: float, y: float, radius: float) -> str:
    """A sheet with a folded corner."""
    half, tall, fold = radius * 0.8, radius * 1.05, radius * 0.55
    return (
        f"M{x - half:.1f},{y - tall:.1f} H{x + half - fold:.1f} L{x + half:.1f},"
        f"{y - tall + fold:.1f} V{y + tall:.1f} H{x - half:.1f} Z "
        f"M{x + half - fold:.1f},{y - tall:.1f} V{y - tall + fold:.1f} H{x + half:.1f}"
    )
