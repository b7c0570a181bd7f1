"""From the cell of a table to a text on one line."""

import re
from datetime import date, datetime, time
from typing import Final

__all__ = ["cell_text", "clean"]

_BLANKS = re.compile(r"\s+")
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LONGEST: Final = 5000


def cell_text(value: object) -> str:
    """The value of a cell of a workbook as a person reads it: ``2024-03-05``, ``3``, ``oui``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean(str(value))


def clean(text: str) -> str:
    """``text`` on one line, blanks made one, cut after 5,000 characters."""
    return _BLANKS.sub(" ", _UNPRINTED.sub(" ", text[: 2 * _LONGEST])).strip()[:_LONGEST]
