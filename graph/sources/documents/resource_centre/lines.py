"""The lines of a page that say something, and where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

__all__ = ["BLANKS", "Line", "lines_of"]

BLANKS: Final = "".join(
    (
        " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005",
        "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
        "\u200b\u200e\u200f\ufeff",
    )
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
    apart: whether blank lines, or the edges of the page, surround it.
    ended: whether the end of a line follows it, and not that of the page.
    """

    text: str
    start: int
    end: int
    last: bool = False
    apart: bool = True
    ended: bool = True

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
    raws = text.split("\n")
    kept = [raw.strip(BLANKS) for raw in raws]
    said = [place for place, line in enumerate(kept) if line]
    spaced = bool(said) and not all(kept[said[0] : said[-1]])
    starts = list(accumulate((len(raw) + 1 for raw in raws), initial=0))
    found = []
    for place in said:
        start = starts[place] + raws[place].index(kept[place])
        around = kept[max(0, place - 1) : place] + kept[place + 1 : place + 2]
        found.append(
            Line(
                text=kept[place],
                start=start,
                end=start + len(kept[place]),
                last=place == said[-1],
                apart=not spaced or not any(around),
                ended=place + 1 < len(raws),
            )
        )
    return found
