"""A whole timeline as one picture, for a report."""

from collections.abc import Sequence
from html import escape
from typing import Final

from graph.network.moments import Moment
from graph.network.spans import Axis
from graph.views.palette import DARK_PAPER, LIGHT_PAPER
from graph.views.svg_words import FONT, Ink, fitted, paragraph, text
from graph.views.text import clipped
from graph.views.timeline import HEAD, TRACK, Place, dates, head, key, marks

__all__ = ["to_timeline"]

_WIDTH, _MARGIN, _WORDS, _GAP, _SIZE = 1000.0, 20.0, 430.0, 14.0, 12.0
_LONGEST: Final = 140


def to_timeline(
    moments: Sequence[Moment],
    axis: Axis,
    *,
    title: str,
    about: str = "",
    language: str = "fr",
    dark: bool = False,
) -> str:
    """The lines under each other, as an SVG 1.1 document 1,000 pixels wide.

    Parameters
    ----------
    moments: those to draw, in order.
    about: under the picture, in small letters: what is shown of what, licence, date.
    """
    ink = Ink.of(dark)
    place = Place(_MARGIN + _WORDS + _GAP, _WIDTH - 2 * _MARGIN - _WORDS - _GAP, "")
    heading = fitted(clipped(title), 17, _WIDTH - 2 * _MARGIN)
    top = _MARGIN + 23 * len(heading) + 10
    parts = [
        paragraph(heading, _MARGIN, _MARGIN, 17, fill=ink.text, weight=600),
        key(Place(_MARGIN, 0, "", top), language, dark=dark),
    ]
    top += 26
    parts.append(head(axis, _at(place, top), dark=dark))
    top += HEAD
    for moment in moments:
        drawn, height = _line(moment, axis, _at(place, top), language, dark)
        parts.append(drawn)
        top += height
    parts.append(text(clipped(about), _MARGIN, top + 20, more=f' font-size="11" fill="{ink.soft}"'))
    height = top + 34
    paper = DARK_PAPER if dark else LIGHT_PAPER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}" '
        f'width="{_WIDTH:g}" height="{height:g}" role="img" aria-labelledby="t" '
        f'font-family="{FONT}"><title id="t">{escape(clipped(title))}</title>'
        f'<rect width="100%" height="100%" fill="{paper}"/>{"".join(parts)}</svg>'
    )


def _at(place: Place, top: float) -> Place:
    return Place(place.left, place.width, place.unit, top)


def _line(moment: Moment, axis: Axis, place: Place, language: str, dark: bool) -> tuple[str, float]:
    """A line with its words on its left, and how high it is."""
    ink = Ink.of(dark)
    words = fitted(clipped(moment.text, _LONGEST), _SIZE, _WORDS)
    room = max(TRACK, 1.3 * _SIZE * len(words) + 8)
    told = paragraph(words, _MARGIN, place.top + 3, _SIZE, fill=ink.text)
    rule = (
        f'<line x1="{_MARGIN:g}" x2="{_WIDTH - _MARGIN:g}" y1="{place.y(0)}" y2="{place.y(0)}" '
        f'stroke="{ink.rule}" stroke-opacity=".6"/>'
    )
    said = f"<title>{escape(clipped(dates(moment, language)))}</title>"
    return f"<g>{said}{rule}{told}{marks(moment, axis, place, height=room, dark=dark)}</g>", room
