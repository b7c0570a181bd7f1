"""A name index changed for a few entities, in a time that hardly depends on how many it holds.

The result answers as an index written anew would: numbers keep the order of ranks (the gaps of
:mod:`graph.search.writing` take what comes in), a form keeps the number its best entity gives it.
"""

import json
import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graph.model.vocabulary import Kind
from graph.search.connecting import connect
from graph.search.entries import NameEntry
from graph.search.spellings import code_key
from graph.search.writing import (
    ENTRY,
    FORM,
    GAP,
    HOLDING,
    NAME,
    entry_row,
    form_number,
    keys_of,
    kind_bits,
    rank,
    write_index,
    writing_whole,
)

__all__ = ["read_entries", "update_index"]

_BATCH: Final = 500
_AWAY: Final = 1 << 60
_FORMS_OF: Final = "SELECT DISTINCT form FROM name WHERE entry IN"
_HELD: Final = "SELECT form FROM name WHERE NOT loose AND form IN"
_BEST: Final = "SELECT form, min(entry) FROM name WHERE form IN"
_WHOSE: Final = (
    "SELECT n.form, e.kind, e.open FROM name n JOIN entry e ON e.id = n.entry WHERE n.form IN"
)
_COLUMNS: Final = "id, iri, kind, label, detail, degree, codes, open, within, weight"


def update_index(
    source: Path, target: Path, removed: Collection[str], changed: Iterable[NameEntry]
) -> None:
    """Write at ``target`` the index at ``source`` without ``removed`` and with ``changed``.

    Parameters
    ----------
    removed: IRIs that are no longer there.
    changed: entities that are new, or no longer what they were.

    Raises
    ------
    InputError: two entries have one IRI.
    StoreMissing, StoreBroken: the source cannot be read, or the disk does not take the target.
    """
    entries = {entry.iri: entry for entry in changed}
    connect(source).close()
    try:
        with writing_whole(target) as unfinished:
            shutil.copyfile(source, unfinished)
            connection = sqlite3.connect(unfinished, isolation_level=None)
            try:
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
                connection.execute("BEGIN")
                _Update(connection).run({*removed, *entries}, entries.values())
                connection.execute("COMMIT")
            finally:
                connection.close()
    except _NoRoom:
        _write_anew(source, target, removed, entries)


def read_entries(
    path: Path, iris: Collection[str] | None = None, kinds: Collection[Kind] = ()
) -> list[NameEntry]:
    """The entries of ``iris`` in the index at ``path``, or those of ``kinds``; else all of them.

    Names that are spelt like another name of the entity are left out: they find nothing more.

    Raises
    ------
    StoreMissing, StoreBroken: it cannot be read.
    """
    connection = connect(path)
    try:
        query = f"SELECT {_COLUMNS} FROM entry"
        many = _Update(connection).many
        if iris is not None:
            rows = list(many(f"{query} WHERE iri IN", sorted(iris)))
        elif kinds:
            rows = list(many(f"{query} WHERE kind IN", sorted(kind.value for kind in kinds)))
        else:
            rows = connection.execute(query).fetchall()
        return list(_entries(connection, rows))
    finally:
        connection.close()


class _NoRoom(Exception):
    """There is no number left where one is needed."""


