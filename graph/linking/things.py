"""One thing the graph speaks of, and everything the sources call it."""

from dataclasses import dataclass, field

from graph.model.records import EntityRecord
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.sources.territories import Territory

__all__ = ["Named", "Thing"]


@dataclass(frozen=True, slots=True)
class Named:
    """A source's record of a thing; ``key`` is ``prefix:local id``."""

    key: str
    record: EntityRecord


@dataclass(slots=True)
class Thing:
    """A thing with its identifier.

    Parameters
    ----------
    names: the records it was recognised in, public ones first; the first decides its name.
    territory: the place of the official code it is, or governs.
    successor: for an institution that is no more, the territory of the one that followed.
    """

    iri: NamedNode
    kind: Kind
    names: list[Named] = field(default_factory=list)
    territory: Territory | None = None
    successor: Territory | None = None

    @property
    def main(self) -> EntityRecord:
        """The record that decides."""
        return self.names[0].record

    @property
    def subkind(self) -> str:
        """The kind as found, of the first record that tells it."""
        return next((named.record.subkind for named in self.names if named.record.subkind), "")
