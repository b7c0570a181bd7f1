"""A draft: what was understood of a document, and what a person has decided of it so far.

Nothing of a draft is in the graph. A *proposal* is an entity, a relation or an attribute of one
of the document's resources; its key (``0/e3``, ``0/r2``, ``1/a0``) is the number of the resource
and what it is called there. A proposal without a decision is open, and stays out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeAlias

from graph.exports.licence import LICENCE_OUVERTE
from graph.model.reading import (
    RESOURCE,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ResourceReading,
)
from graph.model.vocabulary import Kind

__all__ = [
    "Access",
    "Choice",
    "Correction",
    "Decision",
    "Draft",
    "Proposal",
    "Thing",
    "accept",
    "accept_all",
    "accept_resources",
    "correct",
    "default_access",
    "default_licence",
    "entity_key",
    "leave_open",
    "proposals",
    "refuse",
]

_COLLECTIONS: Final = ("table", "rdf")
"""The readers of what is a collection of facts already."""


class Access(StrEnum):
    """Who may read what a resource says."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Choice(StrEnum):
    """What was decided of a proposal."""

    ACCEPT = "accept"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says instead of the reading; an empty field leaves it as it was read.

    Parameters
    ----------
    iri: of an entity: the thing of the graph it is.
    create: of an entity: that it is a new thing, whatever the reading took it for.
    kind, label: of an entity.
    subject, predicate, object: of a relation; ends are keys of entities, or ``RESOURCE``.
    since, until, role: of a relation; ``-`` takes away what was read.
    value: of an attribute.
    """

    iri: str = ""
    create: bool = False
    kind: Kind | None = None
    label: str = ""
    subject: str = ""
    predicate: str = ""
    object: str = ""
    since: str = ""
    until: str = ""
    role: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what, by whom, when (UTC, ISO 8601).

    Parameters
    ----------
    reason: why it was refused.
    automatic: nobody looked: it was sure enough (``add --accept``).
    """

    choice: Choice
    by: str
    at: str
    reason: str = ""
    automatic: bool = False
    correction: Correction = Correction()


@dataclass(slots=True)
class Draft:
    """A document, its readings, and the decisions on them.

    Parameters
    ----------
    id: its name on disk.
    by: who began it. started, changed: when (UTC, ISO 8601).
    decisions: by key of proposal.
    access: of each resource, in the order of ``document.readings``.
    keeps_contacts: whether e-mails and telephones of the document go to the contact graph.
    known: proposals an earlier contribution has decided, each with its key: they are not made
        again, and what was refused stays refused.
    licence: address of the one its facts may leave under; empty where nobody knows.
    """

    id: str
    document: ReadDocument
    by: str
    started: str
    changed: str
    access: list[Access]
    decisions: dict[str, Decision] = field(default_factory=dict)
    keeps_contacts: bool = False
    known: dict[str, str] = field(default_factory=dict)
    licence: str = ""

    @property
    def decided(self) -> int:
        """How many proposals have a decision."""
        return sum(one.key in self.decisions for one in proposals(self))


