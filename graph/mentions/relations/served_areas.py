"""« agit sur »: the territory an actor or a project serves."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.circumstances import nearest_verb
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    Active,
    Custom,
    Found,
    Nominal,
    Pattern,
    Told,
    listed,
    verbs,
)
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_WHERE = frozenset({Kind.TERRITORY, Kind.COLLECTIVITE})
_ACTS = frozenset({Kind.ORGANISATION, Kind.PROJECT})


def _upon(sentence: Sentence) -> Iterator[Found]:
    """« X livre des paniers sur le territoire de Y »: where what is done is done."""
    for place in sentence.phrases:
        if place.kind is not Kind.TERRITORY or place.preposition != "sur":
            continue
        event = nearest_verb(sentence, place.left)
        if event is None or event.voice is not Voice.ACTIVE or not sentence.is_stated(event):
            continue
        who = sentence.kinds(arguments.subject(sentence, event), _ACTS)
        if who:
            yield Found(who, sentence.kinds(sentence.group(place), _WHERE), place.core)


PATTERNS: tuple[Pattern, ...] = (
    Active(
        "areaServed.active",
        "areaServed",
        verbs("intervenir agir rayonner opérer travailler déployer"),
        subjects=_ACTS,
        objects=_WHERE,
        prepositions=("sur", "en", "dans", "à"),
        skip=listed("le la territoire l' ensemble de du échelle département région toute tout"),
    ),
    Active(
        "areaServed.covers",
        "areaServed",
        verbs("couvrir desservir"),
        subjects=_ACTS,
        objects=_WHERE,
    ),
    Active(
        "areaServed.spreads",
        "areaServed",
        verbs("déployer développer étendre"),
        subjects=_ACTS,
        objects=_WHERE,
        prepositions=("sur", "en", "dans"),
        reflexive=True,
    ),
    Told(
        "areaServed.scale",
        "areaServed",
        re.compile(
            r"\b(?:à l'échelle|sur (?:tout )?le territoire|sur l'ensemble du territoire|au service)"
        ),
        agents=_WHERE,
        themes=_ACTS,
        prefer="object",
        swap=True,
    ),
    Custom("areaServed.upon", "areaServed", _upon),
    Nominal(
        "areaServed.noun",
        "areaServed",
        re.compile(r"\b(?:présente?s?|actif|active|actifs)\b"),
        subjects=_ACTS,
        objects=_WHERE,
        prepositions=("sur", "en", "dans", "à"),
    ),
)
