"""Fetching properties of entities already reconciled (Reconciliation API 0.2, section 7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from graph.api.reconciliation.limits import (
    LONGEST_TEXT,
    MOST_IDS,
    MOST_PROPERTIES,
    MOST_VALUES_FETCHED,
    USUAL_VALUES_FETCHED,
)
from graph.api.reconciliation.properties import Property
from graph.api.reconciliation.queries import plain
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.values import Value
from graph.api.reconciliation.words import said_in
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import kind_of

__all__ = ["PROPERTY_SETTINGS", "Extension", "extend", "read_extension"]

PROPERTY_SETTINGS: Final[Mapping[str, list[dict[str, Any]]]] = {
    "fr": [
        {
            "name": "limit",
            "label": "Valeurs au plus",
            "type": "number",
            "default": USUAL_VALUES_FETCHED,
            "help_text": f"Combien de valeurs par entité, {MOST_VALUES_FETCHED} au plus.",
        },
        {
            "name": "count",
            "label": "Compter",
            "type": "checkbox",
            "default": False,
            "help_text": "Le nombre de valeurs au lieu des valeurs.",
        },
    ],
    "en": [
        {
            "name": "limit",
            "label": "Values at most",
            "type": "number",
            "default": USUAL_VALUES_FETCHED,
            "help_text": f"How many values an entity, {MOST_VALUES_FETCHED} at most.",
        },
        {
            "name": "count",
            "label": "Count",
            "type": "checkbox",
            "default": False,
            "help_text": "The number of values instead of the values.",
        },
    ],
}
"""What may be set for a column, by language (section 7.1)."""

_Item = TypeVar("_Item")
_YES: Final = (True, 1, "1", "on", "true")
_INTEGERS: Final = frozenset({"integer", "gYear", "int", "long", "nonNegativeInteger"})
_DECIMALS: Final = frozenset({"decimal", "double", "float"})


@dataclass(frozen=True, slots=True)
class Column:
    """One property to fetch: ``limit`` values at most, or only how many there are."""

    property: Property
    limit: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """The entities, as the client wrote them, and the columns to fetch."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]


def read_extension(register: Register, given: object) -> Extension:
    """What a data extension query asks for.

    Raises
    ------
    Refusal: 400 where it is not one or names a property that is not, 413 where it asks too much.
    """
    if not isinstance(given, dict):
        given = {}
    ids, columns = _list_of(given.get("ids"), str), _list_of(given.get("properties"), dict)
    if ids is None or columns is None:
        raise Refusal(
            400, worded("le champ extend est un objet JSON avec les listes ids et properties.")
        )
    if len(ids) > MOST_IDS or len(columns) > MOST_PROPERTIES:
        raise Refusal(
            413,
            worded(
                "au plus {ids} entités et {properties} propriétés à la fois.",
                ids=MOST_IDS,
                properties=MOST_PROPERTIES,
            ),
        )
    read = {one.property.id: one for one in (_column(register, column) for column in columns)}
    return Extension(tuple(dict.fromkeys(ids)), tuple(read.values()))


def extend(register: Register, asked: Extension, language: str) -> dict[str, Any]:
    """The columns and, for each entity, its values; nothing for what is not known."""
    entries = {key: register.entry(plain(key)[:LONGEST_TEXT]) for key in asked.ids}
    rows: dict[str, dict[str, list[Any]]] = {}
    for key, entry in entries.items():
        iri = entry.iri if entry is not None else ""
        rows[key] = {
            column.property.id: _cells(register, column, iri, language) for column in asked.columns
        }
    return {"meta": [_meta(register, column, language) for column in asked.columns], "rows": rows}


def _column(register: Register, given: Mapping[str, Any]) -> Column:
    name, settings = given.get("id"), given.get("settings") or {}
    known = register.properties.get(name) if isinstance(name, str) else None
    if known is None:
        shown = plain(str(name))[:40]
        raise Refusal(400, worded("la propriété « {name} » n'existe pas.", name=shown))
    if not isinstance(settings, dict):
        settings = {}
    return Column(known, _limit(settings.get("limit")), settings.get("count") in _YES)


def _limit(given: object) -> int:
    text = str(given) if isinstance(given, int | str) else ""
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return min(wanted or USUAL_VALUES_FETCHED, MOST_VALUES_FETCHED)


def _meta(register: Register, column: Column, language: str) -> dict[str, Any]:
    known = column.property
    told: dict[str, Any] = {"id": known.id, "name": said_in(known.names, language)}
    one = register.types.known.get(known.values_type)
    if one is not None and not column.counts:
        told["type"] = {"id": one.id, "name": said_in(one.names, language)}
    return told


def _cells(register: Register, column: Column, iri: str, language: str) -> list[Any]:
    values = column.property.read(register.statements, iri) if iri else ()
    if column.counts:
        return [{"int": len(values)}] if iri else []
    return _told(register, _in_language(values, language), language)[: column.limit]


def _in_language(values: Sequence[Value], language: str) -> list[Value]:
    """Of a text that is there in several languages, the one asked for."""
    texts = [one for one in values if isinstance(one, Literal) and one.language]
    if any(one.language == language for one in texts if isinstance(one, Literal)):
        return [one for one in values if one not in texts or _is_in(one, language)]
    return list(values)


def _is_in(value: Value, language: str) -> bool:
    return isinstance(value, Literal) and value.language == language


def _told(register: Register, values: Sequence[Value], language: str) -> list[Any]:
    things = {one.value for one in values if isinstance(one, NamedNode)}
    things = {iri for iri in things if kind_of(iri, register.iris) is not None}
    labels = register.labels(things, language)
    cells = [_cell(register, one, labels) for one in values]
    return sorted(cells, key=lambda cell: str(cell.get("name", ""))) if things else cells


def _cell(register: Register, value: Value, labels: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(value, NamedNode):
        if value.value not in labels:
            return {"str": value.value}
        return {"id": register.iris.short(value.value), "name": labels[value.value]}
    datatype = value.datatype.value.rpartition("#")[2]
    try:
        if datatype in _INTEGERS:
            return {"int": int(value.value)}
        if datatype in _DECIMALS:
            return {"float": float(value.value)}
    except ValueError:
        return {"str": value.value}
    return {"str": value.value}


def _list_of(given: object, kind: type[_Item]) -> list[_Item] | None:
    """``given`` if it is a list of such items, or nothing."""
    if not isinstance(given, list):
        return None
    items = [one for one in given if isinstance(one, kind)]
    return items if len(items) == len(given) else None
