"""The one Protocol every store answers to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from graph.model.terms import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["Row", "Store", "Value"]

Value = NamedNode | BlankNode | Literal
Row = Mapping[str, Value | None]
"""One solution: every variable of the query with its term, or nothing where it is unbound."""


class Store(Protocol):
    """A dataset that can be queried with SPARQL 1.1 and written in whole."""

    def select(self, query: str) -> tuple[list[str], Iterator[tuple[Value | None, ...]]]:
        """The variables of a SELECT query and its solutions, in the query's order.

        Raises
        ------
        graph.errors.InputError: the query does not parse.
        graph.errors.StoreBroken: the store does not answer.
        """

    def ask(self, query: str) -> bool:
        """The answer of an ASK query."""

    def construct(self, query: str) -> Iterator[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The statements that match; ``None`` matches anything (any graph, default included)."""

    def write(self, quads: Iterable[Quad]) -> None:
        """Add statements, all or none."""

    def __len__(self) -> int:
        """How many statements it holds."""
