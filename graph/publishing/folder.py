"""The folder of snapshots: one is written beside, under another name, and appears whole.

Killed at any moment, no snapshot is left in part: what has no name of a snapshot is none, and is
removed by the next publication.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from graph.errors import StoreBroken, StoreLocked, worded

__all__ = ["drafting", "free_name", "put_in_place"]

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
        with (published / _LOCK).open("w") as lock:
            _take(lock.fileno(), published)
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


def put_in_place(draft: Path, final: Path) -> None:
    """Give ``draft`` its name once everything in it is on the disk.

    Raises
    ------
    OSError: the disk does not take it, or the name is taken.
    """
    for path in (*draft.rglob("*"), draft):
        _keep(path)
    draft.rename(final)
    _keep(final.parent)


def free_name(published: Path, version: str) -> str:
    """``version``, or ``version-2``... where a folder has that name."""
    name, number = version, 1
    while (published / name).exists():
        number += 1
        name = f"{version}-{number}"
    return name


def _take(lock: int, published: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreLocked(
            "une autre publication est en cours dans ce dossier.",
            where=str(published),
            advice="Attendez qu'elle finisse, puis recommencez.",
        ) from None


def _keep(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
