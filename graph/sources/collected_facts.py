"""Collected facts: what public pages state, each row with the address of its page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from graph.errors import worded
from graph.model.iris import page_key, same_page, slug
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

__all__ = ["read_collected_facts"]

_KINDS = {
    "commune": Kind.COLLECTIVITE,
    "EPCI": Kind.COLLECTIVITE,
    "métropole": Kind.COLLECTIVITE,
    "département": Kind.COLLECTIVITE,
    "région": Kind.COLLECTIVITE,
    "syndicat mixte": Kind.COLLECTIVITE,
    "pays": Kind.COLLECTIVITE,
    "PETR": Kind.COLLECTIVITE,
    "projet": Kind.PROJECT,
}
_CONCEPT_KINDS = {
    "programme": Kind.PROJECT,
    "theme": Kind.CONCEPT,
    "label": Kind.CONCEPT,
    "legal form": Kind.CONCEPT,
}
_TYPES = {"fiche Déniché pour vous": "fiche"}
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PERIOD = re.compile(r"\b((?:19|20)[0-9]{2})(?: ?[-–] ?| à )((?:19|20)[0-9]{2})\b")
_RESOURCE_FORMS = {"number": NUMBER, "date": DATE}
_EVENT_TYPE = "webinaire"
_PUBLIC = frozenset(("", "non"))
"""A page on the open web is public unless the table says otherwise."""


class _Facts:
    """The tables of one folder, and the documents their addresses stand for."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.reading = Reading(manifest.name)
        self.documents: dict[str, DocumentRecord] = {}
        self._by_address: dict[str, str] = {}
        self._private: set[str] = set()

    def table(self, name: str) -> Table:
        """A table of the folder; what is odd about it joins the issues."""
        found = read_table(self.manifest, name)
        self.reading.issues.extend(found.issues)
        return found

    def issue(self, level: Level, locator: str, message: str, subject: str = "") -> None:
        """Note something wrong or doubtful."""
        self.reading.issues.append(Issue(level, self.manifest.name, locator, message, subject))

    def document(self, address: str, locator: str) -> str:
        """The key of the document at ``address``; a page not met before becomes one."""
        if not address:
            self.issue(Level.VIOLATION, locator, worded("aucune adresse de source (source_url)."))
            return ""
        key = self._by_address.get(address)
        if key is None:
            key = self._by_address[address] = page_key(address)
            self.documents[key] = DocumentRecord(
                key=key,
                title=_page_title(address),
                address=address,
                access=self._access(address),
                is_resource=False,
                locator=locator,
            )
        return key

    def _access(self, address: str, private: str = "") -> str:
        """Restricted as said, or where another spelling of the address is."""
        open_to_all = private in _PUBLIC and same_page(address) not in self._private
        return "public" if open_to_all else "restricted"

    def resources(self, table: Table) -> None:
        """Keep the resources; an address that carries one resource alone is its graph."""
        shared = Counter(row["url"] for row in table.rows)
        self._private = {
            same_page(row["url"])
            for row in table.rows
            if row["url"] and row["private"] not in _PUBLIC
        }
        for row in table.rows:
            access = self._access(row["url"], row["private"])
            record = _resource(row, access, table.locator(row))
            self.documents[record.key] = record
            if row["url"] and shared[row["url"]] == 1:
                self._by_address[row["url"]] = record.key


def read_collected_facts(manifest: Manifest) -> Reading:
    """Every fact of the folder, one document a page address.

    Raises
    ------
    graph.errors.InputError: a table is not as its manifest says.
    """
    facts = _Facts(manifest)
    resources = facts.table("resources.csv")
    facts.resources(resources)
    reading = facts.reading
    organisations, people = facts.table("organisations.csv"), facts.table("people.csv")
    for table, make in (
        (organisations, _organisation),
        (people, _person),
        (facts.table("concepts.csv"), _concept),
    ):
        for row in table.rows:
            locator = table.locator(row)
            key = facts.document(row["source_url"], locator)
            reading.entities.append(make(row, key, locator))
    reading.entities.extend(_resource_entities(resources))
    reading.relations.extend(_relations(facts, facts.table("relations.csv")))
    reading.relations.extend(_roles(facts, people))
    reading.relations.extend(_webinars(resources))
    reading.attributes.extend(_attributes(facts, facts.table("organisation_attributes.csv")))
    reading.issues.extend(_doubts(manifest, facts.table("doubts.csv")))
    reading.issues.extend(unreadable_values(organisations, manifest.name, {"founded": DATE}))
    reading.issues.extend(unreadable_values(resources, manifest.name, _RESOURCE_FORMS))
    reading.documents.extend(_repeats(facts.documents.values()))
    return reading


def _resource(row: TableRow, access: str, locator: str) -> DocumentRecord:
    return DocumentRecord(
        key=row["id"],
        title=row["title"],
        address=row["url"],
        access=access,
        publisher=row["publisher"],
        issued=row["date"],
        type=_TYPES.get(row["kind"], slug(row["kind"])),
        keywords=tuple(word.strip() for word in row["keywords"].split(";") if word.strip()),
        number=whole_number(row["number"]),
        locator=locator,
    )


def _page_title(address: str) -> str:
    host, _, path = unquote(same_page(address)).partition("/")
    last = path.rstrip("/").rpartition("/")[2]
    words = " ".join(re.split(r"[-_+\s\x00-\x1f\x7f]+", last.partition("?")[0])).strip()
    return f"{host} : {words[:90]}" if words else host


