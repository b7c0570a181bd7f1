"""Relations the form of a resource states: its address line, its « Zone d'action »."""

import re
from collections.abc import Iterator, Sequence

from graph.mentions.relations.confidence import confidence_of
from graph.mentions.relations.references import Subject
from graph.mentions.relations.stating import Found
from graph.model.reading import Mention, Part, Passage, ReadEntity, ReadRelation, ReadResource
from graph.model.vocabulary import Kind

__all__ = ["find_in_fields"]

_PLACES = (Kind.TERRITORY, Kind.COLLECTIVITE)
_LINES = (
    (Part.ADDRESS, "locatedIn", "locatedIn.address"),
    (Part.AREA, "areaServed", "areaServed.field"),
)
_LABEL = re.compile(r"^\s*(?:[Zz]one|[Pp]érimètre|[Tt]erritoire)[^:]{0,30}:\s*")


def find_in_fields(
    entities: Sequence[ReadEntity], resource: ReadResource, main: Subject | None, text: str
) -> Iterator[ReadRelation]:
    """Where the resource's subject is and acts, as the lines of its form say.

    Parameters
    ----------
    main: what the resource is about; without it nothing is stated.
    text: the text passages count in.
    """
    if main is None:
        return
    told: set[tuple[str, str]] = set()
    for part, predicate, pattern in _LINES:
        for passage in resource.parts(part):
            for place in _places(entities, passage):
                if (predicate, place.key) in told or place.key == main.end_of:
                    continue
                told.add((predicate, place.key))
                quote = text[passage.start : passage.end].strip()
                yield ReadRelation(
                    main.end_of,
                    predicate,
                    place.key,
                    quote,
                    passage.start,
                    passage.end,
                    pattern,
                    confidence_of(pattern, Found((), (), 0)),
                )


def _places(entities: Sequence[ReadEntity], passage: Passage) -> list[ReadEntity]:
    """The places a line names, none that only lies in the name of another."""
    held = [
        (mention, one)
        for one in entities
        if one.kind in _PLACES
        for mention in one.mentions
        if _lies_in(mention, passage)
    ]
    return [
        one
        for mention, one in held
        if not any(
            other.start <= mention.start and mention.end <= other.end and other != mention
            for other, _ in held
        )
    ]


def _lies_in(mention: Mention, passage: Passage) -> bool:
    return passage.start <= mention.start and mention.end <= passage.end
