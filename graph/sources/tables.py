"""Strict CSV: the table is as its manifest says, or one sentence tells where it is not."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level
from graph.sources.manifest import FileSpec, Manifest

__all__ = ["LARGEST", "Table", "TableRow", "read_table"]

LARGEST = 64 * 1024 * 1024
"""The largest table read, in bytes; a larger one is almost surely not what was meant."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no text has, and that XML cannot even hold."""


class TableRow(dict[str, str]):
    """A row by column name, with the ``line`` of the file it begins on (the header is line 1)."""

    __slots__ = ("line",)

    def __init__(self, values: Iterator[tuple[str, str]], line: int) -> None:
        super().__init__(values)
        self.line = line

    def __missing__(self, column: str) -> str:
        raise InputError(
            worded(
                "le lecteur attend une colonne « {column} », que source.toml ne liste pas.",
                column=column,
            ),
            advice="Ajoutez-la aux colonnes de ce fichier dans source.toml, ou changez de lecteur.",
        )


@dataclass(slots=True)
class Table:
    """A table as read: its rows, and what is odd about the file as a whole."""

    name: str
    rows: list[TableRow]
    issues: list[Issue]

    def locator(self, row: TableRow) -> str:
        """``file.csv:12``."""
        return f"{self.name}:{row.line}"


def read_table(manifest: Manifest, name: str) -> Table:
    """The rows of the file ``name`` of a source, values stripped of surrounding blanks.

    Raises
    ------
    InputError: the file is missing, too large, empty, not UTF-8, lacks a column, has one too
        many, has a row of the wrong length, or fewer rows than expected.
    """
    spec = manifest.file(name)
    path = manifest.folder / name
    raw = _bytes(path)
    issues = _changed(manifest, spec, raw)
    text = _text(path, raw)
    rows = list(_rows(path, spec, text))
    if len(rows) < spec.minimum:
        raise InputError(
            worded("{n} lignes, au moins {minimum} attendues.", n=len(rows), minimum=spec.minimum),
            where=str(path),
            advice="Vérifiez que le fichier est entier, ou corrigez minimum dans source.toml.",
        )
    return Table(name, rows, issues)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(
                worded(
                    "{size} Mo, la limite d'une table est de {largest} Mo.",
                    size=size // 1000000,
                    largest=LARGEST // 1000000,
                ),
                where=str(path),
                advice="Découpez le fichier.",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            worded("ce fichier ne se lit pas ({strerror}).", strerror=error.strerror),
            where=str(path),
            advice="Remettez-le, ou retirez-le de source.toml.",
        ) from error
    return raw


def _changed(manifest: Manifest, spec: FileSpec, raw: bytes) -> list[Issue]:
    if hashlib.sha256(raw).hexdigest() == spec.sha256:
        return []
    message = worded(
        "le fichier a changé depuis que source.toml a été écrit ; mettez sha256 à jour."
    )
    return [Issue(Level.WARNING, manifest.name, spec.name, message)]


def _text(path: Path, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            worded("l'octet 0x{byte:02x} n'est pas de l'UTF-8.", byte=raw[error.start]),
            where=f"{path}:{line}",
            advice="Enregistrez le fichier en UTF-8.",
        ) from error
    if not text.strip():
        raise InputError("ce fichier est vide.", where=str(path), advice="Remettez son contenu.")
    found = _CONTROL.search(text)
    if found is not None:
        raise InputError(
            worded(
                "le caractère invisible 0x{sign:02x} n'est pas du texte.", sign=ord(found.group())
            ),
            where=f"{path}:{text.count(chr(10), 0, found.start()) + 1}",
            advice="Supprimez-le, ou remettez le fichier d'origine.",
        )
    return text


def _rows(path: Path, spec: FileSpec, text: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(path, spec, header)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                _check_length(path, line, cells, header)
                yield TableRow(zip(header, map(str.strip, cells), strict=True), line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            worded("cette ligne n'est pas du CSV ({error}).", error=error),
            where=f"{path}:{line}",
            advice="Vérifiez les virgules et les guillemets de cette ligne.",
        ) from error


def _check_length(path: Path, line: int, cells: list[str], header: list[str]) -> None:
    if len(cells) != len(header):
        raise InputError(
            worded(
                "{values} valeurs pour {columns} colonnes.", values=len(cells), columns=len(header)
            ),
            where=f"{path}:{line}",
            advice="Vérifiez les virgules et les guillemets de cette ligne.",
        )


def _check_header(path: Path, spec: FileSpec, header: list[str]) -> None:
    missing = [name for name in spec.columns if name not in header]
    extra = [name for name in header if name not in spec.columns]
    twice = sorted({name for name in header if header.count(name) > 1})
    for names, said in (
        (missing, worded("colonne absente : {names}.", names=_few(missing))),
        (twice, worded("colonne en double : {names}.", names=_few(twice))),
        (extra, worded("colonne inconnue : {names}.", names=_few(extra))),
    ):
        if names:
            raise InputError(
                said,
                where=f"{path}:1",
                advice=worded("Colonnes attendues : {names}.", names=", ".join(spec.columns)),
            )


def _few(names: list[str]) -> str:
    return ", ".join(name[:40] for name in names)
