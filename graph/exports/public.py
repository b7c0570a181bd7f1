"""What may leave: the union of public graphs, without a trace of what is held back.

Access rights sit on graphs (architecture, "Rules of the house"): a graph leaves only if the
default graph says it is public, and nothing else of it. The contact graph never leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from graph.exports.contacts import CONTACT_PROPERTIES, holds_contact
from graph.exports.public_graphs import PublicGraphs
from graph.model.iris import Iris
from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Object, Quad, Triple
from graph.model.vocabulary import term
from graph.store import EmbeddedStore, Store

__all__ = [
    "PublicPart",
    "PublicView",
    "Withheld",
    "contact_graph",
    "find_public",
    "internal_quads",
    "public_quads",
    "public_store",
]


Node = Object | Triple
"""What a statement may name."""

_DOCUMENT = term("foaf:Document")
"""What a home page is stated to be: the one statement of ours about an address of others."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stays behind, and why.

    Parameters
    ----------
    graphs: sources that are not public, in alphabetical order.
    entities: IRIs described only in those, in alphabetical order.
    statements: how many statements of public graphs were left out because they name one of them.
    contacts: how many were left out because they look like an e-mail address or a telephone.
    """

    graphs: tuple[str, ...]
    entities: tuple[str, ...]
    statements: int
    contacts: int


@dataclass(frozen=True, slots=True)
class PublicPart:
    """The statements that may leave, and the account of those that may not."""

    quads: list[Quad]
    withheld: Withheld


def contact_graph(iris: Iris) -> NamedNode:
    """The graph of personal contact data, which no export and no snapshot includes."""
    return iris.contacts


def public_quads(store: Store, iris: Iris) -> Iterator[Quad]:
    """The statements that may leave, in no particular order; see :class:`PublicView`."""
    return PublicView(store, iris).quads()


def public_store(store: Store, iris: Iris) -> EmbeddedStore:
    """A store in memory that holds :func:`public_quads` only: what outsiders' questions read."""
    return EmbeddedStore.in_memory(public_quads(store, iris))


def internal_quads(store: Store, iris: Iris) -> Iterator[Quad]:
    """Everything except the contact graph."""
    contacts = contact_graph(iris)
    return (quad for quad in store.quads() if quad.graph_name != contacts)


