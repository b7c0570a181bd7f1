"""Who and what was taken out of the graph for good, whatever source names it again.

``suppressions.csv`` keeps no name: digests of the identifier and of the names are enough to
recognise a thing, and tell nobody who asked to be removed. A person is recognised whatever the
case, accents, hyphens and order of the words, and whatever kind of thing carries the name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Final

from graph.errors import worded
from graph.linking.decided_lines import read_lines, wrong_line
from graph.model.iris import digest, folded
from graph.model.terms import Literal, Quad
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
_HIDDEN: Final = "[…]"
_LONGEST: Final = 5
"""How many words a name may have to be looked for in any order."""

_CIVILITIES: Final = frozenset(
    ("m", "mr", "mme", "mlle", "dr", "pr", "me", "monsieur", "madame", "mademoiselle", "docteur")
)
_PARTICLES: Final = frozenset(("d", "de", "du", "des", "l", "la", "le", "les", "van", "von"))
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_BETWEEN: Final = re.compile(r"[\s.'’\u00ad\u200b-\u200f\u2010-\u2012-]{1,4}")
"""What may stand between two words of one name."""


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
class Suppressions:
    """Every suppression in force."""

    lines: tuple[Suppression, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines)

    def holds(self, kind: Kind, short: str, names: Iterable[str]) -> bool:
        """Whether the thing called ``short`` (``person/camille``), or a thing so named, is out.

        The name of a person is out on an organisation too: readers may take one for the other.
        """
        same = [line for line in self.lines if line.kind is kind]
        if short and thing_digest(short) in {line.thing for line in same}:
            return True
        if kind not in NAMED or not self.lines:
            return False
        out, people = {name for line in same for name in line.names}, self._people()
        return any(
            name_digest(kind, name) in out or _is_among(people, folded(name).split())
            for name in names
            if folded(name)
        )

    def leave_out(self, text: str) -> str:
        """``text`` with […] in the place of every person who is out, however they are written."""
        people = self._people()
        if not people:
            return text
        words = list(_WORD.finditer(text))
        kept, at, first = list[str](), 0, 0
        while first < len(words):
            length = self._name_at(text, words[first : first + _LONGEST + 1], people)
            if length:
                kept += [text[at : words[first].start()], _HIDDEN]
                at = words[first + length - 1].end()
            first += length or 1
        return "".join([*kept, text[at:]])

    def without_names(self, quad: Quad) -> Quad:
        """The statement with its text so; itself where nobody is named."""
        value = quad.object
        text = self.leave_out(value.value) if isinstance(value, Literal) else ""
        if not isinstance(value, Literal) or text == value.value:
            return quad
        left = Literal(text, language=value.language) if value.language else Literal(text)
        return Quad(quad.subject, quad.predicate, left, quad.graph_name)

    @staticmethod
    def _name_at(text: str, words: list[re.Match[str]], people: frozenset[str]) -> int:
        """How many of ``words``, from the first one on, make the longest name that is out."""
        near = 1
        while near < len(words) and _BETWEEN.fullmatch(
            text, words[near - 1].end(), words[near].start()
        ):
            near += 1
        for length in range(near, 1, -1):
            run = folded(text[words[0].start() : words[length - 1].end()]).split()
            if _is_among(people, run):
                return length
        return 0

    def _people(self) -> frozenset[str]:
        lines = (line for line in self.lines if line.kind is Kind.PERSON)
        return frozenset(name for line in lines for name in line.names)


def _is_among(people: frozenset[str], words: list[str]) -> bool:
    """Whether ``words``, folded, are the name of one of ``people`` in any order."""
    if not people:
        return False
    return any(
        name_digest(Kind.PERSON, " ".join(order)) in people
        for some in _readings(words)
        for order in (permutations(some) if len(some) <= _LONGEST else [tuple(some)])
    )


def _readings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """A name as it is, without civilities, and without particles; two words at least."""
    plain = tuple(word for word in words if word not in _CIVILITIES)
    bare = tuple(word for word in plain if word not in _PARTICLES)
    yield from (some for some in dict.fromkeys((tuple(words), plain, bare)) if len(some) > 1)


def person_digests(name: str) -> list[str]:
    """What is kept of the name of a person: as it is, bare, and with the initial of its first word.

    Empty for a name of one word, which is nobody's alone.
    """
    forms = list(_readings(folded(name).split()))
    forms += [(some[0][0], *some[1:]) for some in forms[-1:]]
    return list(dict.fromkeys(name_digest(Kind.PERSON, " ".join(form)) for form in forms))


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
