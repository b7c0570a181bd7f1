"""What is understood of a document: its text, the things it names, what it says of them.

Nothing here is in the graph: it is what is proposed to a person. Offsets count the characters of
``ReadDocument.text``, from 0; an end is the offset after the last character.
"""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.issues import Issue
from graph.model.vocabulary import Kind

__all__ = [
    "CERTAIN",
    "RESOURCE",
    "Candidate",
    "Mention",
    "Part",
    "Passage",
    "ReadAttribute",
    "ReadDocument",
    "ReadEntity",
    "ReadRelation",
    "ReadResource",
    "ResourceReading",
]

RESOURCE = "RESOURCE"
"""As an end of a relation: the resource itself."""

CERTAIN = 0.9
"""From this confidence on, a proposal may be accepted without a person's look (``add --accept
certain``); what that is worth is measured in docs/why/reading.md."""


class Part(StrEnum):
    """What a stretch of a page's text is for."""

    TITLE = "title"
    BODY = "body"
    SUMMARY = "summary"
    """The text under « Résumé »; it is read only where there is no body."""
    KEYWORDS = "keywords"
    ADDRESS = "address"
    """A postal address line: ``52200 LANGRES``."""
    AREA = "area"
    """What follows « Zone d'action : »."""
    WEBSITE = "website"
    CONTACT = "contact"
    """A contact block: no quotation is taken from it, its public roles may be read."""
    DOWNLOAD = "download"
    STRAY = "stray"
    """Alternative texts of pictures and other leftovers."""
    FIELD = "field"
    """A label of the form (« Type de ressource ») or its value."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and what it is for."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadResource:
    """One resource found in a document.

    Parameters
    ----------
    type: « Type de ressource » as given, or an empty text.
    private: whether it is; nothing where the page does not say.
    keywords: as given, in the order given.
    date: ``YYYY-MM``, or an empty text; the resource's own, never an event's.
    summary_at: where its summary stands, if it has one.
    address: its web address, or an empty text.
    publisher: who publishes it, by name, as far as the page tells.
    """

    title: str
    start: int
    end: int
    type: str = ""
    private: bool | None = None
    keywords: tuple[str, ...] = ()
    date: str = ""
    number: int | None = None
    summary_at: tuple[int, int] | None = None
    address: str = ""
    publisher: str = ""
    passages: tuple[Passage, ...] = ()

    def parts(self, *wanted: Part) -> tuple[Passage, ...]:
        """Its passages of the kinds ``wanted``, in the order of the text."""
        return tuple(one for one in self.passages if one.part in wanted)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an entity."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing of the graph an entity may be.

    Parameters
    ----------
    iri: the thing.
    detail: what tells it from others of its name: ``Grigny (91)``.
    score: from 0 to 1, how well it fits.
    why: what speaks for it, in French.
    """

    iri: str
    label: str
    kind: Kind
    detail: str = ""
    code: str = ""
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReadEntity:
    """One thing a resource names, under all the names it gives it.

    Parameters
    ----------
    key: its name within this reading (``e3``); relations use it.
    label: the fullest name the text gives, the acronym in brackets.
    names: every other name it has there: acronyms, short forms.
    evidence: what told its kind, in French, for the reader of the review page.
    iri: the thing of the graph it is, where that is sure enough; otherwise an empty text.
    code: INSEE code or SIREN, or an empty text.
    candidates: what else it may be, the best first.
    confidence: from 0 to 1, that it is a thing worth an entry, of this kind.
    """

    key: str
    label: str
    kind: Kind
    mentions: tuple[Mention, ...]
    names: tuple[str, ...] = ()
    evidence: str = ""
    iri: str = ""
    code: str = ""
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 1.0

    @property
    def called(self) -> tuple[str, ...]:
        """Every name the text gives it, and every word it uses for it."""
        surfaces = (mention.surface for mention in self.mentions)
        return tuple(dict.fromkeys((self.label, *self.names, *surfaces)))


@dataclass(frozen=True, slots=True)
class ReadRelation:
    """One relation a resource states, with the passage.

    Parameters
    ----------
    subject, object: keys of entities, or ``RESOURCE``; ``object`` may be empty for a role whose
        organisation the text does not name.
    predicate: local name of model.md (``partnerOf``, ``hasLegalForm``, ``hasRole``...).
    start, end: the sentence or line it stands in.
    pattern: name of the pattern that found it.
    confidence: from 0 to 1, calibrated (docs/why/reading.md).
    since, until: a year or a date, or empty texts.
    role: what a person is there, for ``hasRole``.
    """

    subject: str
    predicate: str
    object: str
    quote: str
    start: int
    end: int
    pattern: str
    confidence: float
    since: str = ""
    until: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ReadAttribute:
    """A value a resource states of an entity: ``founding_year``, ``website``, ``start_date``..."""

    entity: str
    name: str
    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ResourceReading:
    """A resource and what was understood of it."""

    resource: ReadResource
    entities: tuple[ReadEntity, ...] = ()
    relations: tuple[ReadRelation, ...] = ()
    attributes: tuple[ReadAttribute, ...] = ()

    def entity(self, key: str) -> ReadEntity | None:
        """The entity called ``key`` here, if there is one."""
        return next((one for one in self.entities if one.key == key), None)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as a reader gives it.

    Parameters
    ----------
    name: the name of the file, or what the text was called when it was pasted.
    reader: which reader read it, with its version: ``rtes_page 1``.
    text: what every offset points into. Of a table or of RDF, one line a row or statement.
    readings: one a resource. Readers of running text leave entities and relations empty, for
        ``graph.mentions`` to fill; readers of tables and RDF fill them.
    checksum: SHA-256 of the file, hexadecimal.
    """

    name: str
    reader: str
    text: str
    readings: tuple[ResourceReading, ...]
    issues: tuple[Issue, ...] = ()
    checksum: str = ""
