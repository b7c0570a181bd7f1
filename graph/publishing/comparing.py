"""Compares the statements of two snapshots, and counts and names what changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.publishing.changes import LISTED
from graph.store.base import Store

__all__ = ["Compared", "EntityDiff", "RelationDiff", "plain_counts"]

_TYPE: Final = term("rdf:type")
_ENDS: Final = ("rdf:subject", "rdf:predicate", "rdf:object")
_MOST_TOUCHED: Final = 100_000
_ADDED, _REMOVED, _CHANGED = "added", "removed", "changed"

Triple = tuple[NamedNode, NamedNode, NamedNode]


@dataclass(frozen=True, slots=True)
class EntityDiff:
    """An entity that changed; ``properties`` and ``sources`` of what is said anew or no more."""

    change: str
    node: NamedNode
    kind: Kind
    properties: tuple[NamedNode, ...]
    sources: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class RelationDiff:
    """A relation that changed, and the sources of what is said anew or no more."""

    change: str
    triple: Triple
    sources: tuple[NamedNode, ...]


@dataclass(slots=True)
class Compared:
    """Takes what changed subject by subject; only so many entities and relations are kept.

    Parameters
    ----------
    store: the statements as they are now.
    """

    store: Store
    iris: Iris
    added: int = 0
    removed: int = 0
    entity_counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    relation_counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    source_counts: Counter[str] = field(default_factory=Counter)
    entities: list[EntityDiff] = field(default_factory=list)
    relations: list[RelationDiff] = field(default_factory=list)
    _told: set[Triple] = field(default_factory=set)
    _touched: dict[Triple, set[NamedNode]] = field(default_factory=dict)

    def take(self, node: NamedNode, added: list[Quad], removed: list[Quad]) -> None:
        """Note what is said of ``node`` now, and what is said no more."""
        self.added += len(added)
        self.removed += len(removed)
        self._source(added, removed)
        if node.value.startswith(f"{self.iris.base}id/claim/"):
            self._claim(node, [*added, *removed])
            return
        kind = kind_of(node.value, self.iris)
        if kind is None:
            return
        relations: dict[Triple, tuple[set[NamedNode], set[NamedNode]]] = defaultdict(
            lambda: (set(), set())
        )
        own: tuple[list[Quad], list[Quad]] = ([], [])
        for place, quads in enumerate((added, removed)):
            for quad in quads:
                graph = quad.graph_name
                if not isinstance(graph, NamedNode):
                    continue
                triple = self._relation(quad)
                if triple is not None:
                    relations[triple][place].add(graph)
                else:
                    own[place].append(quad)
        for triple, graphs in relations.items():
            self._relate(triple, *graphs)
        self._entity(node, kind, *own)

    def finish(self) -> None:
        """Count the relations of which only the claims changed."""
        for triple, graphs in self._touched.items():
            if triple not in self._told:
                self._keep_relation(_CHANGED, triple, graphs)

    def _relation(self, quad: Quad) -> Triple | None:
        subject, value = quad.subject, quad.object
        if (
            isinstance(subject, NamedNode)
            and isinstance(value, NamedNode)
            and quad.predicate != _TYPE
            and kind_of(value.value, self.iris) is not None
        ):
            return subject, quad.predicate, value
        return None

    def _relate(self, triple: Triple, new: set[NamedNode], gone: set[NamedNode]) -> None:
        now = {quad.graph_name for quad in self.store.quads(*triple)}
        change = _CHANGED if gone or not now <= new else _ADDED
        change = change if now else _REMOVED
        self._told.add(triple)
        self._keep_relation(change, triple, new | gone)

    def _entity(self, node: NamedNode, kind: Kind, new: list[Quad], gone: list[Quad]) -> None:
        if not new and not gone:
            return
        types = set(self.store.quads(node, _TYPE))
        if not types:
            change = _REMOVED if any(quad.predicate == _TYPE for quad in gone) else ""
        else:
            change = _ADDED if types <= set(new) and not gone else _CHANGED
        if change:
            self.entity_counts[kind.value][change] += 1
            if len(self.entities) < LISTED:
                properties = {quad.predicate for quad in (*new, *gone)}
                told = properties if change == _CHANGED else set[NamedNode]()
                graphs = {q.graph_name for q in (*new, *gone)}
                self.entities.append(EntityDiff(change, node, kind, _sorted(told), _sorted(graphs)))

    def _claim(self, claim: NamedNode, quads: list[Quad]) -> None:
        """Note the relation of a claim that changed."""
        parts: dict[NamedNode, object] = {}
        for quad in (*quads, *self.store.quads(claim)):
            parts.setdefault(quad.predicate, quad.object)
        ends = [parts.get(term(end)) for end in _ENDS]
        subject, predicate, value = ends
        if (
            isinstance(subject, NamedNode)
            and isinstance(predicate, NamedNode)
            and isinstance(value, NamedNode)
            and len(self._touched) < _MOST_TOUCHED
        ):
            graphs = {q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)}
            self._touched.setdefault((subject, predicate, value), set()).update(graphs)

    def _source(self, added: list[Quad], removed: list[Quad]) -> None:
        """Count documents that state something, or do no more."""
        kind = self.iris.mai("Source")
        for quads, change in ((added, _ADDED), (removed, _REMOVED)):
            for quad in quads:
                if quad.object == kind and isinstance(quad.graph_name, DefaultGraph):
                    self.source_counts[change] += 1

    def _keep_relation(self, change: str, triple: Triple, graphs: Iterable[NamedNode]) -> None:
        self.relation_counts[triple[1].value][change] += 1
        if len(self.relations) < LISTED:
            self.relations.append(RelationDiff(change, triple, _sorted(graphs)))


def _sorted(nodes: Iterable[object]) -> tuple[NamedNode, ...]:
    found = {node for node in nodes if isinstance(node, NamedNode)}
    return tuple(sorted(found, key=str))


def plain_counts(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    """Counts by kind in alphabetical order, as they are written."""
    return {name: dict(sorted(by.items())) for name, by in sorted(counts.items())}
