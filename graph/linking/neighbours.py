"""What the graph already ties to a thing: company that speaks for one homonym of several."""

from collections.abc import Iterator
from typing import Protocol

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.store.base import Store

__all__ = ["Neighbours", "NoNeighbours", "StoreNeighbours"]

_LEFT_OUT = ("claim", "resource", "attribute", "scheme")


class Neighbours(Protocol):
    """Tells what a thing is tied to."""

    def of(self, iri: str) -> frozenset[str]:
        """The IRIs of the things one relation away from ``iri``."""
        ...


class NoNeighbours:
    """Nothing is known of any thing."""

    def of(self, iri: str) -> frozenset[str]:
        """Nothing."""
        return frozenset()


class StoreNeighbours:
    """A :class:`Neighbours` over the graph; a person's organisations are one step away."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._iris = iris
        self._known: dict[str, frozenset[str]] = {}

    def of(self, iri: str) -> frozenset[str]:
        """The IRIs of the things one relation away from ``iri``.

        Raises
        ------
        StoreBroken: the store does not answer.
        """
        known = self._known.get(iri)
        if known is None:
            known = self._known[iri] = frozenset(self._around(iri)) - {iri}
        return known

    def _around(self, iri: str) -> Iterator[str]:
        node = NamedNode(iri)
        for quad in self._store.quads(subject=node):
            if isinstance(quad.object, NamedNode):
                yield from self._thing(quad.object)
        for quad in self._store.quads(object=node):
            if isinstance(quad.subject, NamedNode):
                yield from self._thing(quad.subject)

    def _thing(self, node: NamedNode) -> Iterator[str]:
        segment = self._segment(node)
        if segment == "membership":
            for quad in self._store.quads(subject=node):
                if isinstance(quad.object, NamedNode) and self._segment(quad.object):
                    yield quad.object.value
        elif segment and segment not in _LEFT_OUT:
            yield node.value

    def _segment(self, node: NamedNode) -> str:
        short = self._iris.short(node.value)
        return short.partition("/")[0] if short != node.value else ""
