"""The names of people who were taken out, kept as digests, and how they are found in a text.

A name is found whatever the case, accents, hyphens and order of its words, with civilities and
particles or without, with initials, in one word as in an address.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graph.model.iris import digest, folded
from graph.model.vocabulary import Kind

__all__ = ["People", "name_digest", "person_digests"]

_LENGTH: Final = 32
_SORTED: Final = 28
_ONE_WORD: Final = 8
"""Letters from which on a name written in one word is recognised."""

_MORE: Final = 3
"""Civilities and particles that may stand in a name beside the words that are kept of it."""

_IN_ORDER: Final = 6
"""Most words looked at for lists made before words were sorted, which do not tell how many."""

_CIVILITIES: Final = frozenset(
    ("m", "mr", "mme", "mlle", "dr", "pr", "me", "monsieur", "madame", "mademoiselle", "docteur")
)
_PARTICLES: Final = frozenset(("d", "de", "du", "des", "l", "la", "le", "les", "van", "von"))
_LITTLE: Final = _CIVILITIES | _PARTICLES
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_BETWEEN: Final = re.compile(r"[\s._'’\u00ad\u200b-\u200f\u2010-\u2012-]{1,40}|[/\u2013\u2014]")
"""What may stand between two words of one name."""

_ELIDED: Final = frozenset("acdjlmnsty")
"""Letters that are words of French by themselves: no initials where nothing tells them apart."""

_COUNTED: Final = re.compile(r"([1-9]\d?)i?-")
_COMMA: Final = re.compile(r"\s?[,(]\s{0,2}")


class People:
    """Some people, of whom only digests are known.

    Parameters
    ----------
    kept: what :func:`person_digests` gives of each name, or :func:`name_digest` in older lists.
    """

    def __init__(self, kept: Iterable[str]) -> None:
        found = frozenset(kept)
        counted = {one: read for one in found if (read := _COUNTED.match(one))}
        self._sorted = frozenset(counted)
        self._in_order = found - self._sorted
        self._counts = {int(read[1]) for read in counted.values()}
        counts = [count + _MORE for count in self._counts]
        self.longest = max((*counts, _IN_ORDER if self._in_order else 0))

    def __bool__(self) -> bool:
        return self.longest > 0

    def has(self, name: str) -> bool:
        """Whether ``name`` is the whole name of one of them, and nothing else."""
        return bool(self) and _Text(name, self).is_name()

    def knows(self, words: list[str], *, with_initials: bool) -> bool:
        """Whether ``words``, folded, are the name of one of them.

        Parameters
        ----------
        with_initials: whether single letters may stand for a first name.
        """
        return any(
            (len(some) in self._counts and self._keeps(some, with_initials))
            or (self._in_order and len(some) > 1 and self._has_turned(some))
            for some in _readings(words)
        )

    def find(self, text: str, *, in_address: bool = False) -> Iterator[tuple[int, int]]:
        """Where ``text`` names one of them: start and end of each name, in order.

        Parameters
        ----------
        in_address: whether it is an address or an identifier, in which initials are not told by
            capitals and dots.
        """
        return _Text(text, self, in_address=in_address).found() if self else iter(())

    def _keeps(self, words: tuple[str, ...], with_initials: bool) -> bool:
        if _person_digest(words) in self._sorted:
            return True
        return with_initials and _person_digest(words, "i") in self._sorted

    def _has_turned(self, words: tuple[str, ...]) -> bool:
        """Whether one was kept with the words in their order, each tried as the first."""
        turns = (words[turn:] + words[:turn] for turn in range(len(words)))
        return any(name_digest(Kind.PERSON, " ".join(turn)) in self._in_order for turn in turns)


class _Text:
    """Finds ``people`` in one text, the longest name first."""

    def __init__(self, text: str, people: People, *, in_address: bool = False) -> None:
        self._text, self._people, self._in_address = text, people, in_address
        self._words = list(_WORD.finditer(text))
        plain: dict[str, list[str]] = {}
        for word in self._words:
            if word[0] not in plain:
                plain[word[0]] = folded(word[0]).split()
        self._folded = [plain[word[0]] for word in self._words]

    def found(self) -> Iterator[tuple[int, int]]:
        first = 0
        while first < len(self._words):
            length = self._near(first) or self._reversed(first)
            if length:
                yield self._words[first].start(), self._words[first + length - 1].end()
            first += length or 1

    def _near(self, first: int) -> int:
        """How many words, from the ``first`` one on, are one name."""
        near, most = 1, min(self._people.longest, len(self._words) - first)
        while near < most and self._is_between(_BETWEEN, first + near):
            near += 1
        for length in range(near, 0, -1):
            if self._is_name(first, length):
                return self._without_ends(first, length)
        return 0

    def _without_ends(self, first: int, length: int) -> int:
        """The length of a name without the particle after it; 0 if it begins after one."""
        if self._is_name(first + 1, length - 1):
            return 0
        while self._is_name(first, length - 1):
            length -= 1
        return length

    def _reversed(self, first: int) -> int:
        """Two words if they are « Family, First », and not the ends of two other names."""
        if first + 1 == len(self._words) or not self._is_between(_COMMA, first + 1):
            return 0
        if not self._is_name(first, 2):
            return 0
        is_end = first > 0 and self._is_name_with(first, first - 1)
        is_start = first + 2 < len(self._words) and self._is_name_with(first + 2, first + 2)
        return 0 if is_end and is_start else 2

    def _is_name_with(self, second: int, other: int) -> bool:
        return self._words[other][0][0].isupper() and self._is_between(_BETWEEN, second)

    def _is_between(self, pattern: re.Pattern[str], second: int) -> bool:
        start, end = self._words[second - 1].end(), self._words[second].start()
        return pattern.fullmatch(self._text, start, end) is not None

    def is_name(self) -> bool:
        """Whether all of it is one name."""
        return self._is_name(0, len(self._words))

    def _is_name(self, first: int, length: int) -> bool:
        words = [word for words in self._folded[first : first + length] for word in words]
        letters = [
            at
            for at in range(first, first + length)
            if len(self._folded[at]) == 1 and len(self._folded[at][0]) == 1
        ]
        with_initials = bool(letters) and all(map(self._is_initial, letters))
        return self._people.knows(words, with_initials=with_initials)

    def _is_initial(self, at: int) -> bool:
        """Whether a letter is written as an initial: « É. », « J-M »; not « à », « d' »."""
        word = self._words[at]
        if self._in_address and self._folded[at][0] not in _ELIDED:
            return True
        if not word[0].isupper():
            return False
        around = self._text[max(0, word.start() - 1) : word.end() + 1]
        return around.endswith((".", "-")) or around.startswith("-")


