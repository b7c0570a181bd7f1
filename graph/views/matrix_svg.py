"""A matrix as one SVG picture, to print or to put in a report, with every name in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Final

from graph.network.matrix import Crossing, Entry, Group, Matrix
from graph.network.sentences import Patterns
from graph.views.matrix_glyphs import glyph
from graph.views.matrix_legend import legend_drawn
from graph.views.matrix_look import MarkLook, mark_look
from graph.views.naming import text_width
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.svg_words import FONT, Ink, fitted, paragraph, text
from graph.views.text import clipped, shown

__all__ = ["png_zoom", "to_matrix_svg"]

_MARGIN: Final = 28.0
_STRIP: Final = 18.0
_NARROWEST: Final = 620.0
_TITLE: Final = 18.0
_SMALL: Final = 10.5
_TOLD: Final = 2500
"""A picture with more cells than this has no tooltips: they would weigh more than it does."""

_NAME: Final = 160
"""Characters of a name that are written; tooltips and tables have it whole."""

_NARROW, _WIDEST = 120.0, 460.0
"""Room for names, in pixels: at least where they are broken into two lines, and at most."""

_LARGEST: Final = 5200
"""Pixels a side of a PNG file has at most; a larger one would not open everywhere."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The measures of a picture: ``size`` of a cell, ``font`` of names, room for them."""

    size: float
    font: float
    left: float
    top: float
    ink: Ink


def to_matrix_svg(
    matrix: Matrix,
    *,
    title: str,
    citation: str = "",
    licence: str = "",
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
) -> str:
    """The picture, with its title, legend, citation and licence, as an SVG 1.1 document.

    Cells are smaller where there are many. Nothing outside the file is named but the SVG
    namespace, nothing in it runs.

    Parameters
    ----------
    title: shown above, and read by a screen reader as the picture's name.
    citation, licence: shown below.
    """
    ink = Ink.of(dark)
    sheet = _measured(matrix, ink)
    wide = sheet.left + len(matrix.columns) * sheet.size
    whole = max(_NARROWEST, wide + 2 * _MARGIN)
    lines = fitted(shown(title), _TITLE * 1.12, whole - 2 * _MARGIN)
    head = paragraph(lines, _MARGIN, _MARGIN, _TITLE, fill=ink.text, weight=600)
    top = _MARGIN + len(lines) * _TITLE * 1.3 + 14
    body = "".join(_body(matrix, sheet, patterns, language))
    bottom = top + sheet.top + len(matrix.rows) * sheet.size + 16
    foot, end = _foot(matrix, bottom, whole, ink, (citation, licence), language, patterns)
    described = _described(matrix, citation, licence, language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole:.0f} {end:.0f}" '
        f'width="{whole:.0f}" height="{end:.0f}" role="img" aria-labelledby="t d" '
        f'font-family="{FONT}" fill="{ink.text}"><title id="t">{escape(shown(title))}</title>'
        f'<desc id="d">{escape(described)}</desc>'
        f'<rect width="{whole:.0f}" height="{end:.0f}" fill="{ink.paper}"/>{head}'
        f'<g transform="translate({_MARGIN:.0f} {top:.1f})">{body}</g>{foot}</svg>\n'
    )


def png_zoom(matrix: Matrix) -> int:
    """How much larger than drawn the PNG file of a matrix may be: 2, or 1 where it is large."""
    sheet = _measured(matrix, Ink.of(False))
    side = max(
        sheet.left + len(matrix.columns) * sheet.size, sheet.top + len(matrix.rows) * sheet.size
    )
    return 2 if 2 * side <= _LARGEST else 1


def _measured(matrix: Matrix, ink: Ink) -> _Sheet:
    most = max(len(matrix.rows), len(matrix.columns), 1)
    size = 30.0 if most <= 40 else 24.0 if most <= 120 else 14.0 if most <= 260 else 10.0
    font = min(12.0, size * 0.78)

    lines = 2 if size >= 28 else 1

    def room(entries: Sequence[Entry], groups: Sequence[Group]) -> float:
        names = [clipped(entry.label, _NAME) for entry in entries]
        strip = _STRIP if len(groups) > 1 else 0.0
        return _room(names, font, lines) + 24 + strip

    left = room(matrix.rows, matrix.row_groups)
    corner = max(text_width(f"{clipped(name, 40)} →", 11) for name in (matrix.title, matrix.across))
    return _Sheet(
        size, font, max(left, corner + 16), room(matrix.columns, matrix.column_groups), ink
    )


