"""The files of folders and archives, one at a time."""

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

from graph.errors import InputError, worded
from graph.sources.documents.archives import (
    LARGEST_MEMBER,
    is_archive,
    members_of,
    open_archive,
    read_member,
)

__all__ = ["MAPPING_SUFFIX", "StoredFile", "files_in_bytes", "files_of"]

MAPPING_SUFFIX: Final = ".mapping.toml"
"""Beside ``membres.csv``, ``membres.mapping.toml`` says what its columns are."""

_OFFICE: Final = ("word/document.xml", "xl/workbook.xml")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file found: what it holds is read when it is asked for.

    Parameters
    ----------
    name: its name; in an archive, after that of the archive.
    load: gives its bytes, or raises ``InputError``.
    named: whether the user named it, so that it must be readable.
    mapping: gives the bytes of the mapping file beside it, if there is one.
    """

    name: str
    load: Callable[[], bytes]
    named: bool = True
    mapping: Callable[[], bytes] | None = None


def files_of(paths: Iterable[Path]) -> Iterator[StoredFile]:
    """The files of ``paths``: files, folders with all they hold, and .zip archives.

    Raises
    ------
    InputError: a path does not exist, or an archive is refused.
    """
    for path in paths:
        if path.is_dir():
            for found in _files_below(path):
                yield from _files_at(found, str(found.relative_to(path)), named=False)
        else:
            yield from _files_at(path, path.name, named=True)


def files_in_bytes(content: bytes, name: str) -> Iterator[StoredFile]:
    """The file itself, or the files of the archive it is.

    Raises
    ------
    InputError: the archive is refused.
    """
    if is_archive(content):
        archive = open_archive(BytesIO(content), name)
        if not _is_office(archive):
            yield from _members(archive, name)
            return
    yield StoredFile(name, lambda: content)


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            found = Path(place, name)
            if not name.startswith((".", "~$")) and found.is_file() and not found.is_symlink():
                yield found


def _files_at(path: Path, name: str, named: bool) -> Iterator[StoredFile]:
    if not named and name.endswith(MAPPING_SUFFIX):
        return
    if path.suffix.lower() == ".zip":
        if not named:
            yield StoredFile(name, _refuse_nested(name), named)
            return
        with _opened(path) as source:
            yield from _members(open_archive(source, name), name)
        return
    beside = path.with_name(path.stem + MAPPING_SUFFIX)
    mapping = (lambda: _read(beside)) if beside.is_file() else None
    yield StoredFile(name, lambda: _read(path), named, mapping)


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[StoredFile]:
    with archive:
        infos = {info.filename: info for info in members_of(archive)}
        for path, info in infos.items():
            inner = f"{name}/{path}"
            if path.endswith(MAPPING_SUFFIX):
                continue
            if path.lower().endswith(".zip"):
                yield StoredFile(inner, _refuse_nested(inner), named=False)
                continue
            beside = infos.get(str(PurePosixPath(path).with_suffix("")) + MAPPING_SUFFIX)
            yield StoredFile(
                inner,
                _loader(archive, info, inner),
                named=False,
                mapping=None if beside is None else _loader(archive, beside, inner),
            )


def _loader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    return lambda: read_member(archive, info, name)


def _refuse_nested(name: str) -> Callable[[], bytes]:
    def refuse() -> bytes:
        raise InputError(
            "une archive dans une autre n'est pas ouverte.",
            where=name,
            advice="Sortez-la, puis donnez-la seule.",
        )

    return refuse


def _is_office(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist())
    return any(part in names for part in _OFFICE)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_MEMBER:
            raise InputError(
                worded(
                    "ce fichier dépasse {largest_member} Mo.", largest_member=LARGEST_MEMBER >> 20
                ),
                where=path.name,
                advice="Découpez-le.",
            )
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(
        worded("ce fichier ne se lit pas ({strerror}).", strerror=error.strerror),
        where=str(path),
        advice="Vérifiez son nom et vos droits.",
    )
