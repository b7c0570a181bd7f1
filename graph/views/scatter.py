"""Two numbers of each entity against each other, the foremost ones named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from graph.views.naming import Box, Disc, Room, place_names
from graph.views.palette import DARK_PAPER, LIGHT_PAPER, STYLES
from graph.views.scale import Scale, scale_of
from graph.views.scale import written as number
from graph.views.shapes import outline
from graph.views.svg_words import FONT, Ink, text, written
from graph.views.text import clipped

__all__ = ["Dot", "to_scatter"]

_WIDTH, _HEIGHT = 560.0, 360.0
_LEFT, _RIGHT, _TOP, _FOOT = 56.0, 18.0, 30.0, 46.0
_NAMED: Final = 7
_RADIUS: Final = 4.2


@dataclass(frozen=True, slots=True)
class Dot:
    """One entity: ``x`` and ``y`` in their own units, ``kind`` a key of ``palette.STYLES``."""

    x: float
    y: float
    name: str
    kind: str = ""


def to_scatter(
    dots: Iterable[Dot],
    *,
    title: str,
    across: str,
    upwards: str,
    low: bool = False,
    language: str = "fr",
    dark: bool = False,
) -> str:
    """An SVG 1.1 document of 560 by 360 pixels.

    Parameters
    ----------
    dots: those without a finite number are left out. The highest are named. The axis across
        is logarithmic; the other is that of square roots where a few values dwarf the rest.
    title: what a screen reader says. across, upwards: what the axes measure.
    low: whether the lowest are named, not the highest.
    """
    found = sorted(
        (dot for dot in dots if abs(dot.x) + abs(dot.y) < float("inf")),
        key=lambda dot: (dot.y, dot.x, dot.name),
    )
    x = scale_of((dot.x for dot in found), _LEFT, _WIDTH - _RIGHT, bend="log")
    y = scale_of((dot.y for dot in found), _HEIGHT - _FOOT, _TOP, most=5, bend=_bend(found))
    paper, ink = DARK_PAPER if dark else LIGHT_PAPER, Ink.of(dark)
    first = found if low else found[::-1]
    marks = "".join(_mark(dot, x, y, dark) for dot in found)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" '
        f'width="{_WIDTH:g}" height="{_HEIGHT:g}" role="img" aria-labelledby="t" '
        f'font-family="{FONT}"><title id="t">{escape(clipped(title))}</title>'
        f'<rect width="100%" height="100%" fill="{paper}"/>'
        f"{_frame(x, y, across, upwards, language, ink)}{marks}{_names(first, x, y, ink)}</svg>"
    )


def _bend(found: Sequence[Dot]) -> str:
    """``root`` where most values are less than a tenth of the largest."""
    values = sorted(dot.y for dot in found)
    return "root" if values and values[(9 * len(values)) // 10] < values[-1] / 10 else ""


def _frame(x: Scale, y: Scale, across: str, upwards: str, language: str, ink: Ink) -> str:
    """Ticks with their numbers, and what they measure."""
    foot, right = _HEIGHT - _FOOT, _WIDTH - _RIGHT
    rows = "".join(
        f'<line x1="{_LEFT}" x2="{right}" y1="{y.at(at):.1f}" y2="{y.at(at):.1f}"/>'
        for at in y.ticks
    )
    columns = "".join(
        f'<line x1="{x.at(at):.1f}" x2="{x.at(at):.1f}" y1="{foot}" y2="{foot + 5}"/>'
        for at in x.ticks
    )
    said = [
        *(text(number(at, language), x.at(at), foot + 18, anchor="middle") for at in x.ticks),
        *(text(number(at, language), _LEFT - 7, y.at(at) + 4, anchor="end") for at in y.ticks),
        text(clipped(across, 60), right, _HEIGHT - 8, anchor="end"),
        text(clipped(upwards, 60), 8, 16),
    ]
    return (
        f'<g stroke="{ink.rule}">{rows}{columns}</g>'
        f'<g font-size="12" fill="{ink.soft}">{"".join(said)}</g>'
    )


def _mark(dot: Dot, x: Scale, y: Scale, dark: bool) -> str:
    style = STYLES[dot.kind if dot.kind in STYLES else ""]
    look = style.look(dark)
    shape = outline(
        style.shape, x.at(dot.x), y.at(dot.y), _RADIUS * style.scale, look.fill, look.border
    )
    return f'<g opacity=".8"><title>{escape(clipped(dot.name))}</title>{shape}</g>'


def _names(found: Sequence[Dot], x: Scale, y: Scale, ink: Ink) -> str:
    """The names of the first that find a place inside the frame."""
    room = Room()
    for wall in (
        Box(-999, -999, _LEFT, 999),
        Box(_WIDTH - 4, -999, 2 * _WIDTH, 999),
        Box(-999, _HEIGHT - _FOOT, 999, 999),
        Box(-999, -999, 999, _TOP - 8),
    ):
        room.take(wall)
    discs = [
        Disc(x.at(dot.x), y.at(dot.y), _RADIUS, clipped(dot.name, 40), size=11.5)
        for dot in found[:_NAMED]
    ]
    names = "".join(written(name, ink) for name in place_names(discs, room))
    return f'<g fill="{ink.text}">{names}</g>'
