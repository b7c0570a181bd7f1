"""The legend of a matrix in an SVG picture: the relations shown, then the kinds of entities."""

from collections import Counter
from typing import Final

from graph.network.matrix import Matrix
from graph.network.sentences import Patterns
from graph.views.matrix_glyphs import glyph
from graph.views.matrix_look import LINK_LOOKS, MarkLook, mark_look
from graph.views.naming import text_width
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.svg_words import Ink, text
from graph.views.text import clipped

__all__ = ["legend_drawn"]

_ROW: Final = 23.0

_WORDS: Final = {
    "fr": {
        "dashed": "sous-entendu, ou repéré par un programme",
        "hollow": "contour vide : déduit, aucune source ne l'affirme",
        "number": "nombre de sources indépendantes",
    },
    "en": {
        "dashed": "implied, or found by a program",
        "hollow": "hollow outline: deduced, no source states it",
        "number": "number of independent sources",
    },
}


def legend_drawn(
    matrix: Matrix, room: float, ink: Ink, language: str, patterns: Patterns | None
) -> tuple[str, float]:
    """The legend in rows of at most ``room`` pixels, and how high it is."""
    entries = [*_marks(matrix, ink, language, patterns), *_kinds(matrix, ink, language)]
    drawn, x, y = [f'<path d="M0,0H{room:.1f}" stroke="{ink.rule}" fill="none"/>'], 0.0, 12.0
    for mark, told in entries:
        need = 46 + text_width(told, 12)
        if x > 0 and x + need > room:
            x, y = 0.0, y + _ROW
        drawn.append(f'<g transform="translate({x:.1f} {y:.1f})">{mark}{text(told, 26, 12.6)}</g>')
        x += need
    return f'<g font-size="12">{"".join(drawn)}</g>', y + _ROW + 10


def _marks(
    matrix: Matrix, ink: Ink, language: str, patterns: Patterns | None
) -> list[tuple[str, str]]:
    """Each relation once, however surely it is known, then what the signs mean."""
    words = _WORDS["en" if language == "en" else "fr"]
    counts: Counter[tuple[str, str, bool]] = Counter()
    looks: dict[tuple[str, str, bool], MarkLook] = {}
    dashed = ""
    for crossing in matrix.crossings.values():
        for mark in crossing.marks:
            look = mark_look(mark, patterns, language)
            key = (look.told, look.look.shape, look.hollow)
            counts[key] += 1
            if look.dashed:
                dashed = dashed or glyph(look, 11, 9, 7.6, ink)
            if key not in looks or looks[key].dashed:
                looks[key] = look
    strengths = [look.shape for look in LINK_LOOKS.values()]

    def order(key: tuple[str, str, bool]) -> tuple[bool, int, int, str]:
        return key[2], strengths.index(key[1]), -counts[key], key[0]

    found = [
        (glyph(looks[key], 11, 9, 7.6, ink), f"{clipped(key[0], 80)} ({counts[key]})")
        for key in sorted(counts, key=order)
    ]
    if dashed:
        found.append((dashed, words["dashed"]))
    if any(key[2] for key in counts):
        found.append(("", words["hollow"]))
    number = text("2", 14, 9, more=' font-size="9.5" font-weight="600"')
    return [*found, (number, words["number"])]


def _kinds(matrix: Matrix, ink: Ink, language: str) -> list[tuple[str, str]]:
    counts = Counter(entry.kind for entry in {*matrix.rows, *matrix.columns})
    found = []
    for kind, style in STYLES.items():
        if counts[kind]:
            look = style.look(ink.dark)
            drawn = outline(style.shape, 11, 9, 6, look.fill, look.border)
            found.append(
                (drawn, f"{style.name(language, plural=counts[kind] > 1)} ({counts[kind]})")
            )
    return found
