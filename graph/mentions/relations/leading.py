"""« pilote, anime, organise »: who leads a project or an event."""

import re

from graph.mentions.relations.patterns import Active, Nominal, Passive, Pattern, Told, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_LED = frozenset({Kind.PROJECT, Kind.EVENT, Kind.RESOURCE})
_VERBS = verbs("piloter animer organiser coordonner conduire coanimer mener diriger orchestrer")

PATTERNS: tuple[Pattern, ...] = (
    Active("leads.active", "leads", _VERBS, objects=_LED),
    Active(
        "leads.offers", "leads", verbs("proposer tenir accueillir"), objects=frozenset({Kind.EVENT})
    ),
    Passive("leads.passive", "leads", _VERBS, themes=_LED | {Kind.ORGANISATION}),
    Passive("leads.offered", "leads", verbs("proposer tenir"), themes=frozenset({Kind.EVENT})),
    Told(
        "leads.under",
        "leads",
        re.compile(
            r"\bsous (?:le pilotage|la coordination|l'égide|la conduite|la houlette|la direction)"
        ),
        themes=_LED,
    ),
    Nominal(
        "leads.noun",
        "leads",
        re.compile(
            r"\b(?:pilote|co-?pilote|chef(?:fe)? de file|coordinat(?:eur|rice)|animat(?:eur|rice)|organisat(?:eur|rice))s?\b"
        ),
        objects=_LED,
    ),
)
