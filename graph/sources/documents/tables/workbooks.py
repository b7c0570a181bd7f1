"""XLSX workbooks (ECMA-376), by openpyxl: values only, no formula is computed."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level
from graph.sources.documents.archives import open_archive
from graph.sources.documents.tables.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    FileTable,
    table_of,
    too_many_rows,
)
from graph.sources.documents.tables.values import cell_text

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_workbook"]

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW: Final = b"<row"
_CHUNK: Final = 1024 * 1024
_SLACK: Final = 1000
"""Rows that are blank or above the titles are not counted against the limit."""


def read_workbook(content: bytes, name: str, sheet: str = "", header: int = 0) -> FileTable:
    """The table of a sheet of a workbook.

    Parameters
    ----------
    sheet: its name; the first that has something when left empty.

    Raises
    ------
    InputError: damaged, no such sheet, no row, or too many: rows are counted before they are read.
    """
    _count_rows(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of styles and checks left out
            return _read(content, name, sheet, header)
    except (
        zipfile.BadZipFile,
        ParseError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
        NotImplementedError,  # an archive packed by a method zipfile does not know
        zlib.error,
    ) as error:
        raise InputError(
            "ce classeur est abîmé ou incomplet.",
            where=name,
            advice="Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx.",
        ) from error


def _count_rows(content: bytes, name: str) -> None:
    with open_archive(BytesIO(content), name) as archive:
        for member in archive.infolist():
            if _SHEET.fullmatch(member.filename):
                _count_rows_of(archive, member, name)


def _count_rows_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    rows, tail = 0, b""
    try:
        with archive.open(member) as opened:
            while chunk := opened.read(_CHUNK):
                rows += (tail + chunk).count(_ROW)
                tail = chunk[-len(_ROW) + 1 :]
                if rows > MOST_ROWS + _SLACK:
                    raise too_many_rows(name)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,  # an archive packed by a method zipfile does not know
        zlib.error,
    ) as error:
        raise InputError(
            "ce classeur est abîmé ou incomplet.", where=name, advice="Donnez-le de nouveau."
        ) from error


def _read(content: bytes, name: str, wanted: str, header: int) -> FileTable:
    import openpyxl

    workbook = openpyxl.load_workbook(
        BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    try:
        sheet = _sheet(workbook, name, wanted)
        table = table_of(_rows(sheet), name, header, sheet.title)
        others = [one.title for one in workbook.worksheets if one.title != sheet.title]
    finally:
        workbook.close()
    if not others or wanted:
        return table
    message = worded(
        "seule la feuille « {title} » est lue ; il y a aussi : {names}.",
        title=sheet.title,
        names=", ".join(others),
    )
    issue = Issue(Level.INFO, name, name, message)
    return FileTable(
        name, table.columns, table.header, table.rows, sheet.title, (*table.issues, issue)
    )


def _sheet(workbook: "Workbook", name: str, wanted: str) -> "Worksheet":
    sheets = workbook.worksheets
    if wanted:
        found = next((one for one in sheets if one.title == wanted), None)
        if found is None:
            raise InputError(
                worded("ce classeur n'a pas de feuille « {wanted} ».", wanted=wanted[:40]),
                where=name,
                advice=worded("Feuilles : {names}.", names=", ".join(one.title for one in sheets)),
            )
        return found
    filled = (one for one in sheets if any(any(cells) for _, cells in _rows(one)))
    found = next(filled, None)
    if found is None:
        raise InputError("ce classeur est vide.", where=name, advice="Vérifiez le fichier.")
    return found


def _rows(sheet: "Worksheet") -> Iterator[tuple[int, list[str]]]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # the size a file declares may be wrong
    for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
        yield line, [cell_text(value) for value in row[: MOST_COLUMNS + 1]]
