"""The name index as a file: its tables, and how they are filled.

An entity's number tells its rank (see :func:`rank`), and a form's number follows the best entity
that has it, so that the lowest numbers are always the answers to give first and a query may
stop as soon as it has enough of them. Numbers have gaps, for entities that come in later (see
:mod:`graph.search.updating`). A code has all its entities in one JSON list.
"""

import os
import secrets
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from graph.errors import InputError, StoreBroken, worded
from graph.model.vocabulary import Kind
from graph.search.entries import ACTORS, NameEntry, is_part_of_commune
from graph.search.spellings import code_key, spellings

__all__ = [
    "APPLICATION",
    "ENTRY",
    "FORM",
    "FORMAT",
    "FORM_ROOM",
    "GAP",
    "HOLDING",
    "KIND_BITS",
    "NAME",
    "entry_row",
    "form_number",
    "keys_of",
    "kind_bits",
    "rank",
    "write_index",
    "writing_whole",
]

APPLICATION = 0x4D61696C
"""The mark of our files, in the header of SQLite's."""
FORMAT = 3
KIND_BITS = {kind: 1 << position for position, kind in enumerate(Kind)}
"""Which kinds share a form: these bits for anybody, eight places higher for all entities."""

GAP = 16_384
"""How far apart the numbers of two entities are in a new index."""
FORM_ROOM = 64
"""How many numbers of forms belong to one number of entities."""

_Numbered = Iterable[tuple[int, NameEntry]]

_TOGETHER = 50_000
"""How many names are held before they are written."""

_TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
    detail TEXT NOT NULL, degree INTEGER NOT NULL, codes TEXT NOT NULL, open INTEGER NOT NULL,
    within TEXT NOT NULL, weight INTEGER NOT NULL);
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

ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
FORM = "INSERT INTO form VALUES (?, ?, ?, ?, ?)"
NAME = "INSERT INTO name VALUES (?, ?, ?, ?)"
HOLDING = "INSERT INTO holding (rowid, key) VALUES (?, ?)"
"""How a row of each table is written."""

_INDEXES = """
CREATE UNIQUE INDEX entry_iri ON entry (iri);
CREATE INDEX name_form ON name (form, entry);
CREATE INDEX name_entry ON name (entry);
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
    ranked = sorted(entries, key=rank)
    with writing_whole(path) as unfinished:
        _fill(unfinished, ranked)
    return len(ranked)


@contextmanager
def writing_whole(path: Path) -> Iterator[Path]:
    """Another name to write the index under; it becomes ``path`` when the block ends well.

    Raises
    ------
    InputError: two entries have one IRI.
    StoreBroken: the folder or the disk does not take it.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        _settle(unfinished, path)
    except sqlite3.IntegrityError as error:
        raise InputError(
            worded("deux entités ont le même identifiant ({error}).", error=error), where=str(path)
        ) from (error)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StoreBroken(
            worded("l'index des noms ne peut pas être écrit ({error}).", error=error),
            where=str(path),
            advice="Vérifiez l'espace et les droits du disque, puis relancez : maillage build",
        ) from error
    finally:
        _forget(unfinished)


def rank(entry: NameEntry) -> tuple[int, bool, int, int, str]:
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
        for write in (_write_entries, _write_codes, _write_names):
            write(connection, ((place * GAP, entry) for place, entry in enumerate(ranked, 1)))
        for statement in _INDEXES.strip().splitlines():
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()
        _spelt.cache_clear()


def entry_row(number: int, entry: NameEntry) -> tuple[object, ...]:
    """The row of ``entry`` under ``number``."""
    return (
        number,
        entry.iri,
        entry.kind.value,
        entry.label,
        entry.detail,
        entry.degree,
        " ".join(entry.codes),
        entry.access == "public",
        " ".join(entry.within),
        entry.weight,
    )


def kind_bits(kind: Kind, is_open: bool) -> int:
    """The bits that an entity gives to its forms."""
    return KIND_BITS[kind] * (257 if is_open else 256)


def form_number(entry: int, position: int) -> int:
    """The number of a form: that of the best entity that has it, and its place among its forms."""
    return entry * FORM_ROOM + position


def keys_of(entry: NameEntry) -> list[tuple[str, bool, str | None]]:
    """The keys ``entry`` goes by, in order: key, whether it is loose, and the name if no label.

    What is a name in full is never noted as a loose one.
    """
    texts: tuple[str | None, ...] = (None, *entry.names)
    ways = [_spelt(entry.label if text is None else text) for text in texts]
    found: dict[str, tuple[bool, str | None]] = {}
    for loose in (False, True):
        for text, way in zip(texts, ways, strict=True):
            for key in way.loose if loose else way.exact:
                found.setdefault(key, (loose, text))
    return [(key, loose, text) for key, (loose, text) in found.items()]


def _write_entries(connection: sqlite3.Connection, ranked: _Numbered) -> None:
    connection.executemany(ENTRY, (entry_row(number, entry) for number, entry in ranked))


def _write_codes(connection: sqlite3.Connection, ranked: _Numbered) -> None:
    codes: dict[str, list[int]] = {}
    postcodes: dict[str, list[int]] = {}
    for number, entry in ranked:
        for known, given in ((codes, entry.codes), (postcodes, entry.postcodes)):
            for key in dict.fromkeys(map(code_key, given)):
                known.setdefault(key, []).append(number)
    for postal, known in enumerate((codes, postcodes)):
        connection.executemany(
            "INSERT INTO code VALUES (?, ?, ?)",
            ((code, postal, str(numbers)) for code, numbers in known.items() if code),
        )


def _write_names(connection: sqlite3.Connection, ranked: _Numbered) -> None:
    forms = _Forms()
    for number, entry in ranked:
        forms.add(number, entry)
        if len(forms.names) >= _TOGETHER:
            connection.executemany(NAME, forms.names)
            forms.names.clear()
    connection.executemany(NAME, forms.names)
    connection.executemany(
        FORM,
        (
            (number, key, key[::-1], len(key), mask)
            for key, number, mask in zip(forms.places, forms.numbers, forms.masks, strict=True)
        ),
    )
    connection.executemany(
        HOLDING,
        (
            (number, key)
            for key, number, written in zip(forms.places, forms.numbers, forms.written, strict=True)
            if written
        ),
    )


class _Forms:
    """Every key in use, numbered, with the kinds of the entities that go by it.

    There may be millions: ``places`` tells where each stands in the arrays.
    """

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.numbers = array("q")
        self.masks = array("L")
        self.written = bytearray()
        self.names: list[tuple[int, int, bool, str | None]] = []

    def add(self, number: int, entry: NameEntry) -> None:
        """Note the names of ``entry``."""
        bits = kind_bits(entry.kind, entry.access == "public")
        for position, (key, loose, text) in enumerate(keys_of(entry)):
            place = self.places.setdefault(key, len(self.numbers))
            if place == len(self.numbers):
                self.numbers.append(form_number(number, position))
                self.masks.append(0)
                self.written.append(0)
            self.masks[place] |= bits
            self.names.append((self.numbers[place], number, loose, text))
            if not loose:
                self.written[place] = 1


_spelt = lru_cache(maxsize=20_000)(spellings)


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
