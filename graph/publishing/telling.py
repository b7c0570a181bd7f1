"""What changed, under its names: only those that may still be told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.linking.suppressions import Suppressions, read_suppressions
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.publishing.changes import Changes, EntityChange, Named, RelationChange
from graph.publishing.comparing import Compared, EntityDiff, RelationDiff, plain_counts
from graph.publishing.differing import differing_subjects
from graph.publishing.files import NQUADS
from graph.publishing.snapshot import Snapshot
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.base import Store

__all__ = ["changes_since"]

_REMOVED = "removed"


def changes_since(
    previous: Snapshot,
    version: str,
    nquads: Path,
    now: Dataset,
    internal: Store,
    settings: Settings,
) -> Changes:
    """What changed from ``previous`` to the statements in the file ``nquads``.

    Parameters
    ----------
    version: the new one. now: the same statements, open.
    internal: everything the graph holds: what is there and in no snapshot is held back.
    settings: for the folder of the data, where it is told who was taken out.

    Raises
    ------
    graph.errors.StoreMissing, graph.errors.StoreBroken: the snapshot before does not read.
    OSError: a file does not.
    """
    compared = Compared(now.store, now.iris)
    for node, added, removed in differing_subjects(previous.folder / NQUADS, nquads):
        compared.take(node, added, removed)
    compared.finish()
    suppressions = read_suppressions(settings.data / "suppressions.csv")
    before = Dataset.open(_of(previous, settings))
    try:
        names = _Names(now, before, internal, suppressions)
        return names.told(compared, previous.version, version)
    finally:
        before.names.close()


def _of(snapshot: Snapshot, settings: Settings) -> Settings:
    return replace(settings, store=snapshot.store)


@dataclass(slots=True)
class _Names:
    """Names of what changed, in French."""

    now: Dataset
    before: Dataset
    internal: Store
    suppressions: Suppressions

    def told(self, compared: Compared, since: str, until: str) -> Changes:
        entities = [found for one in compared.entities if (found := self._entity(one))]
        relations = [told for one in compared.relations if (told := self._relation(one))]
        entities.sort(key=lambda one: (one.change, one.kind, one.entity.label, one.entity.id))
        relations.sort(
            key=lambda one: (one.change, one.subject.label, one.predicate.label, one.object.label)
        )
        return Changes(
            until,
            since,
            compared.added,
            compared.removed,
            plain_counts(compared.entity_counts),
            plain_counts(compared.relation_counts),
            dict(sorted(compared.source_counts.items())),
            tuple(entities),
            tuple(relations),
            len(compared.entities) - len(entities) + len(compared.relations) - len(relations),
        )

    def _entity(self, diff: EntityDiff) -> EntityChange | None:
        if diff.change == _REMOVED and not self._may_be_named(diff.node, diff.kind):
            return None
        from_where = self.before if diff.change == _REMOVED else self.now
        return EntityChange(
            diff.change,
            diff.kind.value,
            self._named(diff.node, from_where),
            tuple(self._named(one, self.now) for one in diff.properties),
            self._sources(diff.sources),
        )

    def _relation(self, diff: RelationDiff) -> RelationChange | None:
        subject, predicate, value = diff.triple
        if diff.change == _REMOVED and not all(map(self._still_there, (subject, value))):
            return None
        return RelationChange(
            diff.change,
            self._named(subject, self.now),
            self._named(predicate, self.now),
            self._named(value, self.now),
            self._sources(diff.sources),
        )

    def _may_be_named(self, node: NamedNode, kind: Kind) -> bool:
        """Whether something that is no longer published may be told: not a person, not what was
        taken out on request, not what is held back.
        """
        if kind is Kind.PERSON or self._is_in(self.internal, node):
            return False
        named = (term("skos:prefLabel"), term("skos:altLabel"))
        names = [
            getattr(quad.object, "value", "")
            for predicate in named
            for quad in self.before.store.quads(node, predicate)
        ]
        short, out = self._iris.short(node.value), self.suppressions
        return not (out.holds(kind, short, names) or any(map(out.names, (short, *names))))

    def _still_there(self, node: NamedNode) -> bool:
        """Whether it is published, and no person: what is said no more of one is not told."""
        is_person = kind_of(node.value, self._iris) is Kind.PERSON
        return not is_person and self._is_in(self.now.store, node)

    def _is_in(self, store: Store, node: NamedNode) -> bool:
        found = store.quads(node), store.quads(object=node)
        return any(next(quads, None) is not None for quads in found)

    def _sources(self, graphs: Iterable[NamedNode]) -> tuple[Named, ...]:
        """Those that are still published."""
        known = self.now.sources()
        return tuple(
            Named(graph.value, known[graph.value].title) for graph in graphs if graph.value in known
        )

    def _named(self, node: NamedNode, dataset: Dataset) -> Named:
        label = dataset.labels([node.value]).get(node.value) or self._iris.short(node.value)
        return Named(node.value, label)

    @property
    def _iris(self) -> Iris:
        return self.now.iris
