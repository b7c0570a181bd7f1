"""A query written by hand: reading it, and what it gave in the format asked for."""

import sys
from pathlib import Path

from graph.cli.verbs import STANDARD
from graph.errors import InputError, worded
from graph.model.terms import Triple
from graph.questions.answer import Answer
from graph.questions.ask import answer_of_rows
from graph.store.base import Value
from graph.store.handwritten import Outcome

__all__ = ["outcome_answer", "outcome_text", "read_query"]

_LARGEST_QUERY = 1_000_000


def read_query(name: str) -> str:
    """The query in the file ``name``, ``-`` for standard input.

    Raises
    ------
    InputError: it cannot be read, is empty, or is longer than a million characters.
    """
    try:
        if name == STANDARD:
            text = sys.stdin.read(_LARGEST_QUERY + 1)
        else:
            with Path(name).open(encoding="utf-8-sig") as lines:
                text = lines.read(_LARGEST_QUERY + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else worded("ce n'est pas de l'UTF-8")
        raise InputError(
            worded("cette requête ne se lit pas ({reason}).", reason=reason),
            where=name,
            advice="Donnez un fichier texte en UTF-8, ou - pour l'entrée standard.",
        ) from error
    if len(text) > _LARGEST_QUERY:
        raise InputError("cette requête dépasse un million de caractères.", where=name)
    if not text.strip():
        raise InputError("cette requête est vide.", where=name)
    return text


def outcome_text(outcome: Outcome, form: str) -> bytes | None:
    """What is written as it is: statements (``table``, ``ttl``), a boolean (``table``).

    N-Triples is Turtle.
    """
    if outcome.ntriples is not None and form in ("table", "ttl"):
        return outcome.ntriples
    if outcome.boolean is not None and form == "table":
        return f"{str(outcome.boolean).lower()}\n".encode()
    return None


def outcome_answer(outcome: Outcome, form: str) -> Answer:
    """The rows of a query; statements and a boolean become rows too.

    Raises
    ------
    InputError: the format takes statements or a network, and rows are neither.
    """
    if form in ("ttl", "gexf"):
        raise InputError(
            "cette requête ne donne pas d'énoncés."
            if form == "ttl"
            else "une requête écrite à la main ne fait pas un réseau.",
            where=f"--format {form}",
            advice="Choisissez table, csv, json ou xlsx, ou écrivez un CONSTRUCT.",
        )
    if outcome.boolean is not None:
        answer = answer_of_rows(["answer"], [])
        answer.rows.append({"answer": outcome.boolean})
        return answer
    if outcome.ntriples is not None:
        rows = map(_parts, outcome.statements())
        return answer_of_rows(["subject", "predicate", "object"], rows)
    return answer_of_rows(outcome.variables, outcome.rows)


def _parts(triple: Triple) -> tuple[Value | None, ...]:
    return tuple(None if isinstance(part, Triple) else part for part in triple)
