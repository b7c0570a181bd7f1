"""Who and what was taken out of the graph for good, whatever source names it again.

``suppressions.csv`` keeps no name: digests of the identifier and of the names are enough to
recognise a thing, and tell nobody who asked to be removed. A person is recognised whatever the
case, accents, hyphens and order of the words, and whatever kind of thing carries the name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote_plus

from graph.errors import worded
from graph.linking.decided_lines import read_lines, wrong_line
from graph.model.iris import digest, folded
from graph.model.terms import Literal, NamedNode, Quad, reworded
from graph.model.vocabulary import Kind

__all__ = [
    "COLUMNS",
    "NAMED",
    "Suppression",
    "Suppressions",
    "name_digest",
    "person_digests",
    "read_suppressions",
    "thing_digest",
]

COLUMNS: Final = ["kind", "thing", "names", "by", "date", "reason"]
NAMED: Final = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT))
"""Kinds whose name is enough to recognise them; towns and notions share theirs."""

_LENGTH: Final = 32
_SORTED: Final = 28
"""Length of what is kept of a person, whose words are sorted; lists made before have the other."""

_HIDDEN: Final = "[…]"
_LONGEST: Final = 5
"""How many words of a text are looked at as one name, one more with a particle."""

_CIVILITIES: Final = frozenset(
    ("m", "mr", "mme", "mlle", "dr", "pr", "me", "monsieur", "madame", "mademoiselle", "docteur")
)
_PARTICLES: Final = frozenset(("d", "de", "du", "des", "l", "la", "le", "les", "van", "von"))
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_BETWEEN: Final = re.compile(r"[\s._'’\u00ad\u200b-\u200f\u2010-\u2012-]{1,4}")
"""What may stand between two words of one name."""

_COMMA: Final = re.compile(r"\s?,\s{0,2}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One line: ``thing`` and ``names`` are digests."""

    kind: Kind
    thing: str
    names: tuple[str, ...]
    by: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class _People:
    """What is kept of the names of people: of the words sorted, of the words in their order."""

    sorted: frozenset[str]
    in_order: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.sorted or self.in_order)


