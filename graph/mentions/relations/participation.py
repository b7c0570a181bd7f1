"""« participe à »: who takes part in a project or an event."""

import re

from graph.mentions.relations.patterns import ACTORS, Active, Passive, Pattern, Told, listed, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_JOINT = frozenset({Kind.PROJECT, Kind.EVENT})
_GATHERS = verbs(
    "associer impliquer mobiliser réunir rassembler regrouper fédérer intervenir inclure accueillir embarquer"
)

PATTERNS: tuple[Pattern, ...] = (
    Active(
        "participatesIn.active",
        "participatesIn",
        verbs("participer contribuer collaborer"),
        objects=_JOINT | {Kind.RESOURCE},
        prepositions=("à",),
    ),
    Active(
        "participatesIn.part",
        "participatesIn",
        verbs("prendre"),
        objects=_JOINT,
        prepositions=("à",),
        skip=listed("part"),
    ),
    Active(
        "participatesIn.engages",
        "participatesIn",
        verbs("engager impliquer investir joindre inscrire"),
        objects=_JOINT,
        prepositions=("dans", "à"),
        reflexive=True,
    ),
    Active(
        "participatesIn.gathers",
        "participatesIn",
        _GATHERS,
        subjects=_JOINT,
        objects=ACTORS,
        swap=True,
    ),
    Passive(
        "participatesIn.passive",
        "participatesIn",
        verbs("associer impliquer engager"),
        agents=_JOINT,
        themes=ACTORS,
        by=("à", "dans"),
        swap=True,
    ),
    Told(
        "participatesIn.with",
        "participatesIn",
        re.compile(r"\b(?:avec la (?:participation|contribution)|en présence|avec la présence)"),
        themes=_JOINT | {Kind.RESOURCE},
    ),
)
