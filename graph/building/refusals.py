"""What no reading may hold: ways to reach somebody, and local names nothing defines."""

from collections.abc import Iterator
from dataclasses import fields

from graph.errors import worded
from graph.exports.contacts import holds_contact, is_contact
from graph.linking.identity import Identity
from graph.model.iris import safe_address
from graph.model.issues import Issue, Level
from graph.model.records import (
    AttributeRecord,
    DocumentRecord,
    EntityRecord,
    Reading,
    RelationRecord,
)
from graph.model.terms import NamedNode
from graph.sources.manifest import Manifest

__all__ = ["refusals"]

_Record = DocumentRecord | EntityRecord | RelationRecord | AttributeRecord

_NOT_WRITTEN = frozenset(("key", "id", "locator", "derived_from"))
"""Fields that are no text of the source."""

_ADDRESSES = frozenset(("address", "website"))
"""Fields that hold a web address; digits in one are no phone number."""


def refusals(manifest: Manifest, reading: Reading, identity: Identity) -> Iterator[Issue]:
    """A violation for each contact and each loose end, with the line it stands on.

    Relations tell their own loose ends as they are written.
    """
    for record in _records(reading):
        for name in _contact_fields(record):
            message = worded("une adresse électronique ou un téléphone dans « {name} ».", name=name)
            yield Issue(Level.VIOLATION, reading.source, record.locator, message)
    for issue in reading.issues:
        if is_contact(issue.message):
            message = worded("une adresse électronique ou un téléphone.")
            yield Issue(Level.VIOLATION, reading.source, issue.locator, message)
    known = identity.by_key
    for local, locator in _named(reading):
        key = f"{manifest.prefix}:{local}"
        if key not in known:
            message = worded("« {local} » n'est défini nulle part.", local=local[:60])
            yield Issue(Level.VIOLATION, reading.source, locator, message, key)


def _records(reading: Reading) -> Iterator[_Record]:
    yield from reading.documents
    yield from reading.entities
    yield from reading.relations
    yield from reading.attributes


def _contact_fields(record: _Record) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        texts = [text for text in (value if isinstance(value, tuple) else (value,)) if text]
        found = _leads_to_somebody if field.name in _ADDRESSES else _is_contact
        if field.name not in _NOT_WRITTEN and any(map(found, texts)):
            yield field.name


def _is_contact(text: object) -> bool:
    return isinstance(text, str) and (is_contact(text) or _leads_to_somebody(text))


def _leads_to_somebody(address: object) -> bool:
    return isinstance(address, str) and holds_contact(NamedNode(safe_address(address)))


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    for document in reading.documents:
        if document.publisher:
            yield document.publisher, document.locator
    for attribute in reading.attributes:
        yield attribute.entity, attribute.locator
