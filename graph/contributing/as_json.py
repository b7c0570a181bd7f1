"""What a document would bring, as ``maillage read --format json`` prints it (contracts.md)."""

from collections.abc import Iterator
from typing import Any, Final

from graph.model.iris import Iris
from graph.model.issues import Issue
from graph.model.reading import RESOURCE, ReadDocument, ReadEntity, ReadRelation, ResourceReading
from graph.model.vocabulary import Kind

__all__ = ["KIND_NAMES", "issue_json", "resources_json"]

KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.ORGANISATION: "Organisation",
    Kind.COLLECTIVITE: "Collectivite",
    Kind.PERSON: "Person",
    Kind.PROJECT: "Project",
    Kind.EVENT: "Event",
    Kind.CONCEPT: "Concept",
    Kind.TERRITORY: "Place",
    Kind.RESOURCE: "Document",
}


def resources_json(document: ReadDocument, iris: Iris) -> Iterator[dict[str, Any]]:
    """One object a resource of ``document``, in the order of its text."""
    for reading in document.readings:
        yield _resource(reading, iris)


def issue_json(issue: Issue) -> dict[str, Any]:
    """An issue with the line it is on, where its locator ends with one (``page.txt:12``)."""
    line = issue.locator.rpartition(":")[2]
    return {
        "level": issue.level.value,
        "line": int(line) if line.isdecimal() else None,
        "message": issue.message,
    }


def _resource(reading: ResourceReading, iris: Iris) -> dict[str, Any]:
    resource = reading.resource
    names = {one.key: _name(one, iris) for one in reading.entities}
    return {
        "title": resource.title,
        "type": resource.type or None,
        "private": resource.private,
        "keywords": list(resource.keywords),
        "date": resource.date or None,
        "number": resource.number,
        "summary_at": list(resource.summary_at) if resource.summary_at else None,
        "entities": [row for one in reading.entities for row in _mentions(one, iris)],
        "relations": [_relation(one, names) for one in reading.relations],
    }


def _name(entity: ReadEntity, iris: Iris) -> str:
    return iris.short(entity.iri) if entity.iri else entity.label


def _mentions(entity: ReadEntity, iris: Iris) -> Iterator[dict[str, Any]]:
    for mention in entity.mentions:
        yield {
            "surface": mention.surface,
            "start": mention.start,
            "end": mention.end,
            "kind": KIND_NAMES[entity.kind],
            "label": entity.label,
            "id": iris.short(entity.iri) if entity.iri else None,
            "code": entity.code or None,
            "confidence": round(entity.confidence, 3),
        }


def _relation(relation: ReadRelation, names: dict[str, str]) -> dict[str, Any]:
    ends = {key: names.get(key, key) for key in (relation.subject, relation.object)}
    ends[RESOURCE] = RESOURCE
    return {
        "subject": ends[relation.subject],
        "predicate": relation.predicate,
        "object": ends[relation.object] or relation.role,
        "quote": relation.quote,
        "start": relation.start,
        "end": relation.end,
        "confidence": round(relation.confidence, 3),
    }
