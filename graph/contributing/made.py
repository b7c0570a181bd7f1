"""What a contribution consists of, before it is a file."""

from dataclasses import dataclass, field
from typing import TypeAlias

from graph.contributing.draft import Access, Choice, Correction
from graph.model.iris import folded
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind

__all__ = ["Brought", "LeftOut", "Made", "MadeGraph", "Recorded", "Signature", "Stated"]

Signature: TypeAlias = tuple[str, ...]
"""What two readings of one document have in common when they propose the same."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was decided of one proposal, as the file of the contribution keeps it.

    Parameters
    ----------
    key: of the proposal. resource: number of its resource in the document.
    what: ``entity``, ``relation`` or ``attribute``.
    reason: why it was refused, or left out.
    label, kind, names: of an entity.
    subject, object: the labels of the ends of a relation, or of an attribute's entity.
    pattern: what found it. iri: what it became.
    """

    key: str
    what: str
    choice: Choice
    by: str
    at: str
    resource: int
    reason: str = ""
    automatic: bool = False
    label: str = ""
    kind: str = ""
    subject: str = ""
    predicate: str = ""
    object: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    value: str = ""
    pattern: str = ""
    confidence: float = 0.0
    quote: str = ""
    iri: str = ""
    correction: Correction = field(default_factory=Correction)

    @property
    def signature(self) -> Signature:
        """The same for the same proposal of another reading of the document."""
        if self.what == "entity":
            return ("entity", self.kind, folded(self.label))
        said = (self.subject, self.object, self.role, self.value)
        period = (self.since, self.until)
        return (self.what, self.predicate, *map(folded, said), *period)


@dataclass(frozen=True, slots=True)
class MadeGraph:
    """One resource of the document, and the graph of what it states.

    Parameters
    ----------
    number: of the resource in its document.
    graph: the named graph; empty where nothing of it was accepted.
    resource: the document it is about, often the same; empty where it is not in the graph.
    is_new: whether the resource was not in the graph before.
    """

    number: int
    title: str
    address: str
    access: Access
    graph: str = ""
    resource: str = ""
    is_new: bool = False

    @property
    def node(self) -> NamedNode:
        """The named graph."""
        return NamedNode(self.graph)

    @property
    def about(self) -> NamedNode:
        """The document it is about."""
        return NamedNode(self.resource)


@dataclass(frozen=True, slots=True)
class Brought:
    """A thing a contribution names: new, or linked to what the graph has."""

    key: str
    node: NamedNode
    label: str
    kind: Kind
    is_new: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation a contribution states."""

    key: str
    triple: tuple[NamedNode, NamedNode, NamedNode]
    graph: NamedNode
    certainty: str
    role: str = ""
    since: str = ""
    until: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An accepted proposal that cannot stand, and why, in French."""

    key: str
    reason: str


@dataclass(slots=True)
class Made:
    """One contribution.

    Parameters
    ----------
    key: its identifier. title: of its first resource. document: name of the file read.
    licence: address of the one its facts may leave under, if it is known.
    quads: what enters the graph.
    """

    key: str
    by: str
    at: str
    title: str
    document: str
    reader: str
    checksum: str
    licence: str = ""
    graphs: list[MadeGraph] = field(default_factory=list)
    things: list[Brought] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    attributes: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)
    quads: list[Quad] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How much it brings, in words of the command line."""
        return {
            "resources": sum(bool(one.graph) for one in self.graphs),
            "entities": sum(one.is_new for one in self.things),
            "links": sum(not one.is_new for one in self.things),
            "relations": len(self.stated),
            "attributes": self.attributes,
            "refused": sum(one.choice is Choice.REFUSE for one in self.recorded),
        }

    def leave_out(self, left: LeftOut) -> None:
        """Note what cannot stand, once."""
        if left not in self.left_out:
            self.left_out.append(left)
