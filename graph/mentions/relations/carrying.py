"""« porte »: the body that answers for a project or a place."""

import re
from collections.abc import Iterator

from graph.mentions.relations.patterns import (
    BODIES,
    Active,
    Custom,
    Found,
    Nominal,
    Passive,
    Pattern,
    Told,
    verbs,
)
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_CARRIED = frozenset({Kind.PROJECT, Kind.ORGANISATION, Kind.EVENT, Kind.RESOURCE})


def _own(sentence: Sentence) -> Iterator[Found]:
    """« Au titre de son projet Y, X … », « X a ouvert son chantier Y »: the project is X's."""
    for project in sentence.phrases:
        if project.kind is not Kind.PROJECT or project.determiner not in ("son", "sa", "leur"):
            continue
        free = [
            one
            for one in sentence.phrases
            if one.kind in BODIES and one.preposition == "" and one is not project
        ]
        if free and not sentence.asks:
            yield Found(sentence.kinds(sentence.group(free[0]), BODIES), (project,), project.core)


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
            r"\b(?:structure |association |collectivité )?(?:porteu(?:r|se)s?|co-?porteu(?:r"
            r"|se)s?)\b"
        ),
        subjects=BODIES,
        objects=_CARRIED,
    ),
    Passive(
        "carries.managed", "carries", verbs("gérer exploiter tenir"), agents=BODIES, themes=_CARRIED
    ),
    Active(
        "carries.manages",
        "carries",
        verbs("gérer exploiter tenir"),
        subjects=BODIES,
        objects=_CARRIED,
    ),
    Custom("carries.own", "carries", _own),
    Told(
        "carries.under",
        "carries",
        re.compile(r"\bsous (?:le )?(?:portage|maîtrise d'ouvrage)"),
        agents=BODIES,
    ),
)
