"""« est à l'origine de »: who created or launched an organisation, a project."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Custom,
    Found,
    Link,
    Listed,
    Nominal,
    Passive,
    Pattern,
    Told,
    told,
    verbs,
    whole,
)
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_FOUNDED = frozenset({Kind.ORGANISATION, Kind.PROJECT, Kind.RESOURCE})
_VERBS = verbs(
    "créer fonder cofonder lancer initier impulser constituer engager inventer monter imaginer"
)
_PASSIVE = _VERBS - {"engager"}

_OWED = told(
    "doit (?:sa|leur) (?:création|naissance|existence)",
    "(?:la|le|l'on la|l'on le) doit",
    "doit (?:la|le)",
)


def _owed(sentence: Sentence) -> Iterator[Found]:
    """« On la doit à deux éleveuses, A et B », « On doit sa création à A et à B »."""
    for trigger in sentence.find(_OWED):
        if sentence.texts[sentence.span.start] not in ("on", "c'est", "l'on"):
            continue
        phrase = sentence.next_phrase(trigger.end, ("à",))
        who = (
            sentence.group(phrase)
            if phrase is not None
            else arguments.exemplars(sentence, trigger.end)
        )
        whom = arguments.spoken_of(sentence, _FOUNDED)
        who = sentence.kinds(who, ACTORS)
        if who and whom is not None:
            yield Found(who, (whom,), trigger.first)


PATTERNS: tuple[Pattern, ...] = (
    Active("founded.active", "founded", _VERBS, objects=_FOUNDED),
    Passive("founded.passive", "founded", _PASSIVE, themes=_FOUNDED),
    Nominal(
        "founded.origin",
        "founded",
        re.compile(r"\bà l'(?:origine|initiative)\b"),
        objects=_FOUNDED,
        opens=False,
    ),
    Custom("founded.owed", "founded", _owed),
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
            r"\b(?:né|née|nés|nées|issu|issue|issus|issues) de (?:l'initiative|la volonté"
            r"|l'impulsion|la rencontre|l'alliance)"
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
    Link(
        "founded.owes",
        "founded",
        whole("doit (?:sa|leur|son) (?:naissance|création|existence|lancement|idée)"),
        first=_FOUNDED,
        second=ACTORS,
        prepositions=("à",),
        swap=True,
    ),
    Link(
        "founded.work",
        "founded",
        whole(
            "est l' ?œuvre",
            "est née? de la (?:volonté|rencontre|détermination)",
            "(?:est |, )?(?:le )?fruit de (?:l' ?initiative|la volonté|l' ?engagement"
            "|la rencontre|la coopération)",
            "est (?:le|la) créature?",
        ),
        first=_FOUNDED,
        second=ACTORS,
        prepositions=("de", "des"),
        swap=True,
    ),
    Link(
        "founded.behind",
        "founded",
        whole(", on (?:re)?trouve", ", il y a"),
        opening=whole("(?:à l' ?origine|à l' ?initiative|derrière|aux origines) (?:de|du|des|d')"),
        first=_FOUNDED,
        second=ACTORS,
        swap=True,
    ),
    Listed(
        "founded.listed",
        "founded",
        told(
            "fondat(?:eurs|rices)",
            "cofondat(?:eurs|rices)",
            "créat(?:eurs|rices)",
            "initiat(?:eurs|rices)",
        ),
        objects=_FOUNDED,
    ),
)
