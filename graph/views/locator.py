"""Where something is: a small map of France with points and areas marked, without any tiles."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from graph.views.outlines import FRAMES, SIDE, Outlines
from graph.views.text import shown

__all__ = ["Spot", "to_locator"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point to mark, in degrees; ``small`` for one of many."""

    latitude: float
    longitude: float
    small: bool = False


@dataclass(frozen=True, slots=True)
class _Inks:
    land: str
    line: str
    area: str
    edge: str
    spot: str
    rim: str


_INKS: Final = {
    False: _Inks("#f1efea", "#c4bfb4", "#bcd9ec", "#0072b2", "#d55e00", "#ffffff"),
    True: _Inks("#2b2926", "#57534c", "#1f4a66", "#5ab0e4", "#f08a45", "#171614"),
}
"""By darkness."""


def to_locator(
    outlines: Outlines,
    spots: Iterable[Spot] = (),
    areas: Collection[str] = (),
    *,
    title: str,
    dark: bool = False,
) -> str:
    """The map as an SVG 1.1 document of some twenty kilobytes.

    Parameters
    ----------
    spots: points to mark; those outside every part drawn are left out.
    areas: codes of départements to fill.
    title: what a screen reader says.
    """
    inks = _INKS[dark]
    land = "".join(path for code, path in outlines.paths.items() if code not in areas)
    area = "".join(outlines.paths[code] for code in sorted(areas) if code in outlines.paths)
    frames = "".join(f"M{left} {top}h{side}v{side}h-{side}z" for left, top, side in FRAMES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" '
        f'height="{SIDE}" role="img" aria-labelledby="t" stroke-linejoin="round">'
        f'<title id="t">{escape(shown(title))}</title>'
        f'<path d="{frames}" fill="none" stroke="{inks.line}" stroke-width=".7"/>'
        f'<path d="{land}" fill="{inks.land}" stroke="{inks.line}" stroke-width=".7"/>'
        f'<path d="{area}" fill="{inks.area}" stroke="{inks.edge}"/>'
        f"{''.join(_marks(outlines, spots, inks))}</svg>"
    )


def _marks(outlines: Outlines, spots: Iterable[Spot], inks: _Inks) -> Iterator[str]:
    """The points, small ones below the others, each place once."""
    drawn = set()
    for spot in sorted(spots, key=lambda one: (not one.small, one.latitude, one.longitude)):
        place = outlines.place(spot.longitude, spot.latitude)
        mark = _mark(spot, place, inks) if place else ""
        if mark not in drawn:
            drawn.add(mark)
            yield mark


def _mark(spot: Spot, place: tuple[float, float], inks: _Inks) -> str:
    x, y = place
    if spot.small:
        return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="1.7" fill="{inks.spot}"/>'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{inks.spot}" stroke="{inks.rim}" '
        'stroke-width="2"/>'
    )
