"""Words in an SVG picture, and its inks."""

from dataclasses import dataclass
from html import escape
from typing import Final

from graph.views.naming import HEIGHT, Name, text_width
from graph.views.palette import DARK_PAPER, LIGHT_PAPER

__all__ = ["FONT", "Ink", "fitted", "paragraph", "text", "written"]

FONT: Final = "'Source Sans 3', 'Noto Sans', 'DejaVu Sans', Verdana, sans-serif"

_MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours that are not a kind's: text, soft text, lines between nodes, rules, paper."""

    text: str
    soft: str
    line: str
    rule: str
    paper: str
    dark: bool

    @classmethod
    def of(cls, dark: bool) -> "Ink":
        """Those for a dark or a light paper."""
        if dark:
            return cls("#f0ede6", "#b9b4aa", "#8f8b84", "#4a4742", DARK_PAPER, dark)
        return cls("#1f1f1f", "#595959", "#8a8a8a", "#d5d3ce", LIGHT_PAPER, dark)


def written(name: Name, ink: Ink) -> str:
    """A name in its place, on a halo of paper."""
    halo = f'stroke="{ink.paper}" stroke-width="3.4" stroke-linejoin="round" paint-order="stroke"'
    weight = ' font-weight="600"' if name.bold else ""
    lines = "".join(
        text(line, name.x, name.y + name.size * (0.35 + HEIGHT * row), anchor=name.anchor)
        for row, line in enumerate(name.lines)
    )
    return f'<g font-size="{name.size:.1f}"{weight} {halo}>{lines}</g>'


def text(
    line: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    more: str = "",
) -> str:
    """One line of text. Its direction is its own: it cannot turn what stands beside it.

    Parameters
    ----------
    y: of its baseline. anchor: ``start``, ``middle`` or ``end``. more: our own attributes.
    """
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}"{placed} unicode-bidi="isolate"{more}>{escape(line)}</text>'
    )


def fitted(told: str, size: float, room: float) -> tuple[str, ...]:
    """``told`` in lines of at most ``room`` pixels, words that are longer cut through.

    What does not fit in a dozen lines is left out, with an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for word in told[: 40 * _MOST_LINES * 10].split():
        for piece in _pieces(word, size, room):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
    lines += [line] if line else []
    if len(lines) > _MOST_LINES:
        return (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…")
    return tuple(lines)


def paragraph(
    lines: tuple[str, ...], x: float, top: float, size: float, *, fill: str, weight: int = 400
) -> str:
    """Lines of text under each other, the first one's top at ``top``."""
    if not lines:
        return ""
    rows = "".join(text(line, x, top + size * (0.95 + 1.3 * row)) for row, line in enumerate(lines))
    return f'<g font-size="{size}" font-weight="{weight}" fill="{fill}">{rows}</g>'


def _pieces(word: str, size: float, room: float) -> list[str]:
    """``word``, or the parts of it that fit."""
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(piece + letter, size) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
