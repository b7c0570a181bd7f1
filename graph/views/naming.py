"""Where names are written in a picture: the most important first, never two on each other."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from unicodedata import east_asian_width

__all__ = ["Box", "Disc", "Name", "Room", "place_names", "text_width", "wrapped"]

LINE: Final = 24
"""How many characters a line of a name has at most."""

HEIGHT: Final = 1.2
"""From one line to the next, for letters of size 1."""

_CELL: Final = 90.0
_NARROW: Final = frozenset("iljItfr.,:;'|!()[]’·- ")
_WIDE: Final = frozenset("mwMWœæŒÆ@%…—⋯&")


class Box(NamedTuple):
    """A rectangle, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share some surface."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Disc:
    """What a name belongs to: its centre and radius, in pixels; ``size`` of the letters."""

    x: float
    y: float
    radius: float
    words: str
    size: float = 12.0
    bold: bool = False
    must: bool = False
    """Whether the name is written even over smaller nodes."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place: ``x`` of its anchor (``start``, ``middle``, ``end``), ``y`` of the
    middle of its first line."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    size: float
    bold: bool


class Room:
    """Rectangles already used, found again by the square of the page they touch."""

    def __init__(self) -> None:
        self.taken: list[Box] = []
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Use ``box``."""
        self.taken.append(box)
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box, besides: Iterable[Box] = ()) -> bool:
        """Whether nothing but ``besides`` is there."""
        passed = set(besides)
        return not any(
            other not in passed and box.meets(other)
            for cell in _cells(box)
            for other in self._cells.get(cell, ())
        )


def place_names(discs: Sequence[Disc], room: Room) -> list[Name]:
    """The names that find a place beside their nodes, in the order of ``discs``.

    Parameters
    ----------
    discs: every node, the most important first.
    room: what is used already; what is placed here is added.
    """
    own = {disc: _body(disc) for disc in discs}
    for body in own.values():
        room.take(body)
    placed = []
    for disc in discs:
        lines = wrapped(disc.words)
        sides = [(box, name) for box, name in _sides(disc, lines)] if lines else []
        lesser = {body for other, body in own.items() if disc.must and other.radius <= disc.radius}
        for besides in ({own[disc]}, lesser) if disc.must else ({own[disc]},):
            found = next((side for side in sides if room.is_free(side[0], besides)), None)
            if found:
                room.take(found[0])
                placed.append(found[1])
                break
    return placed


def wrapped(text: str, length: int = LINE, most: int = 2) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines, cut with an ellipsis beyond.

    Parameters
    ----------
    length: characters a line, about.
    """
    words = text.split()
    lines: list[str] = []
    while words:
        line = words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= length:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1][: length - 1].rstrip()}…"
    return tuple(line if len(line) <= length else f"{line[: length - 1]}…" for line in kept)


def text_width(text: str, size: float) -> float:
    """How wide ``text`` is in a usual sans serif of ``size`` pixels, rather more than less."""
    return size * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE or east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.6


def _body(disc: Disc) -> Box:
    half = disc.radius * 0.9
    return Box(disc.x - half, disc.y - half, disc.x + half, disc.y + half)


def _sides(disc: Disc, lines: tuple[str, ...]) -> Iterator[tuple[Box, Name]]:
    """The places a name may take, best first: the room it needs there, and it."""
    wide = max(text_width(line, disc.size) for line in lines) * (1.07 if disc.bold else 1.0)
    step = disc.size * HEIGHT
    high = len(lines) * step
    gap, slant = disc.radius + 4, disc.radius * 0.75 + 3
    for x, top, anchor in (
        (disc.x, disc.y + gap, "middle"),
        (disc.x, disc.y - gap - high, "middle"),
        (disc.x + gap + 1, disc.y - high / 2, "start"),
        (disc.x - gap - 1, disc.y - high / 2, "end"),
        (disc.x + slant, disc.y + slant, "start"),
        (disc.x - slant, disc.y + slant, "end"),
        (disc.x + slant, disc.y - slant - high, "start"),
        (disc.x - slant, disc.y - slant - high, "end"),
    ):
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = Box(left - 2, top - 1, left + wide + 2, top + high + 1)
        yield box, Name(x, top + step / 2, anchor, lines, disc.size, disc.bold)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(box.left / _CELL), math.floor(box.right / _CELL) + 1):
        for row in range(math.floor(box.top / _CELL), math.floor(box.bottom / _CELL) + 1):
            yield column, row
