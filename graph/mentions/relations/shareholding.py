"""« est sociétaire de »: a share of the capital."""

import re

from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Deed,
    Listed,
    Nominal,
    Pattern,
    Told,
    listed,
    told,
    verbs,
)
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_COMPANY = frozenset({Kind.ORGANISATION})
_CAPITAL = listed(
    "au le du des de la les capital parts sociales dans une un part sociale sociétariat % actions"
)

PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "shareholderOf.noun",
        "shareholderOf",
        re.compile(
            r"\b(?:sociétaire|actionnaire|coopératrice|coopérateur|associée? majoritaire|associée? au capital)s?(?: (?:fondat\w+|majoritaire|minoritaire)s?)?\b"
        ),
        objects=_COMPANY,
    ),
    Nominal("shareholderOf.associate", "shareholderOf", told("associée?s?"), objects=_COMPANY),
    Active(
        "shareholderOf.opened",
        "shareholderOf",
        verbs("ouvrir"),
        subjects=_COMPANY,
        objects=ACTORS,
        prepositions=("à",),
        swap=True,
        skip=listed("son leur capital sociétariat"),
    ),
    Deed("shareholderOf.capital", "shareholderOf", told("capital"), objects=_COMPANY),
    Told(
        "shareholderOf.voted",
        "shareholderOf",
        told(
            "(?:l'|son )entrée au capital",
            "(?:une|sa|la) (?:prise de )?participation(?: au capital)?",
        ),
        agents=_COMPANY,
        themes=ACTORS,
        prepositions=("de", "dans", "à"),
        prefer="subject",
        swap=True,
    ),
    Listed(
        "shareholderOf.listed",
        "shareholderOf",
        told("(?:collectivités )?(?:sociétaires|actionnaires|associés)(?: publics)?"),
        objects=_COMPANY,
    ),
    Deed(
        "shareholderOf.deed",
        "shareholderOf",
        told("entrée", "participation", "prise de participation", "prise de parts"),
        objects=_COMPANY,
        to=re.compile(r"(?:au|dans le) (?:capital|sociétariat)"),
    ),
    Active(
        "shareholderOf.enters",
        "shareholderOf",
        verbs("entrer participer souscrire monter investir"),
        objects=_COMPANY,
        prepositions=("de", "dans"),
        skip=_CAPITAL,
    ),
    Active(
        "shareholderOf.holds",
        "shareholderOf",
        verbs("détenir posséder acquérir prendre"),
        objects=_COMPANY,
        prepositions=("de", "dans", "à"),
        skip=_CAPITAL | listed("10 20 30 40 50 15 25 35 45 5"),
    ),
)
