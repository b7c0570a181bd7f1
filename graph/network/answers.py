"""The answer of a question as a network."""

from collections.abc import Iterator, Mapping
from typing import Final

from graph.errors import QuestionError
from graph.model.iris import Iris
from graph.network.build import Network, from_claims
from graph.network.claims import ClaimView
from graph.questions.answer import Answer, Cell

__all__ = ["answer_claims", "from_answer"]

_Row = Mapping[str, Cell]
_RELATION: Final = "est lié à"


def from_answer(answer: Answer, iris: Iris, *, origins: Mapping[str, str] | None = None) -> Network:
    """The network an answer's ``NetworkColumns`` describe.

    An entity in the middle (``through``) makes two edges of the row. A row without an object
    gives a node without an edge. Columns named ``certitude``, ``annee`` or ``depuis``, ``jusque``
    and ``role`` are carried by the edges; so are all columns of role ``sources``.

    Parameters
    ----------
    origins: which sources repeat which, from ``read_origins``; each counts for itself if absent.

    Raises
    ------
    graph.errors.QuestionError: the question says no network can be made of its rows.
    """
    claims, names = answer_claims(answer, origins or {})
    return from_claims(claims, iris, names)


def answer_claims(
    answer: Answer, origins: Mapping[str, str]
) -> tuple[list[ClaimView], dict[str, str]]:
    """The relations of an answer, once for each source, and the names of all its entities.

    See :func:`from_answer`.
    """
    columns = answer.network
    if columns is None:
        raise QuestionError(
            "les réponses à cette question ne font pas un réseau.",
            where=answer.question,
            advice="Affichez-les en tableau.",
        )
    lists = [column.name for column in answer.columns if column.role == "sources"]
    names: dict[str, str] = {}
    claims: list[ClaimView] = []
    for row in answer.rows:
        for column in (columns.subject, columns.through, columns.object):
            names.update({iri: name for iri, name in _named(row, column) if not names.get(iri)})
        sources = sorted({iri for name in lists for iri in _texts(row.get(name))}) or [""]
        for subject, value in _pairs(row, columns.subject, columns.through, columns.object):
            for predicate, label in _named(row, columns.relation) or [("", "")]:
                claims += _claims(
                    row, (subject, predicate, value), label or _RELATION, sources, origins
                )
    return claims, names


def _claims(
    row: _Row,
    triple: tuple[str, str, str],
    label: str,
    sources: list[str],
    origins: Mapping[str, str],
) -> Iterator[ClaimView]:
    """The relation of one row, once for each of its sources."""
    for source in sources:
        yield ClaimView(
            *triple,
            source,
            predicate_label=label,
            certainty=_text(row.get("certitude")) or "stated",
            since=_text(row.get("annee")) or _text(row.get("depuis")),
            until=_text(row.get("jusque")),
            role=_text(row.get("role")),
            origin=origins.get(source, source),
        )


def _pairs(row: _Row, subject: str, through: str, value: str) -> Iterator[tuple[str, str]]:
    firsts, lasts = _texts(row.get(subject)), _texts(row.get(value))
    middles = _texts(row.get(through)) if through else []
    if middles:
        yield from ((first, middle) for first in firsts for middle in middles)
        yield from ((middle, last) for middle in middles for last in lasts)
    else:
        yield from ((first, last) for first in firsts for last in lasts)


def _named(row: _Row, column: str) -> list[tuple[str, str]]:
    """The values of a column with the labels beside them."""
    values = _texts(row.get(column)) if column else []
    labels = _texts(row.get(f"{column}_label"))
    return [(value, labels[i] if i < len(labels) else "") for i, value in enumerate(values)]


def _texts(cell: Cell) -> list[str]:
    values = cell if isinstance(cell, list) else [] if cell is None else [cell]
    return [str(value) for value in values if value != ""]


def _text(cell: Cell) -> str:
    return " ; ".join(_texts(cell))
