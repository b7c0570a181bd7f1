"""Which sources repeat which: two documents drawn from one count once (``mai:derivedFrom``)."""

from collections.abc import Iterable, Mapping

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.store import Store

__all__ = ["independent", "read_origins"]


def read_origins(store: Store, iris: Iris) -> dict[str, str]:
    """The origin of every source that repeats another; a source not listed is its own.

    A source that repeats several counts for the first of them in alphabetical order; sources
    that repeat each other in a circle count for the first of the circle.
    """
    parents: dict[str, str] = {}
    for quad in store.quads(None, iris.mai("derivedFrom"), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            child, parent = quad.subject.value, quad.object.value
            parents[child] = min(parent, parents.get(child, parent))
    return {source: _origin(source, parents) for source in parents}


def independent(sources: Iterable[str], origins: Mapping[str, str]) -> int:
    """How many of ``sources`` do not repeat one another."""
    return len({origins.get(source, source) for source in sources})


def _origin(source: str, parents: Mapping[str, str]) -> str:
    path = [source]
    while path[-1] in parents:
        parent = parents[path[-1]]
        if parent in path:
            return min(path[path.index(parent) :])
        path.append(parent)
    return path[-1]
