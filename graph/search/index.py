"""The name index: every name of the graph, in one read-only file."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from graph.errors import AmbiguousName, UnknownName
from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.search.choosing import find_dominant, one_a_place, told_apart
from graph.search.connecting import broken, connect
from graph.search.entries import Match, NameEntry
from graph.search.reading import Hit, NameReader, Scope
from graph.search.searching import (
    NAMED,
    Query,
    Scored,
    best_first,
    find_all,
    find_hits,
    search_hits,
)
from graph.search.spellings import code_key
from graph.search.writing import write_index

__all__ = ["NameIndex"]

_MOST = 1000
_SHOWN = 12
_NEAR = 3


class NameIndex:
    """The names of a graph, open for reading; several threads may share one.

    A store of names is a file on its own: it is replaced whole by :meth:`build`, and an index
    that is open goes on reading the one it opened.
    """

    def __init__(
        self, connection: sqlite3.Connection, place: str, lock: Lock, public_only: bool = False
    ) -> None:
        self._connection = connection
        self._lock = lock
        self._public_only = public_only
        self.place = place

    @classmethod
    def build(cls, path: Path, entries: Iterable[NameEntry]) -> int:
        """Write the index of ``entries`` at ``path``, whole or not at all; returns how many.

        Raises
        ------
        InputError: two entries have one IRI.
        StoreBroken: the folder or the disk does not take it.
        """
        return write_index(path, entries)

    @classmethod
    def open(cls, path: Path) -> "NameIndex":
        """The index at ``path``, for reading.

        Raises
        ------
        StoreMissing: there is none.
        StoreBroken: there is one and it cannot be read, or another version wrote it.
        """
        return cls(connect(path), str(path), Lock())

    def public(self) -> "NameIndex":
        """The same names without those outsiders must not see; it shares the open file."""
        return NameIndex(self._connection, self.place, self._lock, public_only=True)

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        kinds: Collection[Kind] = (),
        public_only: bool = False,
    ) -> list[Match]:
        """The entities ``text`` may mean, best first; see :mod:`graph.search.searching`.

        Parameters
        ----------
        text: anything somebody typed, complete or not.
        limit: how many at most (never more than 1,000).
        kinds: which kinds to look among, all of them if none is given.
        public_only: leave out what outsiders must not see.
        """
        limit = min(limit, _MOST)
        if limit < 1:
            return []
        with self._reading() as reader:
            scope = self._scope(kinds, public_only)
            scored = search_hits(reader, Query.read(text), scope, limit)
        return [_match(hit, score) for score, hit in best_first(scored)[:limit]]

    def find(self, text: str) -> list[Match]:
        """The entities that ``text`` names exactly, best first; none if there are none.

        A name may be the label, another name, an acronym, an INSEE code or a SIREN, whatever its
        accents, case, spaces and hyphens; its articles count unless nothing has them so. The
        detail may follow in brackets: ``Saint-Denis (974)``.
        """
        return [_match(hit, score) for score, hit in self._named(text, self._scope())]

    def named_all(self, texts: Collection[str]) -> dict[str, list[Match]]:
        """What :meth:`find` gives for each of ``texts`` that is a name, in a few queries.

        Codes and a detail in brackets are not looked for. What it costs depends on how many
        texts there are, and hardly on how many names.
        """
        with self._reading() as reader:
            found = find_all(reader, texts, self._scope())
        return {
            text: [_match(hit, score) for score, hit in _surest(scored)]
            for text, scored in found.items()
        }

    def at_postcodes(self, codes: Collection[str]) -> dict[str, list[Match]]:
        """The entities at each of the postcodes ``codes``, where there are any."""
        found: dict[str, list[Match]] = {}
        with self._reading() as reader:
            for code in dict.fromkeys(codes):
                hits = reader.hits_of_code(code_key(code), self._scope(), postal=True)
                found[code] = [_match(hit, NAMED) for hit in hits]
        return {code: matches for code, matches in found.items() if matches}

    def resolve(self, text: str, *, kinds: Collection[Kind] = ()) -> Match:
        """The one entity that ``text`` names.

        Of several, an institution is preferred to its own territory, then the only one that has
        relations (unless they share the code that was typed), then the only one that is not a
        mere part of a commune.

        Raises
        ------
        UnknownName: nothing has this name; with the nearest labels.
        AmbiguousName: several have it and none stands out; with what tells them apart.
        """
        named = self._named(text, self._scope(kinds))
        hits = one_a_place([hit for _, hit in named])
        if not hits:
            near = (match.label for match in self.search(text, limit=_NEAR * 3, kinds=kinds))
            raise UnknownName(text, list(dict.fromkeys(near))[:_NEAR])
        by_code = all(code_key(text) in hit.codes for hit in hits)
        hit = find_dominant(hits, by_code=by_code)
        if hit is None:
            shown = told_apart(hits, by_code=by_code)
            more = [f"et {len(shown) - _SHOWN} autres"] if len(shown) > _SHOWN else []
            raise AmbiguousName(text, shown[:_SHOWN] + more)
        return next(_match(found, score) for score, found in named if found.iri == hit.iri)

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The label of each of ``iris`` that is in the index."""
        with self._reading() as reader:
            return {hit.iri: hit.label for hit in reader.hits_of_iris(iris, self._scope())}

    def entry(self, iri: str) -> Match | None:
        """The entity ``iri`` under its label, or nothing."""
        return self.entries([iri]).get(iri)

    def entries(self, iris: Iterable[str]) -> dict[str, Match]:
        """Each of ``iris`` that is in the index, under its label."""
        with self._reading() as reader:
            hits = reader.hits_of_iris(iris, self._scope())
            return {hit.iri: _match(hit, NAMED) for hit in hits}

    def count(self) -> dict[Kind, int]:
        """How many entities there are of each kind that has any."""
        with self._reading() as reader:
            return reader.kinds(self._scope())

    def close(self) -> None:
        """Let the file go; the index answers nothing after that."""
        with self._lock:
            self._connection.close()

    def _scope(self, kinds: Collection[Kind] = (), public_only: bool = False) -> Scope:
        return Scope(kinds, public_only or self._public_only)

    def _named(self, text: str, scope: Scope) -> list[tuple[float, Hit]]:
        with self._reading() as reader:
            named = _surest(find_hits(reader, Query.read(text), scope))
            if named or not text.rstrip().endswith(")"):
                return named
            name, _, detail = text.partition("(")
            told = folded(detail)
            named = _surest(find_hits(reader, Query.read(name), scope)) if told else []
        return [found for found in named if f" {told} " in f" {folded(found[1].detail)} "]

    @contextmanager
    def _reading(self) -> Iterator[NameReader]:
        with self._lock:
            try:
                yield NameReader(self._connection)
            except sqlite3.ProgrammingError:
                raise
            except sqlite3.DatabaseError as error:
                raise broken(self.place, error) from error


def _surest(scored: Scored) -> list[tuple[float, Hit]]:
    """Those named exactly if there are any, otherwise those named but for their articles."""
    named = best_first(scored)
    return [found for found in named if found[0] == named[0][0]]


def _match(hit: Hit, score: float) -> Match:
    return Match(
        hit.iri, hit.kind, hit.label, hit.detail, hit.name, score, hit.degree, hit.codes, hit.within
    )