def find_public(store: Store, iris: Iris) -> PublicPart:
    """The statements of public graphs, all in memory; see :class:`PublicView`.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    view = PublicView(store, iris)
    kept = list(view.quads())
    return PublicPart(kept, view.withheld(len(kept)))


class PublicView:
    """The statements of public graphs, without any that would reveal a held-back thing.

    A graph is public if the default graph gives it ``dcterms:accessRights`` public and no other;
    the vocabulary's graph always is. Left out of public graphs: statements that name an entity
    described in other graphs only; claims, memberships and attributes that hang on one; texts
    and IRIs that look like an e-mail address or a telephone number. Of the default graph, only
    what is said of public sources stays, without who brought them.

    It reads what is held back and what hangs on it, not the whole store: the statements may be
    many more than fit in memory.
    """

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._attached = tuple(
            f"{iris.base}id/{s}/" for s in ("claim", "membership", "attribute", "passage")
        )
        self._values = (term("rdf:object"), iris.mai("attributeValue"))
        self.about = PublicGraphs(store, iris)
        self.graphs = sorted(self.about.public, key=str)
        """The graphs that leave, in alphabetical order."""
        self._hidden = self._described_elsewhere(f"{iris.base}id/")
        self.gone = self._spread({*self._hidden, *self._reaching()})
        """What no statement that leaves may name."""
        self._read = self._contacts = 0

    def quads(self) -> Iterator[Quad]:
        """The statements that may leave, in no particular order."""
        self._read = self._contacts = 0
        graphs = (self._store.quads(graph=graph) for graph in self.graphs)
        for quad in chain(self.about.quads(), *graphs):
            self._read += 1
            if is_contact_statement(quad):
                self._contacts += 1
            elif not self.gone or not (quad.subject in self.gone or quad.object in self.gone):
                yield quad

    def naming_gone(self) -> Iterator[Quad]:
        """The statements of public named graphs that stay behind whatever their text."""
        for node in self.gone:
            found = chain(self._about_subject(node), self._store.quads(object=_known(node)))
            yield from (quad for quad in found if quad.graph_name in self.about.public)
        for predicate in CONTACT_PROPERTIES:
            for quad in self._store.quads(predicate=predicate):
                if quad.graph_name in self.about.public:
                    yield quad

    def withheld(self, kept: int) -> Withheld:
        """The account of what was left out, once :meth:`quads` has given ``kept`` statements."""
        hidden = (node for node in self._hidden if node not in self.about.other)
        entities = (node.value for node in hidden if not self._is_attached(node))
        return Withheld(
            tuple(sorted(graph.value for graph in self.about.other)),
            tuple(sorted(entities)),
            self._read - self._contacts - kept,
            self._contacts,
        )

    def _described_elsewhere(self, entities: str) -> set[NamedNode]:
        """Sources that are not public, and entities that only other graphs describe."""
        found = set(self.about.other)
        for graph in self.about.other:
            for quad in self._store.quads(graph=graph):
                subject = quad.subject
                if isinstance(subject, NamedNode) and subject.value.startswith(entities):
                    found.add(subject)
        return {node for node in found - self.about.public if not self._is_described(node)}

    def _is_described(self, node: NamedNode) -> bool:
        """Whether a public graph says what it is."""
        types = self._store.quads(node, term("rdf:type"))
        return any(
            quad.graph_name in self.about.public and not is_contact_statement(quad)
            for quad in types
        )

    def _reaching(self) -> Iterator[Node]:
        """Claims and attributes whose value lets one reach somebody."""
        for predicate in self._values:
            for quad in self._store.quads(predicate=predicate):
                if quad.graph_name in self.about.public and holds_contact(quad.object):
                    yield quad.subject

    def _spread(self, gone: set[Node]) -> set[Node]:
        """``gone`` with the claims, memberships, attributes and passages that hang on them."""
        pending = list(gone)
        while pending:
            node = pending.pop()
            for quad in chain(self._about_subject(node), self._store.quads(object=_known(node))):
                other = quad.object if quad.subject == node else quad.subject
                if other not in gone and self._hangs(quad, other):
                    gone.add(other)
                    pending.append(other)
        return gone

    def _hangs(self, quad: Quad, node: Node) -> bool:
        """Whether ``node`` goes with the other end of a statement that would have left."""
        return (
            self._is_attached(node)
            and quad.predicate != term("rdf:type")
            and self._is_public(quad)
            and not is_contact_statement(quad)
        )

    def _is_public(self, quad: Quad) -> bool:
        if isinstance(quad.graph_name, DefaultGraph):
            return quad.subject in self.about.reached
        return quad.graph_name in self.about.public

    def _about_subject(self, node: Node) -> Iterator[Quad]:
        return iter(()) if isinstance(node, Literal) else self._store.quads(_known(node))

    def _is_attached(self, node: Node) -> bool:
        if isinstance(node, NamedNode):
            return node.value.startswith(self._attached)
        return isinstance(node, BlankNode)


def is_contact_statement(quad: Quad) -> bool:
    """Whether a statement lets one reach somebody, by what it says or how."""
    return (
        quad.predicate in CONTACT_PROPERTIES
        or holds_contact(quad.object)
        or (quad.object == _DOCUMENT and holds_contact(quad.subject))
    )


def _known(node: Node) -> NamedNode:
    """A node to look for: our stores take blank nodes too, which have names inside a store."""
    return node  # type: ignore[return-value]  # see above: a blank node is found as well
