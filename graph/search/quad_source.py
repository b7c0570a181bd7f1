"""What the index needs of a store, whichever it is."""

from collections.abc import Iterator
from typing import Protocol

from graph.model.terms import Literal, NamedNode, Quad

__all__ = ["QuadSource"]


class QuadSource(Protocol):
    """Something that finds statements: every ``graph.store.base.Store`` is one."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The statements that match; ``None`` matches anything (any graph, default included)."""