def _repeats(documents: Iterable[DocumentRecord]) -> Iterator[DocumentRecord]:
    """Two spellings of one address are one source: the later derives from the first."""
    first: dict[str, str] = {}
    for document in documents:
        page = same_page(document.address)
        original = first.setdefault(page, document.key) if document.address else document.key
        if original == document.key or document.is_resource:
            yield document
        else:
            yield replace(document, derived_from=original)


def _organisation(row: TableRow, document: str, locator: str) -> EntityRecord:
    return EntityRecord(
        id=row["id"],
        name=row["name"],
        kind=_KINDS.get(row["kind"], Kind.ORGANISATION),
        document=document,
        subkind=row["kind"],
        aliases=_split(row["aliases"]),
        code=row["insee_or_siren"],
        place=row["place"],
        founded=row["founded"],
        website=row["website"],
        locator=locator,
    )


def _person(row: TableRow, document: str, locator: str) -> EntityRecord:
    return EntityRecord(row["id"], row["name"], Kind.PERSON, document, locator=locator)


def _concept(row: TableRow, document: str, locator: str) -> EntityRecord:
    return EntityRecord(
        id=row["id"],
        name=row["label_fr"],
        kind=_CONCEPT_KINDS.get(row["kind"], Kind.CONCEPT),
        document=document,
        subkind=row["kind"],
        note=row["definition"],
        label_en=row["label_en"],
        locator=locator,
    )


def _resource_entities(table: Table) -> Iterator[EntityRecord]:
    for row in table.rows:
        yield EntityRecord(
            row["id"], row["title"], Kind.RESOURCE, row["id"], locator=table.locator(row)
        )
        if row["kind"] == _EVENT_TYPE:
            yield EntityRecord(
                f"event:{row['id']}",
                row["title"],
                Kind.EVENT,
                row["id"],
                subkind=_EVENT_TYPE,
                locator=table.locator(row),
            )


def _webinars(table: Table) -> Iterator[RelationRecord]:
    """A webinar is an event; its write-up is the resource that records it."""
    for row in table.rows:
        if row["kind"] == _EVENT_TYPE:
            yield RelationRecord(
                f"event:{row['id']}",
                "recorded_in",
                row["id"],
                row["id"],
                locator=table.locator(row),
            )


def _relations(facts: _Facts, table: Table) -> Iterator[RelationRecord]:
    events = {key for key, document in facts.documents.items() if document.type == _EVENT_TYPE}
    for row in table.rows:
        locator = table.locator(row)
        key = facts.document(row["source_url"], locator)
        if not key:
            continue
        if row["predicate"] not in RELATIONS:
            facts.issue(
                Level.VIOLATION,
                locator,
                worded("relation inconnue : « {predicate} ».", predicate=row["predicate"][:40]),
            )
            continue
        year = row["year"]
        if year and not _YEAR.fullmatch(year):
            facts.issue(
                Level.VIOLATION, locator, worded("année illisible : « {year} ».", year=year[:20])
            )
            continue
        if row["confidence"] not in ("stated", "implied"):
            facts.issue(
                Level.VIOLATION,
                locator,
                worded("certitude inconnue : « {confidence} ».", confidence=row["confidence"][:20]),
            )
            continue
        yield RelationRecord(
            subject=row["subject_id"],
            predicate=row["predicate"],
            object=_end(row, events),
            document=key,
            certainty=row["confidence"],
            since=year,
            address=row["source_url"],
            locator=locator,
        )


_AT_EVENTS = frozenset(("speaks_at", "participates_in"))


def _end(row: TableRow, events: set[str]) -> str:
    """People speak at the webinar itself, not at its write-up."""
    at_event = row["predicate"] in _AT_EVENTS and row["object_id"] in events
    return f"event:{row['object_id']}" if at_event else row["object_id"]


def _roles(facts: _Facts, table: Table) -> Iterator[RelationRecord]:
    """What people are, and where: public roles only."""
    for row in table.rows:
        if row["role"] and row["organisation_id"]:
            locator = table.locator(row)
            since, until = _years(row["role"])
            yield RelationRecord(
                subject=row["id"],
                predicate="has_role",
                object=row["organisation_id"],
                document=facts.document(row["source_url"], locator),
                since=since,
                until=until,
                role=row["role"],
                address=row["source_url"],
                locator=locator,
            )


def _years(role: str) -> tuple[str, str]:
    """The years a role names: ``de 2008 à 2020``; one year alone is when it was held."""
    period = _PERIOD.search(role)
    if period is not None:
        return period[1], period[2]
    year = _YEAR.search(role)
    return (year.group() if year and "depuis" not in role else ""), ""


def _attributes(facts: _Facts, table: Table) -> Iterator[AttributeRecord]:
    for row in table.rows:
        locator = table.locator(row)
        key = facts.document(row["source_url"], locator)
        if key:
            yield AttributeRecord(
                row["organisation_id"], row["attribute"], row["value"], key, locator=locator
            )


def _doubts(manifest: Manifest, table: Table) -> Iterator[Issue]:
    for row in table.rows:
        what = " ".join(part for part in (row["subject"], row["predicate"], row["object"]) if part)
        facts = {"what": what, "doubt": row["doubt"], "reason": row["reason"]}
        message = worded("{what} — {doubt} : {reason}.", **facts)
        if row["suggestion"]:
            message = worded(
                "{what} — {doubt} : {reason}. À faire : {todo}.", todo=row["suggestion"], **facts
            )
        subject = f"{manifest.prefix}:{row['subject']}"
        yield Issue(Level.WARNING, manifest.name, table.locator(row), message, subject)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
