"""The statements behind an answer: the relations and claims its rows stand on, with sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from graph.exports.public import contact_graph
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, NamedNode, Quad
from graph.model.vocabulary import term
from graph.questions.answer import Answer, Cell
from graph.store import Store

__all__ = ["answer_quads"]

_NAMES = ("rdf:type", "skos:prefLabel", "rdfs:label")


def answer_quads(answer: Answer, store: Store, iris: Iris) -> Iterator[Quad]:
    """What the rows of ``answer`` stand on, each statement once.

    For each row, the relations between two of its entities in the sources it names (in any
    source where it names none) with the claims about them; the types and names of its entities
    and concepts; and what is said of every source met. The contact graph is never read.

    Parameters
    ----------
    store: what was asked; a public store for an answer that leaves.
    """
    gathered = _Evidence(store, iris)
    for row in answer.rows:
        entities, sources = _named(answer, row)
        for first, second in permutations(entities, 2):
            gathered.add_relations(first, second, sources)
        gathered.add_names(entities)
    return gathered.quads()


def _named(answer: Answer, row: dict[str, Cell]) -> tuple[list[NamedNode], frozenset[NamedNode]]:
    """The entities of a row, in its order, and its sources."""
    entities: dict[NamedNode, None] = {}
    sources: set[NamedNode] = set()
    for column in answer.columns:
        value = row.get(column.name)
        texts = value if isinstance(value, list) else [value]
        nodes = [NamedNode(text) for text in texts if isinstance(text, str) and "://" in text]
        if column.role == "sources":
            sources.update(nodes)
        elif column.role in ("entity", "concept"):
            entities.update(dict.fromkeys(nodes))
    return list(entities), frozenset(sources)


class _Evidence:
    """Statements gathered row by row; what was looked for once is not looked for again."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._contacts = contact_graph(iris)
        self._found: dict[Quad, None] = {}
        self._asked: set[tuple[NamedNode, NamedNode, frozenset[NamedNode]]] = set()
        self._named: set[NamedNode] = set()
        self._claims: dict[NamedNode, dict[object, list[Quad]]] = {}

    def add_relations(
        self, subject: NamedNode, value: NamedNode, sources: frozenset[NamedNode]
    ) -> None:
        """The plain relations from ``subject`` to ``value`` and the claims about them."""
        if (subject, value, sources) in self._asked:
            return
        self._asked.add((subject, value, sources))
        relations = list(self._in(sources, self._store.quads(subject=subject, object=value)))
        self._keep(relations)
        if relations:
            self._keep(self._in(sources, self._claims_of(subject).get(value, [])))

    def add_names(self, nodes: Iterable[NamedNode]) -> None:
        """The types and names of ``nodes``, wherever they are stated."""
        for node in nodes:
            if node not in self._named:
                self._named.add(node)
                for name in _NAMES:
                    found = self._store.quads(subject=node, predicate=term(name))
                    self._keep(self._in(frozenset(), found))

    def quads(self) -> Iterator[Quad]:
        """Everything gathered, and what is said of each source met."""
        graphs = {q.graph_name for q in self._found if isinstance(q.graph_name, NamedNode)}
        for graph in sorted(graphs, key=str):
            about = self._store.quads(subject=graph)
            self._keep(quad for quad in about if isinstance(quad.graph_name, DefaultGraph))
        return iter(self._found)

    def _claims_of(self, subject: NamedNode) -> dict[object, list[Quad]]:
        """Every statement of the claims about ``subject``, by the object they speak of."""
        known = self._claims.get(subject)
        if known is None:
            known = self._claims[subject] = defaultdict(list)
            for claim in self._store.quads(predicate=term("rdf:subject"), object=subject):
                node, graph = claim.subject, claim.graph_name
                if isinstance(node, NamedNode):
                    about = [q for q in self._store.quads(subject=node) if q.graph_name == graph]
                    for quad in about:
                        if quad.predicate == term("rdf:object"):
                            known[quad.object] += about
        return known

    def _keep(self, quads: Iterable[Quad]) -> None:
        self._found.update(dict.fromkeys(quads))

    def _in(self, sources: frozenset[NamedNode], quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            graph = quad.graph_name
            named = isinstance(graph, NamedNode) and graph != self._contacts
            if named and (not sources or graph in sources):
                yield quad