def _room(names: Sequence[str], font: float, lines: int) -> float:
    """The least width at which every name is whole in so many lines; no more than is of use."""
    longest = max((text_width(name, font) for name in names), default=0.0)
    if lines == 1:
        return min(longest, _WIDEST)
    room = min(longest, _NARROW)
    while room < min(longest, _WIDEST):
        if all(len(fitted(name, font, room)) <= lines for name in names):
            break
        room += 16.0
    return room


def _body(matrix: Matrix, sheet: _Sheet, patterns: Patterns | None, language: str) -> Iterable[str]:
    yield _ruled(matrix, sheet)
    yield from _names(matrix, sheet)
    yield from _groups(matrix, sheet)
    yield _corner(matrix, sheet)
    rows = {entry.iri: place for place, entry in enumerate(matrix.rows)}
    columns = {entry.iri: place for place, entry in enumerate(matrix.columns)}
    names = {entry.iri: entry.label for entry in (*matrix.rows, *matrix.columns)}
    told = len(matrix.crossings) <= _TOLD
    for pair in sorted(matrix.crossings, key=lambda pair: (rows[pair[0]], columns[pair[1]])):
        crossing = matrix.crossings[pair]
        looks = [mark_look(mark, patterns, language) for mark in crossing.marks]
        x = sheet.left + columns[pair[1]] * sheet.size
        y = sheet.top + rows[pair[0]] * sheet.size
        title = _tooltip(names[pair[0]], names[pair[1]], looks) if told else ""
        yield f"<g>{title}{_cell(crossing, looks, x, y, sheet)}</g>"


def _cell(crossing: Crossing, looks: Sequence[MarkLook], x: float, y: float, sheet: _Sheet) -> str:
    """The strongest mark, the number of sources, and the other kinds of marks beside."""
    size, ink = sheet.size, sheet.ink
    if size < 24:
        return glyph(looks[0], x + size / 2, y + size / 2, size * 0.33, ink)
    drawn = glyph(looks[0], x + size * 0.42, y + size * 0.55, size * 0.31, ink)
    if crossing.independent:
        colour = ink.soft if looks[0].hollow else ink.text
        drawn += text(
            str(crossing.independent),
            x + size - 2,
            y + size * 0.31,
            anchor="end",
            more=f' font-size="9.5" font-weight="600" fill="{colour}"',
        )
    others = {(one.look.shape, one.hollow, one.dashed): one for one in reversed(looks[1:])}
    first = (looks[0].look.shape, looks[0].hollow, looks[0].dashed)
    rest = [one for key, one in reversed(others.items()) if key != first][:2]
    for place, one in enumerate(rest):
        drawn += glyph(one, x + size * 0.87, y + size * (0.53 + 0.25 * place), size * 0.09, ink)
    return drawn


def _tooltip(row: str, column: str, looks: Sequence[MarkLook]) -> str:
    told = ", ".join(dict.fromkeys(look.told for look in looks))
    return f"<title>{escape(shown(f'{row} × {column} : {told}'))}</title>"


def _ruled(matrix: Matrix, sheet: _Sheet) -> str:
    """The grid, with stronger lines between groups."""
    right = sheet.left + len(matrix.columns) * sheet.size
    bottom = sheet.top + len(matrix.rows) * sheet.size
    across = [sheet.top + place * sheet.size for place in range(len(matrix.rows) + 1)]
    down = [sheet.left + place * sheet.size for place in range(len(matrix.columns) + 1)]
    fine = "".join(f"M{sheet.left:.1f},{y:.1f}H{right:.1f}" for y in across)
    fine += "".join(f"M{x:.1f},{sheet.top:.1f}V{bottom:.1f}" for x in down)
    strong = "".join(f"M0,{across[place]:.1f}H{right:.1f}" for place in _ends(matrix.row_groups))
    strong += "".join(f"M{down[place]:.1f},0V{bottom:.1f}" for place in _ends(matrix.column_groups))
    return (
        f'<path d="{fine}" stroke="{sheet.ink.rule}" stroke-width="0.8" fill="none"/>'
        f'<path d="{strong}" stroke="{sheet.ink.line}" stroke-width="1" fill="none"/>'
    )


def _ends(groups: Sequence[Group]) -> list[int]:
    """Where one group ends and the next begins."""
    return list(accumulate(group.count for group in groups))[:-1]


