"""The French names of entities."""

from collections.abc import Iterable

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.network.claims import node_of
from graph.store import Store

__all__ = ["labels_of"]


def labels_of(store: Store, iris: Iris, entities: Iterable[NamedNode | str]) -> dict[str, str]:
    """The French name of each entity, or an empty text; a document's title where it has none."""
    nodes, contacts = (node_of(iris, entity) for entity in entities), iris.contacts
    return {node.value: _label(store, node, contacts) for node in nodes}


def _label(store: Store, node: NamedNode, contacts: NamedNode) -> str:
    for predicate in (term("skos:prefLabel"), term("dcterms:title")):
        found = [
            quad.object
            for quad in store.quads(node, predicate, None, None)
            if isinstance(quad.object, Literal) and quad.graph_name != contacts
        ]
        if found:
            return min(found, key=lambda name: (name.language != "fr", name.value)).value
    return ""
