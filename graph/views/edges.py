"""How two entities are joined on the page: one line a pair, however many relations it stands for.

A line is as wide as the independent sources behind all its relations, dashed when none of them
is stated or reviewed, and has an arrow at each end they go to.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.model.iris import digest
from graph.network.build import Network
from graph.network.sentences import Patterns

__all__ = ["WIDEST", "Line", "Relation", "edge_ids", "is_dashed", "lines", "pair_id", "width"]

WIDEST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge of the network.

    Parameters
    ----------
    subject, object, key: as in the network. data: what the edge carries.
    through: whether it only says that a path passes by hidden entities: no statement.
    statements: how many relations it stands for: more than one on the link of a group.
    """

    subject: str
    object: str
    key: str
    data: Mapping[str, Any]
    through: bool
    statements: int

    @classmethod
    def of(cls, subject: str, object_: str, key: str, data: Mapping[str, Any]) -> "Relation":
        """The edge ``key`` from ``subject`` to ``object_``."""
        through = key == "through" or bool(data.get("through"))
        return cls(subject, object_, key, data, through, _count(data.get("statements")))


@dataclass(frozen=True, slots=True)
class Line:
    """All that joins two entities.

    Parameters
    ----------
    one, other: the two entities in alphabetical order; the same twice for a loop.
    relations: sorted by their ends and keys.
    stated: those that are statements, without the transitive links.
    """

    one: str
    other: str
    relations: tuple[Relation, ...]
    stated: tuple[Relation, ...]

    @property
    def id(self) -> str:
        """See :func:`pair_id`."""
        return pair_id(self.one, self.other)

    @property
    def through(self) -> bool:
        """Whether it stands for transitive links alone."""
        return not self.stated

    @property
    def statements(self) -> int:
        """How many relations it stands for, transitive links left aside."""
        return sum(relation.statements for relation in self.stated)

    @property
    def sources(self) -> int:
        """How many independent sources stand behind its relations; none for a transitive link."""
        told = [(one.data.get("origins") or (), one.data.get("weight")) for one in self.stated]
        origins = {origin for these, _ in told for origin in these}
        counted = [_count(weight) for these, weight in told if not these]
        return max([len(origins), *counted], default=0)

    @property
    def width(self) -> float:
        """In pixels; see :func:`width`."""
        return width(self.sources)

    @property
    def dashes(self) -> bool:
        """Whether none of its relations is stated or reviewed."""
        return all(relation.through or is_dashed(relation.data) for relation in self.relations)

    def arrow(self, patterns: Patterns | None) -> str:
        """The ends its relations go to, ``other`` being ``to``: ``to``, ``from``, ``both``, none.

        Parameters
        ----------
        patterns: which relations hold both ways; without it, none does.
        """
        ends = {
            "to" if relation.object == self.other else "from"
            for relation in self.stated
            if patterns is None or not patterns.is_symmetric(relation.key)
        }
        return "both" if len(ends) > 1 else "".join(ends)


def pair_id(one: str, other: str) -> str:
    """A short stable identifier for the line between two entities, whichever comes first."""
    return digest(*sorted((one, other)))


def edge_ids(net: Network) -> dict[str, tuple[str, str]]:
    """The two entities each line of the canvas joins, by its ``id``."""
    pairs = {(min(one, other), max(one, other)) for one, other in net.edges()}
    return {pair_id(*pair): pair for pair in sorted(pairs)}


def lines(net: Network) -> list[Line]:
    """One line a pair, in alphabetical order."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for one, other, key, data in net.edges(keys=True, data=True):
        pair = (one, other) if one <= other else (other, one)
        found.setdefault(pair, []).append(Relation.of(one, other, str(key), data))
    return [_line(pair, found[pair]) for pair in sorted(found)]


def width(weight: object) -> float:
    """The width of a line in pixels: 1 for one independent source, 1 more for each other."""
    known = float(weight) if isinstance(weight, int | float) else 1.0
    return min(WIDEST, max(1.0, known)) if math.isfinite(known) else 1.0


def is_dashed(attributes: Mapping[str, object]) -> bool:
    """Whether a relation is known otherwise than by being stated."""
    return attributes.get("certainty") in ("implied", "extracted")


def _line(pair: tuple[str, str], relations: list[Relation]) -> Line:
    relations.sort(key=lambda told: (told.subject, told.key))
    stated = tuple(one for one in relations if not one.through)
    return Line(*pair, tuple(relations), stated)


def _count(number: object) -> int:
    return max(1, number) if isinstance(number, int) else 1
