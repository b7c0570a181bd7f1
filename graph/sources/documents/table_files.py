"""CSV and XLSX tables, read with what their columns mean."""

from dataclasses import dataclass
from typing import Final

from graph.errors import worded
from graph.model.issues import Issue, Level
from graph.model.reading import ReadDocument
from graph.sources.documents.archives import is_archive
from graph.sources.documents.tables.csv_files import read_csv
from graph.sources.documents.tables.guessing import propose_mapping
from graph.sources.documents.tables.mapping import ColumnMapping
from graph.sources.documents.tables.rows import read_rows
from graph.sources.documents.tables.table import FileTable
from graph.sources.documents.tables.workbooks import read_workbook
from graph.sources.documents.word import OLD_OFFICE, refuse_old_office

__all__ = ["TableFile", "open_table"]

_SUFFIXES: Final = (".csv", ".tsv", ".tab")


def open_table(content: bytes, name: str, sheet: str = "", header: int = 0) -> FileTable:
    """The table of a CSV or XLSX file.

    Parameters
    ----------
    sheet: of a workbook: its name; the first that has something when left empty.
    header: the line of the names of its columns; the first that is not blank when 0.

    Raises
    ------
    InputError: it cannot be read, has no row, or too many.
    """
    refuse_old_office(content, name, "Excel", ".xlsx")
    if is_archive(content):
        return read_workbook(content, name, sheet, header)
    return read_csv(content, name, header)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The reader of tables.

    Parameters
    ----------
    mapping: what the columns are; guessed from their names when there is none.
    """

    mapping: ColumnMapping | None = None
    name: str = "table"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether it is a workbook, or called a CSV file."""
        if content.startswith(OLD_OFFICE):
            return True
        if is_archive(content):
            return b"xl/workbook.xml" in content
        return name.lower().endswith(_SUFFIXES)

    def read(self, content: bytes, name: str) -> ReadDocument:
        """What the rows say.

        Raises
        ------
        InputError: it cannot be read, lacks a column of the mapping, or has none like a name.
        """
        told = self.mapping
        table = open_table(content, name, told.sheet if told else "", told.header if told else 0)
        mapping = told or propose_mapping(table)
        document = read_rows(table, mapping, f"{self.name} {self.version}")
        if told is not None:
            return document
        return _with_issue(document, _guessed(mapping, name))


def _guessed(mapping: ColumnMapping, name: str) -> Issue:
    columns = ", ".join(f"{column} = {one.property}" for column, one in mapping.columns.items())
    message = worded(
        "colonnes devinées : {columns} ; vérifiez-les avant d'accepter.", columns=columns
    )
    return Issue(Level.WARNING, name, name, message)


def _with_issue(document: ReadDocument, issue: Issue) -> ReadDocument:
    return ReadDocument(
        document.name, document.reader, document.text, document.readings, (*document.issues, issue)
    )
