"""Who and what was taken out of the graph for good, whatever source names it again.

``suppressions.csv`` keeps no name: digests of the identifier and of the names are enough to
recognise a thing, and tell nobody who asked to be removed. A person is recognised whatever the
case, accents, hyphens and order of the words, and whatever kind of thing carries the name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote_plus

from graph.errors import worded
from graph.linking.decided_lines import read_lines, wrong_line
from graph.linking.people import People, name_digest
from graph.model.iris import digest, folded
from graph.model.terms import Literal, NamedNode, Quad, reworded
from graph.model.vocabulary import Kind

__all__ = [
    "COLUMNS",
    "NAMED",
    "Suppression",
    "Suppressions",
    "read_suppressions",
    "thing_digest",
]

COLUMNS: Final = ["kind", "thing", "names", "by", "date", "reason"]
NAMED: Final = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT))
"""Kinds whose name is enough to recognise them; towns and notions share theirs."""

_LENGTH: Final = 32
_HIDDEN: Final = "[…]"


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
    _people: People = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        people = (line for line in self.lines if line.kind is Kind.PERSON)
        names = (name for line in people for name in line.names)
        object.__setattr__(self, "_people", People(names))

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
            name_digest(kind, name) in out or people.has(name) for name in names if folded(name)
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
        for node in (quad.subject, quad.object):
            address = node.value if isinstance(node, NamedNode) else base
            if not address.startswith(base) and self.names(address):
                return None
        value = quad.object
        text = self.leave_out(value.value) if isinstance(value, Literal) else ""
        if not isinstance(value, Literal) or text == value.value:
            return quad
        return Quad(quad.subject, quad.predicate, reworded(value, text), quad.graph_name)

    def names(self, address: str) -> bool:
        """Whether an address or an identifier has the name of somebody who is out in it."""
        return any(self._people.find(unquote_plus(address), in_address=True))

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where ``text`` names people who are out: start and end of each name, in order."""
        return list(self._people.find(text))


def thing_digest(short: str) -> str:
    """What is kept of an identifier."""
    return digest("thing", short, length=_LENGTH)


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