Thing: TypeAlias = ReadEntity | ReadRelation | ReadAttribute


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to decide.

    Parameters
    ----------
    key: what ``Draft.decisions`` calls it.
    resource: number of its resource in the document.
    read: as it was read.
    decision: what was decided, if anything was.
    """

    key: str
    resource: int
    read: Thing
    decision: Decision | None = None

    @property
    def thing(self) -> Thing:
        """As it stands: as read, with the corrections made."""
        return self.read if self.decision is None else _corrected(self.read, self.decision)

    @property
    def creates(self) -> bool:
        """Whether it is an entity that would be a new thing of the graph."""
        thing = self.thing
        return isinstance(thing, ReadEntity) and not thing.iri and not self.is_ambiguous

    @property
    def is_ambiguous(self) -> bool:
        """Whether it is an entity that may be several things, and nobody has said which."""
        thing = self.thing
        asked = self.decision is not None and self.decision.correction.create
        return (
            isinstance(thing, ReadEntity) and not thing.iri and bool(thing.candidates) and not asked
        )


TAKEN_AWAY: Final = "-"


def entity_key(resource: int, key: str) -> str:
    """The key of the entity called ``key`` in the resource of that number."""
    return f"{resource}/{key}" if key.startswith("e") else f"{resource}/e:{key}"


def proposals(draft: Draft, *, known: bool = False) -> Iterator[Proposal]:
    """Everything there is to decide, resource by resource: entities, relations, attributes.

    Parameters
    ----------
    known: also what an earlier contribution of the same document has decided.
    """
    for number, reading in enumerate(draft.document.readings):
        for key, thing in _keyed(number, reading):
            if known or key not in draft.known:
                yield Proposal(key, number, thing, draft.decisions.get(key))


def _keyed(number: int, reading: ResourceReading) -> Iterator[tuple[str, Thing]]:
    for entity in reading.entities:
        yield entity_key(number, entity.key), entity
    for rank, relation in enumerate(reading.relations):
        yield f"{number}/r{rank}", relation
    for rank, attribute in enumerate(reading.attributes):
        yield f"{number}/a{rank}", attribute


def accept(draft: Draft, key: str, by: str) -> None:
    """Accept the proposal ``key``; a correction made before stays."""
    _decide(draft, key, Choice.ACCEPT, by, correction=_known(draft, key))


def refuse(draft: Draft, key: str, by: str, reason: str = "") -> None:
    """Refuse the proposal ``key``."""
    _decide(draft, key, Choice.REFUSE, by, reason=reason)


def correct(draft: Draft, key: str, by: str, correction: Correction) -> None:
    """Accept the proposal ``key`` with ``correction`` instead of what was read."""
    _decide(draft, key, Choice.ACCEPT, by, correction=correction)


def leave_open(draft: Draft, key: str) -> None:
    """Take back what was decided of the proposal ``key``."""
    draft.decisions.pop(key, None)
    draft.changed = now()


def accept_all(
    draft: Draft, at_least: float = 0.0, by: str = "", *, automatic: bool = False
) -> int:
    """Accept every open proposal of at least this confidence; returns how many.

    An entity that may be several things stays open, and so does what is said of it: which one it
    is takes a person. A relation or an attribute is as sure as the least sure of its ends.
    """
    count = 0
    usable: dict[tuple[int, str], float] = {}
    for one in list(proposals(draft, known=True)):
        if one.decision is not None and one.decision.choice is Choice.REFUSE:
            continue
        if isinstance(one.read, ReadEntity):
            if one.is_ambiguous:
                continue
            settled = one.decision is not None or one.key in draft.known
            sure = 1.0 if settled else one.read.confidence
            usable[one.resource, one.read.key] = sure
        else:
            sure = min(one.read.confidence, *_ends(one, usable))
        if one.decision is None and one.key not in draft.known and sure >= at_least:
            _decide(draft, one.key, Choice.ACCEPT, by, automatic=automatic)
            count += 1
    empty = [n for n, one in enumerate(draft.document.readings) if not _says_something(one)]
    accept_resources(draft, by, empty, automatic=automatic)
    return count


def accept_resources(
    draft: Draft, by: str, numbers: Iterable[int] | None = None, *, automatic: bool = False
) -> None:
    """Let resources in for themselves, with their title and keywords, whatever they say.

    One that an earlier contribution let in is there already.

    Parameters
    ----------
    numbers: which, of those nothing was decided of; all of them if none are given.
    """
    for number in range(len(draft.document.readings)) if numbers is None else numbers:
        if str(number) not in draft.decisions and str(number) not in draft.known:
            _decide(draft, str(number), Choice.ACCEPT, by, automatic=automatic)


def _says_something(reading: ResourceReading) -> bool:
    return bool(reading.entities or reading.relations or reading.attributes)


def _ends(proposal: Proposal, usable: dict[tuple[int, str], float]) -> Iterator[float]:
    """How sure the ends of a relation or attribute are; -1 for one that cannot be used."""
    thing = proposal.thing
    if isinstance(thing, ReadRelation):
        ends = [end for end in (thing.subject, thing.object) if end]
    else:
        ends = [thing.entity] if isinstance(thing, ReadAttribute) else []
    for end in ends:
        yield 1.0 if end == RESOURCE else usable.get((proposal.resource, end), -1.0)


def default_access(reading: ResourceReading) -> Access:
    """Public where the document says so; restricted where it does not, or says it is private."""
    return Access.PUBLIC if reading.resource.private is False else Access.RESTRICTED


def default_licence(document: ReadDocument) -> str:
    """Licence Ouverte 2.0 for facts picked out of a text, none for a table or RDF.

    Facts belong to nobody; whoever makes a collection of them has a right on what is taken out of
    it (directive 96/9/EC, article 7).
    """
    reader = document.reader.partition(" ")[0]
    return "" if reader in _COLLECTIONS else LICENCE_OUVERTE.url


def now() -> str:
    """This second, in UTC: ``2026-11-27T14:05:09Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _known(draft: Draft, key: str) -> Correction:
    decision = draft.decisions.get(key)
    return decision.correction if decision is not None else Correction()


def _decide(
    draft: Draft,
    key: str,
    choice: Choice,
    by: str,
    *,
    reason: str = "",
    automatic: bool = False,
    correction: Correction = Correction(),
) -> None:
    draft.changed = now()
    draft.decisions[key] = Decision(choice, by, draft.changed, reason, automatic, correction)


def _corrected(thing: Thing, decision: Decision) -> Thing:
    given = decision.correction
    if isinstance(thing, ReadEntity):
        return _corrected_entity(thing, given)
    if isinstance(thing, ReadAttribute):
        return replace(thing, value=given.value or thing.value)
    return replace(
        thing,
        subject=given.subject or thing.subject,
        predicate=given.predicate or thing.predicate,
        object=given.object or thing.object,
        since=_told(given.since, thing.since),
        until=_told(given.until, thing.until),
        role=_told(given.role, thing.role),
    )


def _told(given: str, read: str) -> str:
    return "" if given == TAKEN_AWAY else given or read


def _corrected_entity(entity: ReadEntity, given: Correction) -> ReadEntity:
    changed = replace(entity, kind=given.kind or entity.kind, label=given.label or entity.label)
    if given.create:
        return replace(changed, iri="", code="")
    if given.iri:
        return replace(changed, iri=given.iri)
    if given.kind not in (None, entity.kind):
        return replace(changed, iri="", candidates=())
    return changed
