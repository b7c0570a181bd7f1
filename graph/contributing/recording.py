"""What is kept of a decision: enough to tell it, to count it, and to know it again."""

from dataclasses import replace

from graph.contributing.draft import Choice, Correction, Decision, Proposal
from graph.contributing.in_use import InUse
from graph.contributing.made import Recorded
from graph.contributing.quoting import passage_of, without_contacts
from graph.model.reading import RESOURCE, ReadEntity, ReadRelation, ResourceReading

__all__ = ["as_read", "recorded"]


def as_read(one: Proposal, reading: ResourceReading) -> Recorded:
    """The proposal ``one`` as the reading made it, nothing decided yet."""
    read = one.read
    blank = Recorded(one.key, "", Choice.REFUSE, "", "", one.resource)
    if isinstance(read, ReadEntity):
        return replace(
            blank,
            what="entity",
            label=without_contacts(read.label),
            kind=read.kind.value,
            confidence=read.confidence,
        )
    if isinstance(read, ReadRelation):
        return replace(
            blank,
            what="relation",
            subject=_name(read.subject, reading),
            predicate=read.predicate,
            object=_name(read.object, reading),
            role=without_contacts(read.role),
            since=read.since,
            until=read.until,
            pattern=read.pattern,
            confidence=read.confidence,
        )
    return replace(
        blank,
        what="attribute",
        subject=_name(read.entity, reading),
        predicate=read.name,
        value=without_contacts(read.value),
        confidence=read.confidence,
    )


def recorded(one: Proposal, decision: Decision, resource: InUse, text: str) -> Recorded:
    """The record of ``decision`` on the proposal ``one``.

    Parameters
    ----------
    text: the document's, from which the passage is taken.
    """
    quote = ""
    if not isinstance(one.read, ReadEntity):
        about = resource.reading.resource
        passage = passage_of(text, one.read.start, one.read.end, about, resource.hidden())
        quote = passage.exact if passage else ""
    used = resource.used.get(one.read.key) if isinstance(one.read, ReadEntity) else None
    return replace(
        as_read(one, resource.reading),
        choice=decision.choice,
        by=without_contacts(decision.by),
        at=decision.at,
        reason=without_contacts(decision.reason),
        automatic=decision.automatic,
        quote=quote,
        correction=_clean(decision.correction),
        iri=used.node.value if used and decision.choice is Choice.ACCEPT else "",
    )


def _clean(given: Correction) -> Correction:
    """A correction without any way to reach somebody."""
    return replace(
        given,
        iri=without_contacts(given.iri),
        label=without_contacts(given.label),
        since=without_contacts(given.since),
        until=without_contacts(given.until),
        role=without_contacts(given.role),
        value=without_contacts(given.value),
    )


def _name(key: str, reading: ResourceReading) -> str:
    if key == RESOURCE:
        return RESOURCE
    entity = reading.entity(key)
    return without_contacts(entity.label) if entity else ""
