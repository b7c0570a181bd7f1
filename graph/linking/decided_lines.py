"""The lines of the tables of decisions that the app writes and people may edit."""

import csv
from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError, worded

__all__ = ["read_lines", "wrong_line"]


def read_lines(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The number and the values of each line of a CSV file; none if there is no such file.

    Parameters
    ----------
    columns: those its first line must name.

    Raises
    ------
    InputError: it does not read, its columns are others, or a line has too many or too few values.
    """
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            if next(rows, []) != list(columns):
                what = worded("les colonnes attendues sont {names}.", names=", ".join(columns))
                raise wrong_line(path, 1, what)
            found = []
            for row in rows:
                if len(row) != len(columns):
                    what = worded("il faut {n} valeurs, une par colonne.", n=len(columns))
                    raise wrong_line(path, rows.line_num, what)
                found.append((rows.line_num, row))
            return found
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            worded("ce fichier ne se lit pas ({error}).", error=error),
            where=str(path),
            advice="Il doit être un CSV en UTF-8.",
        ) from error


def wrong_line(path: Path, line: int, what: str) -> InputError:
    """The error of one line, which a person can mend."""
    return InputError(what, where=f"{path}:{line}", advice="Corrigez ou retirez cette ligne.")
