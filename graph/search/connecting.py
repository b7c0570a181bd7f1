"""Opening the file of a name index, and saying what is wrong with it."""

import sqlite3
from pathlib import Path

from graph.errors import StoreBroken, StoreMissing, worded
from graph.search.writing import APPLICATION, FORMAT

__all__ = ["broken", "connect"]

_ADVICE = worded("Relancez : maillage build")


def connect(path: Path) -> sqlite3.Connection:
    """The index at ``path``, for reading from any thread, one at a time.

    Raises
    ------
    StoreMissing: there is none.
    StoreBroken: there is one and it cannot be read, or another version wrote it.
    """
    try:
        if not path.exists():
            raise StoreMissing(
                "aucun index des noms n'est construit ici.", where=str(path), advice=_ADVICE
            )
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except (OSError, sqlite3.DatabaseError) as error:
        raise broken(str(path), error) from error
    try:
        _check(connection, path)
    except (OSError, sqlite3.DatabaseError) as error:
        connection.close()
        raise broken(str(path), error) from error
    except StoreBroken:
        connection.close()
        raise
    return connection


def broken(place: str, reason: object) -> StoreBroken:
    """The error for the index at ``place``, which does not read because of ``reason``."""
    return StoreBroken(
        worded("l'index des noms ne peut pas être lu ({reason}).", reason=reason),
        where=place,
        advice=_ADVICE,
    )


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application, version, pages, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version", "page_count", "page_size")
    )
    if application != APPLICATION:
        raise broken(str(path), worded("ce fichier n'en est pas un"))
    if version != FORMAT:
        raise broken(
            str(path),
            worded("il est au format {version}, et non {format}", version=version, format=FORMAT),
        )
    if pages * size != path.stat().st_size:
        raise broken(str(path), worded("il n'est pas entier"))
