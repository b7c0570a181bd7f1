"""The lighter query some questions have beside them, for what their pickers offer."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import QuestionError, worded
from graph.questions.question import selected, split_header
from graph.settings import DEFAULT_BASE

__all__ = ["Companion", "find_companion", "read_companion"]


@dataclass(frozen=True, slots=True)
class Companion:
    """A query that tells what a question offers, where the question for everything is too much.

    Without ``pair`` it gives the rows of the question, one for one, with the columns its
    parameters are offered from. With one, it gives halves of rows: each row of the question joins
    the half of each of the two parameters at what they share.

    Parameters
    ----------
    pair: the two parameters, or none.
    end, shared: the variables of the half: a value of either parameter, what it is joined by.
    """

    query: str
    pair: tuple[str, ...] = ()
    end: str = ""
    shared: str = ""

    def on(self, base: str) -> str:
        """The query for a dataset whose own IRIs begin with ``base``."""
        return self.query.replace(DEFAULT_BASE, base)


@cache
def find_companion(name: str) -> Companion | None:
    """The companion of the question ``name``, if it has one.

    Raises
    ------
    QuestionError: its file does not have the expected form.
    """
    path = files("graph.questions") / "offers" / f"{name}.rq"
    return read_companion(name, path.read_text("utf-8")) if path.is_file() else None


def read_companion(name: str, text: str) -> Companion:
    """The companion written in ``text``: a header, which may be empty, and a query.

    Raises
    ------
    QuestionError: the header does not have the expected form.
    """
    try:
        header, query = split_header(text)
        pair = tuple(str(one) for one in header.get("pair", ()))
        ends = (str(header.get("end", "")), str(header.get("shared", "")))
        if pair and (len(pair) != 2 or not set(ends) <= set(selected(query))):
            raise ValueError("pair, end, shared")
        return Companion(query, pair, *ends)
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise QuestionError(
            worded("l'en-tête de la question est mal formé ({error}).", error=error),
            where=f"offers/{name}.rq",
            advice="Voir docs/how-to/add-a-question.md.",
        ) from error
