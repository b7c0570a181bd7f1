"""Statements of a store, looked up by what people call things."""

from collections import defaultdict

from graph.model.iris import Iris
from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from graph.model.vocabulary import term
from graph.questions.dataset import Dataset

Node = NamedNode | BlankNode | Triple
Spo = tuple[Node, NamedNode, Node | Literal]

_NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title")


class StatedFacts:
    """Every statement by its document, and every node by its names."""

    def __init__(self, dataset: Dataset) -> None:
        self.iris: Iris = dataset.iris
        self.by_graph: dict[object, set[Spo]] = defaultdict(set)
        self.nodes: dict[str, set[Node]] = defaultdict(set)
        self.places: dict[Node, set[Node]] = defaultdict(set)
        official = self.iris.resource("code-officiel-geographique")
        for name in _NAMES:
            for quad in dataset.store.quads(None, term(name)):
                self.nodes[quad.object.value].add(quad.subject)
        for quad in dataset.store.quads(None, term("dcterms:spatial")):
            self.places[quad.subject].add(quad.object)
        for graph in self._graphs(dataset, official):
            for quad in dataset.store.quads(graph=graph):
                self.by_graph[graph].add((quad.subject, quad.predicate, quad.object))

    @staticmethod
    def _graphs(dataset: Dataset, official: NamedNode) -> list[NamedNode]:
        sources = dataset.store.quads(None, term("rdf:type"), dataset.iris.mai("Source"))
        return [
            quad.subject
            for quad in sources
            if isinstance(quad.subject, NamedNode) and quad.subject != official
        ]

    def page(self, key: str) -> set[Spo]:
        """What the resource ``key`` states."""
        return self.by_graph[self.iris.resource(key)]

    def named(self, *names: str) -> set[Node]:
        """Every node any of ``names`` names."""
        return {node for name in names for node in self.nodes.get(name, ())}

    def about(self, quads: list[Quad]) -> set[Spo]:
        """Statements of the default graph, as triples."""
        return {
            (quad.subject, quad.predicate, quad.object)
            for quad in quads
            if isinstance(quad.graph_name, DefaultGraph)
        }
