"""Which graphs are public, and what the default graph says of them."""

from collections import defaultdict
from collections.abc import Iterator

from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Object, Quad, Subject
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["PublicGraphs"]

_ABOUT_SOURCES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g {} }"


class PublicGraphs:
    """The default graph: what is said about sources, and so which graphs are ``public``.

    ``other`` are those that are not; ``reached`` is everything the public part speaks of.
    """

    def __init__(self, store: Store, iris: Iris) -> None:
        self._contributor = iris.entity("contributor", "").value
        self._by_subject: dict[Subject, list[tuple[NamedNode, Object]]] = defaultdict(list)
        for s, p, o in store.select(_ABOUT_SOURCES)[1]:
            if isinstance(s, NamedNode | BlankNode) and isinstance(p, NamedNode) and o is not None:
                self._by_subject[s].append((p, o))
        named = {g for (g,) in store.select(_GRAPHS)[1] if isinstance(g, NamedNode)}
        source = (term("rdf:type"), iris.mai("Source"))
        known = named | {
            subject
            for subject, pairs in self._by_subject.items()
            if isinstance(subject, NamedNode) and (source in pairs or self._rights(subject))
        }
        self.public = {graph for graph in known if self._is_public(graph, iris)}
        self.other = known - self.public
        self.reached: set[object] = set(self._reach())

    def quads(self) -> Iterator[Quad]:
        """What is said of public sources, and of the readings that made them."""
        for subject in self.reached:
            if isinstance(subject, NamedNode | BlankNode):
                for predicate, value in self._by_subject.get(subject, ()):
                    if not self._is_contributor(value):
                        yield Quad(subject, predicate, value)

    def _rights(self, graph: NamedNode) -> set[Object]:
        return {o for p, o in self._by_subject.get(graph, ()) if p == term("dcterms:accessRights")}

    def _is_public(self, graph: NamedNode, iris: Iris) -> bool:
        if graph == iris.contacts:
            return False
        rights = self._rights(graph)
        return rights == {iris.concept("public")} or (graph == iris.ontology and not rights)

    def _reach(self) -> Iterator[Object]:
        pending: list[Object] = [*self.public]
        seen = set(pending)
        while pending:
            subject = pending.pop()
            yield subject
            if isinstance(subject, Literal):
                continue
            for _, value in self._by_subject.get(subject, ()):
                if isinstance(value, Literal) or value in seen or value in self.other:
                    continue
                if not self._is_contributor(value):
                    seen.add(value)
                    pending.append(value)

    def _is_contributor(self, value: Object) -> bool:
        """Whether it stands for who brought something: the mark of a name can be guessed."""
        return isinstance(value, NamedNode) and value.value.startswith(self._contributor)
