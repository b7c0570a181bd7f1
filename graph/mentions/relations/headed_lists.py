"""Lists under a heading: « Quatre lauréats : • X ; • Y », « Ses partenaires : • A • B »."""

import re
from collections.abc import Iterator

from graph.mentions.relations.cutting import BULLETS
from graph.mentions.relations.patterns import ACTORS, Custom, Found, Pattern, told
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_NETWORKS = frozenset({Kind.ORGANISATION, Kind.PROJECT})


def _under(
    sentence: Sentence, heading: re.Pattern[str], members: frozenset[Kind], owners: frozenset[Kind]
) -> Iterator[Found]:
    """The first name of a line of a list, if its heading says what the lines are."""
    if sentence.texts[sentence.span.start] not in BULLETS or not sentence.phrases:
        return
    first = sentence.phrases[0]
    opening = sentence.between(sentence.span.start, first.left)
    if first.kind not in members or first.preposition or len(opening) > 2:
        return
    owner = sentence.discourse.owner(owners)
    if owner is None or owner.end_of == first.end_of:
        return
    if heading.search(sentence.discourse.heading):
        at = sentence.span.start
        whose = Phrase(owner.end_of, owner.kind, at, at, at, at, how="reference")
        yield Found((first,), (whose,), first.core)


def _laureates(sentence: Sentence) -> Iterator[Found]:
    heading = told("lauréate?s?", "projets retenus", "sélectionnée?s?", "primée?s?")
    yield from _under(sentence, heading, _NETWORKS, frozenset({Kind.PROJECT}))


def _partners(sentence: Sentence) -> Iterator[Found]:
    yield from _under(sentence, told("partenaires"), ACTORS, _NETWORKS)


def _members(sentence: Sentence) -> Iterator[Found]:
    heading = told("membres", "adhérentes?", "adhérents?")
    yield from _under(sentence, heading, ACTORS, frozenset({Kind.ORGANISATION}))


def _shareholders(sentence: Sentence) -> Iterator[Found]:
    heading = told("sociétaires", "actionnaires", "associés")
    yield from _under(sentence, heading, ACTORS, frozenset({Kind.ORGANISATION}))


def _funders(sentence: Sentence) -> Iterator[Found]:
    yield from _under(sentence, told("(?:co)?financeurs", "bailleurs"), ACTORS, _NETWORKS)


def _speakers(sentence: Sentence) -> Iterator[Found]:
    heading = told("intervenante?s?", "témoignages?", "table ronde", "avec", "intervenaient")
    yield from _under(sentence, heading, frozenset({Kind.PERSON}), frozenset({Kind.EVENT}))


PATTERNS: tuple[Pattern, ...] = (
    Custom("hasLabel.list", "hasLabel", _laureates),
    Custom("partnerOf.list", "partnerOf", _partners),
    Custom("memberOf.list", "memberOf", _members),
    Custom("shareholderOf.list", "shareholderOf", _shareholders),
    Custom("funds.list", "funds", _funders),
    Custom("speaksAt.list", "speaksAt", _speakers),
)
