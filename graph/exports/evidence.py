"""The statements behind an answer or a drawn network: relations and claims, with their sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

from graph.exports.contacts import CONTACT_PROPERTIES, holds_contact
from graph.exports.passages import passages_of
from graph.exports.public import contact_graph
from graph.exports.view import is_group, is_through, sources_of
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.questions.answer import Answer, Cell
from graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["answer_quads", "network_quads"]

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


def network_quads(net: "nx.MultiDiGraph[Any]", store: Store, iris: Iris) -> Iterator[Quad]:
    """What a drawn network says, each statement once: no more than its edges, with their sources.

    For each edge, the relation of its key from its subject to its object in its ``sources`` and
    the claims about it there; where the key is no IRI (an answer that names no relation), every
    relation between the two in those sources. Then the types and names of all entities drawn, and
    what is said of every source met. Transitive links and the links of groups are no statements.
    No contact leaves.

    Parameters
    ----------
    net: edges keyed by the IRI of their relation, with ``sources``: any source where it has none.
    store: what the network was read from.
    """
    gathered = _Evidence(store, iris)
    nodes = {node: _node(node) for node, data in net.nodes(data=True) if not is_group(data)}
    for one, other, key, data in net.edges(keys=True, data=True):
        subject, value = nodes.get(one), nodes.get(other)
        if subject is None or value is None or is_through(key, data):
            continue
        sources = frozenset(filter(None, map(_node, sources_of(data))))
        if predicate := _node(key):
            gathered.add_relations(subject, value, sources, predicate)
        else:
            gathered.add_relations(subject, value, sources)
            gathered.add_relations(value, subject, sources)
    gathered.add_names(node for node in nodes.values() if node is not None)
    return (
        quad
        for quad in gathered.quads()
        if quad.predicate not in CONTACT_PROPERTIES
        and not (isinstance(quad.object, NamedNode | Literal) and holds_contact(quad.object))
    )


def _node(text: object) -> NamedNode | None:
    """``text`` as a term, where it is an IRI."""
    try:
        return NamedNode(text) if isinstance(text, str) and "://" in text else None
    except ValueError:
        return None


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


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is said in one source of one relation of a subject."""

    predicate: object
    object: object
    quads: list[Quad]


class _Evidence:
    """Statements gathered row by row; what was looked for once is not looked for again."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._contacts = contact_graph(iris)
        self._found: dict[Quad, None] = {}
        self._asked: set[tuple[object, ...]] = set()
        self._named: set[NamedNode] = set()
        self._claims: dict[NamedNode, dict[object, list[_Claim]]] = {}

    def add_relations(
        self,
        subject: NamedNode,
        value: NamedNode,
        sources: frozenset[NamedNode],
        predicate: NamedNode | None = None,
    ) -> None:
        """The plain relations from ``subject`` to ``value`` and the claims about them.

        Parameters
        ----------
        predicate: only this relation.
        """
        if (subject, predicate, value, sources) in self._asked:
            return
        self._asked.add((subject, predicate, value, sources))
        found = self._store.quads(subject=subject, predicate=predicate, object=value)
        relations = list(self._in(sources, found))
        self._keep(relations)
        for claim in self._claims_of(subject).get(value, []) if relations else ():
            if predicate in (None, claim.predicate):
                self._keep(self._in(sources, claim.quads))

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

    def _claims_of(self, subject: NamedNode) -> dict[object, list[_Claim]]:
        """The claims about ``subject``, by the object they speak of."""
        known = self._claims.get(subject)
        if known is None:
            known = self._claims[subject] = defaultdict(list)
            for found in self._store.quads(predicate=term("rdf:subject"), object=subject):
                node, graph = found.subject, found.graph_name
                if isinstance(node, NamedNode):
                    claim = self._claim(node, graph)
                    known[claim.object].append(claim)
        return known

    def _claim(self, node: NamedNode, graph: object) -> _Claim:
        about = [quad for quad in self._store.quads(subject=node) if quad.graph_name == graph]
        if isinstance(graph, NamedNode):
            about += passages_of(self._store, node, graph)
        said = {quad.predicate: quad.object for quad in about if quad.subject == node}
        return _Claim(said.get(term("rdf:predicate")), said.get(term("rdf:object")), about)

    def _keep(self, quads: Iterable[Quad]) -> None:
        self._found.update(dict.fromkeys(quads))

    def _in(self, sources: frozenset[NamedNode], quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            graph = quad.graph_name
            named = isinstance(graph, NamedNode) and graph != self._contacts
            if named and (not sources or graph in sources):
                yield quad
