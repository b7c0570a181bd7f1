"""What a person did in the review, done to the draft."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from graph.contributing.draft import (
    Access,
    Correction,
    Draft,
    Proposal,
    accept,
    correct,
    leave_open,
    proposals,
    refuse,
)
from graph.model.iris import Iris
from graph.model.reading import RESOURCE, ReadEntity, ReadRelation
from graph.model.statements import date_literal
from graph.model.vocabulary import Kind, kind_of
from graph.widgets.review.events import ReviewEvent

__all__ = ["decide"]

_NAME: Final = re.compile(r"[A-Za-z]{1,40}")
_TAKEN_AWAY: Final = "-"


def decide(draft: Draft, events: Iterable[ReviewEvent], by: str, iris: Iris) -> int:
    """Do ``events`` to ``draft``, in order; returns how many were done.

    What does not fit the draft is passed over: a proposal it does not hold or that an earlier
    contribution decided, an end that is not
    an entity of the same resource, a date no calendar has, a thing that is not one of ours.

    Parameters
    ----------
    by: who decides.
    """
    known = {one.key: one for one in proposals(draft, known=True)}
    count = 0
    for event in events:
        if event.type == "access":
            count += _set_access(draft, event)
            continue
        for key in event.keys:
            if key in known and key not in draft.known:
                _decide(draft, known[key], event, by, iris, known)
                count += 1
    return count


def _set_access(draft: Draft, event: ReviewEvent) -> bool:
    fits = 0 <= event.resource < len(draft.access) and event.text in set(Access)
    if fits:
        draft.access[event.resource] = Access(event.text)
    return fits


def _decide(
    draft: Draft,
    one: Proposal,
    event: ReviewEvent,
    by: str,
    iris: Iris,
    known: Mapping[str, Proposal],
) -> None:
    if event.type == "open":
        leave_open(draft, one.key)
    elif event.type == "refuse":
        refuse(draft, one.key, by, event.text)
    elif event.type == "correct":
        correct(draft, one.key, by, _correction(one, event, iris, known))
    elif event.type == "accept":
        leave_open(draft, one.key)
        accept(draft, one.key, by)


def _correction(
    one: Proposal, event: ReviewEvent, iris: Iris, known: Mapping[str, Proposal]
) -> Correction:
    """What the event says of ``one``, each field only where it fits."""
    given = dict(event.correction)
    if isinstance(one.read, ReadEntity):
        iri = iris.long(given.get("iri", ""))
        linked = not event.create and kind_of(iri, iris) is not None
        return Correction(
            iri=iri if linked else "",
            create=event.create,
            kind=Kind(given["kind"]) if given.get("kind") in set(Kind) else None,
            label=given.get("label", ""),
        )
    if not isinstance(one.read, ReadRelation):
        return Correction(value=given.get("value", ""))
    ends = {
        told.read.key
        for told in known.values()
        if told.resource == one.resource and isinstance(told.read, ReadEntity)
    } | {RESOURCE}
    predicate = given.get("predicate", "")
    return Correction(
        subject=given["subject"] if given.get("subject") in ends else "",
        predicate=predicate if _NAME.fullmatch(predicate) else "",
        object=given["object"] if given.get("object") in {*ends, _TAKEN_AWAY} else "",
        since=_date(given.get("since", "")),
        until=_date(given.get("until", "")),
        role=given.get("role", ""),
    )


def _date(text: str) -> str:
    return text if text == _TAKEN_AWAY or date_literal(text) is not None else ""
