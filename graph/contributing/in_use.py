"""One resource while its statements are made: its proposals, and the things in use so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.contributing.draft import Choice, Decision, Proposal
from graph.contributing.made import Brought, MadeGraph
from graph.model.reading import (
    Mention,
    ReadAttribute,
    ReadEntity,
    ReadRelation,
    ResourceReading,
)
from graph.model.terms import NamedNode

__all__ = ["InUse", "Triple", "Used"]

Triple: TypeAlias = tuple[NamedNode, NamedNode, NamedNode]


@dataclass(frozen=True, slots=True)
class Used:
    """An entity that is accepted, and the thing it is."""

    brought: Brought
    entity: ReadEntity

    @property
    def node(self) -> NamedNode:
        """The thing."""
        return self.brought.node


@dataclass(slots=True)
class InUse:
    """One resource.

    Parameters
    ----------
    proposals: by key. used: things by the key of their entity.
    suppressed: entities that may not be named, by key.
    unnamed: where the text names somebody who may not be named, read as an entity or not.
    claims: how sure each claim made so far is. stated: relations made so far.
    """

    number: int
    reading: ResourceReading
    graph: MadeGraph
    proposals: Mapping[str, Proposal]
    used: dict[str, Used] = field(default_factory=dict)
    suppressed: dict[str, ReadEntity] = field(default_factory=dict)
    unnamed: list[Mention] = field(default_factory=list)
    claims: dict[NamedNode, str] = field(default_factory=dict)
    stated: set[Triple] = field(default_factory=set)

    def accepted(self) -> Iterator[tuple[Proposal, Decision]]:
        """What was accepted, in the order of the reading."""
        for one in self.proposals.values():
            if one.decision is not None and one.decision.choice is Choice.ACCEPT:
                yield one, one.decision

    def entity(self, key: str) -> Proposal | None:
        """The proposal of the entity called ``key`` in the reading."""
        for one in self.proposals.values():
            if isinstance(one.read, ReadEntity) and one.read.key == key:
                return one
        return None

    def decision(self, used: Used) -> Decision | None:
        """What was decided of a thing itself."""
        proposal = self.proposals.get(used.brought.key)
        return proposal.decision if proposal else None

    def hidden(self) -> Iterator[Mention]:
        """Where the text names who may not be named."""
        yield from self.unnamed
        for entity in self.suppressed.values():
            yield from entity.mentions

    def names_suppressed(self, one: Proposal) -> bool:
        """Whether a proposal is about somebody who may not be named."""
        thing, read = one.thing, one.read
        if isinstance(read, ReadEntity):
            return read.key in self.suppressed
        if isinstance(thing, ReadRelation):
            return not {thing.subject, thing.object}.isdisjoint(self.suppressed)
        return isinstance(thing, ReadAttribute) and thing.entity in self.suppressed
