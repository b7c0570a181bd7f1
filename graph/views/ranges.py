"""A value beside what chance gives: a stretch, its mean, and the value itself."""

from html import escape

from graph.network.measures.baselines import Baseline
from graph.views.scale import scale_of
from graph.views.svg_words import Ink
from graph.views.text import clipped
from graph.views.timeline import Inks

__all__ = ["to_range"]


def to_range(one: Baseline, *, title: str, dark: bool = False) -> str:
    """A line of 260 by 26 pixels: random networks from lowest to highest, their mean as a tick,
    the network as a disc. Empty where nothing can be compared.
    """
    ink, inks = Ink.of(dark), Inks.of(dark)
    inside = ""
    if one.observed == one.observed and one.mean == one.mean:
        values = (one.observed, one.lowest, one.highest)
        x = scale_of(values, 10, 250, zero=False, most=8)
        low, high, mean, seen = (
            x.at(value) for value in (one.lowest, one.highest, one.mean, one.observed)
        )
        inside = (
            f'<line x1="10" x2="250" y1="13" y2="13" stroke="{ink.rule}"/>'
            f'<line x1="{low:.1f}" x2="{max(high, low + 1):.1f}" y1="13" y2="13" '
            f'stroke="{ink.line}" stroke-width="6" stroke-linecap="round"/>'
            f'<line x1="{mean:.1f}" x2="{mean:.1f}" y1="6" y2="20" stroke="{ink.text}" '
            f'stroke-width="1.5"/>'
            f'<circle cx="{seen:.1f}" cy="13" r="5" fill="{inks.said}"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 26" width="260" height="26" '
        f'role="img" aria-labelledby="t"><title id="t">{escape(clipped(title))}</title>'
        f"{inside}</svg>"
    )