def _readings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """A name as it is, without civilities, without particles, without either.

    « M. » may be the initial of a first name.
    """
    full = tuple(words)
    if len(full) == 1 and len(full[0]) < _ONE_WORD:
        return
    readings = {full: None}
    if not _LITTLE.isdisjoint(full):
        plain = tuple(word for word in full if word not in _CIVILITIES)
        readings[plain] = None
        readings[tuple(word for word in full if word not in _PARTICLES)] = None
        readings[tuple(word for word in plain if word not in _PARTICLES)] = None
    for some in readings:
        if len(some) > 1 or (some and len(some[0]) >= _ONE_WORD):
            yield some


def person_digests(name: str) -> list[str]:
    """What is kept of the name of a person: as it is, bare, with initials, in one word.

    How many words it has stands before each digest, with an « i » if some are initials. Empty for a
    name of one word, which is nobody's alone.
    """
    words = folded(name).split()
    forms = [some for some in _readings(words) if len(some) > 1]
    kept = [_person_digest(form) for form in forms]
    for bare in forms[-1:]:
        for count in range(1, len(bare)):
            first, last = bare[:count], bare[count:]
            kept.append(_person_digest((*(word[0] for word in first), *last), "i"))
            for one in ("".join(bare), "".join(last + first)):
                if len(one) >= _ONE_WORD:
                    kept.append(_person_digest((one,)))
    return list(dict.fromkeys(kept))


def _person_digest(words: tuple[str, ...], mark: str = "") -> str:
    return f"{len(words)}{mark}-{digest('person', *sorted(words), length=_SORTED)}"


def name_digest(kind: Kind, name: str) -> str:
    """What is kept of a name, the words in their order."""
    return digest("name", kind.value, folded(name), length=_LENGTH)
