"""CSV (RFC 4180): UTF-8, commas, CRLF; a byte order mark first, so that Excel reads the accents.

Python reads such a file with ``encoding="utf-8-sig"``; pandas, OpenRefine and LibreOffice need
nothing said.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, Final

from graph.exports.archive import DatedZip
from graph.exports.cells import Plain
from graph.exports.tables import Table

__all__ = ["write_csv", "write_csv_rows", "write_csv_zip"]

_MARK: Final = "\ufeff"


def write_csv(table: Table, out: BinaryIO, *, mark: bool = True) -> int:
    """Write one table and give its number of rows.

    Parameters
    ----------
    mark: whether to begin with a byte order mark, for Excel.
    """
    return sum(1 for _ in write_csv_rows(table, out, mark=mark))


def write_csv_rows(table: Table, out: BinaryIO, *, mark: bool = True) -> Iterator[list[Plain]]:
    """Write one table and give each of its rows once it is written; read them all."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    if mark:
        text.write(_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([str(cell).lower() if isinstance(cell, bool) else cell for cell in row])
        yield row
    text.flush()
    text.detach()


def write_csv_zip(tables: Iterable[Table], out: BinaryIO, *, issued: date) -> int:
    """Write a ``.zip`` of one CSV a table, dated ``issued``, and give the rows of all."""
    count = 0
    with DatedZip(out, issued) as archive:
        for table in tables:
            with archive.open_dated(f"{table.name}.csv") as member:
                count += write_csv(table, member)
    return count
