"""The folder of snapshots: one is written beside, under another name, and appears whole.

Killed at any moment, no snapshot is left in part: what has no name of a snapshot is none, and is
removed by the next publication.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from graph.errors import StoreBroken, worded
from graph.store.placing import only_writer

__all__ = ["drafting", "free_name"]

_UNFINISHED: Final = ".unfinished-"
_LOCK: Final = ".lock"


@contextmanager
def drafting(published: Path) -> Iterator[Path]:
    """A new folder to write a snapshot in; it is removed at the end, unless it was put in place.

    Raises
    ------
    StoreLocked: another process is publishing in this folder.
    StoreBroken: the folder cannot be written.
    """
    try:
        published.mkdir(parents=True, exist_ok=True)
        with only_writer(
            published / _LOCK, worded("une autre publication est en cours dans ce dossier.")
        ):
            for left in published.glob(f"{_UNFINISHED}*"):
                shutil.rmtree(left)
            draft = published / f"{_UNFINISHED}{token_hex(4)}"
            draft.mkdir()
            try:
                yield draft
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise StoreBroken(
            worded(
                "la version ne peut pas être écrite ({reason}).", reason=error.strerror or error
            ),
            where=str(error.filename or published),
            advice="Vérifiez l'espace et les droits du disque, puis recommencez.",
        ) from error


def free_name(published: Path, version: str) -> str:
    """``version``, or ``version-2``... where a folder has that name."""
    name, number = version, 1
    while (published / name).exists():
        number += 1
        name = f"{version}-{number}"
    return name
