"""Files that people's work depends on: there whole, or not there."""

from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError, StoreBroken, worded
from graph.exports.files import write_whole

__all__ = ["folder_of", "remove", "write_bytes"]

_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700


def folder_of(folder: Path, *, private: bool = False) -> Path:
    """``folder``, made if it is not there.

    Raises
    ------
    InputError: it cannot be made there.
    StoreBroken: the disk is full or fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER if private else 0o777)
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise InputError(
            "ce dossier ne peut pas être écrit.",
            where=str(folder),
            advice="Choisissez un autre dossier, ou changez ses droits.",
        ) from error
    except OSError as error:
        raise _failed(folder, error) from error
    return folder


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write ``content`` under the name ``path``, whole or not at all, on the disk when it returns.

    Parameters
    ----------
    private: for this account only.

    Raises
    ------
    InputError: the folder cannot be written.
    StoreBroken: the disk is full or fails.
    """

    def write(out: BinaryIO) -> None:
        if private:
            Path(out.name).chmod(_PRIVATE_FILE)
        out.write(content)

    write_whole(path, write)


def remove(path: Path) -> None:
    """Remove the file ``path``; nothing if it is not there.

    Raises
    ------
    StoreBroken: it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> StoreBroken:
    return StoreBroken(
        worded("le disque ne le permet pas ({strerror}).", strerror=error.strerror or error),
        where=str(path),
        advice="Vérifiez l'espace et les droits du disque, puis recommencez.",
    )
