"""Everything said of one entity, with the claims and their sources."""

from collections.abc import Iterable, Iterator
from itertools import chain

from graph.exports.passages import passages_of
from graph.exports.public import contact_graph
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

    What it points to keeps its names and types, so that nothing is named without being described.
    The contact graph is never read.

    Parameters
    ----------
    entity: its IRI.
    graphs: only what these sources state; all of them if absent.
    """
    contacts = contact_graph(iris)
    seen: set[Quad] = set()
    told: set[NamedNode] = set()
    pending = _stated(store, iris, NamedNode(entity))
    while found := [quad for quad in pending if quad not in seen]:
        used: set[NamedNode] = set()
        for quad in found:
            graph = quad.graph_name
            in_use = graph != contacts and (graphs is None or graph in graphs)
            if isinstance(graph, NamedNode) and in_use and quad not in seen:
                seen.add(quad)
                used.add(graph)
                yield quad
        about = [quad for one in sorted(used - told, key=str) for quad in _about(store, one)]
        told |= used
        yield from about
        pending = chain.from_iterable(_name_of(store, node) for node in _objects(about))


def _about(store: Store, source: NamedNode) -> Iterator[Quad]:
    """What the default graph says of a source."""
    return (quad for quad in store.quads(source) if isinstance(quad.graph_name, DefaultGraph))


def _objects(quads: Iterable[Quad]) -> dict[NamedNode, None]:
    """What ``quads`` point to, types left aside."""
    return {
        quad.object: None
        for quad in quads
        if isinstance(quad.object, NamedNode) and quad.predicate != term("rdf:type")
    }


def _stated(store: Store, iris: Iris, node: NamedNode) -> Iterator[Quad]:
    own = list(store.quads(node))
    yield from own
    for near in _objects(own):
        yield from _name_of(store, near)
    for name in _LINKS:
        for found in store.quads(None, term(name), node):
            claim, graph = found.subject, found.graph_name
            if isinstance(claim, NamedNode) and isinstance(graph, NamedNode):
                for quad in store.quads(claim, graph=graph):
                    yield quad
                    other = quad.object
                    if isinstance(other, NamedNode) and quad.predicate != term("rdf:predicate"):
                        yield from _name_of(store, other)
                yield from passages_of(store, claim, graph)
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
