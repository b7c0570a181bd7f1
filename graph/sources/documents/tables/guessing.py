"""A mapping guessed from the names of the columns, for a person to look at."""

from collections.abc import Mapping, Sequence
from typing import Final

from graph.errors import InputError
from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.sources.documents.tables.mapping import ColumnMapping, Meaning
from graph.sources.documents.tables.properties import INVERSES, PROPERTIES, RELATIONS
from graph.sources.documents.tables.table import FileTable

__all__ = ["propose_mapping"]

_HEADERS: Final = {header: name for name, one in PROPERTIES.items() for header in one.headers}
_SAMPLE: Final = 200
_KIND_OF_NAME: Final = {
    "nom du projet": Kind.PROJECT,
    "projet": Kind.PROJECT,
    "nom de la collectivite": Kind.COLLECTIVITE,
    "collectivite": Kind.COLLECTIVITE,
    "nom prenom": Kind.PERSON,
    "prenom nom": Kind.PERSON,
}
_SEPARATORS: Final = (";", " / ", "|", "\u2022", ",")
_ROLES: Final = frozenset(PROPERTIES["role"].headers)
_HOLDERS: Final = frozenset(
    ("structure", "organisation", "organisme", "collectivite", "employeur", "association")
)
"""In a table of people, the column of where they have their role."""


def propose_mapping(table: FileTable) -> ColumnMapping:
    """What the columns of ``table`` seem to be.

    Raises
    ------
    InputError: no column looks like the name of something.
    """
    people = _is_of_people(table.columns)
    found: dict[str, Meaning] = {}
    for column in table.columns:
        meaning = _meaning(column, people, found)
        if meaning is not None:
            found[column] = _with_separator(meaning, _values(table, column))
    mapping = ColumnMapping(found, kind=_kind(found, people), header=table.header, guessed=True)
    if not mapping.column_of("name"):
        raise InputError(
            "aucune colonne de ce tableau ne ressemble à un nom.",
            where=table.name,
            advice="Dites ce que sont les colonnes : docs/how-to/read-a-table.md.",
        )
    return mapping


def _is_of_people(columns: Sequence[str]) -> bool:
    """Whether the rows are people: their first names have a column, or their roles."""
    headers = {folded(column) for column in columns}
    return "prenom" in headers or ("nom" in headers and not headers.isdisjoint(_ROLES))


def _meaning(column: str, people: bool, found: Mapping[str, Meaning]) -> Meaning | None:
    """What a column is, those before it being ``found``."""
    header = folded(column)
    if people and header in _HOLDERS:
        return Meaning("hasRole")
    if header in INVERSES:
        return Meaning(INVERSES[header], inverse=True)
    name = _HEADERS.get(header) or _HEADERS.get(header.removesuffix("s"))
    if name is None or (name in ("role", "first_name", "hasRole") and not people):
        return None
    taken = name not in RELATIONS and any(one.property == name for one in found.values())
    return None if taken else Meaning(name)


def _kind(found: Mapping[str, Meaning], people: bool) -> Kind:
    """What the rows are, by the name of the column of their names."""
    if people:
        return Kind.PERSON
    headers = [folded(column) for column, one in found.items() if one.property == "name"]
    return next((_KIND_OF_NAME[one] for one in headers if one in _KIND_OF_NAME), Kind.ORGANISATION)


def _with_separator(meaning: Meaning, values: Sequence[str]) -> Meaning:
    """The same, with what separates several values, where most cells have it."""
    if meaning.property not in RELATIONS and meaning.property != "alias":
        return meaning
    for mark in _SEPARATORS:
        if sum(mark in value for value in values) >= max(1, len(values) // 10):
            return Meaning(meaning.property, meaning.kind, meaning.inverse, mark.strip())
    return meaning


def _values(table: FileTable, column: str) -> list[str]:
    at = table.columns.index(column)
    return [row.cells[at] for row in table.rows[:_SAMPLE] if row.cells[at]]
