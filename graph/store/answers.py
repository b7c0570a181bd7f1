"""Bodies of responses read as they come: rows and triples, one after the other.

The engine's readers belong to the thread that made them. One that ends or fails is let go at once:
an error keeps what it passed through alive, and whoever drops that last may be another thread.
"""

from collections.abc import Callable, Iterator
from typing import Final

import httpx
import pyoxigraph

from graph.errors import StoreBroken, worded
from graph.model.terms import Literal, NamedNode, Triple
from graph.store.base import Value

__all__ = ["BROKEN", "Body", "Rows", "Triples"]

BROKEN: Final = (httpx.HTTPError, SyntaxError, ValueError, OSError)
"""What reading a body that stops, or that is not what it says, may raise."""

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_TRUTHS: Final = {
    "1": Literal("true", datatype=NamedNode(_BOOLEAN)),
    "0": Literal("false", datatype=NamedNode(_BOOLEAN)),
}

Translate = Callable[[Exception], StoreBroken]


class Body:
    """The body of a response as a file; it is let go at its end, or with the last who reads it."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._pieces = response.iter_bytes()
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                self.close()
                return b""
            self._rest = piece
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken

    def close(self) -> None:
        """Let the connection go."""
        self._response.close()

    def __del__(self) -> None:
        self.close()


class Rows(Iterator[tuple[Value | None, ...]]):
    """Solutions as they come.

    Parameters
    ----------
    most: how many the server gives at most, having more; 0 if it gives all.
    place: the server's address, for errors.
    """

    def __init__(
        self,
        found: pyoxigraph.QuerySolutions,
        body: Body,
        translate: Translate,
        most: int = 0,
        place: str = "",
    ) -> None:
        self._found: Iterator[pyoxigraph.QuerySolution] = found
        self._body, self._translate = body, translate
        self.most, self._place, self._count = most, place, 0
        self._is_cut_told = True

    def uncut(self) -> "Rows":
        """The same, where it was known that more would have to be asked for."""
        self._is_cut_told = False
        return self

    def close(self) -> None:
        """Let the connection go: no more rows are wanted."""
        self._body.close()

    def __next__(self) -> tuple[Value | None, ...]:
        try:
            row = next(self._found, None)
        except BROKEN as error:
            self._found = iter(())
            raise self._translate(error) from error
        if row is None:
            self._found = iter(())
            self._body.close()
            if self._is_cut_told and self.most and self._count >= self.most:
                raise cut(self.most, self._place)
            raise StopIteration
        self._count += 1
        return tuple(_plain(value) for value in row)


class Triples(Iterator[Triple]):
    """Triples as they come; the same once each."""

    def __init__(self, body: Body, translate: Translate) -> None:
        self._body, self._translate = body, translate
        found = pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]  # only its ``read`` is used
        self._found: Iterator[pyoxigraph.Quad] = found

    def __next__(self) -> Triple:
        try:
            quad = next(self._found, None)
        except BROKEN as error:
            self._found = iter(())
            raise self._translate(error) from error
        if quad is None:
            self._found = iter(())
            self._body.close()
            raise StopIteration
        return Triple(quad.subject, quad.predicate, quad.object)


def cut(most: int, place: str) -> StoreBroken:
    """What to say of an answer that a server has cut."""
    return StoreBroken(
        worded("ce serveur coupe ses réponses à {most} lignes.", most=most),
        where=place,
        advice="Demandez à qui le tient d'en permettre plus (Virtuoso : ResultSetMaxRows).",
    )


def _plain(term: object) -> Value | None:
    """The term as Oxigraph writes it: Virtuoso says 1 for true in JSON."""
    if isinstance(term, Literal):
        if term.value in _TRUTHS and term.datatype.value == _BOOLEAN:
            return _TRUTHS[term.value]
        return term
    return term  # type: ignore[return-value]  # results hold no quoted triples
