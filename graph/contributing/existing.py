"""What the graph in use already holds, as far as a contribution must know."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model.iris import Iris, folded, is_wordless, safe_address
from graph.model.reading import ReadResource
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.questions.dataset import Dataset
from graph.search.index import NameIndex
from graph.store import EmbeddedStore, Store

__all__ = ["Existing"]


@dataclass(slots=True)
class Existing:
    """The graph in use, asked about things.

    Parameters
    ----------
    names: its name index; without one nothing is found by name.
    """

    store: Store
    iris: Iris
    names: NameIndex | None = None
    _public: frozenset[NamedNode] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, dataset: Dataset) -> "Existing":
        """What ``dataset`` holds."""
        return cls(dataset.store, dataset.iris, dataset.names)

    @classmethod
    def nothing(cls, iris: Iris) -> "Existing":
        """An empty graph."""
        return cls(EmbeddedStore.in_memory(), iris)

    def is_taken(self, node: NamedNode) -> bool:
        """Whether anything is said of ``node``."""
        return next(self.store.quads(subject=node), None) is not None

    def holds(self, node: NamedNode) -> bool:
        """Whether something says what ``node`` is."""
        return bool(self.types(node))

    def types(self, node: NamedNode) -> dict[NamedNode, set[NamedNode]]:
        """The classes of ``node``, by the document that gives them."""
        found: dict[NamedNode, set[NamedNode]] = {}
        for quad in self.store.quads(node, term("rdf:type")):
            if isinstance(quad.graph_name, NamedNode) and isinstance(quad.object, NamedNode):
                found.setdefault(quad.graph_name, set()).add(quad.object)
        return found

    def label(self, node: NamedNode) -> str:
        """Its French name, or an empty text."""
        names = [
            quad.object.value
            for quad in self.store.quads(node, term("skos:prefLabel"))
            if isinstance(quad.object, Literal) and quad.object.language == "fr"
        ]
        return min(names, default="")

    def is_public(self, graph: NamedNode) -> bool:
        """Whether everybody may read what the document ``graph`` says."""
        if self._public is None:
            rights, public = term("dcterms:accessRights"), self.iris.concept("public")
            found = self.store.quads(None, rights, public)
            self._public = frozenset(
                quad.subject
                for quad in found
                if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, DefaultGraph)
            )
        return graph in self._public or graph == self.iris.ontology

    def is_hidden(self, node: NamedNode) -> bool:
        """Whether only restricted documents know ``node``, whose identifier has words."""
        types = self.types(node)
        is_known = bool(types) and not any(map(self.is_public, types))
        return is_known and not is_wordless(node.value)

    def is_contribution(self, graph: NamedNode) -> bool:
        """Whether the document ``graph`` came in as a contribution, not as a source."""
        made = self.store.quads(graph, term("prov:wasGeneratedBy"))
        prefix = self.iris.contribution("").value
        return any(
            isinstance(quad.object, NamedNode) and quad.object.value.startswith(prefix)
            for quad in made
        )

    def place_of(self, institution: NamedNode) -> NamedNode | None:
        """The territory an institution governs."""
        for quad in self.store.quads(institution, term("dcterms:spatial")):
            if isinstance(quad.object, NamedNode):
                return quad.object
        return None

    def statements(self, subject: NamedNode, predicate: NamedNode, value: NamedNode) -> list[Quad]:
        """The statements of one relation, one a document."""
        return list(self.store.quads(subject, predicate, value))

    def named(self, name: str, *kinds: Kind) -> NamedNode | None:
        """The one thing of these kinds that has exactly this name, if there is just one."""
        if self.names is None or not name:
            return None
        found = [match for match in self.names.find(name) if match.kind in kinds]
        exact = [match for match in found if match.score == 1.0]
        return NamedNode(exact[0].iri) if len(exact) == 1 else None

    def find_resource(self, resource: ReadResource) -> NamedNode | None:
        """The resource of the graph that ``resource`` is, told by its address or its title.

        Two resources of one title are not the same if their numbers or dates differ.
        """
        return next(self._resources(resource), None)

    def _resources(self, resource: ReadResource) -> Iterator[NamedNode]:
        if resource.address:
            address = NamedNode(safe_address(resource.address))
            for quad in self.store.quads(None, term("schema:url"), address):
                if isinstance(quad.subject, NamedNode) and self._is_called(quad.subject, resource):
                    yield quad.subject
        for match in self.names.find(resource.title) if self.names and resource.title else ():
            node = NamedNode(match.iri)
            same = folded(match.label) == folded(resource.title)
            is_resource = kind_of(match.iri, self.iris) is Kind.RESOURCE
            if same and is_resource and self._agrees(node, resource):
                yield node

    def _is_called(self, node: NamedNode, resource: ReadResource) -> bool:
        return folded(self.label(node)) == folded(resource.title)

    def _agrees(self, node: NamedNode, resource: ReadResource) -> bool:
        number, date = str(resource.number or ""), resource.date
        told = {
            "number": self._value(node, self.iris.mai("resourceNumber")),
            "date": self._value(node, term("dcterms:issued")),
        }
        same_number = not number or not told["number"] or number == told["number"]
        size = min(len(date), len(told["date"]))
        return same_number and date[:size] == told["date"][:size]

    def _value(self, node: NamedNode, predicate: NamedNode) -> str:
        values = [
            quad.object.value
            for quad in self.store.quads(node, predicate)
            if isinstance(quad.object, Literal)
        ]
        return min(values, default="")
