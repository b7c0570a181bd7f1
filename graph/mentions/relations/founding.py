"""« est à l'origine de »: who created or launched an organisation, a project."""

import re

from graph.mentions.relations.patterns import Active, Nominal, Passive, Pattern, Told, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_FOUNDED = frozenset({Kind.ORGANISATION, Kind.PROJECT, Kind.RESOURCE})
_VERBS = verbs(
    "créer fonder cofonder lancer initier impulser constituer engager inventer monter imaginer"
)
_PASSIVE = _VERBS - {"engager", "imaginer"}

PATTERNS: tuple[Pattern, ...] = (
    Active("founded.active", "founded", _VERBS, objects=_FOUNDED),
    Passive("founded.passive", "founded", _PASSIVE, themes=_FOUNDED),
    Nominal(
        "founded.origin",
        "founded",
        re.compile(r"\bà l'(?:origine|initiative)\b"),
        objects=_FOUNDED,
    ),
    Told(
        "founded.initiative",
        "founded",
        re.compile(r"\b(?:à|sous|sur) l'(?:initiative|impulsion)(?: conjointe)?"),
        themes=_FOUNDED,
    ),
    Told(
        "founded.born",
        "founded",
        re.compile(
            r"\b(?:né|née|nés|nées|issu|issue|issus|issues) de (?:l'initiative|la volonté|l'impulsion|la rencontre|l'alliance)"
        ),
        themes=_FOUNDED,
        prefer="subject",
    ),
    Nominal(
        "founded.noun",
        "founded",
        re.compile(r"\b(?:(?:co-?)?fondat(?:eur|rice)|créat(?:eur|rice)|initiat(?:eur|rice))s?\b"),
        objects=_FOUNDED,
    ),
)
