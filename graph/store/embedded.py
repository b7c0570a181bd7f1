"""Oxigraph in this process: in memory, or in a folder."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

import pyoxigraph

from graph.errors import InputError, StoreBroken, StoreLocked, StoreMissing, worded
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, Triple
from graph.store.base import Value
from graph.store.dumping import dumped
from graph.store.pieces import pieces

__all__ = ["EmbeddedStore"]

_Item = TypeVar("_Item")
_FOREIGN = (OSError, RuntimeError)
"""What Oxigraph raises when the disk (``OSError``) or a file of its own is at fault."""
_SORTED_AT_ONCE = 1_000_000
"""How many statements Oxigraph sorts together, of those it is given at once."""

_FULL = re.compile("no space left|quota exceeded", re.IGNORECASE)
_HELD = re.compile(r"\block (?:hold|file)\b", re.IGNORECASE)


class EmbeddedStore:
    """A ``Store`` on an embedded Oxigraph.

    Many processes may open one folder read-only; one at a time may write it.
    """

    def __init__(self, engine: pyoxigraph.Store, place: str = "memory") -> None:
        self._engine = engine
        self.place = place

    @classmethod
    def in_memory(cls, quads: Iterable[Quad] = ()) -> "EmbeddedStore":
        """A store that lives and dies with this process, holding ``quads``."""
        engine = pyoxigraph.Store()
        engine.bulk_extend(quads)
        return cls(engine)

    @classmethod
    def open(cls, folder: Path) -> "EmbeddedStore":
        """The store in ``folder``, for reading.

        Raises
        ------
        StoreMissing: there is none.
        StoreBroken: there is one and it cannot be read.
        """
        if not (folder / "CURRENT").is_file():
            raise StoreMissing(
                "aucun graphe n'est construit ici.",
                where=str(folder),
                advice="Lancez : maillage build",
            )
        try:
            return cls(pyoxigraph.Store.read_only(str(folder)), str(folder))
        except _FOREIGN as error:
            raise _translated(error, folder) from error

    @classmethod
    def create(cls, folder: Path) -> "EmbeddedStore":
        """The store in ``folder`` for writing, made if it is not there.

        Raises
        ------
        StoreLocked: another process writes it.
        StoreBroken: the folder cannot be written.
        """
        try:
            return cls(pyoxigraph.Store(str(folder)), str(folder))
        except _FOREIGN as error:
            raise _translated(error, folder) from error

    def select(self, query: str) -> tuple[list[str], Iterator[tuple[Value | None, ...]]]:
        """See :class:`graph.store.base.Store`."""
        found = self._query(query)
        if not isinstance(found, pyoxigraph.QuerySolutions):
            raise InputError("cette requête n'est pas un SELECT.", where="SPARQL")
        rows = self._guarded(map(tuple, found))
        return [variable.value for variable in found.variables], rows

    def select_union(self, query: str) -> Iterator[tuple[Value | None, ...]]:
        """The solutions of a SELECT query whose patterns match in any graph, default included."""
        found = self._query(query, union=True)
        if not isinstance(found, pyoxigraph.QuerySolutions):
            raise InputError("cette requête n'est pas un SELECT.", where="SPARQL")
        return self._guarded(map(tuple, found))

    def ask(self, query: str) -> bool:
        """See :class:`graph.store.base.Store`."""
        found = self._query(query)
        if not isinstance(found, pyoxigraph.QueryBoolean):
            raise InputError("cette requête n'est pas un ASK.", where="SPARQL")
        return bool(found)

    def construct(self, query: str) -> Iterator[Triple]:
        """See :class:`graph.store.base.Store`."""
        found = self._query(query)
        if not isinstance(found, pyoxigraph.QueryTriples):
            raise InputError("cette requête n'est ni un CONSTRUCT ni un DESCRIBE.", where="SPARQL")
        return self._guarded(found)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See :class:`graph.store.base.Store`."""
        return self._guarded(self._engine.quads_for_pattern(subject, predicate, object, graph))

    def dumped(
        self, graphs: Iterable[NamedNode | DefaultGraph]
    ) -> Iterator[tuple[NamedNode | DefaultGraph, bytes]]:
        """Each of ``graphs`` in turn as blocks of whole lines of N-Triples, for many at once.

        Raises
        ------
        StoreBroken: the store cannot be read.
        """
        return self._guarded(dumped(self._engine, graphs))

    def load(self, path: Path) -> None:
        """Add the statements of a file of N-Quads, however large; killed, some may be missing.

        Raises
        ------
        StoreBroken: the disk does not take them.
        """
        loaded = 0
        try:
            for piece in pieces(path):
                self._engine.bulk_load(piece, format=pyoxigraph.RdfFormat.N_QUADS)
                loaded += 1
            self._settle(in_parts=loaded > 1)
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def default_quads(self) -> Iterator[Quad]:
        """The statements of the default graph."""
        return self._guarded(
            self._engine.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
        )

    def holds(self, quad: Quad) -> bool:
        """Whether this statement is in it."""
        try:
            return quad in self._engine
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def write(self, quads: Iterable[Quad]) -> None:
        """See :class:`graph.store.base.Store`."""
        written = count()
        try:
            self._engine.bulk_extend(quad for quad, _ in zip(quads, written, strict=False))
            self._settle(in_parts=next(written) > _SORTED_AT_ONCE)
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def _settle(self, *, in_parts: bool) -> None:
        """Put all on the disk; what was sorted in parts is sorted whole: it reads much faster."""
        if in_parts:
            self._engine.optimize()
        self._engine.flush()

    def add(self, quads: Iterable[Quad]) -> None:
        """Add a few statements; for many, :meth:`write` is faster."""
        try:
            self._engine.extend(quads)
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take statements out; those that are not there do no harm."""
        try:
            for quad in quads:
                self._engine.remove(quad)
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def copy_to(self, folder: Path) -> None:
        """The same store in ``folder``, which must not be there; files that are alike are shared.

        Raises
        ------
        StoreBroken: the folder cannot be written.
        """
        try:
            self._engine.backup(str(folder))
        except _FOREIGN as error:
            raise _translated(error, folder) from error

    def close(self) -> None:
        """Put everything on the disk and let the folder go; the store answers no more."""
        try:
            self._engine.flush()
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error
        finally:
            del self._engine

    def __len__(self) -> int:
        try:
            return len(self._engine)
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def _guarded(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Answers come while they are read, and so do the failures of the disk."""
        try:
            yield from items
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error

    def _query(
        self, query: str, *, union: bool = False
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        try:
            return self._engine.query(query, use_default_graph_as_union=union)
        except SyntaxError as error:
            raise InputError(
                worded("la requête SPARQL ne se lit pas : {msg}", msg=error.msg), where="SPARQL"
            ) from error
        except _FOREIGN as error:
            raise _translated(error, Path(self.place)) from error


def _translated(error: Exception, folder: Path) -> StoreLocked | StoreBroken:
    text = str(error)
    if _HELD.search(text):
        return StoreLocked(
            "un autre programme écrit ce graphe.",
            where=str(folder),
            advice="Attendez qu'il finisse, ou arrêtez-le, puis recommencez.",
        )
    if _FULL.search(text):
        return StoreBroken(
            "le disque est plein.",
            where=str(folder),
            advice="Libérez de la place ou changez de disque, puis recommencez.",
        )
    reason = getattr(error, "strerror", None) or (text or repr(error)).splitlines()[0][:200]
    return StoreBroken(
        worded("le graphe ne peut pas être lu ou écrit ({reason}).", reason=reason),
        where=str(folder),
        advice="Vérifiez l'espace et les droits du disque, puis relancez : maillage build",
    )
