"""Writes a file whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Final, TypeVar

from graph.errors import InputError, ServiceError, StoreBroken, worded

__all__ = ["write_whole"]

Result = TypeVar("Result")

_FULL: Final = worded("le disque est plein.")
_ASKED_WRONGLY: Final[dict[int, tuple[str, str]]] = {
    errno.ENOENT: (
        worded("ce dossier n'existe pas."),
        worded("Créez-le, ou choisissez un autre chemin."),
    ),
    errno.ENOTDIR: (
        worded("ce chemin passe par un fichier."),
        worded("Choisissez un autre chemin."),
    ),
    errno.EISDIR: (
        worded("c'est un dossier, pas un fichier."),
        worded("Ajoutez un nom de fichier au chemin."),
    ),
    errno.EACCES: (
        worded("ce dossier ne peut pas être écrit."),
        worded("Choisissez un autre dossier."),
    ),
    errno.EPERM: (
        worded("ce dossier ne peut pas être écrit."),
        worded("Choisissez un autre dossier."),
    ),
    errno.EROFS: (
        worded("ce disque est en lecture seule."),
        worded("Choisissez un autre dossier."),
    ),
    errno.ENAMETOOLONG: (
        worded("ce nom de fichier est trop long."),
        worded("Choisissez-en un plus court."),
    ),
    errno.ELOOP: (worded("ce lien tourne en rond."), worded("Choisissez un autre chemin.")),
    errno.EINVAL: (
        worded("ce nom de fichier n'est pas accepté."),
        worded("Choisissez un autre nom."),
    ),
}
_FAILED: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: worded("le fichier est trop gros."),
}


def write_whole(path: Path, write: Callable[[BinaryIO], Result]) -> Result:
    """Call ``write`` on a file that takes the name ``path`` only once it is complete on disk.

    A temporary name in the same folder is written, synchronised, then renamed; whatever goes
    wrong, the file that was there before is untouched and no other is left. A device or a pipe
    is written directly. Links are followed.

    Returns
    -------
    What ``write`` returned.

    Raises
    ------
    InputError: the path cannot be written: no such folder, a folder, read-only.
    StoreBroken: the disk is full or fails.
    """
    try:
        target = _followed(path)
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                return write(out)
        return _replace(target, write)
    except OSError as error:
        raise _translated(error, path) from error


def _followed(path: Path) -> Path:
    if "\0" in str(path):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    try:
        target = path.resolve()
    except RuntimeError:  # what Python below 3.13 raises for links that turn in circles
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    if target.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    return target


def _replace(target: Path, write: Callable[[BinaryIO], Result]) -> Result:
    temporary = target.with_name(f".{token_hex(8)}.part")
    try:
        with temporary.open("xb") as out:
            result = write(out)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _keep_name(target.parent)
    return result


def _keep_name(folder: Path) -> None:
    """Ask the disk to remember the new name; some systems cannot be asked."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _translated(error: OSError, path: Path) -> InputError | ServiceError:
    known = _ASKED_WRONGLY.get(error.errno or 0)
    if known:
        return InputError(known[0], where=str(path), advice=known[1])
    reason = _FAILED.get(error.errno or 0) or worded(
        "le fichier n'a pas pu être écrit ({error}).", error=error
    )
    return StoreBroken(
        reason,
        where=str(path),
        advice="Libérez de la place ou changez de disque, puis recommencez.",
    )
