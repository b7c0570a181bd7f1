"""The rows or statements of a query as an answer, and which of its columns are entities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.iris import digest
from graph.model.terms import Literal, NamedNode, Triple
from graph.model.vocabulary import kind_of
from graph.network.sentences import Patterns
from graph.questions.answer import Answer, Column, NetworkColumns
from graph.questions.ask import answer_of_rows
from graph.questions.dataset import Dataset
from graph.store.base import Value
from graph.store.outcome import Outcome

__all__ = ["Found", "found_of"]

TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave, in rows: those of a SELECT, or one a statement.

    Parameters
    ----------
    variables, rows: the terms themselves.
    answer: the same as plain values, columns of entities known as such.
    is_graph: whether the rows are statements.
    relations: the columns that hold relations of the model.
    """

    variables: tuple[str, ...]
    rows: Sequence[tuple[Value | None, ...]]
    answer: Answer
    is_graph: bool = False
    relations: tuple[str, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """The columns that name entities."""
        return tuple(one.name for one in self.answer.columns if one.role == "entity")

    def linked(self, subject: str, value: str, relation: str = "") -> "Found":
        """The same, its rows linking one column to another."""
        return self.linked_as(NetworkColumns(subject, value, relation))

    def linked_as(self, network: NetworkColumns) -> "Found":
        """The same, its rows linked so."""
        return replace(self, answer=replace(self.answer, network=network))


def found_of(
    outcome: Outcome,
    query: str,
    opened: Dataset,
    patterns: Patterns,
    titles: Mapping[str, Column] | None = None,
) -> Found:
    """The rows of what a query gave.

    Parameters
    ----------
    opened: the dataset asked.
    patterns: the relations of the model.
    titles: the columns of the question the query is, by name, if it is one.
    """
    if outcome.ntriples is not None:
        variables: tuple[str, ...] = TRIPLE
        rows: Sequence[tuple[Value | None, ...]] = [
            _parts(triple) for triple in outcome.statements()
        ]
    else:
        variables, rows = outcome.variables, outcome.rows
    answer = answer_of_rows(variables, rows)
    roles = {name: _role(rows, place, opened) for place, name in enumerate(variables)}
    titles = titles or {}
    answer.columns = [
        replace(titles.get(name, Column(name, name, name)), role=roles[name]) for name in variables
    ]
    answer.parameters = {"query": digest(query, length=16)}
    relations = tuple(
        name for place, name in enumerate(variables) if _is_relation(rows, place, patterns)
    )
    return Found(variables, rows, answer, outcome.ntriples is not None, relations)


def _parts(triple: Triple) -> tuple[Value | None, ...]:
    return tuple(None if isinstance(part, Triple) else part for part in triple)


def _role(rows: Sequence[tuple[Value | None, ...]], place: int, opened: Dataset) -> str:
    """``entity`` where some value is one of ours and no value is a text."""
    values = [row[place] for row in rows if row[place] is not None]
    if any(isinstance(value, Literal) for value in values):
        return "value"
    ours = (isinstance(v, NamedNode) and kind_of(v.value, opened.iris) for v in values)
    return "entity" if any(ours) else "value"


def _is_relation(rows: Sequence[tuple[Value | None, ...]], place: int, patterns: Patterns) -> bool:
    """Whether every value of a column is a relation that the model tells in sentences."""
    values = {row[place] for row in rows if row[place] is not None}
    return bool(values) and all(
        isinstance(value, NamedNode) and value.value in patterns.wordings for value in values
    )
