"""« porte »: the body that answers for a project or a place."""

import re

from graph.mentions.relations.patterns import BODIES, Active, Nominal, Passive, Pattern, Told, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_CARRIED = frozenset({Kind.PROJECT, Kind.ORGANISATION, Kind.EVENT, Kind.RESOURCE})

PATTERNS: tuple[Pattern, ...] = (
    Active(
        "carries.active", "carries", verbs("porter coporter"), subjects=BODIES, objects=_CARRIED
    ),
    Active(
        "carries.engages",
        "carries",
        verbs("engager"),
        subjects=BODIES,
        objects=frozenset({Kind.PROJECT}),
    ),
    Passive("carries.passive", "carries", verbs("porter"), agents=BODIES, themes=_CARRIED),
    Nominal(
        "carries.noun",
        "carries",
        re.compile(
            r"\b(?:structure |association |collectivité )?(?:porteu(?:r|se)s?|co-?porteu(?:r|se)s?)\b"
        ),
        subjects=BODIES,
        objects=_CARRIED,
    ),
    Told(
        "carries.under",
        "carries",
        re.compile(r"\bsous (?:le )?(?:portage|maîtrise d'ouvrage)"),
        agents=BODIES,
    ),
)
