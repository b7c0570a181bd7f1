"""The folder of contributions: one writer at a time, whole files only."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.contributing.safe_files import folder_of, remove, write_bytes
from graph.errors import InputError, StoreBroken, StoreLocked, worded
from graph.model.iris import slug
from graph.settings import Settings
from graph.sources.contributions import FOLDER, UNDONE, contribution_files, key_of

__all__ = ["find_file", "keep", "locked", "move_out", "name_of"]

_LOCK: Final = ".lock"
_PATIENCE, _STEP = 30.0, 0.05
_LEFTOVERS: Final = ".*.part"


@contextmanager
def locked(settings: Settings, patience: float = _PATIENCE) -> Iterator[Path]:
    """The folder of contributions, with nobody else writing in it.

    Raises
    ------
    StoreLocked: somebody else still is, after ``patience`` seconds.
    InputError, StoreBroken: the folder cannot be written.
    """
    folder = folder_of(settings.data / FOLDER)
    try:
        lock = (folder / _LOCK).open("w")
    except OSError as error:
        raise StoreBroken(
            worded(
                "ce dossier ne peut pas être écrit ({strerror}).", strerror=error.strerror or error
            ),
            where=str(folder),
            advice="Vérifiez l'espace et les droits du disque, puis recommencez.",
        ) from error
    with lock:
        _take(lock.fileno(), folder, patience)
        _sweep(folder)
        yield folder


def name_of(at: str, title: str, key: str) -> str:
    """The name of a contribution's file: day, title, identifier."""
    return f"{at[:10]}-{slug(title, 60) or 'document'}-{key}.trig"


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write a contribution; when this returns it is on the disk, whole.

    Raises
    ------
    InputError, StoreBroken: it cannot be written; nothing of it is there.
    """
    write_bytes(folder / name, content)
    return folder / name


def move_out(folder: Path, path: Path, content: bytes) -> Path:
    """Put a contribution among those undone, with ``content``.

    Killed between the two steps, the file is in both places: it counts as undone.
    """
    write_bytes(folder_of(folder / UNDONE) / path.name, content)
    remove(path)
    return folder / UNDONE / path.name


def find_file(settings: Settings, key: str) -> Path:
    """The file of the contribution ``key``, in force.

    Raises
    ------
    InputError: there is none, or it was undone.
    """
    for path in contribution_files(settings.data):
        if key_of(path) == key:
            return path
    undone = any(key_of(path) == key for path in contribution_files(settings.data, undone=True))
    undone_already = worded("la contribution « {key} » est déjà annulée.", key=key[:40])
    unknown = worded("la contribution « {key} » n'existe pas.", key=key[:40])
    raise InputError(
        undone_already if undone else unknown,
        where=str(settings.data / FOLDER),
        advice="Les identifiants sont au bout des noms des fichiers de ce dossier.",
    )


def _take(lock: int, folder: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise StoreLocked(
                    "un autre programme écrit une contribution.",
                    where=str(folder),
                    advice="Attendez qu'il finisse, puis recommencez.",
                ) from None
            time.sleep(_STEP)
        else:
            return


def _sweep(folder: Path) -> None:
    """Remove what killed programs left unfinished, and what they were undoing."""
    for path in (*folder.glob(_LEFTOVERS), *(folder / UNDONE).glob(_LEFTOVERS)):
        remove(path)
    for path in (folder / UNDONE).glob("*.trig"):
        remove(folder / path.name)
