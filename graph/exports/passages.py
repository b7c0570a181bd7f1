"""The passages a claim is read in: what must leave with it."""

from collections.abc import Iterator

from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["passages_of"]


def passages_of(store: Store, claim: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """The statements about the passages of ``claim`` in the document ``graph``."""
    for target in store.quads(claim, term("oa:hasTarget"), None, graph):
        if isinstance(target.object, NamedNode):
            about = list(store.quads(target.object, graph=graph))
            yield from about
            for quad in about:
                if quad.predicate == term("oa:hasSelector") and isinstance(quad.object, NamedNode):
                    yield from store.quads(quad.object, graph=graph)
