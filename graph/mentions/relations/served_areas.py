"""« agit sur »: the territory an actor or a project serves."""

import re

from graph.mentions.relations.patterns import Active, Nominal, Pattern, Told, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_WHERE = frozenset({Kind.TERRITORY, Kind.COLLECTIVITE})
_ACTS = frozenset({Kind.ORGANISATION, Kind.PROJECT})

PATTERNS: tuple[Pattern, ...] = (
    Active(
        "areaServed.active",
        "areaServed",
        verbs("intervenir agir rayonner opérer travailler déployer"),
        subjects=_ACTS,
        objects=_WHERE,
        prepositions=("sur", "en", "dans", "à"),
        skip=frozenset(
            [
                "le",
                "la",
                "territoire",
                "l'",
                "ensemble",
                "de",
                "du",
                "échelle",
                "département",
                "région",
            ]
        ),
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
    Nominal(
        "areaServed.noun",
        "areaServed",
        re.compile(r"\b(?:présente?s?|actif|active|actifs)\b"),
        subjects=_ACTS,
        objects=_WHERE,
        prepositions=("sur", "en", "dans", "à"),
    ),
)
