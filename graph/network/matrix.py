"""A matrix: entities of one sort in rows, of another in columns, and what links each two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from graph.network.claims import ClaimView
from graph.network.relations import STRENGTHS

__all__ = [
    "DEDUCED",
    "MOST",
    "Crossing",
    "Entry",
    "Group",
    "LinkKey",
    "Mark",
    "Matrix",
    "cut",
    "only",
]

DEDUCED: Final = "deduced"
"""The certainty of a link that no source states: two things are in one place, document, project."""

MOST: Final = 500
"""The most rows, and the most columns, of a matrix that is shown."""

Pair = tuple[str, str]
"""IRIs of a row and of a column."""

LinkKey = tuple[str, bool]
"""A strength (a key of ``STRENGTHS``), and whether the link is deduced."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row or a column stands for.

    Parameters
    ----------
    kind: a key of ``KIND_WORDS``: ``scic`` beside the kinds, an empty text for what is not ours.
    """

    iri: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One relation of a crossing.

    Parameters
    ----------
    relation: its IRI, or an empty text for a deduced link that no relation names.
    kind: its strength (a key of ``STRENGTHS``): ``capital``, ``direct``, ``partage``…
    certainty: of its surest statement, or ``DEDUCED``.
    """

    relation: str
    kind: str
    certainty: str = "stated"

    @property
    def is_deduced(self) -> bool:
        """Whether no source states it."""
        return self.certainty == DEDUCED

    @property
    def key(self) -> LinkKey:
        """What it is drawn and filtered as."""
        return self.kind, self.is_deduced


@dataclass(frozen=True, slots=True)
class Crossing:
    """What links a row and a column.

    Parameters
    ----------
    marks: its relations, the strongest stated one first, deduced ones last.
    claims: the statements that join the two.
    through: IRIs of what a deduced link passes by, and may be nothing.
    sources: documents that state it; those a deduction stands on where nothing states it.
    independent: how many of them do not repeat one another.
    """

    marks: tuple[Mark, ...]
    claims: tuple[ClaimView, ...] = ()
    through: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    independent: int = 0

    @property
    def is_deduced(self) -> bool:
        """Whether no source states that the two are linked."""
        return not self.claims


@dataclass(frozen=True, slots=True)
class Group:
    """Rows, or columns, that follow each other and belong together."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows, columns, and the crossings that are not empty.

    Parameters
    ----------
    title, across: what the rows and the columns are.
    total_rows, total_columns: how many there are, those cut off included.
    alone: how many entities are linked to nothing, and left out.
    row_groups, column_groups: of an order that has some.
    """

    rows: tuple[Entry, ...]
    columns: tuple[Entry, ...]
    crossings: Mapping[Pair, Crossing] = field(default_factory=lambda: MappingProxyType({}))
    title: str = ""
    across: str = ""
    total_rows: int = 0
    total_columns: int = 0
    alone: int = 0
    row_groups: tuple[Group, ...] = ()
    column_groups: tuple[Group, ...] = ()

    def at(self, row: str, column: str) -> Crossing | None:
        """What links two entities, if anything does."""
        return self.crossings.get((row, column))

    def links(self) -> dict[LinkKey, int]:
        """How many crossings show each kind of link, the stated and the strongest first."""
        found: dict[LinkKey, int] = {}
        for crossing in self.crossings.values():
            for key in {mark.key for mark in crossing.marks}:
                found[key] = found.get(key, 0) + 1

        def order(key: LinkKey) -> tuple[bool, int, str]:
            return key[1], STRENGTHS.get(key[0], STRENGTHS[""]), key[0]

        return {key: found[key] for key in sorted(found, key=order)}

    def sources(self) -> frozenset[str]:
        """IRIs of every document behind a crossing."""
        return frozenset(one for crossing in self.crossings.values() for one in crossing.sources)


def cut(matrix: Matrix, most: int = MOST) -> Matrix:
    """The best linked rows and columns, ``most`` of each; the totals stay those of all.

    What is stated counts before what is deduced; entities left without a link go too.
    """
    told = replace(
        matrix,
        total_rows=matrix.total_rows or len(matrix.rows),
        total_columns=matrix.total_columns or len(matrix.columns),
    )
    if len(told.rows) <= most and len(told.columns) <= most:
        return told
    links = told.crossings.items()
    rows = _best(told.rows, ((pair[0], crossing) for pair, crossing in links), most)
    left = ((pair[1], crossing) for pair, crossing in links if pair[0] in rows)
    return _within(told, rows, _best(told.columns, left, most))


def only(matrix: Matrix, keys: Iterable[LinkKey]) -> Matrix:
    """Only some links; entities left without one are left out.

    Parameters
    ----------
    keys: strengths (of ``STRENGTHS``), each with whether it is deduced; see :meth:`Matrix.links`.
    """
    wanted = frozenset(keys)
    found: dict[Pair, Crossing] = {}
    for pair, crossing in matrix.crossings.items():
        marks = tuple(mark for mark in crossing.marks if mark.key in wanted)
        if marks:
            found[pair] = _reduced(crossing, marks)
    return kept(replace(matrix, crossings=MappingProxyType(found)), found)


def kept(matrix: Matrix, pairs: Iterable[Pair]) -> Matrix:
    """Only some crossings; entities left without one are left out, and not counted."""
    wanted = frozenset(pairs)
    found = {pair: one for pair, one in matrix.crossings.items() if pair in wanted}
    left = replace(matrix, crossings=MappingProxyType(found))
    part = _within(left, {row for row, _ in found}, {column for _, column in found})
    return replace(part, total_rows=len(part.rows), total_columns=len(part.columns))


def _reduced(crossing: Crossing, marks: tuple[Mark, ...]) -> Crossing:
    """A crossing with only some of its marks, and what they stand on."""
    if marks == crossing.marks:
        return crossing
    relations = {mark.relation for mark in marks if not mark.is_deduced}
    claims = tuple(one for one in crossing.claims if one.predicate in relations)
    through = crossing.through if any(mark.is_deduced for mark in marks) else ()
    if not claims:
        return replace(crossing, marks=marks, claims=(), through=through)
    sources = tuple(sorted({one.source for one in claims}))
    origins = {one.origin or one.source for one in claims}
    return Crossing(marks, claims, through, sources, len(origins))


def _best(entries: Sequence[Entry], ends: Iterable[tuple[str, Crossing]], most: int) -> set[str]:
    """The entities with most links: a stated one weighs more than any number of deduced ones."""
    stated: dict[str, int] = {}
    deduced: dict[str, int] = {}
    for end, crossing in ends:
        counts = deduced if crossing.is_deduced else stated
        counts[end] = counts.get(end, 0) + 1

    def order(one: Entry) -> tuple[int, int, str, str]:
        return -stated.get(one.iri, 0), -deduced.get(one.iri, 0), one.label, one.iri

    return {one.iri for one in sorted(entries, key=order)[:most]}


def _within(matrix: Matrix, rows: set[str], columns: set[str]) -> Matrix:
    """The part of a matrix between some rows and columns, without those that are then empty."""
    found = {
        pair: crossing
        for pair, crossing in matrix.crossings.items()
        if pair[0] in rows and pair[1] in columns
    }
    firsts, lasts = {row for row, _ in found}, {column for _, column in found}
    return replace(
        matrix,
        rows=tuple(one for one in matrix.rows if one.iri in firsts),
        columns=tuple(one for one in matrix.columns if one.iri in lasts),
        crossings=MappingProxyType(found),
        row_groups=(),
        column_groups=(),
    )
