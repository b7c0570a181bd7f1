"""Archives opened with care: what they hold is counted before anything is unpacked.

Nothing is written to the disk, so that the path of a member leads nowhere; one that tries to
leave the archive condemns it all the same. The limits are those of David Fifield's "A better zip
bomb" (2019): the whole, the number of members, and how much one of them swells.
"""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Final

from graph.errors import InputError, worded

__all__ = ["LARGEST_MEMBER", "is_archive", "members_of", "open_archive", "read_member"]

LARGEST_MEMBER: Final = 100 * 1024 * 1024
"""The largest file read, in bytes, alone or in an archive."""

_LARGEST_TOTAL: Final = 2 * 1024 * 1024 * 1024
_MOST_MEMBERS: Final = 20_000
_STEEPEST: Final = 200
_SMALL: Final = 1024 * 1024
"""A member below this size may swell as it likes."""


def is_archive(content: bytes) -> bool:
    """Whether the bytes begin as a .zip, which .docx and .xlsx are as well."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_archive(source: IO[bytes], name: str) -> zipfile.ZipFile:
    """The archive, once its table of contents has been looked at.

    Raises
    ------
    InputError: it is damaged, would fill the memory or the disk, is locked by a password, or has
        a member outside of it.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        NotImplementedError,  # an archive packed by a method zipfile does not know
    ) as error:
        raise _damaged(name) from error
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS:
        raise _bomb(
            worded(
                "elle contient {count} fichiers (limite : {most})",
                count=len(infos),
                most=_MOST_MEMBERS,
            ),
            name,
        )
    if sum(info.file_size for info in infos) > _LARGEST_TOTAL:
        raise _bomb(
            worded("elle dépasse {size} Go une fois ouverte", size=_LARGEST_TOTAL >> 30), name
        )
    for info in infos:
        _check(info, name)
    return archive


def members_of(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive in the order of their paths, without folders or hidden files."""
    for info in sorted(archive.infolist(), key=lambda one: one.filename):
        parts = PurePosixPath(info.filename).parts
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
        if parts and not info.is_dir() and not hidden:
            yield info


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of a member.

    Parameters
    ----------
    name: what the member is called in an error.

    Raises
    ------
    InputError: it is too large or damaged.
    """
    if member.file_size > LARGEST_MEMBER:
        raise InputError(
            worded("ce fichier dépasse {largest_member} Mo.", largest_member=LARGEST_MEMBER >> 20),
            where=name,
            advice="Découpez-le.",
        )
    try:
        with archive.open(member) as opened:
            return opened.read(LARGEST_MEMBER)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,  # an archive packed by a method zipfile does not know
        RuntimeError,
        ValueError,
    ) as error:
        raise _damaged(name) from error


def _check(info: zipfile.ZipInfo, name: str) -> None:
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        raise InputError(
            "un fichier de cette archive a un chemin qui sort de l'archive.",
            where=name,
            advice="N'ouvrez pas cette archive ; demandez-en une autre.",
        )
    if info.flag_bits & 0x1:
        raise InputError(
            "cette archive est protégée par un mot de passe.",
            where=name,
            advice="Donnez les fichiers sans mot de passe.",
        )
    if info.file_size > _SMALL and info.file_size > _STEEPEST * max(info.compress_size, 1):
        raise _bomb(
            worded("un de ses fichiers grossit plus de deux cents fois à l'ouverture"), name
        )


def _bomb(why: str, name: str) -> InputError:
    return InputError(
        worded("cette archive n'est pas ouverte : {why}.", why=why),
        where=name,
        advice="Donnez les fichiers un par un.",
    )


def _damaged(name: str) -> InputError:
    return InputError(
        "ce fichier est abîmé ou incomplet.", where=name, advice="Donnez-le de nouveau."
    )
