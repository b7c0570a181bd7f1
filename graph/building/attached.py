"""What hangs on relations: claims, memberships, attributes, and the passages they are read in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad
from graph.store import EmbeddedStore

__all__ = ["Attached", "without"]


class Attached:
    """Tells what hangs on what.

    Parameters
    ----------
    iris: of the dataset.
    """

    def __init__(self, iris: Iris) -> None:
        parts = ("claim", "membership", "attribute", "passage")
        self._segments = tuple(f"{iris.base}id/{part}/" for part in parts)

    def hangs(self, node: object) -> bool:
        """Whether ``node`` is nothing by itself."""
        return isinstance(node, NamedNode) and node.value.startswith(self._segments)

    def spread(self, quads: Iterable[Quad], gone: Collection[NamedNode]) -> set[NamedNode]:
        """``gone`` with all of ``quads`` that hangs on it."""
        links: dict[object, set[NamedNode]] = defaultdict(set)
        for quad in quads:
            one, other = quad.subject, quad.object
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                if self.hangs(one):
                    links[other].add(one)
                if self.hangs(other):
                    links[one].add(other)
        found, pending = set(gone), list(gone)
        while pending:
            for node in links.get(pending.pop(), ()):
                if node not in found:
                    found.add(node)
                    pending.append(node)
        return found

    def in_store(self, store: EmbeddedStore, gone: Collection[NamedNode]) -> Iterator[Quad]:
        """Every statement of ``store`` that names one of ``gone`` or hangs on it."""
        seen, pending = set(gone), list(gone)
        while pending:
            node = pending.pop()
            about, to = list(store.quads(subject=node)), list(store.quads(object=node))
            yield from about
            yield from to
            ends = [quad.object for quad in about] + [quad.subject for quad in to]
            for end in ends:
                if isinstance(end, NamedNode) and end not in seen and self.hangs(end):
                    seen.add(end)
                    pending.append(end)


def without(quads: Collection[Quad], gone: Collection[NamedNode], attached: Attached) -> list[Quad]:
    """``quads`` without what names one of ``gone`` or hangs on it."""
    if not gone:
        return list(quads)
    out = attached.spread(quads, gone)
    return [quad for quad in quads if quad.subject not in out and quad.object not in out]
