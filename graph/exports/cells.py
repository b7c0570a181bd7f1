"""Values as table cells: nothing a spreadsheet could run, nothing XML cannot hold."""

import math
from collections.abc import Iterable
from typing import Final

from graph.exports.description import clean_text
from graph.model.terms import BlankNode, Literal, NamedNode
from graph.model.vocabulary import NAMESPACES

__all__ = ["SEPARATOR", "Plain", "joined", "plain_cell", "safe_text", "value_of"]

Plain = str | int | float | bool | None
"""What one cell of a file can hold."""

SEPARATOR: Final = " | "
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_XSD: Final = NAMESPACES["xsd"]


def safe_text(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula (OWASP, CSV injection).

    A leading apostrophe is put before what a formula may start with; characters XML cannot hold
    are dropped.
    """
    clean = clean_text(text)
    return f"'{clean}" if clean.lstrip(" ").startswith(_STARTS) else clean


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once, in their order."""
    return SEPARATOR.join(dict.fromkeys(values))


def plain_cell(value: object) -> Plain:
    """One cell: texts made safe, lists joined, numbers as they are, nothing for not-a-number."""
    if isinstance(value, str):
        return safe_text(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple | set):
        return safe_text(joined(str(item) for item in value if item is not None))
    return safe_text(str(value))


def value_of(term: NamedNode | BlankNode | Literal) -> Plain:
    """The plain value of an RDF term: a number for numbers, the text or IRI otherwise."""
    if isinstance(term, Literal):
        kind = term.datatype.value.removeprefix(_XSD)
        try:
            if kind == "integer":
                return int(term.value)
            if kind in ("decimal", "double", "float"):
                return float(term.value)
        except ValueError:
            return term.value
    return term.value if not isinstance(term, BlankNode) else str(term)
