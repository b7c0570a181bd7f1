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
    known: dict[str, Proposal | None] = {
        **{str(number): None for number in range(len(draft.document.readings))},
        **{one.key: one for one in proposals(draft, known=True)},
    }
    count = 0
    for event in events:
        if event.type == "access":
            count += _set_access(draft, event)
            continue
        for key in event.keys:
            if key in known and key not in draft.known:
                told = _corrected(known, key, event, iris) if event.type == "correct" else None
                _decide(draft, key, event, by, told)
                count += 1
    return count


def _set_access(draft: Draft, event: ReviewEvent) -> bool:
    fits = 0 <= event.resource < len(draft.access) and event.text in set(Access)
    if fits:
        draft.access[event.resource] = Access(event.text)
    return fits


def _decide(
    draft: Draft, key: str, event: ReviewEvent, by: str, correction: Correction | None
) -> None:
    if event.type == "open":
        leave_open(draft, key)
    elif event.type == "refuse":
        refuse(draft, key, by, event.text)
    elif event.type == "correct" and correction is not None:
        correct(draft, key, by, correction)
    elif event.type in ("accept", "correct"):
        leave_open(draft, key)
        accept(draft, key, by)


def _corrected(
    known: Mapping[str, Proposal | None], key: str, event: ReviewEvent, iris: Iris
) -> Correction | None:
    """What is said instead of a proposal; of a resource itself nothing is."""
    one = known[key]
    others = [other for other in known.values() if other is not None]
    return _correction(one, event, iris, others) if one is not None else None


def _correction(
    one: Proposal, event: ReviewEvent, iris: Iris, others: Iterable[Proposal]
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
        for told in others
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
