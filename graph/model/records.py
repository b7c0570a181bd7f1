"""What a reader finds in a source, before anything is identified across sources."""

from dataclasses import dataclass, field

from graph.model.issues import Issue
from graph.model.vocabulary import Kind

__all__ = ["AttributeRecord", "DocumentRecord", "EntityRecord", "Reading", "RelationRecord"]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A source document: the graph of what it states.

    Parameters
    ----------
    key: its key in identifiers.
    title: as published, or made from the address where none is known.
    address: the exact web address, or an empty text.
    access: ``public`` or ``restricted``.
    is_resource: whether it is a resource people look up, or only the page a fact was found on.
    publisher: local name of the publishing organisation, or an empty text.
    issued: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or an empty text.
    type: slug of the resource type, or an empty text.
    derived_from: key of the document this one repeats, or an empty text.
    """

    key: str
    title: str
    address: str = ""
    access: str = "public"
    is_resource: bool = True
    publisher: str = ""
    issued: str = ""
    type: str = ""
    keywords: tuple[str, ...] = ()
    number: int | None = None
    note: str = ""
    derived_from: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity as one source names it; ``id`` is local to the source.

    Parameters
    ----------
    subkind: the kind as found (``association``, ``commune``, ``theme``...).
    code: INSEE code or SIREN as given, or an empty text.
    document: key of the document that describes it.
    """

    id: str
    name: str
    kind: Kind
    document: str
    subkind: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    place: str = ""
    founded: str = ""
    website: str = ""
    note: str = ""
    label_en: str = ""
    date: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A relation as one document states it; ends are local names.

    Parameters
    ----------
    predicate: a key of ``vocabulary.RELATIONS``.
    certainty: ``stated`` or ``implied``.
    since, until: a year (``2021``) or a date, or an empty text.
    role: what a person is there, for ``has_role``.
    address: the page, where it is finer than the document.
    """

    subject: str
    predicate: str
    object: str
    document: str
    certainty: str = "stated"
    since: str = ""
    until: str = ""
    note: str = ""
    role: str = ""
    address: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class AttributeRecord:
    """A value stated of an entity: ``name`` as found, ``value`` as found."""

    entity: str
    name: str
    value: str
    document: str
    note: str = ""
    locator: str = ""


@dataclass(slots=True)
class Reading:
    """Everything one source brought, and what was wrong with it."""

    source: str
    documents: list[DocumentRecord] = field(default_factory=list)
    entities: list[EntityRecord] = field(default_factory=list)
    relations: list[RelationRecord] = field(default_factory=list)
    attributes: list[AttributeRecord] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
