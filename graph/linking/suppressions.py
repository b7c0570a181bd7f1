"""Who and what was taken out of the graph for good, whatever source names it again.

``suppressions.csv`` keeps no name: digests of the identifier and of the names are enough to
recognise a thing, and tell nobody who asked to be removed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import worded
from graph.linking.decided_lines import read_lines, wrong_line
from graph.model.iris import digest, folded
from graph.model.vocabulary import Kind

__all__ = [
    "COLUMNS",
    "NAMED",
    "Suppression",
    "Suppressions",
    "name_digest",
    "read_suppressions",
    "thing_digest",
]

COLUMNS: Final = ["kind", "thing", "names", "by", "date", "reason"]
NAMED: Final = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT))
"""Kinds whose name is enough to recognise them; towns and notions share theirs."""

_LENGTH: Final = 32


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
        """Whether the thing called ``short`` (``person/camille``), or a thing so named, is out."""
        same = [line for line in self.lines if line.kind is kind]
        if not same:
            return False
        if short and thing_digest(short) in {line.thing for line in same}:
            return True
        if kind not in NAMED:
            return False
        out = {name for line in same for name in line.names}
        return any(name_digest(kind, name) in out for name in names if folded(name))


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
