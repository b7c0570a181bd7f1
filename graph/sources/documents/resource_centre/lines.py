"""The lines of a page that say something, and where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

__all__ = ["BLANKS", "Line", "lines_of"]

BLANKS: Final = (
    " \t\r\n\f\v\u00a0\u202f\u2007\u2009\u200a\u2028\u2029\u200b\u200e\u200f\ufeff\u3000"
)
"""What surrounds a line without being part of it: every blank, and marks that have no width."""

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """A line without the blanks around it.

    Parameters
    ----------
    start, end: where ``text`` stands in the page.
    last: whether nothing but blanks follows it: it may be cut.
    """

    text: str
    start: int
    end: int
    last: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without case."""
        return tuple(_WORDS.findall(unicodedata.normalize("NFKC", self.text).lower()))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its pairs of neighbouring words."""
        return frozenset(zip(self.words, self.words[1:], strict=False))


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank."""
    found = list(_spans(text))
    return [
        Line(text[start:end], start, end, last=place == len(found) - 1)
        for place, (start, end) in enumerate(found)
    ]


def _spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for raw in text.split("\n"):
        kept = raw.strip(BLANKS)
        if kept:
            start = at + raw.index(kept)
            spans.append((start, start + len(kept)))
        at += len(raw) + 1
    return spans
