"""A part of a snapshot: what some documents say, with the names of what they speak of."""

from collections.abc import Collection, Iterator

from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import term
from graph.store.base import Store

__all__ = ["extract_of"]


def extract_of(store: Store, iris: Iris, sources: Collection[str]) -> Iterator[Quad]:
    """The statements of the documents ``sources``, and what makes them readable.

    With them go what is said of those documents (title, address, licence), and the type and the
    names of each thing they name, from whatever public document gives these.

    Parameters
    ----------
    store: public statements only.
    sources: IRIs of the documents, which are those of their graphs.
    """
    named: dict[NamedNode, None] = {}
    start = f"{iris.base}id/"
    for source in sorted(set(sources)):
        graph = NamedNode(source)
        yield from _about(store, graph)
        for quad in store.quads(graph=graph):
            yield quad
            for part in (quad.subject, quad.object):
                if isinstance(part, NamedNode) and part.value.startswith(start):
                    named[part] = None
    for thing in named:
        for predicate in map(term, ("rdf:type", "skos:prefLabel", "skos:altLabel")):
            for quad in store.quads(thing, predicate):
                if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value not in sources:
                    yield quad


def _about(store: Store, graph: NamedNode) -> Iterator[Quad]:
    """What the default graph says of a document."""
    for quad in store.quads(graph):
        if not isinstance(quad.graph_name, NamedNode):
            yield quad
