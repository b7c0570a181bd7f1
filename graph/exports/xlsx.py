"""XLSX workbooks: texts are texts, never formulas nor links."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from graph.exports.archive import DatedZip
from graph.exports.cells import Plain
from graph.exports.tables import Table

__all__ = ["write_xlsx"]

ROWS: Final = 1_048_575
"""How many rows a sheet holds below its header (Excel specifications and limits)."""
_MEASURED: Final = 100
"""How many rows tell how wide columns are."""
_TEXT: Final = 32_767
_CUT: Final = " […]"
_EXACT: Final = 2**53
_WIDTHS: Final = (8, 60)
_NARROW, _UPRIGHT = (5, 30), 170
"""Of a cross table: widths of its columns, height of the row of its titles, in points."""


def write_xlsx(tables: Iterable[Table], out: BinaryIO, *, issued: date) -> int:
    """Write one sheet a table (more where the rows are too many) and give the rows of all.

    A text longer than a cell can hold (32,767 characters) is cut and ends in ``[…]``.

    Parameters
    ----------
    issued: the day of this edition, which the workbook is dated.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Maillage"
    book.properties.created = book.properties.modified = datetime(
        issued.year, issued.month, issued.day
    )
    count = sum(_add_table(book, table) for table in tables)
    with DatedZip(out, issued) as archive:
        ExcelWriter(book, archive).write_data()
    return count


def _add_table(book: Workbook, table: Table) -> int:
    """One sheet, and more after it where the rows are too many for one."""
    rows, count, part = iter(table.rows), 0, 1
    first = list(islice(rows, min(_MEASURED, ROWS)))
    while True:
        name = table.name if part == 1 else f"{table.name} {part}"
        held = chain(first, islice(rows, ROWS - len(first)))
        added = _add_sheet(book, name, table.header, first, held, table.crossed)
        count, part = count + added, part + 1
        first = list(islice(rows, min(_MEASURED, ROWS))) if added == ROWS else []
        if not first:
            return count


def _add_sheet(
    book: Workbook,
    name: str,
    header: Sequence[str],
    first: Sequence[Sequence[Plain]],
    rows: Iterable[Sequence[Plain]],
    crossed: bool,
) -> int:
    sheet: Any = book.create_sheet(name[:31])
    sheet.freeze_panes = "B2" if crossed else "A2"
    if crossed:
        sheet.row_dimensions[1].height = _UPRIGHT
    for number, title in enumerate(header):
        upright = crossed and number > 0
        longest = max([0 if upright else len(title), *(len(_shown(row[number])) for row in first)])
        low, high = _NARROW if upright else _WIDTHS
        width = min(max(longest + 2, low), high)
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    sheet.append([_title(sheet, text, crossed and at > 0) for at, text in enumerate(header)])
    count = 0
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    return count


def _shown(value: Plain) -> str:
    return "" if value is None else str(value)


def _title(sheet: Any, text: str, upright: bool) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    if upright:
        cell.alignment = Alignment(text_rotation=90, wrap_text=True)
    return cell


def _cell(sheet: Any, value: Plain) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _EXACT:
        return str(value)
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _TEXT:
        text = text[: _TEXT - len(_CUT)] + _CUT
    if text not in ERROR_CODES:
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
