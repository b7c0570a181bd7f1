"""Values that must have a form: one that has not is left out, and said."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from graph.errors import worded
from graph.model.issues import Issue, Level
from graph.model.statements import date_literal
from graph.sources.tables import Table

__all__ = [
    "DATE",
    "DECIMAL",
    "GIVEN",
    "NUMBER",
    "Form",
    "one_of",
    "plain_decimal",
    "unreadable_values",
    "whole_number",
]

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?")

Form = tuple[str, Callable[[str], bool]]
"""What a value must be, in French, and whether a text is that."""


def plain_decimal(text: str) -> str:
    """The number ``text`` is without an exponent, which XML Schema decimals do not have.

    An empty text if it is no number.
    """
    return f"{Decimal(text):f}" if _is_decimal(text) else ""


def _is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_date(text: str) -> bool:
    return date_literal(text) is not None


def _or_nothing(fits: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: not text or fits(text)


GIVEN: Final[Form] = ("donné", bool)
DATE: Final[Form] = (worded("une date (AAAA, AAAA-MM ou AAAA-MM-JJ)"), _or_nothing(_is_date))
NUMBER: Final[Form] = (worded("un nombre entier"), _or_nothing(_is_number))
DECIMAL: Final[Form] = (worded("un nombre décimal"), _or_nothing(_is_decimal))


def one_of(*values: str) -> Form:
    """One of ``values``, and not nothing."""
    return worded("un de : {names}", names=", ".join(values)), lambda text: text in values


def whole_number(text: str) -> int | None:
    """The number ``text`` is, or nothing."""
    return int(text) if _is_number(text) else None


def unreadable_values(table: Table, source: str, forms: Mapping[str, Form]) -> Iterator[Issue]:
    """A violation for each value of ``table`` that has not the form of its column.

    Parameters
    ----------
    source: folder of the source.
    forms: the form of each column to look at; dates and numbers may be empty.
    """
    for row in table.rows:
        for column, (what, fits) in forms.items():
            value = row[column]
            if not fits(value):
                message = worded(
                    "{column} : « {value} » n'est pas {what}.",
                    column=column,
                    value=value[:40],
                    what=what,
                )
                yield Issue(Level.VIOLATION, source, table.locator(row), message)
