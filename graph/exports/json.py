"""An answer as JSON, exactly as the command line's contract says."""

import json
import math
from typing import BinaryIO

from graph.exports.tables import answer_columns
from graph.questions.answer import Answer, Cell

__all__ = ["answer_object", "write_json"]

_SOURCE_KEYS = ("id", "title", "url", "publisher", "issued")


def answer_object(answer: Answer) -> dict[str, object]:
    """``question``, ``parameters``, ``columns``, ``rows`` and ``sources``, of plain values.

    ``columns`` are the keys of every row, in order: a ``<name>_label`` follows each identifier.
    """
    names = [column.name for column in answer_columns(answer)]
    return {
        "question": answer.question,
        "parameters": dict(answer.parameters),
        "columns": names,
        "rows": [{name: _plain(row.get(name)) for name in names} for row in answer.rows],
        "sources": [{key: getattr(note, key) for key in _SOURCE_KEYS} for note in answer.sources],
    }


def write_json(answer: Answer, out: BinaryIO) -> int:
    """Write an answer and give its number of rows."""
    text = json.dumps(answer_object(answer), ensure_ascii=False, indent=2, allow_nan=False)
    out.write(text.encode("utf-8", "replace") + b"\n")
    return len(answer.rows)


def _plain(value: Cell) -> Cell:
    return None if isinstance(value, float) and not math.isfinite(value) else value
