"""The answer of a question as a matrix: its subjects in rows, its objects in columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.model.iris import Iris
from graph.model.vocabulary import Kind, kind_of
from graph.network.answers import answer_links
from graph.network.claims import ClaimView
from graph.network.crossing import crossing_of, entries_of
from graph.network.matrix import DEDUCED, Crossing, Mark, Matrix
from graph.network.origins import read_origins
from graph.network.relations import Wording, read_wordings
from graph.questions.answer import Answer, Cell, NetworkColumns
from graph.questions.dataset import Dataset

__all__ = ["answer_matrix"]

_KINDS: Final = {
    Kind.TERRITORY: "territoire",
    Kind.RESOURCE: "co-mention",
    Kind.CONCEPT: "co-mention",
}
"""How strong a link is that passes by such a thing, where no relation says it."""

_Row = Mapping[str, Cell]
_Pair = tuple[str, str]


@dataclass(slots=True)
class _Told:
    """What the rows of an answer say of one pair."""

    relations: set[str] = field(default_factory=set)
    through: dict[str, set[str]] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    direct: bool = False


def answer_matrix(answer: Answer, dataset: Dataset, *, language: str = "fr") -> Matrix:
    """The matrix an answer's ``NetworkColumns`` describe.

    A crossing holds the statements that join its two entities, in either direction: those the
    rows are about. Rows that go through something, and rows no statement stands behind, make
    deduced links.

    Parameters
    ----------
    language: of the titles; entities are called as in the answer.

    Raises
    ------
    graph.errors.QuestionError: the question says no network can be made of its rows.
    """
    links = answer_links(answer, dataset.store, dataset.iris)
    columns = answer.network or NetworkColumns("", "")
    told, alone = _read_rows(answer.rows, columns, answer)
    claims = _by_pair(links.claims)
    origins = read_origins(dataset.store, dataset.iris)
    wordings = read_wordings(dataset.store, dataset.iris)
    crossings: dict[_Pair, Crossing] = {}
    for pair, one in told.items():
        between = frozenset(pair)
        said = claims.get(between, ()) if one.direct else ()
        middles = () if said else links.deduced.get(_sorted(pair), ())
        marks = list(_deduced(one, middles, wordings, dataset.iris, stated=bool(said)))
        through = sorted({*one.through, *(middles if one.direct else ())})
        crossings[pair] = crossing_of(said, wordings, marks, through, one.sources, origins)
    ends = [{pair[place]: links.names[pair[place]] for pair in told} for place in (0, 1)]
    rows, across = (entries_of(dataset, names) for names in ends)
    titles = {
        column.name: column.en if language == "en" else column.fr for column in answer.columns
    }
    return Matrix(
        rows,
        across,
        MappingProxyType(crossings),
        title=titles.get(columns.subject, ""),
        across=titles.get(columns.object, ""),
        alone=len(alone - {end for pair in told for end in pair}),
    )


def _read_rows(
    rows: Iterable[_Row], columns: NetworkColumns, answer: Answer
) -> tuple[dict[_Pair, _Told], set[str]]:
    """What is said of each pair, and the entities of rows that name one only."""
    lists = [column.name for column in answer.columns if column.role == "sources"]
    told: dict[_Pair, _Told] = {}
    alone: set[str] = set()
    for row in rows:
        subjects, objects = _texts(row.get(columns.subject)), _texts(row.get(columns.object))
        if not subjects or not objects:
            alone.update(subjects, objects)
        relations = _texts(row.get(columns.relation)) if columns.relation else []
        through = _texts(row.get(columns.through)) if columns.through else []
        for pair in ((one, other) for one in subjects for other in objects if one != other):
            one = told.setdefault(pair, _Told())
            one.sources.update(iri for name in lists for iri in _texts(row.get(name)))
            for middle in through:
                one.through.setdefault(middle, set()).update(relations)
            if not through:
                one.direct = True
                one.relations.update(relations)
    return told, alone


def _deduced(
    told: _Told,
    middles: Iterable[str],
    wordings: Mapping[str, Wording],
    iris: Iris,
    *,
    stated: bool,
) -> Iterator[Mark]:
    """The marks of what no statement between the two says."""
    for middle, relations in sorted(told.through.items()):
        yield from _marks_of(relations, [middle], wordings, iris)
    if told.direct and not stated:
        yield from _marks_of(told.relations, middles, wordings, iris)


def _marks_of(
    relations: Iterable[str], middles: Iterable[str], wordings: Mapping[str, Wording], iris: Iris
) -> Iterator[Mark]:
    """A mark for each strength of the relations the rows name, or else of what is passed by."""
    strengths = {wordings[one].kind for one in relations if one in wordings}
    if not strengths:
        passed = {kind for one in middles if (kind := kind_of(one, iris))}
        strengths = {_KINDS.get(kind, "partage") for kind in passed} or {""}
    for strength in sorted(strengths):
        yield Mark("", strength, DEDUCED)


def _by_pair(claims: Iterable[ClaimView]) -> dict[frozenset[str], list[ClaimView]]:
    found: dict[frozenset[str], list[ClaimView]] = {}
    for claim in claims:
        found.setdefault(frozenset((claim.subject, claim.object)), []).append(claim)
    return found


def _sorted(pair: _Pair) -> _Pair:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _texts(cell: Cell) -> list[str]:
    values = cell if isinstance(cell, list) else [] if cell is None else [cell]
    return [str(value) for value in values if value != ""]
