"""What a query written by hand gave, whole and in plain terms."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph

from graph.model.terms import Triple
from graph.store.base import Value

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query gave: rows under ``variables``, a boolean, or statements as N-Triples."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    boolean: bool | None = None
    ntriples: bytes | None = None
    is_cut: bool = False
    """Whether there are, or may be, more rows than the endpoint gives."""

    def statements(self) -> Iterator[Triple]:
        """The statements, one at a time; none for rows and booleans."""
        body = self.ntriples or b""
        for quad in pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.N_TRIPLES):
            yield quad.triple
