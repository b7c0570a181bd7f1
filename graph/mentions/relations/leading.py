"""« pilote, anime, organise »: who leads a project or an event."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Custom,
    Deed,
    Found,
    Link,
    Nominal,
    Passive,
    Pattern,
    Told,
    listed,
    told,
    verbs,
    whole,
)
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_LED = frozenset({Kind.PROJECT, Kind.EVENT, Kind.RESOURCE})
_VERBS = verbs("piloter animer organiser coordonner conduire coanimer mener orchestrer")


def _reported(sentence: Sentence) -> Iterator[Found]:
    """« X a conduit à Y une vingtaine d'élus pour un voyage »: the event the resource tells of."""
    event = sentence.discourse.event
    if event is None:
        return
    for verb in sentence.events:
        if (
            not verb.verbs & _HOLDS
            or verb.voice is not Voice.ACTIVE
            or not sentence.is_stated(verb)
        ):
            continue
        told = [one for one in sentence.phrases if one.end_of == event.end_of]
        after = [one for one in told if one.left > verb.token]
        if arguments.objects(sentence, verb) or not after:
            continue
        who = sentence.kinds(arguments.subject(sentence, verb), ACTORS)
        if who:
            yield Found(who, (after[0],), verb.token)


_HOLDS = verbs("organiser conduire proposer accueillir réunir emmener inviter convier coorganiser")

PATTERNS: tuple[Pattern, ...] = (
    Active("leads.active", "leads", _VERBS, objects=_LED),
    Active(
        "leads.offers", "leads", verbs("proposer tenir accueillir"), objects=frozenset({Kind.EVENT})
    ),
    Active("leads.carriesOut", "leads", verbs("mettre"), objects=_LED, particle=("en", "œuvre")),
    Passive("leads.carriedOut", "leads", verbs("mettre"), themes=_LED, particle=("en", "œuvre")),
    Active(
        "leads.ensures",
        "leads",
        verbs("assurer prendre"),
        objects=_LED,
        prepositions=("de",),
        skip=listed(
            "la le l' les pilotage coordination animation conduite gestion mise en œuvre "
            "organisation"
        ),
    ),
    Deed(
        "leads.deed",
        "leads",
        told("animation", "coordination", "pilotage", "gestion", "organisation", "mise en œuvre"),
        objects=_LED | {Kind.ORGANISATION},
    ),
    Passive("leads.passive", "leads", _VERBS, themes=_LED | {Kind.ORGANISATION}),
    Passive(
        "leads.together", "leads", verbs("organiser animer piloter"), themes=_LED, by=("avec",)
    ),
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
            r"\b(?:pilote|co-?pilote|chef(?:fe)? de file|coordinat(?:eur|rice)|animat(?:eur"
            r"|rice)|organisat(?:eur|rice))s?\b"
        ),
        objects=_LED | {Kind.ORGANISATION},
    ),
    Custom("leads.reported", "leads", _reported, _HOLDS),
    Link(
        "leads.charge",
        "leads",
        whole(
            "(?:est|sont) (?:en charge|chargée?s?|responsables?)(?: de (?:l'|la"
            "|le) ?(?:animation|pilotage|coordination|gestion|organisation|mise en œuvre))?",
            "a (?:la charge|la responsabilité|en charge)(?: (?:l'|la|le) ?(?:animation"
            "|pilotage|coordination|gestion))?",
        ),
        second=_LED,
        prepositions=("de", "des", ""),
    ),
    Link(
        "leads.entrusted",
        "leads",
        whole(
            "(?:, )?(?:l'|la |le )?(?:pilotage|animation|coordination|gestion|organisation"
            "|conduite)"
        ),
        opening=whole("(?:confiée?s?|revenant) (?:à|au|aux)"),
        second=_LED,
        prepositions=("de", "des"),
    ),
    Told(
        "leads.placed",
        "leads",
        told("placée?s? sous la (?:responsabilité|direction|conduite)", "sous la responsabilité"),
        themes=_LED | {Kind.ORGANISATION},
    ),
)