class _Update:
    """One update of an open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._touched: dict[int, tuple[str, bool]] = {}
        """Forms that may change: key, and whether letters lead to it, by their old number."""

    def run(self, gone: Collection[str], entries: Collection[NameEntry]) -> None:
        """Take ``gone`` out, put ``entries`` in, and set the forms of both right."""
        self._take_out(sorted(gone))
        self._put_in(self._numbered(sorted(entries, key=rank)))
        self._settle()

    def _take_out(self, gone: list[str]) -> None:
        rows = list(self.many("SELECT id, kind, codes FROM entry WHERE iri IN", gone))
        numbers = [number for number, _, _ in rows]
        self._touch({form for (form,) in self.many(_FORMS_OF, numbers)})
        codes = {code_key(code) for _, _, codes in rows for code in codes.split()}
        everywhere = any(kind == Kind.TERRITORY.value for _, kind, _ in rows)
        self._uncode(set(numbers), sorted(codes), everywhere=everywhere)
        for table, column in (("entry", "id"), ("name", "entry")):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE {column} = ?", ((number,) for number in numbers)
            )

    def _touch(self, forms: Collection[int]) -> None:
        """Note what forms are before they change."""
        new = sorted(set(forms) - self._touched.keys())
        held = {form for (form,) in self.many(_HELD, new, "GROUP BY form")}
        for form, key in self.many("SELECT id, key FROM form WHERE id IN", new):
            self._touched[form] = (key, form in held)

    def _put_in(self, numbered: list[tuple[int, NameEntry]]) -> None:
        self._connection.executemany(ENTRY, (entry_row(*one) for one in numbered))
        named = [(number, *key) for number, entry in numbered for key in keys_of(entry)]
        keys = sorted({key for _, key, _, _ in named})
        query = "SELECT key, id FROM form WHERE key IN"
        forms: dict[str, int] = dict(self.many(query, keys))
        self._touch(forms.values())
        for key in keys:
            if key not in forms:
                forms[key] = -1 - len(forms)
                self._touched[forms[key]] = (key, False)
        self._connection.executemany(
            NAME, ((forms[key], number, loose, text) for number, key, loose, text in named)
        )
        self._code(numbered)

    def _numbered(self, ranked: list[NameEntry]) -> list[tuple[int, NameEntry]]:
        """A number between its neighbours for each."""
        by_gap: dict[tuple[int, int], list[NameEntry]] = defaultdict(list)
        last = self._connection.execute("SELECT max(id) FROM entry").fetchone()[0] or 0
        for entry in ranked:
            by_gap[self._neighbours(rank(entry), last + GAP * (len(ranked) + 1))].append(entry)
        numbered = []
        for (low, high), entries in by_gap.items():
            step = (high - low) // (len(entries) + 1)
            if not step:
                raise _NoRoom
            numbered += [(low + place * step, entry) for place, entry in enumerate(entries, 1)]
        return numbered

    def _neighbours(self, mine: tuple[object, ...], high: int) -> tuple[int, int]:
        """The numbers of the entities just before and just after a rank, by halves."""
        low = 0
        while (found := self._between(low, high)) is not None:
            number, other = found
            low, high = (number, high) if rank(other) < mine else (low, number)
        return low, high

    def _between(self, low: int, high: int) -> tuple[int, NameEntry] | None:
        """An entity between two numbers, near the middle."""
        middle = (low + high) // 2
        for condition, bounds in (
            ("id > ? AND id < ? ORDER BY id", (middle, high)),
            ("id > ? AND id <= ? ORDER BY id DESC", (low, middle)),
        ):
            query = f"SELECT {_COLUMNS} FROM entry WHERE {condition} LIMIT 1"
            row = self._connection.execute(query, bounds).fetchone()
            if row is not None:
                return row[0], _entry(row)
        return None

    def _uncode(self, gone: set[int], codes: list[str], *, everywhere: bool) -> None:
        """Take ``gone`` out of the lists of codes; out of those of postcodes if ``everywhere``."""
        query = "SELECT rowid, entries FROM code WHERE"
        rows = list(self.many(f"{query} NOT postal AND text IN", codes))
        if everywhere:
            rows += self._connection.execute(f"{query} postal").fetchall()
        for row, listed in rows:
            numbers = json.loads(listed)
            kept = [number for number in numbers if number not in gone]
            if kept != numbers:
                self._list(row, kept)

    def _code(self, numbered: list[tuple[int, NameEntry]]) -> None:
        """Put ``numbered`` in the lists of their codes and postcodes."""
        new: dict[tuple[str, int], set[int]] = defaultdict(set)
        for number, entry in numbered:
            for postal, codes in enumerate((entry.codes, entry.postcodes)):
                for key in filter(None, map(code_key, codes)):
                    new[key, postal].add(number)
        for (text, postal), numbers in new.items():
            row = self._connection.execute(
                "SELECT rowid, entries FROM code WHERE text = ? AND postal = ?", (text, postal)
            ).fetchone()
            if row is not None:
                self._list(row[0], sorted(numbers.union(json.loads(row[1]))))
            else:
                told = (text, postal, str(sorted(numbers)))
                self._connection.execute("INSERT INTO code VALUES (?, ?, ?)", told)

    def _list(self, row: int, numbers: list[int]) -> None:
        if numbers:
            query = "UPDATE code SET entries = ? WHERE rowid = ?"
            self._connection.execute(query, (str(numbers), row))
        else:
            self._connection.execute("DELETE FROM code WHERE rowid = ?", (row,))

    def _settle(self) -> None:
        """Number, mask and letters of each form that an entity left or joined."""
        forms = sorted(self._touched)
        masks: dict[int, int] = defaultdict(int)
        for form, kind, is_open in self.many(_WHOSE, forms):
            masks[form] |= kind_bits(Kind(kind), bool(is_open))
        held = {form for (form,) in self.many(_HELD, forms, "GROUP BY form")}
        numbers = {
            form: form_number(best, self._position(best, form))
            for form, best in self.many(_BEST, forms, "GROUP BY form")
        }
        if len(set(numbers.values())) < len(numbers):
            raise _NoRoom
        self._clear()
        self._renumber(numbers)
        keys = {form: self._touched[form][0] for form in numbers}
        try:
            self._connection.executemany(
                FORM,
                (
                    (new, keys[f], keys[f][::-1], len(keys[f]), masks[f])
                    for f, new in numbers.items()
                ),
            )
        except sqlite3.IntegrityError as error:
            raise _NoRoom from error
        self._connection.executemany(HOLDING, sorted((numbers[f], keys[f]) for f in held))
        self._count({keys[form] for form in held}, 1)

    def _position(self, entry: int, form: int) -> int:
        """The place of a form among those of an entity."""
        query = "SELECT form FROM name WHERE entry = ? ORDER BY rowid"
        forms = [found for (found,) in self._connection.execute(query, (entry,))]
        return forms.index(form)

    def _clear(self) -> None:
        """Take what was touched out of the forms and their letters."""
        old = [form for form in self._touched if form >= 0]
        held = {form: key for form, (key, is_held) in self._touched.items() if is_held}
        self._connection.executemany(
            "INSERT INTO holding (holding, rowid, key) VALUES ('delete', ?, ?)", held.items()
        )
        self._connection.executemany("DELETE FROM form WHERE id = ?", ((form,) for form in old))
        self._count(set(held.values()), -1)

    def _renumber(self, numbers: dict[int, int]) -> None:
        """Give names the new numbers of their forms, in two steps: old and new ones may meet."""
        self._connection.executemany(
            "UPDATE name SET form = ? WHERE form = ?",
            ((_AWAY + new, old) for old, new in numbers.items()),
        )
        self._connection.execute("UPDATE name SET form = form - ? WHERE form >= ?", (_AWAY, _AWAY))

    def _count(self, keys: Collection[str], sign: int) -> None:
        counts = Counter(gram for key in keys for gram in _grams(key))
        self._connection.executemany(
            "INSERT INTO gram VALUES (?, ?) "
            "ON CONFLICT (text) DO UPDATE SET forms = forms + excluded.forms",
            ((gram, sign * count) for gram, count in counts.items()),
        )
        if sign < 0:
            self._connection.execute("DELETE FROM gram WHERE forms <= 0")

    def many(
        self, query: str, values: Sequence[int] | Sequence[str], rest: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that ends with IN, for any number of values."""
        for start in range(0, len(values), _BATCH):
            batch = values[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            yield from self._connection.execute(
                f"{query} ({marks}) {rest}", tuple(batch)
            ).fetchall()


def _grams(key: str) -> set[str]:
    """The groups of three letters that lead to a key (FTS5, the trigram tokenizer)."""
    return {key[start : start + 3] for start in range(len(key) - 2)}


def _entry(
    row: Sequence[Any], names: Sequence[str] = (), postcodes: Sequence[str] = ()
) -> NameEntry:
    _, iri, kind, label, detail, degree, codes, is_open, within, weight = row
    return NameEntry(
        iri,
        Kind(kind),
        label,
        tuple(names),
        tuple(codes.split()),
        tuple(postcodes),
        detail,
        degree,
        weight,
        "public" if is_open else "restricted",
        tuple(within.split()),
    )


def _entries(
    connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]
) -> Iterator[NameEntry]:
    wanted = {row[0] for row in rows}
    postcodes: dict[int, list[str]] = defaultdict(list)
    if any(row[2] == Kind.TERRITORY.value for row in rows):
        for text, listed in connection.execute("SELECT text, entries FROM code WHERE postal"):
            for number in wanted.intersection(json.loads(listed)):
                postcodes[number].append(text)
    named = "SELECT text FROM name WHERE entry = ? AND text IS NOT NULL ORDER BY rowid"
    for row in rows:
        names = list(dict.fromkeys(text for (text,) in connection.execute(named, (row[0],))))
        yield _entry(row, names, postcodes.get(row[0], ()))


def _write_anew(
    source: Path, target: Path, removed: Collection[str], entries: Mapping[str, NameEntry]
) -> None:
    kept = [
        one for one in read_entries(source) if one.iri not in removed and one.iri not in entries
    ]
    write_index(target, [*kept, *entries.values()])
