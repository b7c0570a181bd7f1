"""The relations a resource states: every pattern over every sentence, the lines of its form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.mentions.relations import (
    carrying,
    customers,
    development,
    founding,
    funding,
    headed_lists,
    labels,
    leading,
    legal_forms,
    membership,
    participation,
    partnership,
    places,
    roles,
    served_areas,
    shareholding,
    speaking,
    subsidiaries,
    support,
)
from graph.mentions.relations.about_resources import find_of_resource
from graph.mentions.relations.confidence import confidence_of
from graph.mentions.relations.events import lexemes
from graph.mentions.relations.fields import find_in_fields
from graph.mentions.relations.patterns import Found, Pattern
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.references import Discourse, Subject, main_subject, title_words
from graph.mentions.relations.scene import sentences
from graph.mentions.relations.sentences import Sentence
from graph.mentions.relations.spells import spell
from graph.mentions.relations.words import plain
from graph.model.contacts import without_contacts
from graph.model.iris import folded
from graph.model.reading import RESOURCE, Part, ReadEntity, ReadRelation, ReadResource
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["PATTERNS", "find_relations"]

_READ = (Part.TITLE, Part.BODY, Part.SUMMARY, Part.CONTACT)
_OF_TITLES = frozenset(
    f"{relation}.{way}"
    for relation in ("hasLegalForm", "hasLabel")
    for way in ("beforeName", "inName")
) | {"hasRole.afterName"}
_INTERVIEW = ("entretien", "interview", "paroles", "portrait", "témoignage", "regards", "rencontre")

PATTERNS: tuple[Pattern, ...] = (
    *shareholding.PATTERNS,
    *membership.PATTERNS,
    *partnership.PATTERNS,
    *funding.PATTERNS,
    *support.PATTERNS,
    *founding.PATTERNS,
    *carrying.PATTERNS,
    *leading.PATTERNS,
    *participation.PATTERNS,
    *development.PATTERNS,
    *customers.PATTERNS,
    *subsidiaries.PATTERNS,
    *legal_forms.PATTERNS,
    *labels.PATTERNS,
    *roles.PATTERNS,
    *speaking.PATTERNS,
    *places.PATTERNS,
    *served_areas.PATTERNS,
    *headed_lists.PATTERNS,
)


def find_relations(
    doc: "Doc", offset: int, entities: Sequence[ReadEntity], resource: ReadResource, text: str
) -> list[ReadRelation]:
    """The relations a resource states, each with its sentence, pattern and confidence.

    Parameters
    ----------
    doc: the parsed body.
    offset: where the first character of ``doc`` stands in ``text``; mentions count in ``text``.
    entities: what the resource names; relations use their keys.
    """
    own = _own_titles(entities, resource)
    main = main_subject(entities, resource)
    event = next((Subject(e.key, e.kind) for e in entities if e.kind is Kind.EVENT), None)
    names = {one.key: (one.kind, plain(one.label)) for one in entities}
    discourse = Discourse(main, event, title_words(resource), names)
    lemmas = frozenset[str]().union(*(one.lemmas for one in PATTERNS))
    skipped = [(one.start, one.end) for one in resource.passages if one.part not in _READ]
    parts = [(one.start, one.end, one.part) for one in resource.parts(Part.CONTACT, Part.TITLE)]
    found: list[ReadRelation] = []
    for sentence in sentences(doc, offset, entities, discourse, lexemes(lemmas), skipped):
        start = offset + sentence.start
        part = next((part for low, high, part in parts if low <= start < high), Part.BODY)
        contact = part is Part.CONTACT
        for pattern in _patterns(part):
            for one in pattern.find(sentence):
                if part is Part.TITLE and one.role and discourse.title.startswith(_INTERVIEW):
                    discourse.speaker = next((_subject(body) for body in one.objects), None)
                if pattern.predicate == "hasLegalForm":
                    discourse.learn(one.subjects, one.objects)
                found.extend(_relations(pattern, one, sentence, offset, contact))
    found.extend(find_in_fields(entities, resource, main, text))
    related = frozenset(end for one in found for end in (one.subject, one.object))
    found.extend(find_of_resource(entities, resource, main, text, related))
    return _best([_of_resource(one, own) for one in found])


def _own_titles(entities: Sequence[ReadEntity], resource: ReadResource) -> frozenset[str]:
    """The keys of the documents that are the resource itself, told by its title."""
    title = folded(resource.title)
    return frozenset(
        one.key
        for one in entities
        if one.kind is Kind.RESOURCE and (name := _quoted(one.label)) and name in title
    )


def _quoted(label: str) -> str:
    """The title in a document's label, without its kind: « Étude « Zorg » » gives zorg."""
    _, opened, rest = label.partition("«")
    return folded(rest.partition("»")[0] if opened else label)


def _of_resource(relation: ReadRelation, own: frozenset[str]) -> ReadRelation:
    ends = (RESOURCE if end in own else end for end in (relation.subject, relation.object))
    subject, object_ = ends
    return replace(relation, subject=subject, object=object_)


def _patterns(part: Part) -> Sequence[Pattern]:
    """The patterns read in a part: of a title what its names say, of a contact block the roles."""
    if part is Part.CONTACT:
        return roles.PATTERNS
    if part is Part.TITLE:
        return [one for one in PATTERNS if one.name in _OF_TITLES]
    return PATTERNS


def _subject(phrase: Phrase) -> Subject:
    return Subject(phrase.end_of, phrase.kind)


def _best(found: Sequence[ReadRelation]) -> list[ReadRelation]:
    """Of each relation the surest statement, the first in the text; in the order of the text."""
    best: dict[tuple[str, str, str, str], ReadRelation] = {}
    for one in found:
        ends = (one.subject, one.object)
        if one.predicate in _SYMMETRIC:
            ends = (min(ends), max(ends))
        key = (one.predicate, *ends, one.role)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.start, one.end))


_SYMMETRIC = frozenset({"partnerOf"})


def _relations(
    pattern: Pattern, found: Found, sentence: Sentence, offset: int, contact: bool
) -> Iterator[ReadRelation]:
    """What a pattern found, as relations; nothing is quoted of a contact block."""
    doc, span = sentence.doc, sentence.span
    text = doc[span.start : span.stop].text
    quote = "" if contact else without_contacts(text)
    start = offset + sentence.start
    name = f"{pattern.name}/{found.variant}" if found.variant else pattern.name
    sure = confidence_of(name, found)
    since, until = spell(sentence, found.at, pattern.predicate)
    objects = [one.end_of for one in found.objects] or ([""] if found.role else [])
    for subject in found.subjects:
        for object_ in objects:
            if subject.end_of == object_:
                continue
            yield ReadRelation(
                subject.end_of,
                pattern.predicate,
                object_,
                quote,
                start,
                start + len(text),
                name,
                sure,
                since,
                until,
                found.role,
            )
