"""Suggestions as somebody types (Reconciliation API 0.2, section 6)."""

from typing import Any

from graph.api.reconciliation.limits import PAGE
from graph.api.reconciliation.properties import Property
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.types import EntityType
from graph.api.reconciliation.words import beginning, said_in
from graph.search.entries import Match

__all__ = [
    "property_told",
    "proposed",
    "suggest_entities",
    "suggest_properties",
    "suggest_types",
    "type_told",
]


def suggest_entities(
    register: Register, prefix: str, cursor: int, language: str
) -> list[dict[str, Any]]:
    """The entities ``prefix`` begins, or is the identifier of, after the first ``cursor`` ones."""
    found = register.names.search(prefix, limit=cursor + PAGE) if prefix else []
    known = register.entry(prefix)
    if known is not None:
        found = [known, *(match for match in found if match.iri != known.iri)]
    return [_entity(register, match, language) for match in found[cursor : cursor + PAGE]]


def suggest_types(
    register: Register, prefix: str, cursor: int, language: str
) -> list[dict[str, Any]]:
    """The types ``prefix`` begins; all of them, page by page, without one."""
    found = beginning(prefix, register.types.known.values())[cursor : cursor + PAGE]
    return [type_told(register, one, language) for one in found]


def suggest_properties(
    register: Register, prefix: str, cursor: int, language: str
) -> list[dict[str, Any]]:
    """The properties ``prefix`` begins; all of them, page by page, without one."""
    found = beginning(prefix, register.properties.values())[cursor : cursor + PAGE]
    return [property_told(one, language) for one in found]


def proposed(register: Register, type_id: str, limit: int | None, language: str) -> list[Any]:
    """The properties that things of a type may have (section 7.2); of any type without one."""
    one = register.types.known.get(type_id)
    known = register.properties.values()
    fitting = [found for found in known if one is None or one.kind in found.kinds]
    told = [{"id": found.id, "name": said_in(found.names, language)} for found in fitting]
    return told if limit is None else told[:limit]


def type_told(register: Register, one: EntityType, language: str) -> dict[str, Any]:
    """A type with its name, and the one just above it."""
    told: dict[str, Any] = {"id": one.id, "name": said_in(one.names, language)}
    above = register.types.above(one)
    if above is not None:
        told["broader"] = [{"id": above.id, "name": said_in(above.names, language)}]
    return told


def property_told(one: Property, language: str) -> dict[str, Any]:
    """A property with its name and what it means."""
    told = {"id": one.id, "name": said_in(one.names, language)}
    meaning = said_in(one.definitions, language)
    return {**told, "description": meaning} if meaning else told


def _entity(register: Register, match: Match, language: str) -> dict[str, Any]:
    types = register.types.of(match.iri)
    told = {
        "id": register.iris.short(match.iri),
        "name": register.label(match, language),
        "notable": [{"id": one.id, "name": said_in(one.names, language)} for one in types],
    }
    return {**told, "description": match.detail} if match.detail else told
