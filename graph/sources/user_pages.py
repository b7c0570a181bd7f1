"""The user's own pages: eight resources, what they name and what they say of it."""

from collections.abc import Iterator

from graph.errors import worded
from graph.model.issues import Issue, Level
from graph.model.records import (
    AttributeRecord,
    DocumentRecord,
    EntityRecord,
    Reading,
    RelationRecord,
)
from graph.model.vocabulary import RELATIONS, Kind
from graph.sources.fields import DATE, NUMBER, unreadable_values, whole_number
from graph.sources.manifest import Manifest
from graph.sources.tables import Table, TableRow, read_table

__all__ = ["read_user_pages"]

_KINDS = {
    "Organisation": Kind.ORGANISATION,
    "Group": Kind.ORGANISATION,
    "Collectivite": Kind.COLLECTIVITE,
    "Person": Kind.PERSON,
    "Project": Kind.PROJECT,
    "Event": Kind.EVENT,
    "Concept": Kind.CONCEPT,
    "Place": Kind.TERRITORY,
    "Document": Kind.RESOURCE,
}
_TYPES = {"fiche": "fiche", "webinaire": "webinaire", "guide": "guide"}
"""The resource types a title's first word tells; the page's own « Type de ressource » is kept."""

_ACCESS = {"non": "public", "oui": "restricted"}
_SURE = 0.9
"""From this confidence on, the page states the relation; below, it implies it."""


def read_user_pages(manifest: Manifest) -> Reading:
    """The pages' resources, entities, relations and attributes, each with our own note.

    Raises
    ------
    graph.errors.InputError: a table is not as its manifest says.
    """
    reading = Reading(manifest.name)
    tables = {
        name: read_table(manifest, f"{name}.csv")
        for name in ("resources", "entities", "relations", "attributes")
    }
    for table in tables.values():
        reading.issues.extend(table.issues)
    reading.issues.extend(
        unreadable_values(tables["resources"], manifest.name, {"number": NUMBER, "date": DATE})
    )
    for name in ("relations", "attributes"):
        reading.issues.extend(_unknown_pages(manifest, tables[name], tables["resources"]))
    for row in tables["resources"].rows:
        reading.documents.append(_document(manifest, tables["resources"], row))
        reading.issues.extend(_unknown_access(manifest, tables["resources"], row))
        reading.entities.append(_resource(tables["resources"], row))
    reading.entities.extend(_entities(tables["entities"], reading, manifest))
    reading.relations.extend(_relations(tables["relations"], reading, manifest))
    reading.relations.extend(_named(tables["entities"]))
    reading.attributes.extend(_attributes(tables["attributes"]))
    reading.attributes.extend(_types_as_given(tables["resources"]))
    return reading


def _document(manifest: Manifest, table: Table, row: TableRow) -> DocumentRecord:
    first_word = row["title"].partition(" ")[0].lower()
    return DocumentRecord(
        key=row["id"],
        title=row["title"],
        address=manifest.address,
        access=_ACCESS.get(row["private"], "restricted"),
        issued=row["date"],
        type=_TYPES.get(first_word, "autres"),
        keywords=tuple(word.strip() for word in row["keywords"].split(";") if word.strip()),
        number=whole_number(row["number"]),
        note=row["note"],
        locator=table.locator(row),
    )


def _unknown_access(manifest: Manifest, table: Table, row: TableRow) -> Iterator[Issue]:
    if row["private"] not in _ACCESS:
        message = worded(
            "la page ne dit pas si elle est privée : elle reste interne jusqu'à décision."
        )
        yield Issue(
            Level.INFO, manifest.name, table.locator(row), message, f"{manifest.prefix}:{row['id']}"
        )


def _unknown_pages(manifest: Manifest, table: Table, resources: Table) -> Iterator[Issue]:
    known = {row["id"] for row in resources.rows}
    for row in table.rows:
        if row["resource"] not in known:
            message = worded(
                "la page « {resource} » n'est pas dans {name}.",
                resource=row["resource"][:60],
                name=resources.name,
            )
            yield Issue(Level.VIOLATION, manifest.name, table.locator(row), message)


def _resource(table: Table, row: TableRow) -> EntityRecord:
    return EntityRecord(
        row["id"], row["title"], Kind.RESOURCE, row["id"], locator=table.locator(row)
    )


def _entities(table: Table, reading: Reading, manifest: Manifest) -> Iterator[EntityRecord]:
    for row in table.rows:
        kind = _KINDS.get(row["kind"])
        if kind is None:
            message = worded("sorte inconnue : « {kind} ».", kind=row["kind"][:40])
            reading.issues.append(
                Issue(Level.VIOLATION, manifest.name, table.locator(row), message, row["id"])
            )
            continue
        yield EntityRecord(
            id=row["id"],
            name=row["name"],
            kind=kind,
            document=_pages(row)[0],
            subkind="groupe" if row["kind"] == "Group" else "",
            aliases=tuple(part.strip() for part in row["aliases"].split(";") if part.strip()),
            code=row["code"],
            note=row["note"],
            locator=table.locator(row),
        )


def _relations(table: Table, reading: Reading, manifest: Manifest) -> Iterator[RelationRecord]:
    for row in table.rows:
        confidence = _confidence(row["confidence"])
        if row["predicate"] not in RELATIONS or confidence is None:
            wrong = row["confidence"] if confidence is None else row["predicate"]
            message = worded("relation ou confiance illisible : « {wrong} ».", wrong=wrong[:40])
            reading.issues.append(
                Issue(Level.VIOLATION, manifest.name, table.locator(row), message, row["subject"])
            )
            continue
        is_role = row["predicate"] == "has_role"
        yield RelationRecord(
            subject=row["subject"],
            predicate=row["predicate"],
            object=row["at"] if is_role else row["object"],
            document=row["resource"],
            certainty="stated" if confidence >= _SURE else "implied",
            note=row["note"],
            role=row["object"] if is_role else "",
            locator=table.locator(row),
        )


def _confidence(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _named(table: Table) -> Iterator[RelationRecord]:
    """Every page an entity is found on mentions it."""
    for row in table.rows:
        for page in _pages(row):
            yield RelationRecord(page, "mentions", row["id"], page, locator=table.locator(row))


def _pages(row: TableRow) -> list[str]:
    return [page.strip() for page in row["resources"].split(";")]


def _attributes(table: Table) -> Iterator[AttributeRecord]:
    for row in table.rows:
        yield AttributeRecord(
            row["subject"],
            row["attribute"],
            row["value"],
            row["resource"],
            note=row["note"],
            locator=table.locator(row),
        )


def _types_as_given(table: Table) -> Iterator[AttributeRecord]:
    for row in table.rows:
        if row["type"]:
            yield AttributeRecord(
                row["id"], "resource_type", row["type"], row["id"], locator=table.locator(row)
            )
