"""The name index, read: one short query a method, and nothing decided here.

Forms and entities are numbers, the best first (see :mod:`graph.search.writing`).
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.model.vocabulary import Kind
from graph.search.writing import KIND_BITS

__all__ = ["Hit", "NameReader", "Scope"]

_BATCH = 500
_GRAMS = 16
_COMMONEST = 6000
_KINDS = {kind.value: kind for kind in Kind}
_CODES = "code c, json_each(c.entries) AS one JOIN entry e ON e.id = one.value"
_ENTRY = "e.id, e.iri, e.kind, e.label, e.detail, e.degree, e.codes, e.within"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity by its ``rank`` (0 is best), with the ``name`` of key ``key`` that led to it.

    ``loose`` says that the key is short of an article or of an opening « ville de ».
    """

    rank: int
    iri: str
    kind: Kind
    label: str
    detail: str
    degree: int
    codes: frozenset[str]
    within: frozenset[str]
    name: str
    key: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entities count: of these ``kinds`` (all if none is given), public ones or all."""

    kinds: Collection[Kind] = ()
    public_only: bool = False

    @property
    def is_limited(self) -> bool:
        """Whether some entity is not one of them."""
        return bool(self.kinds) or self.public_only

    @property
    def mask(self) -> int:
        """The bits a form has when one of these entities goes by it."""
        bits = sum(KIND_BITS[kind] for kind in set(self.kinds or Kind))
        return bits if self.public_only else bits << 8

    @property
    def condition(self) -> str:
        """What is true of these entities, in SQL."""
        kinds = ", ".join(f"'{kind.value}'" for kind in self.kinds or Kind)
        return f"e.kind IN ({kinds})" + (" AND e.open" if self.public_only else "")


class NameReader:
    """The queries of the index, on an open ``connection``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def forms_named(self, keys: Collection[str]) -> list[int]:
        """The forms that are exactly one of ``keys``."""
        return self._numbers(f"SELECT id FROM form WHERE key IN ({_marks(keys)})", *keys)

    def forms_of(self, keys: Sequence[str]) -> list[int]:
        """The forms that are exactly one of ``keys``, of which there may be thousands."""
        return [form for (form,) in self._in_batches("SELECT id FROM form WHERE key IN", keys)]

    def forms_beginning(self, key: str, scope: Scope, limit: int) -> list[int]:
        """The forms that begin with ``key``."""
        return self._numbers(
            "SELECT id FROM form INDEXED BY form_key WHERE key >= ? AND key < ? AND mask & ? "
            "ORDER BY +id LIMIT ?",
            *_between(key),
            scope.mask,
            limit,
        )

    def forms_one_letter_off(self, key: str, scope: Scope, limit: int) -> list[int]:
        """The forms one letter away: one more, one less, another one, or two swapped.

        Such a form begins with the first half of ``key`` or ends with its second half, as long as
        a letter is left between the halves: two searches in order find every one of them.
        """
        half, size = (len(key) - 1) // 2, len(key)
        if not half:
            return []
        near = self._connection.execute(
            "SELECT key, id FROM form INDEXED BY form_key "
            "WHERE key >= ? AND key < ? AND size BETWEEN ? AND ? AND mask & ?",
            (*_between(key[:half]), size - 1, size + 1, scope.mask),
        ).fetchall()
        for length in (size - 1, size, size + 1):
            near += self._connection.execute(
                "SELECT key, id FROM form INDEXED BY form_tail "
                "WHERE size = ? AND tail >= ? AND tail < ? AND mask & ?",
                (length, *_between(key[: -half - 1 : -1]), scope.mask),
            )
        forms = dict(near)
        close = process.extract(key, list(forms), scorer=OSA.distance, score_cutoff=1, limit=None)
        return sorted(forms[text] for text, distance, _ in close if distance)[:limit]

    def forms_holding(self, grams: Collection[str], scope: Scope, limit: int) -> list[int]:
        """The forms that hold all of ``grams`` (three letters each), wherever they are."""
        known = self._rarest_first(grams)
        if len(known) < len(grams):
            return []
        return self._numbers(
            "SELECT f.id FROM holding JOIN form f ON f.id = holding.rowid "
            "WHERE holding MATCH ? AND f.mask & ? ORDER BY holding.rowid LIMIT ?",
            " AND ".join(f'"{gram}"' for gram, _ in known[:_GRAMS]),
            scope.mask,
            limit,
        )

    def forms_sharing(self, grams: Collection[str], scope: Scope, limit: int) -> list[int]:
        """The forms that share most of the rarest of ``grams``."""
        shared: Counter[int] = Counter()
        read = 0
        for gram, forms in self._rarest_first(grams)[:_GRAMS]:
            read += forms
            if shared and read > _COMMONEST:
                break
            shared.update(
                self._numbers("SELECT rowid FROM holding WHERE holding MATCH ?", f'"{gram}"')
            )
        least = max(shared.values(), default=0) / 2
        most = [form for form, count in shared.items() if count >= least]
        if scope.is_limited:
            rows = self._in_batches(
                f"SELECT id FROM form WHERE mask & {scope.mask} AND id IN", most
            )
            most = [form for (form,) in rows]
        return nsmallest(limit, most, key=lambda form: (-shared[form], form))

    def hits(self, forms: Sequence[int], scope: Scope) -> Iterator[Hit]:
        """The entities that go by ``forms``."""
        for *entry, name, key, loose in self._in_batches(
            f"SELECT {_ENTRY}, n.text, f.key, n.loose FROM form f JOIN name n ON n.form = f.id "
            f"JOIN entry e ON e.id = n.entry WHERE {scope.condition} AND f.id IN",
            forms,
        ):
            yield _hit(entry, name, key, bool(loose))

    def hits_of_code(self, code: str, scope: Scope, *, postal: bool) -> Iterator[Hit]:
        """The entities of this INSEE code or SIREN, or those of this postcode if ``postal``."""
        for entry in self._connection.execute(
            f"SELECT {_ENTRY} FROM {_CODES} "
            f"WHERE {scope.condition} AND c.text = ? AND c.postal = ?",
            (code, postal),
        ):
            yield _hit(entry, code.upper())

    def hits_of_code_beginning(self, code: str, scope: Scope, limit: int) -> Iterator[Hit]:
        """The entities that have a code or a postcode beginning with ``code``."""
        for *entry, found in self._connection.execute(
            f"SELECT {_ENTRY}, min(c.text) FROM {_CODES} "
            f"WHERE {scope.condition} AND c.text >= ? AND c.text < ? "
            "GROUP BY e.id ORDER BY e.id LIMIT ?",
            (*_between(code), limit),
        ):
            yield _hit(entry, found.upper())

    def hits_of_iris(self, iris: Iterable[str], scope: Scope) -> Iterator[Hit]:
        """The entities that are ``iris``, those that are known, in no order."""
        plain = [iri.encode(errors="replace").decode() for iri in iris]
        query = f"SELECT {_ENTRY} FROM entry e WHERE {scope.condition} AND e.iri IN"
        for row in self._in_batches(query, plain):
            yield _hit(row)

    def kinds(self, scope: Scope) -> dict[Kind, int]:
        """How many entities there are of each kind there is."""
        rows = self._connection.execute(
            f"SELECT e.kind, count(*) FROM entry e WHERE {scope.condition} GROUP BY e.kind"
        )
        return {_kind(kind): count for kind, count in rows}

    def _rarest_first(self, grams: Collection[str]) -> list[tuple[str, int]]:
        return self._connection.execute(
            f"SELECT text, forms FROM gram WHERE text IN ({_marks(grams)}) ORDER BY forms",
            tuple(grams),
        ).fetchall()

    def _numbers(self, query: str, *values: str | int) -> list[int]:
        return [number for (number,) in self._connection.execute(query, values)]

    def _in_batches(
        self, query: str, values: Sequence[str] | Sequence[int]
    ) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(values), _BATCH):
            batch = values[start : start + _BATCH]
            yield from self._connection.execute(f"{query} ({_marks(batch)})", tuple(batch))


def _hit(entry: Sequence[Any], name: str | None = None, key: str = "", loose: bool = False) -> Hit:
    rank, iri, kind, label, detail, degree, codes, within = entry
    return Hit(
        rank,
        iri,
        _kind(kind),
        label,
        detail,
        degree,
        frozenset(codes.split()),
        frozenset(within.split()),
        label if name is None else name,
        key,
        loose,
    )


def _kind(text: str) -> Kind:
    kind = _KINDS.get(text)
    if kind is None:
        raise sqlite3.DataError(f"genre inconnu : {text}")
    return kind


def _between(key: str) -> tuple[str, str]:
    """The bounds of what begins with ``key``, which holds letters and digits only."""
    return key, key + "{"


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
