"""A text cut into words, each with its place, its case and what stands before it."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.mentions.inflection import in_singular
from graph.model.iris import folded

__all__ = ["CONNECTORS", "ENDS", "Word", "Words", "cut_words"]

_WORD = re.compile(
    r"(?:[dlnscjtmDLNSCJTM]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)['’](?=\w)"
    r"|\w+(?:(?:[.·'’\-]|(?<=\w)\+)\w+)*"
)
_ELISION = re.compile(r"(?:.|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…:;•–—\n«“\"]")
_BREAK = re.compile(r"[^\s'’&/\-]|\n|\s-\s")
_NOTE = re.compile(r"^[ \t\xa0]*\[?(\d{1,2})\]?[ .\xa0]?(?=[A-ZÀ-Þ«“\"])", re.MULTILINE)
"""A note at the bottom of a text begins with its number, mostly glued."""
_LONGEST_WORD = 80
"""A longer one is no word; what stands in its place is a break."""

CONNECTORS: Final = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur", "sous", "a", "au", "aux")
)
"""Small words that names hold."""

ENDS: Final = re.compile(r"[,;:!?()\[\]«»“”\"•…\n]|\.(?:\s|$)|\s[–—-]\s")
"""Punctuation no unquoted name goes over."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Parameters
    ----------
    start, end: where it stands.
    key: the word folded: no accents, no case.
    gap: what stands between the word before and this one.
    first: whether it may have a capital for beginning a sentence, a line or a quotation.
    breaks: whether punctuation or a line's end stands before it.
    is_acronym: two capitals or more and nothing small, but for an ending s: ``SCIC``, ``3DS``.
    is_mixed: a capital after a small letter: ``CoopCircuits``, ``LeCourtCircuit.fr``.
    is_small: an article or another small word names hold.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    first: bool
    breaks: bool
    is_acronym: bool
    is_mixed: bool
    is_small: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_elided(self) -> bool:
        """``l'``, ``d'``, ``qu'``."""
        return self.text[-1] in "'’"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Parameters
    ----------
    text: what the offsets of the words count in.
    """

    text: str
    words: Sequence[Word]
    _at: dict[int, int] = field(default_factory=dict, repr=False)
    _singular: dict[int, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._at.update((word.start, number) for number, word in enumerate(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, number: int) -> Word:
        return self.words[number]

    def at(self, start: int) -> int | None:
        """The number of the word that begins at ``start``, if one does."""
        return self._at.get(start)

    def surface(self, first: int, last: int) -> str:
        """The text from word ``first`` to word ``last``, that one included."""
        return self.text[self.words[first].start : self.words[last].end]

    def keys(self, first: int, last: int) -> str:
        """The folded words from ``first`` to ``last``, that one included, with spaces."""
        return " ".join(word.key for word in self.words[first : last + 1])

    def singular(self, number: int) -> str:
        """The folded word ``number`` in the singular."""
        known = self._singular.get(number)
        if known is None:
            known = self._singular[number] = in_singular(self.words[number].key)
        return known

    def before(self, number: int, count: int = 1) -> str:
        """The folded ``count`` words before ``number``, as far as no punctuation comes between."""
        start = number
        while start > 0 and number - start < count and not self.words[start].breaks:
            start -= 1
        return " ".join(word.key for word in self.words[start:number])


def cut_words(text: str, stretches: Sequence[tuple[int, int]]) -> Words:
    """The words of the ``stretches`` (start, end) of ``text``, which are in order."""
    return Words(text, list(_cut(text, stretches)))


def _cut(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Word]:
    notes = {note[1] for start, end in stretches for note in _NOTE.finditer(text, start, end)}
    for start, end in stretches:
        last = start
        opening = True
        for found in _WORD.finditer(text, start, end):
            if found.end() - found.start() > _LONGEST_WORD:
                continue
            gap = "\n" if opening else text[last : found.start()]
            surface = _without_note(found[0], notes)
            yield _word(found.start(), surface, gap, opening)
            last, opening = found.start() + len(surface), False


def _without_note(surface: str, notes: Collection[str]) -> str:
    """``Zorgluk1`` is Zorgluk where a note 1 stands below."""
    name = surface.rstrip("0123456789")
    return name if len(name) > 2 and surface[len(name) :] in notes else surface


def _word(start: int, text: str, gap: str, opening: bool) -> Word:
    key = folded(text)
    plain = gap == " " and not opening
    return Word(
        start=start,
        end=start + len(text),
        text=text,
        key=key,
        gap=gap,
        first=opening or (not plain and _SENTENCE.search(gap) is not None),
        breaks=not plain and _BREAK.search(gap) is not None,
        is_acronym=_is_acronym(text),
        is_mixed=not text.islower() and _is_mixed(text),
        is_small=key in CONNECTORS,
    )


def _is_acronym(text: str) -> bool:
    bare = text.rstrip("s")
    return len(bare) > 1 and bare.isupper() and sum(map(str.isalpha, bare)) > 1


def _is_mixed(text: str) -> bool:
    letters = [one for one in text if one.isalpha()]
    return any(a.islower() and b.isupper() for a, b in itertools.pairwise(letters))