def _names(matrix: Matrix, sheet: _Sheet) -> Iterable[str]:
    """Names of rows, ending at the cells; names of columns, upright, beginning at them."""
    yield f'<g font-size="{sheet.font:.1f}">'
    for place, entry in enumerate(matrix.rows):
        y = sheet.top + (place + 0.5) * sheet.size
        yield _icon(entry, sheet.left - 10, y, sheet)
        for line, shift in _lines(entry, sheet.left - _strip(matrix.row_groups) - 22, sheet):
            yield text(line, sheet.left - 19, y + shift + sheet.font * 0.34, anchor="end")
    for place, entry in enumerate(matrix.columns):
        x = sheet.left + (place + 0.5) * sheet.size
        yield _icon(entry, x, sheet.top - 10, sheet)
        for line, shift in _lines(entry, sheet.top - _strip(matrix.column_groups) - 22, sheet):
            at = f"translate({x + shift + sheet.font * 0.34:.1f} {sheet.top - 19:.1f}) rotate(-90)"
            yield text(line, 0.0, 0.0, more=f' transform="{at}"')
    yield "</g>"


def _lines(entry: Entry, room: float, sheet: _Sheet) -> list[tuple[str, float]]:
    """The lines of a name, and how far each is from its middle."""
    most = 2 if sheet.size >= 28 else 1
    lines = list(fitted(clipped(entry.label, _NAME), sheet.font, room))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    step = sheet.font * 1.08
    return [(line, (place - (len(lines) - 1) / 2) * step) for place, line in enumerate(lines)]


def _icon(entry: Entry, x: float, y: float, sheet: _Sheet) -> str:
    style = STYLES.get(entry.kind, STYLES[""])
    look = style.look(sheet.ink.dark)
    return outline(style.shape, x, y, min(4.2, sheet.size * 0.28), look.fill, look.border)


def _strip(groups: Sequence[Group]) -> float:
    return _STRIP if len(groups) > 1 else 0.0


def _groups(matrix: Matrix, sheet: _Sheet) -> Iterable[str]:
    """The names of the groups along the outer edge, where there is room."""
    for groups, down in ((matrix.row_groups, True), (matrix.column_groups, False)):
        if len(groups) < 2:
            continue
        at = sheet.top if down else sheet.left
        for group in groups:
            room = group.count * sheet.size
            told = _cut(group.label, room - 6)
            middle = at + room / 2
            place = (
                f"translate(10 {middle:.1f}) rotate(-90)" if down else f"translate({middle:.1f} 10)"
            )
            at += room
            if told:
                yield text(
                    told,
                    0.0,
                    0.0,
                    anchor="middle",
                    more=f' transform="{place}" font-size="10" font-weight="600" '
                    f'fill="{sheet.ink.soft}"',
                )


def _cut(label: str, room: float) -> str:
    """A name in at most so many pixels of letters of size 10; nothing where too few fit."""
    told = shown(label)
    if text_width(told, 10.9) <= room:
        return told
    while told and text_width(f"{told}…", 10.9) > room:
        told = told[:-1]
    return f"{told.rstrip()}…" if len(told) > 2 else ""


def _corner(matrix: Matrix, sheet: _Sheet) -> str:
    """What rows and columns are."""
    look = f' font-size="11" font-weight="600" fill="{sheet.ink.soft}"'
    parts = [(matrix.across, "→", 25.0), (matrix.title, "↓", 9.0)]
    return "".join(
        text(
            f"{clipped(name, 40)} {arrow}", sheet.left - 8, sheet.top - up, anchor="end", more=look
        )
        for name, arrow, up in parts
        if name
    )


def _foot(
    matrix: Matrix,
    top: float,
    whole: float,
    ink: Ink,
    said: Iterable[str],
    language: str,
    patterns: Patterns | None,
) -> tuple[str, float]:
    """Legend, citation and licence, and where the picture ends."""
    room = whole - 2 * _MARGIN
    drawn, high = legend_drawn(matrix, room, ink, language, patterns)
    parts = [drawn]
    for told in said:
        lines = fitted(shown(told), _SMALL, room)
        parts.append(paragraph(lines, 0.0, high, _SMALL, fill=ink.soft))
        high += len(lines) * _SMALL * 1.3 + 2
    inside = f'<g transform="translate({_MARGIN:.0f} {top:.1f})">{"".join(parts)}</g>'
    return inside, top + high + 18


def _described(matrix: Matrix, citation: str, licence: str, language: str) -> str:
    rows, columns, cells = len(matrix.rows), len(matrix.columns), len(matrix.crossings)
    counts = (
        f"{rows} rows, {columns} columns, {cells} cells that hold something"
        if language == "en"
        else f"{rows} lignes, {columns} colonnes, {cells} cases remplies"
    )
    return "\n".join(part for part in (counts, clipped(citation, 2000), clipped(licence)) if part)
