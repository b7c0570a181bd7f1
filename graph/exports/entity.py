"""Everything said of one entity, with the claims and their sources."""

from collections.abc import Iterator

from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, NamedNode, Quad
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["entity_quads"]

_LINKS = ("rdf:subject", "rdf:object", "org:member", "org:organization")


def entity_quads(
    store: Store, iris: Iris, entity: str, graphs: frozenset[NamedNode] | None = None
) -> Iterator[Quad]:
    """The statements about an entity, the claims it is an end of, and who states them.

    Parameters
    ----------
    entity: its IRI.
    graphs: only what these sources state; all of them if absent.
    """
    node = NamedNode(entity)
    seen: set[Quad] = set()
    used: set[NamedNode] = set()
    for quad in _stated(store, iris, node):
        graph = quad.graph_name
        kept = isinstance(graph, NamedNode) and (graphs is None or graph in graphs)
        if isinstance(graph, NamedNode) and kept and quad not in seen:
            seen.add(quad)
            used.add(graph)
            yield quad
    for source in sorted(used, key=str):
        for quad in store.quads(source):
            if isinstance(quad.graph_name, DefaultGraph):
                yield quad


def _stated(store: Store, iris: Iris, node: NamedNode) -> Iterator[Quad]:
    yield from store.quads(node)
    for name in _LINKS:
        for found in store.quads(None, term(name), node):
            claim, graph = found.subject, found.graph_name
            if isinstance(claim, NamedNode) and isinstance(graph, NamedNode):
                for quad in store.quads(claim, graph=graph):
                    yield quad
                    other = quad.object
                    if isinstance(other, NamedNode) and quad.predicate != term("rdf:predicate"):
                        yield from _name_of(store, other)
                yield from _relation(store, claim, graph)
    for attribute in store.quads(None, iris.mai("attributeOf"), node):
        if isinstance(attribute.subject, NamedNode):
            yield from store.quads(attribute.subject)


def _relation(store: Store, claim: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """The plain relation beside a claim."""
    parts = {quad.predicate: quad.object for quad in store.quads(claim, graph=graph)}
    subject, predicate, value = (
        parts.get(term(name)) for name in ("rdf:subject", "rdf:predicate", "rdf:object")
    )
    if (
        isinstance(subject, NamedNode)
        and isinstance(predicate, NamedNode)
        and isinstance(value, NamedNode)
    ):
        yield from store.quads(subject, predicate, value, graph)


def _name_of(store: Store, node: NamedNode) -> Iterator[Quad]:
    yield from store.quads(node, term("skos:prefLabel"))
    yield from store.quads(node, term("rdf:type"))
