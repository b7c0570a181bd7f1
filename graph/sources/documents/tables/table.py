"""A table as it stands in its file: names of columns, and rows of texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "FileTable", "TableRow", "table_of", "too_many_rows"]

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 500


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells in the order of the columns, and its ``line`` in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileTable:
    """A table of a file.

    Parameters
    ----------
    name: of the file.
    columns: their names, no two alike.
    header: the line they stand on.
    sheet: of a workbook, or an empty text.
    """

    name: str
    columns: tuple[str, ...]
    header: int
    rows: tuple[TableRow, ...]
    sheet: str = ""
    issues: tuple[Issue, ...] = ()

    def cell_name(self, row: TableRow) -> str:
        """Where a row is: ``membres.csv:12``."""
        return f"{self.name}:{row.line}"


def table_of(
    rows: Iterable[tuple[int, Sequence[str]]], name: str, header: int = 0, sheet: str = ""
) -> FileTable:
    """The table in ``rows``, blank rows left out.

    Parameters
    ----------
    rows: line and cells of each row; they are read once, in order.
    header: the line of the names of the columns; the first that is not blank when 0.

    Raises
    ------
    InputError: no such line, no row below it, or too many.
    """
    lines = iter(rows)
    at, columns = _header(lines, name, header)
    kept: list[TableRow] = []
    issues: list[Issue] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(kept) >= MOST_ROWS:
            raise too_many_rows(name)
        extra = [cell for cell in cells[len(columns) :] if cell]
        if extra:
            message = worded(
                "{values} valeurs pour {columns} colonnes : la ligne est laissée.",
                values=len(cells),
                columns=len(columns),
            )
            issues.append(Issue(Level.VIOLATION, name, f"{name}:{line}", message))
            continue
        filled = (*cells[: len(columns)], *[""] * (len(columns) - len(cells)))
        kept.append(TableRow(line, filled))
    if not kept:
        raise InputError(
            "ce tableau n'a pas de ligne sous ses titres de colonnes.",
            where=name,
            advice="Vérifiez le fichier, ou la feuille et la ligne de titres.",
        )
    return FileTable(name, columns, at, tuple(kept), sheet, tuple(issues))


def too_many_rows(name: str) -> InputError:
    """The refusal of a table that is too long."""
    return InputError(
        worded("ce tableau a plus de {most_rows} 000 lignes.", most_rows=MOST_ROWS // 1000),
        where=name,
        advice="Découpez-le, ou faites-en une source (docs/how-to/add-a-source.md).",
    )


def _header(
    lines: Iterator[tuple[int, Sequence[str]]], name: str, wanted: int
) -> tuple[int, tuple[str, ...]]:
    for line, cells in lines:
        if line == wanted or (not wanted and any(cells)):
            return line, _named(_check_width(list(cells), name))
    raise InputError(
        worded("ce tableau n'a pas de ligne {line}.", line=wanted)
        if wanted
        else "ce tableau est vide.",
        where=name,
        advice="Vérifiez le fichier, ou la ligne de titres.",
    )


def _check_width(cells: list[str], name: str) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise InputError(
            worded(
                "ce tableau a {n} colonnes (limite : {most_columns}).",
                n=len(cells),
                most_columns=MOST_COLUMNS,
            ),
            where=name,
            advice="Gardez celles qui servent.",
        )
    return cells


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of columns: one without a name gets its letter, one met before its rank."""
    names: list[str] = []
    for rank, cell in enumerate(cells, 1):
        name = cell or f"colonne {rank}"
        count = 2
        while name in names:
            name = f"{cell} ({count})"
            count += 1
        names.append(name)
    return tuple(names)
