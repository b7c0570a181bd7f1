"""The name index as a file: its tables, and how they are filled.

An entity's number is its rank (see :func:`_rank`), and a form's number follows the best entity
that has it, so that the lowest numbers are always the answers to give first and a query may
stop as soon as it has enough of them. A code has all its entities in one JSON list.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from graph.errors import InputError, StoreBroken
from graph.model.vocabulary import Kind
from graph.search.entries import ACTORS, NameEntry, is_part_of_commune
from graph.search.spellings import Spellings, code_key, spellings

__all__ = ["APPLICATION", "FORMAT", "KIND_BITS", "write_index"]

APPLICATION = 0x4D61696C
"""The mark of our files, in the header of SQLite's."""
FORMAT = 2
KIND_BITS = {kind: 1 << position for position, kind in enumerate(Kind)}
"""Which kinds share a form: these bits for anybody, eight places higher for all entities."""

_TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
    detail TEXT NOT NULL, degree INTEGER NOT NULL, codes TEXT NOT NULL, open INTEGER NOT NULL,
    within TEXT NOT NULL);
CREATE TABLE form (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, tail TEXT NOT NULL, size INTEGER NOT NULL,
    mask INTEGER NOT NULL);
CREATE TABLE name (
    form INTEGER NOT NULL, entry INTEGER NOT NULL, loose INTEGER NOT NULL, text TEXT);
CREATE TABLE code (text TEXT NOT NULL, postal INTEGER NOT NULL, entries TEXT NOT NULL);
CREATE TABLE gram (text TEXT PRIMARY KEY, forms INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE holding USING fts5 (
    key, tokenize = 'trigram', content = '', detail = 'none', columnsize = 0);
CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, holding, 'row');
"""

_INDEXES = """
CREATE UNIQUE INDEX entry_iri ON entry (iri);
CREATE INDEX name_form ON name (form, entry);
CREATE INDEX code_text ON code (text);
CREATE INDEX form_key ON form (key, size, mask);
CREATE INDEX form_tail ON form (size, tail, mask);
INSERT INTO gram SELECT term, doc FROM temp.terms;
"""


def write_index(path: Path, entries: Iterable[NameEntry]) -> int:
    """Write the index of ``entries`` at ``path``, whole or not at all; returns how many.

    Raises
    ------
    InputError: two entries have one IRI.
    StoreBroken: the folder or the disk does not take it.
    """
    ranked = sorted(entries, key=_rank)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(unfinished, ranked)
        _settle(unfinished, path)
    except sqlite3.IntegrityError as error:
        raise InputError(f"deux entités ont le même identifiant ({error}).", where=str(path)) from (
            error
        )
    except (OSError, sqlite3.DatabaseError) as error:
        raise StoreBroken(
            f"l'index des noms ne peut pas être écrit ({error}).",
            where=str(path),
            advice="Vérifiez l'espace et les droits du disque, puis relancez : maillage build",
        ) from error
    finally:
        _forget(unfinished)
    return len(ranked)


def _rank(entry: NameEntry) -> tuple[int, bool, int, int, str]:
    """Actors that have relations, other actors, notions, places, documents; then by size."""
    part = bool(entry.detail) and is_part_of_commune(entry.detail)
    if entry.kind in ACTORS:
        group, part = (0, False) if entry.degree else (1, part)
    else:
        group = {Kind.TERRITORY: 3, Kind.RESOURCE: 4}.get(entry.kind, 2)
    return group, part, -entry.degree, -entry.weight, entry.iri


def _fill(path: Path, ranked: list[NameEntry]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        connection.execute("BEGIN")
        _write_entries(connection, ranked)
        _write_codes(connection, ranked)
        _write_names(connection, ranked)
        for statement in _INDEXES.strip().splitlines():
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _write_entries(connection: sqlite3.Connection, ranked: list[NameEntry]) -> None:
    connection.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                entry.iri,
                entry.kind.value,
                entry.label,
                entry.detail,
                entry.degree,
                " ".join(entry.codes),
                entry.access == "public",
                " ".join(entry.within),
            )
            for number, entry in enumerate(ranked)
        ),
    )


def _write_codes(connection: sqlite3.Connection, ranked: list[NameEntry]) -> None:
    codes: dict[str, list[int]] = {}
    postcodes: dict[str, list[int]] = {}
    for number, entry in enumerate(ranked):
        for code in entry.codes:
            codes.setdefault(code_key(code), []).append(number)
        for code in entry.postcodes:
            postcodes.setdefault(code_key(code), []).append(number)
    for postal, known in enumerate((codes, postcodes)):
        connection.executemany(
            "INSERT INTO code VALUES (?, ?, ?)",
            ((code, postal, str(numbers)) for code, numbers in known.items() if code),
        )


def _write_names(connection: sqlite3.Connection, ranked: list[NameEntry]) -> None:
    forms = _Forms()
    for number, entry in enumerate(ranked):
        forms.add(number, entry)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", forms.names)
    connection.executemany(
        "INSERT INTO form VALUES (?, ?, ?, ?, ?)",
        (
            (number, key, key[::-1], len(key), forms.masks[number])
            for key, number in forms.numbers.items()
        ),
    )
    connection.executemany(
        "INSERT INTO holding (rowid, key) VALUES (?, ?)",
        ((number, key) for key, number in forms.numbers.items() if number in forms.written),
    )


class _Forms:
    """Every key in use, numbered, with the entities that go by it."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.masks: list[int] = []
        self.written: set[int] = set()
        self.names: list[tuple[int, int, bool, str | None]] = []
        self._read: dict[str, Spellings] = {}

    def add(self, number: int, entry: NameEntry) -> None:
        """Note the names of ``entry``; what is a name in full is never noted as a loose one."""
        bits = KIND_BITS[entry.kind] * (257 if entry.access == "public" else 256)
        texts: tuple[str | None, ...] = (None, *entry.names)
        ways = [self._spelt(entry.label if text is None else text) for text in texts]
        mine: set[int] = set()
        for loose in (False, True):
            for text, way in zip(texts, ways, strict=True):
                for key in way.loose if loose else way.exact:
                    form = self._number(key)
                    if form not in mine:
                        mine.add(form)
                        self.masks[form] |= bits
                        self.names.append((form, number, loose, text))
                        if not loose:
                            self.written.add(form)

    def _spelt(self, text: str) -> Spellings:
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = spellings(text)
        return known

    def _number(self, key: str) -> int:
        number = self.numbers.setdefault(key, len(self.masks))
        if number == len(self.masks):
            self.masks.append(0)
        return number


def _settle(unfinished: Path, path: Path) -> None:
    """Put the whole file on the disk before it takes its name."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _forget(unfinished: Path) -> None:
    try:
        unfinished.unlink(missing_ok=True)
    except OSError:
        return
