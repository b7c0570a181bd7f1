"""Folders written by one process at a time, under another name, that take theirs once whole."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreLocked, Worded

__all__ = ["only_writer", "put_in_place", "put_on_disk"]


@contextmanager
def only_writer(lock: Path, busy: Worded) -> Iterator[None]:
    """Hold the file ``lock``, which is made, for the time of the block.

    Parameters
    ----------
    busy: the sentence for who finds it held.

    Raises
    ------
    StoreLocked: another process holds it.
    OSError: it cannot be made.
    """
    with lock.open("w") as held:
        try:
            fcntl.flock(held.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreLocked(
                busy,
                where=str(lock.parent),
                advice="Attendez qu'elle finisse, puis recommencez.",
            ) from None
        yield


def put_in_place(draft: Path, final: Path) -> None:
    """Give the folder ``draft`` its name once everything in it is on the disk.

    Raises
    ------
    OSError: the disk does not take it, or the name is taken.
    """
    for path in (*draft.rglob("*"), draft):
        put_on_disk(path)
    draft.rename(final)
    put_on_disk(final.parent)


def put_on_disk(path: Path) -> None:
    """Wait until the file or the names in the folder ``path`` are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
