"""An invented page, and what a reading of it may propose."""

from dataclasses import replace

from graph.model.iris import Iris
from graph.model.reading import (
    RESOURCE,
    Candidate,
    Mention,
    Part,
    Passage,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind

BASE = "https://w3id.org/maillage/id/"
VILLE = f"{BASE}collectivite/219900016"
SCIC = f"{BASE}organisation/scic-exemple-test"
RESEAU = f"{BASE}organisation/reseau-test"
EMAIL, PHONE = "brindezingue@zorgluk.invalid", "01 99 00 12 34"

TITLE = "Zorgluk et Exempleville"
BODY = (
    "La coopérative Zorgluk est née à Exempleville en 2021. Exempleville soutient la coopérative "
    "Zorgluk. Zorgluk est partenaire du Réseau de Test, dit Brindezingue Inventé, son directeur. "
    f"Écrivez à Brindezingue Inventé, {EMAIL} ou {PHONE}, qui anime la SCIC Exemple-Test."
)
TEXT = f"{TITLE}\n{BODY}\nContact : Brindezingue Inventé, {EMAIL}, {PHONE}\n"


def spans(text: str, name: str) -> tuple[Mention, ...]:
    """Everywhere ``text`` has ``name``."""
    found, at = [], text.find(name)
    while at >= 0:
        found.append(Mention(at, at + len(name), name))
        at = text.find(name, at + 1)
    return tuple(found)


def sentence(text: str, words: str) -> tuple[str, int, int]:
    """The passage ``words``, with its place."""
    start = text.index(words)
    return words, start, start + len(words)


ENTITIES = (
    ReadEntity("e1", "Zorgluk", Kind.ORGANISATION, spans(TEXT, "Zorgluk"), ("ZGK",)),
    ReadEntity("e2", "Exempleville", Kind.COLLECTIVITE, spans(TEXT, "Exempleville"), iri=VILLE),
    ReadEntity("e3", "Réseau de Test", Kind.ORGANISATION, spans(TEXT, "Réseau de Test"),
               iri=RESEAU),
    ReadEntity("e4", "Brindezingue Inventé", Kind.PERSON, spans(TEXT, "Brindezingue Inventé")),
    ReadEntity("e5", "SCIC Exemple-Test", Kind.ORGANISATION, spans(TEXT, "SCIC Exemple-Test"),
               candidates=(Candidate(SCIC, "SCIC Exemple-Test", Kind.ORGANISATION),)),
)  # fmt: skip


def relation(subject: str, predicate: str, obj: str, words: str, **more: str) -> ReadRelation:
    """A relation read in the passage ``words``."""
    quote, start, end = sentence(TEXT, words)
    read = ReadRelation(subject, predicate, obj, quote, start, end, f"pattern-{predicate}", 0.95)
    return replace(read, **more)


RELATIONS = (
    relation("e2", "supports", "e1", "Exempleville soutient la coopérative Zorgluk.", since="2021"),
    relation("e1", "partnerOf", "e3", "Zorgluk est partenaire du Réseau de Test"),
    relation("e4", "hasRole", "e1", "Brindezingue Inventé, son directeur.", role="directeur"),
    relation("e4", "leads", "e5", f"Écrivez à Brindezingue Inventé, {EMAIL} ou {PHONE}, qui anime"),
    relation(RESOURCE, "about", "e1", "La coopérative Zorgluk est née à Exempleville en 2021."),
    relation("e1", "locatedIn", "e2", "La coopérative Zorgluk est née à Exempleville en 2021."),
)
ATTRIBUTES = (ReadAttribute("e1", "founding_year", "2021", *sentence(TEXT, "en 2021")[1:]),)
CONTACT = TEXT.index("Contact :")
RESOURCE_READ = ReadResource(
    TITLE,
    0,
    len(TEXT),
    type="Articles",
    private=False,
    keywords=("zorglonde", f"écrire {EMAIL}"),
    date="2024-03",
    number=7,
    address="https://pages.exemple-test.invalid/zorgluk",
    publisher="Réseau de Test",
    passages=(
        Passage(Part.BODY, len(TITLE) + 1, CONTACT - 1),
        Passage(Part.CONTACT, CONTACT, len(TEXT) - 1),
    ),
)


def page(**changes: object) -> ReadDocument:
    """The invented page, its resource changed."""
    read = replace(RESOURCE_READ, **changes)
    reading = ResourceReading(read, ENTITIES, RELATIONS, ATTRIBUTES)
    return ReadDocument("zorgluk.txt", "text 1", TEXT, (reading,), checksum="ab" * 32)


def node(short: str) -> str:
    """The IRI of a short identifier."""
    return Iris().long(short)
