"""One line of a timeline: a bar for when it is true, discs for when it was said.

The two times differ by place, shape and colour (WCAG 2.2, criterion 1.4.1). A picture without a
fixed width is drawn in percentages: the browser stretches time, never letters or marks.
"""

from dataclasses import dataclass
from typing import Final

from graph.network.moments import Moment, Period
from graph.network.periods import period
from graph.network.spans import Axis, Span
from graph.views.svg_words import FONT, Ink, text

__all__ = ["HEAD", "TRACK", "Inks", "Place", "dates", "head", "key", "marks", "to_head", "to_track"]

TRACK: Final = 28.0
"""The height of a line, in pixels."""

HEAD: Final = 22.0
"""The height of the line of years."""

_EDGE: Final = 0.03
"""How near to an edge a year is written on one side of its tick."""

_TRUE_AT, _SAID_AT, _BAR, _DISC = 9.0, 20.5, 8.0, 3.8
_NARROWEST: Final = 0.007
"""The least a bar takes of the width: a day is still seen."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The two colours, on a light or a dark page; at least 3 to 1 on it (WCAG 1.4.11)."""

    true: str
    said: str

    @classmethod
    def of(cls, dark: bool) -> "Inks":
        """Those for a dark or a light paper: blue and vermilion of Okabe and Ito."""
        return cls("#5ab0e4", "#f08a45") if dark else cls("#0072b2", "#c85700")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the axis lies: ``left`` and ``width`` in pixels, or in percent of a picture."""

    left: float = 2.0
    width: float = 96.0
    unit: str = "%"
    top: float = 0.0

    def x(self, share: float) -> str:
        """The place of a share of the axis, as SVG writes it."""
        return f"{self.left + self.width * share:.2f}{self.unit}"

    def long(self, share: float) -> str:
        """The length of a share of the axis."""
        return f"{self.width * share:.2f}{self.unit}"

    def y(self, pixels: float) -> str:
        """A height under the top of the line."""
        return f"{self.top + pixels:.1f}"


def to_track(moment: Moment, axis: Axis, *, dark: bool = False) -> str:
    """The marks of one line, as wide as the page lets it be; what they say is :func:`dates`."""
    return _stretched(marks(moment, axis, Place(), dark=dark))


def to_head(axis: Axis, *, dark: bool = False) -> str:
    """The years, as wide as the lines under them."""
    return _stretched(head(axis, Place(), dark=dark))


def marks(
    moment: Moment, axis: Axis, place: Place, *, height: float = 0.0, dark: bool = False
) -> str:
    """The ticks, bars and discs of one line, ``height`` pixels high, or as high as its picture."""
    inks = Inks.of(dark)
    grid = _grid(axis, place, height, dark)
    bars = "".join(_bar(one, axis, place, inks.true) for one in moment.periods)
    discs = "".join(_disc(span, axis, place, inks.said) for span in sorted(moment.said_spans))
    return f"{grid}{bars}{discs}"


def head(axis: Axis, place: Place, *, dark: bool = False) -> str:
    """The years over their ticks."""
    ink = Ink.of(dark)
    years = "".join(_year(year, axis, place) for year in axis.ticks)
    words = f'<g font-family="{FONT}" font-size="11.5" fill="{ink.soft}">{years}</g>'
    return f"{_grid(axis, place, 0.0 if place.unit else HEAD, dark, 17.0)}{words}"


def key(place: Place, language: str = "fr", *, dark: bool = False) -> str:
    """What the marks mean, in one line of a picture that stands alone."""
    ink, inks, x, y = Ink.of(dark), Inks.of(dark), place.left, place.top
    true, then, said = _KEY[language]
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="26" height="{_BAR}" rx="2" fill="{inks.true}"/>'
        f'<line x1="{x + 190:.1f}" x2="{x + 216:.1f}" y1="{y + 4:.1f}" y2="{y + 4:.1f}" '
        f"{_dashes(inks.true)}/>"
        f'<circle cx="{x + 388:.1f}" cy="{y + 4:.1f}" r="{_DISC}" fill="{inks.said}"/>'
        f'<g font-size="12" fill="{ink.soft}">{text(true, x + 33, y + 8)}'
        f"{text(then, x + 223, y + 8)}{text(said, x + 399, y + 8)}</g>"
    )


_KEY: Final = {
    "fr": ("vrai quand (période dite)", "ensuite : non dit", "dit quand (date de la source)"),
    "en": ("true when (period stated)", "after that: not said", "said when (date of source)"),
}


def dates(moment: Moment, language: str = "fr") -> str:
    """What a line shows, in words: « vrai : dès 2019 ; dit : en mars 2021 »."""
    true, said, unknown, undated = _WORDS[language]
    told = ", ".join(period(one.since, one.until, language) for one in moment.periods)
    when = [period(one.when, one.when, language) for one in moment.said if one.when]
    bare = sum(not one.when for one in moment.said)
    if bare:
        when.append(undated[bare > 1].format(n=bare))
    mark = ";" if language == "en" else " ;"
    return f"{true}{told or unknown}{mark} {said}{', '.join(when) or unknown}"


_WORDS: Final = {
    "fr": (
        "vrai : ",
        "dit : ",
        "date inconnue",
        ("{n} source sans date", "{n} sources sans date"),
    ),
    "en": (
        "true: ",
        "said: ",
        "date unknown",
        ("{n} source without a date", "{n} sources without a date"),
    ),
}


def _stretched(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">{inside}</svg>'


def _year(year: int, axis: Axis, place: Place) -> str:
    """On its tick, and inside the picture."""
    share = axis.place(year)
    anchor = "start" if share < _EDGE else "end" if share > 1 - _EDGE else "middle"
    return f'<text x="{place.x(share)}" y="{place.y(14)}" text-anchor="{anchor}">{year}</text>'


def _grid(axis: Axis, place: Place, height: float, dark: bool, under: float = 0.0) -> str:
    """The ticks, from the top of the line to its foot."""
    rule, foot = Ink.of(dark).rule, place.y(height) if height else "100%"
    lines = "".join(
        f'<line x1="{x}" x2="{x}" y1="{place.y(under)}" y2="{foot}"/>'
        for x in (place.x(axis.place(year)) for year in axis.ticks)
    )
    return f'<g stroke="{rule}">{lines}</g>'


def _bar(told: Period, axis: Axis, place: Place, colour: str) -> str:
    """What is known, and dashes towards the side that is not."""
    span = told.span
    if span is None:
        return ""
    start, end = axis.place(span.start), axis.place(span.end)
    start, end = (start, end) if end - start >= _NARROWEST else (start, start + _NARROWEST)
    known = (
        f'<rect x="{place.x(start)}" y="{place.y(_TRUE_AT - _BAR / 2)}" '
        f'width="{place.long(end - start)}" height="{_BAR}" rx="2" fill="{colour}"/>'
    )
    before = "" if told.since or told.once else _open(0.0, start, place, colour)
    after = "" if told.until or told.once else _open(end, 1.0, place, colour)
    return before + after + known


def _open(start: float, end: float, place: Place, colour: str) -> str:
    if end <= start:
        return ""
    y = place.y(_TRUE_AT)
    return f'<line x1="{place.x(start)}" x2="{place.x(end)}" y1="{y}" y2="{y}" {_dashes(colour)}/>'


def _dashes(colour: str) -> str:
    return f'stroke="{colour}" stroke-width="2" stroke-dasharray="2 5"'


def _disc(span: Span, axis: Axis, place: Place, colour: str) -> str:
    """A disc in the middle of the day, month or year given, on a line as long as it."""
    y, start, end = place.y(_SAID_AT), axis.place(span.start), axis.place(span.end)
    return (
        f'<line x1="{place.x(start)}" x2="{place.x(end)}" y1="{y}" y2="{y}" stroke="{colour}" '
        f'stroke-width="2" stroke-opacity=".55"/>'
        f'<circle cx="{place.x(axis.place(span.middle))}" cy="{y}" r="{_DISC}" fill="{colour}"/>'
    )
