"""What may leave: the union of public graphs, without a trace of what is held back.

Access rights sit on graphs (architecture, "Rules of the house"): a graph leaves only if the
default graph says it is public, and nothing else of it. The contact graph never leaves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.exports.contacts import CONTACT_PROPERTIES, holds_contact
from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Object, Quad, Subject
from graph.model.vocabulary import term
from graph.store import EmbeddedStore, Store

__all__ = [
    "PublicPart",
    "Withheld",
    "contact_graph",
    "find_public",
    "internal_quads",
    "public_quads",
    "public_store",
]

_ABOUT_SOURCES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g {} }"


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
    """The statements that may leave, in no particular order; see :func:`find_public`."""
    return iter(find_public(store, iris).quads)


def public_store(store: Store, iris: Iris) -> EmbeddedStore:
    """A store in memory that holds :func:`public_quads` only: what outsiders' questions read."""
    return EmbeddedStore.in_memory(find_public(store, iris).quads)


def internal_quads(store: Store, iris: Iris) -> Iterator[Quad]:
    """Everything except the contact graph."""
    contacts = contact_graph(iris)
    return (quad for quad in store.quads() if quad.graph_name != contacts)


def find_public(store: Store, iris: Iris) -> PublicPart:
    """The statements of public graphs, without any that would reveal a held-back thing.

    A graph is public if the default graph gives it ``dcterms:accessRights`` public and no other;
    the vocabulary's graph always is. Left out of public graphs: statements that name an entity
    described in other graphs only; claims, memberships and attributes that hang on one; texts
    and IRIs that look like an e-mail address or a telephone number. Of the default graph, only
    what is said of public sources stays.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    about = _About(store, iris)
    hidden = _described_elsewhere(store, iris, about)
    part = _Sieve(iris, hidden)
    part.read(about.public_quads())
    for graph in sorted(about.public, key=str):
        part.read(store.quads(graph=graph))
    kept = part.finish()
    return PublicPart(
        kept,
        Withheld(
            tuple(sorted(graph.value for graph in about.other)),
            tuple(sorted(node.value for node in part.entities() if node not in about.other)),
            part.read_count - part.contacts - len(kept),
            part.contacts,
        ),
    )


class _About:
    """The default graph: what is said about sources, and so which graphs are public."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self.by_subject: dict[Subject, list[tuple[NamedNode, Object]]] = defaultdict(list)
        for s, p, o in store.select(_ABOUT_SOURCES)[1]:
            if isinstance(s, NamedNode | BlankNode) and isinstance(p, NamedNode) and o is not None:
                self.by_subject[s].append((p, o))
        named = {g for (g,) in store.select(_GRAPHS)[1] if isinstance(g, NamedNode)}
        source = (term("rdf:type"), iris.mai("Source"))
        known = named | {
            subject
            for subject, pairs in self.by_subject.items()
            if isinstance(subject, NamedNode) and (source in pairs or self._rights(subject))
        }
        self.public = {graph for graph in known if self._is_public(graph, iris)}
        self.other = known - self.public

    def _rights(self, graph: NamedNode) -> set[Object]:
        return {o for p, o in self.by_subject.get(graph, ()) if p == term("dcterms:accessRights")}

    def _is_public(self, graph: NamedNode, iris: Iris) -> bool:
        if graph == contact_graph(iris):
            return False
        rights = self._rights(graph)
        return rights == {iris.concept("public")} or (graph == iris.ontology and not rights)

    def public_quads(self) -> Iterator[Quad]:
        """What is said of public sources, and of the readings that made them."""
        pending: list[Subject] = [*self.public]
        seen: set[Subject] = set(pending)
        while pending:
            subject = pending.pop()
            for predicate, value in self.by_subject.get(subject, ()):
                yield Quad(subject, predicate, value)
                if not isinstance(value, Literal) and value not in seen and value not in self.other:
                    seen.add(value)
                    pending.append(value)


def _described_elsewhere(store: Store, iris: Iris, about: _About) -> set[Object]:
    """Sources that are not public, and entities that graphs which are not public speak of."""
    entities = f"{iris.base}id/"
    found: set[Object] = set(about.other)
    for graph in about.other:
        for quad in store.quads(graph=graph):
            subject = quad.subject
            if isinstance(subject, NamedNode) and subject.value.startswith(entities):
                found.add(subject)
    return found - about.public


class _Sieve:
    """Reads public graphs once, keeps what may leave, then drops what hangs on what may not."""

    def __init__(self, iris: Iris, candidates: set[Object]) -> None:
        self._attached = tuple(
            f"{iris.base}id/{s}/" for s in ("claim", "membership", "attribute", "passage")
        )
        self._values = {term("rdf:object"), iris.mai("attributeValue")}
        self._hidden = candidates
        self._dropped: set[Object] = set()
        self._kept: list[Quad] = []
        self._links: list[tuple[Object, Object]] = []
        self.read_count = 0
        self.contacts = 0

    def read(self, quads: Iterable[Quad]) -> None:
        """Keep what is no contact; note which nodes hang on which; learn what is described."""
        kind, keep = term("rdf:type"), self._kept.append
        for quad in quads:
            self.read_count += 1
            subject, predicate, value, _ = quad
            if predicate in CONTACT_PROPERTIES or holds_contact(value):
                self.contacts += 1
                if predicate in self._values:
                    self._dropped.add(subject)
                continue
            keep(quad)
            if predicate == kind:
                if not _is_about_sources(quad):
                    self._hidden.discard(subject)
            elif type(value) is not Literal and (
                self._is_attached(subject) or self._is_attached(value)
            ):
                self._links.append((subject, value))

    def entities(self) -> Iterator[NamedNode]:
        """What is held back, without the claims, memberships and attributes that hang on it."""
        for node in self._hidden:
            if isinstance(node, NamedNode) and not node.value.startswith(self._attached):
                yield node

    def finish(self) -> list[Quad]:
        """The statements that name nothing hidden, nor anything that hangs on it."""
        gone = self._hidden | self._dropped
        if not gone:
            return self._kept
        self._spread(gone)
        return [quad for quad in self._kept if quad.subject not in gone and quad.object not in gone]

    def _spread(self, gone: set[Object]) -> None:
        before = -1
        while before != len(gone):
            before = len(gone)
            for subject, value in self._links:
                if subject in gone and self._is_attached(value):
                    gone.add(value)
                elif value in gone and self._is_attached(subject):
                    gone.add(subject)

    def _is_attached(self, node: Object) -> bool:
        if isinstance(node, NamedNode):
            return node.value.startswith(self._attached)
        return isinstance(node, BlankNode)


def _is_about_sources(quad: Quad) -> bool:
    return not isinstance(quad.graph_name, NamedNode)
