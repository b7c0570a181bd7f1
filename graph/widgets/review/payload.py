"""A draft as the plain JSON the review is sent; the browser never gets more than it shows."""

from collections.abc import Iterator, Mapping
from typing import Final

from graph.contributing.draft import Choice, Correction, Decision, Draft, Proposal, proposals
from graph.model.contacts import without_contacts
from graph.model.iris import Iris
from graph.model.reading import Part, ReadAttribute, ReadEntity, ReadRelation, ReadResource
from graph.model.vocabulary import Kind
from graph.views.text import clipped, shown
from graph.widgets.review.excerpts import Places, Span, excerpts, readable
from graph.widgets.review.words import attribute_word

__all__ = ["decision_json", "make_payload"]

_QUIET: Final = {
    Part.FIELD: "quiet",
    Part.KEYWORDS: "quiet",
    Part.STRAY: "quiet",
    Part.DOWNLOAD: "quiet",
    Part.CONTACT: "quiet",
    Part.TITLE: "title",
}
"""How a part of a page is set where it is not running text."""

_CANDIDATES, _NAMES = 6, 8


def make_payload(draft: Draft, iris: Iris, labels: Mapping[str, str]) -> dict[str, object]:
    """What is shown of ``draft``: text, resources, proposals, decisions.

    Parameters
    ----------
    labels: of the entities of the graph that proposals or corrections speak of, by IRI.
    """
    document = draft.document
    text, places = readable(document.text), Places(document.text)
    every = list(proposals(draft, known=True))
    spans = [span for one in every for span in _spans(one)]
    return {
        "draft": draft.id,
        "pieces": [
            {"start": places.at(start), "text": text[start:end]}
            for start, end in excerpts(text, spans)
        ],
        "resources": list(_resources(draft, places)),
        "proposals": [
            *_alone(draft, places),
            *(
                _proposal(one, iris, places) | ({"settled": True} if one.key in draft.known else {})
                for one in every
            ),
        ],
        "decisions": {key: decision_json(one, iris) for key, one in draft.decisions.items()},
        "known": {iris.short(iri): {"label": shown(label)} for iri, label in labels.items()},
    }


def decision_json(decision: Decision, iris: Iris) -> dict[str, object]:
    """A decision as the browser keeps it."""
    told: dict[str, object] = {"choice": decision.choice.value}
    if decision.choice is Choice.REFUSE:
        told["reason"] = shown(decision.reason)
    correction = _correction(decision.correction, iris)
    return told | ({"correction": correction} if correction else {})


def _correction(given: Correction, iris: Iris) -> dict[str, object]:
    told: dict[str, object] = {
        "iri": iris.short(given.iri),
        "create": given.create,
        "kind": given.kind.value if given.kind else "",
    }
    for name in ("label", "subject", "predicate", "object", "since", "until", "role", "value"):
        told[name] = shown(getattr(given, name))
    return {name: value for name, value in told.items() if value}


def _resources(draft: Draft, places: Places) -> Iterator[dict[str, object]]:
    for number, reading in enumerate(draft.document.readings):
        resource = reading.resource
        yield {
            "number": number,
            "title": clipped(resource.title or draft.document.name),
            "about": " · ".join(shown(one) for one in (resource.type, resource.date) if one),
            "private": resource.private is True,
            "access": draft.access[number].value,
            "start": places.at(resource.start),
            "parts": [
                [*places.span(one.start, one.end), look]
                for one in resource.passages
                if (look := _look(one.part, resource))
            ],
        }


def _look(part: Part, resource: ReadResource) -> str:
    """How a part is set; a summary is not read where there is a body."""
    if part is Part.SUMMARY and resource.parts(Part.BODY):
        return "quiet"
    return _QUIET.get(part, "")


def _alone(draft: Draft, places: Places) -> Iterator[dict[str, object]]:
    """Resources of which nothing is proposed: each may come in for itself."""
    for number, reading in enumerate(draft.document.readings):
        resource = reading.resource
        if not (reading.entities or reading.relations or reading.attributes):
            yield {
                "key": str(number),
                "resource": number,
                "type": "resource",
                "kind": Kind.RESOURCE.value,
                "label": clipped(resource.title or draft.document.name),
                "names": [_said(word) for word in resource.keywords[:_NAMES]],
                "confidence": 1.0,
                "spans": [places.span(one.start, one.end) for one in resource.parts(Part.TITLE)],
            }


def _spans(one: Proposal) -> Iterator[Span]:
    if isinstance(one.read, ReadEntity):
        yield from ((mention.start, mention.end) for mention in one.read.mentions)
    else:
        yield one.read.start, one.read.end


def _proposal(one: Proposal, iris: Iris, places: Places) -> dict[str, object]:
    told: dict[str, object] = {
        "key": one.key,
        "resource": one.resource,
        "confidence": round(one.read.confidence, 3),
        "spans": [places.span(*span) for span in _spans(one)],
    }
    if isinstance(one.read, ReadEntity):
        return told | _entity(one.read, iris)
    if isinstance(one.read, ReadRelation):
        return told | _relation(one.read)
    return told | _attribute(one.read)


def _entity(read: ReadEntity, iris: Iris) -> dict[str, object]:
    return {
        "type": "entity",
        "name": read.key,
        "label": _said(read.label),
        "names": [_said(name) for name in read.names[:_NAMES]],
        "kind": read.kind.value,
        "evidence": _said(read.evidence),
        "iri": iris.short(read.iri),
        "code": shown(read.code),
        "candidates": [
            {
                "id": iris.short(one.iri),
                "label": _said(one.label),
                "kind": one.kind.value,
                "detail": _said(one.detail),
                "why": _said(one.why),
                "score": round(one.score, 3),
            }
            for one in read.candidates[:_CANDIDATES]
        ],
    }


def _relation(read: ReadRelation) -> dict[str, object]:
    return {
        "type": "relation",
        "subject": read.subject,
        "predicate": read.predicate,
        "object": read.object,
        "quote": _said(read.quote),
        "pattern": shown(read.pattern),
        "since": shown(read.since),
        "until": shown(read.until),
        "role": _said(read.role),
    }


def _attribute(read: ReadAttribute) -> dict[str, object]:
    return {
        "type": "attribute",
        "entity": read.entity,
        "word": attribute_word(shown(read.name)),
        "value": _said(read.value),
    }


def _said(text: str) -> str:
    """A text of the document, short, inert and without contact data."""
    return clipped(without_contacts(text[:4000]), 600)
