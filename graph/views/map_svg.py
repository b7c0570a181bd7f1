"""A map as one SVG picture: to print, to put in a report, or where a page has no WebGL."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from graph.views.map_areas import Line, Shape
from graph.views.map_legend import Inks, Key, area_colour, inks, kind_keys, legend_keys, link_keys
from graph.views.map_picture import Mark, Picture, curve
from graph.views.map_projection import HEIGHT, WIDTH, Frame
from graph.views.naming import text_width
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.svg_words import FONT, fitted, paragraph, text
from graph.views.text import clipped, shown

__all__ = ["radius_of", "to_map_svg"]

_MARGIN: Final = 24
_KEY: Final = 24
_HEAD: Final = 22.0


def to_map_svg(picture: Picture, *, citation: str = "") -> str:
    """The map with its title, legend, notes and citation, as an SVG 1.1 document.

    Nothing outside the file is named but the SVG namespace, nothing in it runs.

    Parameters
    ----------
    citation: shown below the notes.
    """
    ink = inks(picture.dark)
    head, top = _head(picture, ink)
    foot, below = _foot(picture, ink, citation)
    wide, high = WIDTH + 2 * _MARGIN, top + HEIGHT + below
    title = escape(shown(picture.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high:.0f}" width="{wide}" '
        f'height="{high:.0f}" role="img" aria-labelledby="t" font-family="{FONT}" '
        f'fill="{ink.text}"><title id="t">{title}</title>{_hatches(ink)}'
        f'<rect width="{wide}" height="{high:.0f}" fill="{ink.paper}"/>{head}'
        f'<g transform="translate({_MARGIN} {top:.0f})" stroke-linejoin="round">'
        f"{''.join(_drawn(picture, ink))}</g>"
        f'<g transform="translate({_MARGIN} {top + HEIGHT:.0f})">{foot}</g></svg>\n'
    )


def radius_of(mark: Mark) -> float:
    """The size of an actor, in pixels of the picture."""
    return 5.4 * STYLES[mark.actor.kind].scale


def _hatches(ink: Inks) -> str:
    """The pattern of what has no figure."""
    return (
        '<defs><pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{ink.zero}"/>'
        f'<rect width="2" height="5" fill="{ink.unknown}"/></pattern></defs>'
    )


def _drawn(picture: Picture, ink: Inks) -> Iterator[str]:
    """Frames, areas, lines, links and actors, from below to above."""
    areas = picture.areas
    for shape in (*areas.shapes.values(), *picture.inner.values()):
        yield _area(picture, shape, ink)
    yield _lines(areas.borders, ink.border, 0.6)
    yield _lines(areas.above, ink.above, 1.0 if areas.level == "departement" else 0.9)
    yield _lines(areas.coasts, ink.coast, 0.9)
    inner = [(*ring, ring[0]) for one in picture.inner.values() for p in one.polygons for ring in p]
    yield _lines(inner, ink.above, 0.8)
    for frame in picture.frames:
        yield _frame(frame, ink, picture.language)
    yield from _chosen_area(picture, ink)
    yield from _links(picture, ink)
    for mark in picture.marks:
        yield _mark(mark, picture)


def _area(picture: Picture, shape: Shape, ink: Inks) -> str:
    colour = area_colour(picture, shape.key)
    fill = "url(#h)" if picture.values and colour == ink.unknown else colour
    name = picture.names.get(shape.key, "")
    value = picture.values.get(shape.key)
    told = f"{name} : {value:g}" if value is not None else name
    return (
        f'<path d="{_path(ring for one in shape.polygons for ring in one)}" fill="{fill}" '
        f'fill-rule="evenodd"><title>{escape(clipped(told))}</title></path>'
    )


def _path(rings: Iterable[Line]) -> str:
    return "".join(f"M{' '.join(f'{x:g},{y:g}' for x, y in ring)}z" for ring in rings)


def _lines(lines: Iterable[Line], colour: str, width: float) -> str:
    path = "".join(f"M{' '.join(f'{x:g},{y:g}' for x, y in line)}" for line in lines)
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>' if path else ""
    )


def _frame(frame: Frame, ink: Inks, language: str) -> str:
    label = text(frame.name(language), frame.left, frame.top + frame.side + 14)
    return (
        f'<rect x="{frame.left}" y="{frame.top}" width="{frame.side}" height="{frame.side}" '
        f'fill="none" stroke="{ink.border}" stroke-width=".8"/>'
        f'<g font-size="12" fill="{ink.soft}">{label}</g>'
    )


def _chosen_area(picture: Picture, ink: Inks) -> Iterator[str]:
    for shapes in (picture.areas.shapes, picture.inner):
        if shape := shapes.get(picture.chosen):
            rings = [(*ring, ring[0]) for one in shape.polygons for ring in one]
            yield _lines(rings, ink.chosen, 2.6)


def _links(picture: Picture, ink: Inks) -> Iterator[str]:
    """The lines between actors; those no source states are dashed."""
    places = {mark.actor.key: (mark.x, mark.y) for mark in picture.marks if not mark.inner}
    for link in picture.links:
        if link.one in places and link.other in places:
            points = curve(places[link.one], places[link.other])
            path = f"M{' '.join(f'{x:g},{y:g}' for x, y in points)}"
            look = f'stroke="{ink.link}"'
            if not link.stated:
                look = f'stroke="{ink.deduced}" stroke-dasharray="4 3"'
            yield (
                f'<path d="{path}" fill="none" {look} stroke-opacity=".75" '
                f'stroke-width="{0.9 + 0.45 * min(4, link.weight):.2f}">'
                f"<title>{escape(clipped(link.told))}</title></path>"
            )


def _mark(mark: Mark, picture: Picture) -> str:
    """An actor; one whose place is not known exactly is pale."""
    style = STYLES[mark.actor.kind]
    look = style.look(picture.dark)
    radius = radius_of(mark)
    drawn = outline(style.shape, mark.x, mark.y, radius, look.fill, look.border)
    if picture.chosen == mark.actor.key:
        ink = inks(picture.dark)
        drawn += (
            f'<circle cx="{mark.x}" cy="{mark.y}" r="{radius + 4:.1f}" fill="none" '
            f'stroke="{ink.chosen}" stroke-width="2.4"/>'
        )
    faint = "" if mark.actor.exact else ' opacity=".55"'
    told = escape(clipped(f"{mark.actor.name} ({mark.actor.where})"))
    return f"<g{faint}>{drawn}<title>{told}</title></g>"


def _head(picture: Picture, ink: Inks) -> tuple[str, float]:
    """The title above, and where the map begins."""
    lines = fitted(shown(picture.title), _HEAD, WIDTH)
    drawn = paragraph(lines, _MARGIN, _MARGIN - 4, _HEAD, fill=ink.text, weight=600)
    return drawn, _MARGIN + len(lines) * _HEAD * 1.3 + 14


def _foot(picture: Picture, ink: Inks, citation: str) -> tuple[str, float]:
    """The legend and what must be known, and how high both are."""
    parts, top = [], 26.0
    keys = legend_keys(picture)
    if keys:
        parts.append(text(shown(picture.unit), 0, top, more=' font-size="14" font-weight="600"'))
        drawn, top = _area_keys(keys, top + 12)
        parts.append(drawn)
    drawn, top = _kinds(picture, ink, top)
    parts.append(drawn)
    for note in (*picture.notes, citation):
        lines = fitted(shown(note), 12.5, WIDTH)
        parts.append(paragraph(lines, 0, top, 12.5, fill=ink.soft))
        top += len(lines) * 12.5 * 1.3 + 3
    return "".join(parts), top + _MARGIN


def _area_keys(keys: list[Key], top: float) -> tuple[str, float]:
    """Boxes in a row, from few to many, each with its bounds and how many areas it holds."""
    parts, x = [], 0.0
    for key in keys:
        words = f"{key.text} ({key.count})"
        wide = _KEY + 8 + text_width(words, 14) + 20
        if x and x + wide > WIDTH:
            x, top = 0.0, top + 24
        fill = "url(#h)" if key.hatched else key.colour
        parts.append(
            f'<rect x="{x:.1f}" y="{top}" width="{_KEY}" height="15" fill="{fill}" '
            'stroke="#8b867d" stroke-width=".8"/>'
            + text(words, x + _KEY + 7, top + 12.5, more=' font-size="14"')
        )
        x += wide
    return "".join(parts), top + 32


def _kinds(picture: Picture, ink: Inks, top: float) -> tuple[str, float]:
    """The shapes of actors and the lines between them."""
    parts, x = [], 0.0
    for key in kind_keys(picture):
        look, words = STYLES[key.kind].look(picture.dark), f"{key.text} ({key.count})"
        parts.append(outline(STYLES[key.kind].shape, x + 9, top + 8, 7, look.fill, look.border))
        parts.append(text(words, x + 24, top + 13, more=' font-size="14"'))
        x += 24 + text_width(words, 14) + 20
    for line in link_keys(picture):
        words = f"{line.text} ({line.count})"
        dash = ' stroke-dasharray="4 3"' if line.colour == ink.deduced else ""
        parts.append(
            f'<path d="M{x:.1f},{top + 8:.1f}h18" stroke="{line.colour}" stroke-width="2"{dash}/>'
            + text(words, x + 24, top + 13, more=' font-size="14"')
        )
        x += 24 + text_width(words, 14) + 20
    return "".join(parts), top + (30 if parts else 0)
