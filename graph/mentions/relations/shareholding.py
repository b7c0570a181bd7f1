"""« est sociétaire de »: a share of the capital."""

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
    Listed,
    Nominal,
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

_COMPANY = frozenset({Kind.ORGANISATION})
_CAPITAL = listed(
    "au le du des de la les capital parts sociales dans une un part sociale sociétariat % actions"
)

_PART = told(r"\d+(?:[.,]\d+)? ?%", "parts?(?: sociales?)?", "actions")


def _holds_some(sentence: Sentence) -> Iterator[Found]:
    """« A en possède 8 % », « A y détient des parts », « A est entrée au capital »."""
    for event in sentence.events:
        if (
            not event.verbs & _HOLDS
            or event.voice is not Voice.ACTIVE
            or not sentence.is_stated(event)
        ):
            continue
        near = set(sentence.between(max(sentence.span.start, event.first - 2), event.token))
        after = [one for one in sentence.find(_PART) if 0 < one.first - event.token < 6]
        capital = "capital" in sentence.between(
            event.token, min(event.token + 4, sentence.span.stop)
        )
        pointed = {"en", "y"} & near and after
        if not pointed and not (capital and _ends(sentence, event.token)):
            continue
        who = sentence.kinds(arguments.subject(sentence, event), ACTORS)
        whom = arguments.spoken_of(sentence, _COMPANY)
        if who and whom is not None and all(one.end_of != whom.end_of for one in who):
            yield Found(who, (whom,), event.token)


def _entered(sentence: Sentence) -> Iterator[Found]:
    """« Entrée au capital de X en 2017, A … »."""
    opening = sentence.text[:40]
    match = re.match(r"(?:entrée?s?|montée?s?) (?:au|dans le) (?:capital|sociétariat)", opening)
    if match is None:
        return
    at = sentence.token_at(match.end() - 1) + 1
    phrase = sentence.next_phrase(at, ("de", "des"))
    who = sentence.kinds(arguments.main_after(sentence, at), ACTORS)
    if phrase is not None and phrase.kind in _COMPANY and who:
        yield Found(who, (phrase,), sentence.span.start)


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing is named after « au capital »."""
    following = next((one for one in sentence.phrases if one.left > at), None)
    return following is None or following.left - at > 5


_HOLDS = verbs("posséder détenir entrer prendre acquérir souscrire")

PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "shareholderOf.noun",
        "shareholderOf",
        re.compile(
            r"\b(?:sociétaire|actionnaire|coopératrice|coopérateur|associée? majoritaire"
            r"|associée? au capital)s?(?: (?:fondat\w+|majoritaire|minoritaire)s?)?\b"
        ),
        objects=_COMPANY,
        implied=True,
    ),
    Nominal(
        "shareholderOf.associate",
        "shareholderOf",
        told("associée?s?"),
        objects=_COMPANY,
        implied=True,
    ),
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
    Custom("shareholderOf.some", "shareholderOf", _holds_some, _HOLDS),
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
        to=re.compile(r"(?:au|dans le) (?:capital|sociétariat) ?"),
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
        needs=listed("parts part actions % capital participation"),
        never=listed("comité festival projet programme démarche groupe"),
        objects=_COMPANY,
        prepositions=("de", "dans", "à"),
        skip=_CAPITAL | listed("10 20 30 40 50 15 25 35 45 5"),
    ),
    Link(
        "shareholderOf.among",
        "shareholderOf",
        whole(
            "(?:figurent|figure|compte|comptent|siègent|siège|sont|on trouve|on retrouve"
            "|, on trouve|, on retrouve)"
        ),
        opening=whole(
            "(?:au|dans le) (?:capital|sociétariat|tour de table)(?: social)? (?:de|du|des|d')"
        ),
        first=_COMPANY,
        second=ACTORS,
        swap=True,
    ),
    Link(
        "shareholderOf.gathers",
        "shareholderOf",
        whole(
            "(?:a |ont )?(?:réunit|associe|rassemble|accueille|accueilli|associé|compte"
            "|intègre|fait entrer) (?:à|dans|au|au sein de) (?:son|leur) (?:capital"
            "|sociétariat|tour de table)"
        ),
        first=_COMPANY,
        second=ACTORS,
        swap=True,
    ),
    Link(
        "shareholderOf.invests",
        "shareholderOf",
        whole(
            "(?:a |ont )?(?:investi|investit|apporte|apporté|engage|engagé|placé|place|siège"
            "|rejoint|est entrée?|a rejoint|intègre|intégré) ?[\\w € ]{0,30}(?:au|dans le|le"
            "|les|ses|à l' ?actionnariat) ?(?:capital|sociétariat|tour de table|sociétaires"
            "|actionnaires|associés)?",
            "(?:, )?qui a rejoint les (?:sociétaires|actionnaires|associés)",
        ),
        second=_COMPANY,
        prepositions=("de", "des"),
    ),
    Custom("shareholderOf.entered", "shareholderOf", _entered, verbs("entrer monter")),
)
