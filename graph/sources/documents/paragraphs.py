"""Lines as a page was printed, joined into paragraphs again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

__all__ = ["joined_paragraphs", "without_running_heads"]

_FULL: Final = 0.7
"""A line that fills so much of the width goes on in the next one."""

_SENTENCE_END: Final = (".", "!", "?", "…", ".»", ". »", ".”", ".)")
_ITEM = re.compile(r"[•·▪◦‣*►✓→–—-]\s|\d{1,2}[.)]\s|[a-z]\)\s")
_HYPHENATED = re.compile(r"[a-zà-ÿ][-\u00ad\u2010]$")
_FEWEST_PAGES: Final = 4
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–— ]*\d{1,4}[-–— ]*(?:\s*(?:/|sur)\s*\d{1,4})?", re.IGNORECASE
)


def joined_paragraphs(lines: Iterable[str]) -> str:
    """The text of ``lines`` with one line a paragraph and blank lines between.

    A word cut at the end of a line is made whole when its second half begins in lower case.
    """
    kept = [" ".join(line.split()) for line in lines]
    width = _width(kept)
    paragraphs: list[str] = []
    open_line = ""
    for line in kept:
        if not line:
            open_line = ""
            continue
        if open_line and _goes_on(open_line, line, width):
            paragraphs[-1] = _join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        open_line = line
    return "\n\n".join(paragraphs)


def without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines of each page without page numbers and what stands above or below most pages."""
    edges = Counter(edge for page in pages for edge in {_same(line) for line in _edges(page)})
    repeated = {
        edge
        for edge, count in edges.items()
        if len(pages) >= _FEWEST_PAGES and count > len(pages) / 2
    }
    for page in pages:
        outer = set(_edges(page))
        yield [
            line
            for line in page
            if not (
                line in outer and (_same(line) in repeated or _PAGE_NUMBER.fullmatch(line.strip()))
            )
        ]


def _edges(page: Sequence[str]) -> list[str]:
    said = [line for line in page if line.strip()]
    return said[:2] + said[-2:]


def _same(line: str) -> str:
    """What two running heads share: all but their numbers."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _width(lines: Sequence[str]) -> int:
    """The usual length of a full line."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    if _ITEM.match(after):
        return False
    if _HYPHENATED.search(line) and after[0].islower():
        return True
    full = len(line) >= _FULL * width
    if line.endswith(_SENTENCE_END):
        return full and len(line) >= 0.85 * width
    return full or after[0].islower()


def _join(paragraph: str, line: str) -> str:
    if _HYPHENATED.search(paragraph) and line[0].islower():
        soft = paragraph[-1] == "\u00ad"
        return f"{paragraph[:-1]}{line}" if soft or _is_cut(paragraph) else f"{paragraph}{line}"
    return f"{paragraph} {line}"


def _is_cut(paragraph: str) -> bool:
    """Whether the hyphen at the end is the printer's and not the word's (« peut- » « être »)."""
    word = re.split(r"[\s'’]", paragraph[:-1])[-1]
    return "-" not in word and word.lower() not in _COMPOUND


_COMPOUND: Final = frozenset(
    [
        "peut",
        "celui",
        "celle",
        "ceux",
        "celles",
        "sous",
        "non",
        "vice",
        "sur",
        "semi",
        "demi",
        "co",
        "mi",
        "quasi",
        "tiers",
        "rendez",
        "savoir",
        "avant",
        "après",
        "hors",
        "inter",
        "auto",
        "éco",
        "socio",
        "contre",
        "grand",
        "haut",
        "bas",
        "bien",
        "mal",
        "plus",
        "moins",
        "peut-être",
        "saint",
        "sainte",
        "nord",
        "sud",
        "est",
        "ouest",
        "centre",
        "ile",
        "île",
        "val",
    ]
)
