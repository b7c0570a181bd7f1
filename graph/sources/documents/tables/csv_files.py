"""CSV (RFC 4180) with commas, semicolons or tabulations."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from graph.errors import InputError
from graph.sources.documents.decoding import decode
from graph.sources.documents.tables.table import FileTable, table_of
from graph.sources.documents.tables.values import clean

__all__ = ["read_csv"]

_SEPARATORS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 20


def read_csv(content: bytes, name: str, header: int = 0) -> FileTable:
    """The table of a CSV file; the separator is the one that gives most columns.

    Raises
    ------
    InputError: no text, a quotation mark left open, a cell that is too long, no row, too many.
    """
    decoded = decode(content, name)
    separator = max(_SEPARATORS, key=lambda one: _fields(decoded.text, one))
    table = table_of(_rows(decoded.text, separator, name), name, header)
    return FileTable(
        name, table.columns, table.header, table.rows, issues=decoded.issues + table.issues
    )


def _fields(text: str, separator: str) -> int:
    """The number of cells of the first rows, counted only where rows agree."""
    reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
    counts = []
    try:
        for _ in range(_SAMPLE):
            counts.append(len(next(reader)))
    except (StopIteration, csv.Error):
        pass
    wide = [count for count in counts if count > 1]
    return max(map(wide.count, wide), default=0) * min(wide, default=0)


def _rows(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [clean(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "cette ligne n'est pas du CSV : un guillemet manque ou une cellule est trop longue.",
            where=f"{name}:{line}",
            advice="Corrigez cette ligne, ou enregistrez de nouveau le tableau.",
        ) from error
