"""What a question gives back: columns, rows, and the sources the rows stand on."""

from dataclasses import dataclass, field

__all__ = ["Answer", "Cell", "Column", "NetworkColumns", "SourceNote"]

Cell = str | int | float | bool | list[str] | None
"""An IRI or a plain value; a list for the columns that gather several; nothing if unbound."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer.

    Parameters
    ----------
    name: the variable of the query.
    fr, en: its title.
    role: ``entity`` (an IRI, with a ``<name>_label`` beside it in the rows), ``concept`` (the
        same, for a level, a relation or another word of the model), ``value``, ``label`` (the
        text beside an IRI), ``sources`` (a list of source IRIs) or ``addresses`` (theirs).
    """

    name: str
    fr: str
    en: str
    role: str = "value"


@dataclass(frozen=True, slots=True)
class NetworkColumns:
    """Which columns of an answer make an edge: ``subject`` -> ``object``, drawn as ``relation``.

    ``through`` is an entity in the middle, or an empty text: the edge then becomes two.
    """

    subject: str
    object: str
    relation: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source as a reader cites it; empty texts where it is not known."""

    id: str
    title: str
    url: str = ""
    publisher: str = ""
    issued: str = ""
    licence: str = ""
    access: str = "public"


@dataclass(slots=True)
class Answer:
    """The rows of one question.

    Parameters
    ----------
    question: the question's name, or ``sparql`` for a query written by hand.
    parameters: what was asked, every parameter present, ``None`` where it means any.
    rows: one dictionary a row, keyed by column name.
    sentence: the question completed with its parameters, in French.
    """

    question: str
    parameters: dict[str, str | None]
    columns: list[Column]
    rows: list[dict[str, Cell]]
    sources: list[SourceNote] = field(default_factory=list)
    sentence: str = ""
    network: NetworkColumns | None = None
