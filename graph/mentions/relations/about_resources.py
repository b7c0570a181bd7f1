"""What the resource itself is related to: who published it, what it is about, what it names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.mentions.relations.confidence import confidence_of
from graph.mentions.relations.references import Subject
from graph.mentions.relations.stating import Found
from graph.model.contacts import without_contacts
from graph.model.iris import folded
from graph.model.reading import RESOURCE, Mention, Part, ReadEntity, ReadRelation, ReadResource
from graph.model.vocabulary import Kind

__all__ = ["find_of_resource"]

_LONGEST = 240
_NAMED = 0.89
"""A name that stands there is mentioned: what may be wrong is whose name it is."""


def find_of_resource(
    entities: Sequence[ReadEntity],
    resource: ReadResource,
    main: Subject | None,
    text: str,
    related: frozenset[str],
) -> Iterator[ReadRelation]:
    """Its publisher, its subjects (keywords, what its title names) and everything else it names.

    Parameters
    ----------
    main: what its title names.
    text: the text mentions count in.
    related: the entities it says something of, which need not be told to be mentioned.
    """
    keywords = {folded(one) for one in resource.keywords}
    for one in entities:
        mention = next(iter(sorted(one.mentions, key=lambda m: m.start)), None)
        if mention is None:
            continue
        if _publishes(one, resource):
            yield _told(one.key, "published", RESOURCE, "published.field", mention, text)
        elif _named(one) & keywords:
            yield _told(RESOURCE, "about", one.key, "about.keyword", mention, text)
        elif main is not None and one.key == main.end_of:
            yield _told(RESOURCE, "about", one.key, "about.title", mention, text)
        elif one.kind is not Kind.RESOURCE and one.key not in related and _in_text(one, resource):
            told = _told(RESOURCE, "mentions", one.key, "mentions.named", mention, text)
            yield replace(told, confidence=min(one.confidence, _NAMED))


def _publishes(entity: ReadEntity, resource: ReadResource) -> bool:
    wanted = folded(resource.publisher)
    bodies = (Kind.ORGANISATION, Kind.COLLECTIVITE)
    return bool(wanted) and entity.kind in bodies and wanted in _named(entity)


def _named(entity: ReadEntity) -> set[str]:
    short = entity.label.partition(" (")[0]
    names = {entity.label, short, *entity.names, *(one.surface for one in entity.mentions)}
    return {folded(one) for one in names} - {""}


def _in_text(entity: ReadEntity, resource: ReadResource) -> bool:
    """Whether the title or the running text names it."""
    spans = resource.parts(Part.TITLE, Part.BODY, Part.SUMMARY)
    return any(part.start <= m.start < part.end for m in entity.mentions for part in spans)


def _told(
    subject: str, predicate: str, object_: str, pattern: str, mention: Mention, text: str
) -> ReadRelation:
    start, end = _line(text, mention)
    return ReadRelation(
        subject,
        predicate,
        object_,
        without_contacts(text[start:end].strip()),
        start,
        end,
        pattern,
        confidence_of(pattern, Found((), (), 0)),
    )


def _line(text: str, mention: Mention) -> tuple[int, int]:
    """The line a mention stands in, or a stretch of a long one."""
    start = text.rfind("\n", max(0, mention.start - _LONGEST), mention.start) + 1
    end = text.find("\n", mention.end, mention.end + _LONGEST)
    start = max(start, mention.start - _LONGEST)
    return start, end if end >= 0 else min(len(text), mention.end + _LONGEST)
