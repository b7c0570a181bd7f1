"""A network over the years, by both clocks: what is there, and what is new."""

from collections.abc import Sequence
from html import escape
from typing import Final

from graph.network.measures.evolution import Evolution, Year
from graph.views.palette import DARK_PAPER, LIGHT_PAPER
from graph.views.scale import Scale, scale_of
from graph.views.scale import written as number
from graph.views.svg_words import FONT, Ink, text
from graph.views.text import clipped
from graph.views.timeline import Inks

__all__ = ["to_evolution"]

_WIDTH, _HEIGHT, _LEFT, _RIGHT = 900.0, 414.0, 52.0, 20.0
_UPPER: Final = (44.0, 218.0)
_LOWER: Final = (290.0, 382.0)
_WORDS: Final = {
    "fr": (
        "Relations connues cette année-là",
        "Relations qui commencent, ou qui sont dites pour la première fois",
        "vrai quand",
        "dit quand",
    ),
    "en": (
        "Relations known in that year",
        "Relations that begin, or are first stated",
        "true when",
        "said when",
    ),
}


def to_evolution(
    true: Evolution, said: Evolution, *, title: str, language: str = "fr", dark: bool = False
) -> str:
    """An SVG 1.1 document of 900 by 414 pixels.

    Above, a line by each clock for how many relations there are; under it, bars for how many
    begin. The clock of what is said is dashed and its bars are hollow: colour is not alone.

    Parameters
    ----------
    title: what a screen reader says.
    """
    ink, inks = Ink.of(dark), Inks.of(dark)
    every = [*true.years, *said.years]
    years = (
        range(min(one.year for one in every), max(one.year for one in every) + 1) if every else ()
    )
    x = Scale(min(years, default=0) - 0.6, max(years, default=1) + 0.6, 1, _LEFT, _WIDTH - _RIGHT)
    above = scale_of((one.relations for one in every), _UPPER[1], _UPPER[0], most=4)
    under = scale_of((one.new for one in every), _LOWER[1], _LOWER[0], most=3)
    parts = [
        _rows(above, language, ink),
        _rows(under, language, ink),
        _years(years, x, ink),
        _bars(true.years, x, under, inks.true, -1),
        _bars(said.years, x, under, inks.said, 1),
        _line(true.years, x, above, inks.true, ""),
        _line(said.years, x, above, inks.said, ' stroke-dasharray="6 4"'),
        _words(language, ink, inks),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" '
        f'width="{_WIDTH:g}" height="{_HEIGHT:g}" role="img" aria-labelledby="t" '
        f'font-family="{FONT}"><title id="t">{escape(clipped(title))}</title>'
        f'<rect width="100%" height="100%" fill="{DARK_PAPER if dark else LIGHT_PAPER}"/>'
        f"{''.join(parts)}</svg>"
    )


def _rows(y: Scale, language: str, ink: Ink) -> str:
    lines = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y.at(at):.1f}" y2="{y.at(at):.1f}"/>'
        for at in y.ticks
    )
    said = "".join(
        text(number(at, language), _LEFT - 7, y.at(at) + 4, anchor="end") for at in y.ticks
    )
    return f'<g stroke="{ink.rule}">{lines}</g><g font-size="12" fill="{ink.soft}">{said}</g>'


def _years(years: Sequence[int], x: Scale, ink: Ink) -> str:
    """As many years as find room, the last one among them."""
    each = next((one for one in (1, 2, 5, 10, 20, 50, 100) if len(years) / one <= 18), 500)
    said = "".join(
        text(str(year), x.at(year), foot + 18, anchor="middle")
        for year in years
        if year % each == 0
        for foot in (_UPPER[1], _LOWER[1])
    )
    return f'<g font-size="12" fill="{ink.soft}">{said}</g>'


def _line(years: Sequence[Year], x: Scale, y: Scale, colour: str, more: str) -> str:
    """A step for each year: between two years nothing is known."""
    if not years:
        return ""
    path = "".join(
        f"{'L' if place else 'M'}{x.at(one.year - 0.5):.1f} {y.at(one.relations):.1f}"
        f"H{x.at(one.year + 0.5):.1f}"
        for place, one in enumerate(years)
    )
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{more}/>'


def _bars(years: Sequence[Year], x: Scale, y: Scale, colour: str, side: int) -> str:
    """Full bars on the left of a year's middle, hollow ones on its right."""
    wide = (x.at(1) - x.at(0)) * 0.4
    paint = f'fill="{colour}"' if side < 0 else f'fill="none" stroke="{colour}" stroke-width="1.4"'
    return "".join(
        f'<rect x="{x.at(one.year) - (wide if side < 0 else 0):.1f}" y="{y.at(one.new):.1f}" '
        f'width="{wide:.1f}" height="{y.at(0) - y.at(one.new):.1f}" {paint}>'
        f"<title>{one.year} : {one.new}</title></rect>"
        for one in years
        if one.new
    )


def _words(language: str, ink: Ink, inks: Inks) -> str:
    above, under, true, said = _WORDS[language]
    return (
        f'<g font-size="12.5" fill="{ink.text}">{text(above, 8, 16)}{text(under, 8, 270)}'
        f"{text(true, 730, 16)}{text(said, 840, 16)}</g>"
        f'<line x1="700" x2="724" y1="12" y2="12" stroke="{inks.true}" stroke-width="2.6"/>'
        f'<line x1="810" x2="834" y1="12" y2="12" stroke="{inks.said}" stroke-width="2.6" '
        f'stroke-dasharray="6 4"/>'
    )