@dataclass(frozen=True, slots=True)
class Suppressions:
    """Every suppression in force."""

    lines: tuple[Suppression, ...] = ()
    _people: _People = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        people = (line for line in self.lines if line.kind is Kind.PERSON)
        names = frozenset(name for line in people for name in line.names)
        in_order = frozenset(name for name in names if len(name) != _SORTED)
        object.__setattr__(self, "_people", _People(names - in_order, in_order))

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def has_people(self) -> bool:
        """Whether somebody is out whose name is known."""
        return bool(self._people)

    def holds(self, kind: Kind, short: str, names: Iterable[str]) -> bool:
        """Whether the thing called ``short`` (``person/camille``), or a thing so named, is out.

        The name of a person is out on an organisation too: readers may take one for the other.
        """
        same = [line for line in self.lines if line.kind is kind]
        if short and thing_digest(short) in {line.thing for line in same}:
            return True
        if kind not in NAMED or not self.lines:
            return False
        out, people = {name for line in same for name in line.names}, self._people
        return any(
            name_digest(kind, name) in out or _is_among(people, folded(name).split())
            for name in names
            if folded(name)
        )

    def leave_out(self, text: str) -> str:
        """``text`` with […] in the place of every person who is out, however they are written."""
        kept, at = list[str](), 0
        for start, end in self.find(text):
            kept += [text[at:start], _HIDDEN]
            at = end
        return "".join([*kept, text[at:]]) if kept else text

    def without_names(self, quad: Quad, base: str) -> Quad | None:
        """The statement with its text so; none if it gives an address that names somebody.

        Parameters
        ----------
        base: of the dataset, whose own identifiers are no addresses.
        """
        value = quad.object
        if isinstance(value, NamedNode):
            return None if not value.value.startswith(base) and self.names(value.value) else quad
        text = self.leave_out(value.value) if isinstance(value, Literal) else ""
        if not isinstance(value, Literal) or text == value.value:
            return quad
        return Quad(quad.subject, quad.predicate, reworded(value, text), quad.graph_name)

    def names(self, address: str) -> bool:
        """Whether an address or an identifier has the name of somebody who is out in it."""
        return bool(self.find(unquote_plus(address)))

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where ``text`` names people who are out: start and end of each name, in order."""
        return list(_Names(text, self._people).found()) if self._people else []


class _Names:
    """The names of ``people`` in one text, the longest first."""

    def __init__(self, text: str, people: _People) -> None:
        self._text, self._people = text, people
        self._words = list(_WORD.finditer(text))
        plain: dict[str, list[str]] = {}
        for word in self._words:
            if word[0] not in plain:
                plain[word[0]] = folded(word[0]).split()
        self._folded = [plain[word[0]] for word in self._words]

    def found(self) -> Iterator[tuple[int, int]]:
        first = 0
        while first < len(self._words) - 1:
            length = self._near(first) or self._reversed(first)
            if length:
                yield self._words[first].start(), self._words[first + length - 1].end()
            first += length or 1

    def _near(self, first: int) -> int:
        """How many words, from the ``first`` one on, are one name."""
        near, most = 1, min(_LONGEST + 1, len(self._words) - first)
        while near < most and self._is_between(_BETWEEN, first + near):
            near += 1
        for length in range(near, 1, -1):
            if self._is_out(first, length):
                return self._without_ends(first, length)
        return 0

    def _without_ends(self, first: int, length: int) -> int:
        """The length of a name without the particle after it; 0 if it begins after one."""
        if self._is_out(first + 1, length - 1):
            return 0
        while self._is_out(first, length - 1):
            length -= 1
        return length

    def _reversed(self, first: int) -> int:
        """Two words if they are « Family, First », and not the ends of two other names."""
        if not self._is_between(_COMMA, first + 1) or not self._is_out(first, 2):
            return 0
        is_end = first > 0 and self._is_name_with(first, first - 1)
        is_start = first + 2 < len(self._words) and self._is_name_with(first + 2, first + 2)
        return 0 if is_end and is_start else 2

    def _is_name_with(self, second: int, other: int) -> bool:
        return self._words[other][0][0].isupper() and self._is_between(_BETWEEN, second)

    def _is_between(self, pattern: re.Pattern[str], second: int) -> bool:
        start, end = self._words[second - 1].end(), self._words[second].start()
        return pattern.fullmatch(self._text, start, end) is not None

    def _is_out(self, first: int, length: int) -> bool:
        words = [word for words in self._folded[first : first + length] for word in words]
        return _is_among(self._people, words)


def _is_among(people: _People, words: list[str]) -> bool:
    """Whether ``words``, folded, are the name of one of ``people``."""
    return any(
        _person_digest(some) in people.sorted or (people.in_order and _is_turned(people, some))
        for some in _readings(words)
    )


def _is_turned(people: _People, words: tuple[str, ...]) -> bool:
    """Whether one of ``people`` was kept with the words in their order, each tried as the first."""
    turns = (words[turn:] + words[:turn] for turn in range(len(words)))
    return any(name_digest(Kind.PERSON, " ".join(turn)) in people.in_order for turn in turns)


def _readings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """A name as it is, without civilities, and without particles; two words at least."""
    plain = tuple(word for word in words if word not in _CIVILITIES)
    bare = tuple(word for word in plain if word not in _PARTICLES)
    yield from (some for some in dict.fromkeys((tuple(words), plain, bare)) if len(some) > 1)


def person_digests(name: str) -> list[str]:
    """What is kept of the name of a person: as it is, bare, and with initials, the words sorted.

    Empty for a name of one word, which is nobody's alone.
    """
    forms = list(_readings(folded(name).split()))
    for some in forms[-1:]:
        for count in range(1, len(some)):
            initials, rest = tuple(word[0] for word in some[:count]), some[count:]
            forms += [(*initials, *rest), ("".join(initials), *rest)]
    return list(dict.fromkeys(map(_person_digest, forms)))


def _person_digest(words: tuple[str, ...]) -> str:
    return digest("person", *sorted(words), length=_SORTED)


def thing_digest(short: str) -> str:
    """What is kept of an identifier."""
    return digest("thing", short, length=_LENGTH)


def name_digest(kind: Kind, name: str) -> str:
    """What is kept of a name."""
    return digest("name", kind.value, folded(name), length=_LENGTH)


def read_suppressions(path: Path) -> Suppressions:
    """The suppressions of a file; none if there is no such file.

    Raises
    ------
    InputError: it does not read, or a line has a wrong kind or a wrong number of values.
    """
    lines = read_lines(path, COLUMNS)
    return Suppressions(tuple(_line(path, number, row) for number, row in lines))


def _line(path: Path, number: int, row: list[str]) -> Suppression:
    kind, thing, names, by, date, reason = row
    if kind not in set(Kind):
        raise wrong_line(path, number, worded("genre inconnu : « {kind} ».", kind=kind[:40]))
    return Suppression(Kind(kind), thing, tuple(names.split()), by, date, reason)
