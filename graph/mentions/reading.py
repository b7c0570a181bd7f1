"""From a resource's text to what it names and what it says of it."""

from collections.abc import Iterable, Iterator, Sequence

from graph.mentions.acronyms import Definition, find_definitions
from graph.mentions.addresses import find_address_places
from graph.mentions.again import find_again
from graph.mentions.capitals import find_capitals
from graph.mentions.collectivites import find_authorities
from graph.mentions.concepts import find_keywords, find_terms
from graph.mentions.cues import find_cued
from graph.mentions.defined import find_defined
from graph.mentions.demonyms import find_demonyms
from graph.mentions.events import find_events
from graph.mentions.found import Found
from graph.mentions.gazetteer import Gazetteer
from graph.mentions.grams import find_hits
from graph.mentions.joining import join
from graph.mentions.known_names import find_known
from graph.mentions.landmarks import find_landmarks
from graph.mentions.material import Material, prepare
from graph.mentions.organisations import find_headed
from graph.mentions.people import find_people, with_surnames
from graph.mentions.phrases import find_phrases
from graph.mentions.projects import find_documents, find_projects
from graph.mentions.relations.finding import find_relations
from graph.mentions.settling import settle
from graph.mentions.subjects import find_subjects
from graph.mentions.territories import find_territories
from graph.model.reading import RESOURCE, ReadEntity, ReadRelation, ReadResource, ResourceReading
from graph.model.vocabulary import Kind

__all__ = ["find_entities", "read_text"]

_SOFT = frozenset(("about", "mentions", "published", "publisher"))
_SURE = 0.5
"""Below this confidence an entity stays only as the end of a relation."""


def read_text(text: str, resource: ReadResource, gazetteer: Gazetteer) -> ResourceReading:
    """What the title and the running text of ``resource`` name, and what they say.

    Parameters
    ----------
    text: the whole text of the document ``resource`` is a part of.
    gazetteer: the names already known.

    Raises
    ------
    InputError: the language model is not installed.
    """
    material = prepare(text, resource, gazetteer)
    entities = find_entities(material)
    relations = find_relations(material.doc, material.offset, entities, resource, text)
    shown = _worth_showing(entities, relations)
    return ResourceReading(resource, shown, _between(shown, relations))


def find_entities(material: Material) -> tuple[ReadEntity, ...]:
    """Everything ``material`` names, the faintest too."""
    definitions = list(find_definitions(material.words))
    found = list(_all_found(material, definitions))
    found += find_again(material.words, found)
    sure = [one for one in found if one.confidence >= _SURE and not one.holds]
    found = with_surnames(settle([*found, *find_phrases(material, sure)]))
    return join(found, definitions, material.words)


def _all_found(material: Material, definitions: Sequence[Definition]) -> Iterator[Found]:
    hits = find_hits(material.words, material.gazetteer)
    yield from find_events(material)
    yield from find_subjects(material)
    yield from find_documents(material)
    yield from find_address_places(material)
    yield from find_defined(material, definitions, hits)
    yield from find_authorities(material)
    yield from find_projects(material)
    yield from find_headed(material)
    yield from find_people(material)
    yield from find_cued(material)
    yield from find_known(material, hits)
    yield from find_territories(material, hits)
    yield from find_landmarks(material)
    yield from find_demonyms(material)
    yield from find_keywords(material)
    yield from find_terms(material, hits)
    yield from find_capitals(material)


def _worth_showing(
    entities: Iterable[ReadEntity], relations: Iterable[ReadRelation]
) -> tuple[ReadEntity, ...]:
    """Documents and faint entities stay only where a relation needs them.

    That the resource names them is no such need.
    """
    used = {
        end for one in relations if one.predicate not in _SOFT for end in (one.subject, one.object)
    }
    return tuple(
        one
        for one in entities
        if one.key in used or (one.kind is not Kind.RESOURCE and one.confidence >= _SURE)
    )


def _between(
    entities: Iterable[ReadEntity], relations: Iterable[ReadRelation]
) -> tuple[ReadRelation, ...]:
    """The relations whose ends are there."""
    ends = {RESOURCE, "", *(one.key for one in entities)}
    return tuple(one for one in relations if one.subject in ends and one.object in ends)
