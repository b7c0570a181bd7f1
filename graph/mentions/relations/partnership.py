"""« est partenaire de »: symmetric; the one spoken of first is the subject."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.circumstances import told_of
from graph.mentions.relations.events import Voice
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
    listed,
    told,
    verbs,
    whole,
)
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_ENDS = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PROJECT, Kind.RESOURCE, Kind.EVENT})
_WITH = ("avec",)
_BETWEEN = re.compile(
    r"\b(?:partenariat|coopération|collaboration|convention|alliance|accord)s?(?: \w+){0,3} entre\b"
)


def _between(sentence: Sentence) -> Iterator[Found]:
    """« un partenariat entre A et B »."""
    for trigger in sentence.find(_BETWEEN):
        phrase = sentence.next_phrase(trigger.end - 1, ("entre",))
        if phrase is None or sentence.asks:
            continue
        first, *others = sentence.kinds(sentence.group(phrase), _ENDS) or (phrase,)
        if others:
            yield Found((first,), tuple(others), trigger.first)


_ASIDE = told("aux? côtés?")


def aside(sentence: Sentence) -> Iterator[tuple[Group, Trigger]]:
    """« aux côtés de A et B »: who, and where."""
    for trigger in sentence.find(_ASIDE):
        phrase = sentence.next_phrase(trigger.end, ("de", "des"))
        if phrase is not None and not sentence.asks:
            yield sentence.kinds(sentence.group(phrase), ACTORS), trigger


def _aside(sentence: Sentence) -> Iterator[Found]:
    """« X forme des salariés aux côtés de Y »; to take part beside Y is no partnership."""
    for group, trigger in aside(sentence):
        if any(one.verbs & {"participer", "siéger"} for one in sentence.events):
            continue
        keys = {one.end_of for one in group}
        whom = told_of(sentence, trigger, "subject", _ENDS)
        whom = tuple(one for one in whom if one.end_of not in keys)
        if group and whom:
            yield Found(whom, group, trigger.first)


_TOGETHER = told(
    "(?:sont|étaient) (?:\\w+ )?partenaires",
    "(?:travaillent|collaborent|coopèrent|agissent) (?:ensemble|main dans la main|de concert"
    "|étroitement)",
    "(?:ont|avaient) (?:noué|signé|conclu|tissé) (?:un|une|des) (?:partenariat|convention"
    "|accord)s?",
    "se sont (?:associée?s|alliée?s|unie?s|regroupée?s)",
    "unissent leurs forces",
)
_BINDS = told(
    "(?:convention|partenariat|accord|charte|contrat|alliance)s?(?: \\w+)? (?:lie|lient|liant"
    "|unit|unissent|unissant|associe|associant|réunit|entre)"
)


def _bound(sentence: Sentence) -> Iterator[Found]:
    """« une convention lie A et B »."""
    for trigger in sentence.find(_BINDS):
        phrase = sentence.next_phrase(trigger.end, ("", "des"))
        group = sentence.kinds(sentence.group(phrase), _ENDS) if phrase is not None else ()
        if len(group) > 1 and not sentence.asks:
            yield Found(group[:1], group[1:], trigger.first)


def _mutual(sentence: Sentence) -> Iterator[Found]:
    """« A et B sont partenaires »."""
    for trigger in sentence.find(_TOGETHER):
        group = sentence.kinds(arguments.subject_at(sentence, trigger.first), _ENDS)
        if len(group) > 1 and sentence.next_phrase(trigger.end, ("de", "des")) is None:
            yield Found(group[:1], group[1:], trigger.first)


def _beside(sentence: Sentence) -> Iterator[Found]:
    """« X est partenaire (avec A, B) du projet Y »: A and B are partners of Y too."""
    for trigger in sentence.find(re.compile(r"\bpartenaires? (?:\w+ )?\(avec\b")):
        phrase = sentence.next_phrase(trigger.end - 1, _WITH)
        close = next(
            (at for at in range(trigger.end, sentence.span.stop) if sentence.texts[at] == ")"), -1
        )
        other = next((one for one in sentence.phrases if one.left == close + 1), None)
        if phrase is not None and other is not None and other.kind in _ENDS:
            yield Found(sentence.kinds(sentence.group(phrase), ACTORS), (other,), trigger.first)


_DOES = verbs(
    "mener conduire animer organiser développer gérer piloter porter créer préparer lancer ouvrir "
    "expérimenter construire concevoir réaliser travailler produire former coorganiser proposer"
)


def _alongside(sentence: Sentence) -> Iterator[Found]:
    """« le dispositif, qu'il anime avec Y », « pilotée par X avec Y »: those who do it together."""
    for phrase in sentence.phrases:
        if phrase.preposition != "avec" or phrase.kind not in (
            Kind.ORGANISATION,
            Kind.COLLECTIVITE,
        ):
            continue
        if sentence.texts[phrase.left - 1] == "(" or phrase.left - sentence.span.start < 2:
            continue
        verb = next(
            (e for e in reversed(sentence.events) if e.token < phrase.left and e.verbs & _DOES),
            None,
        )
        if verb is None or phrase.left - verb.token > 9 or not sentence.is_stated(verb):
            continue
        if any(one in (";", ":", ",") for one in sentence.between(verb.token, phrase.left)):
            continue
        if verb.voice in (Voice.PASSIVE, Voice.REDUCED):
            who = arguments.agents(sentence, verb.token + 1)
        else:
            who = arguments.subject(sentence, verb)
        who = tuple(one for one in sentence.kinds(who, ACTORS) if one.end_of != phrase.end_of)
        if who:
            yield Found(who, sentence.kinds(sentence.group(phrase), _ENDS), phrase.core)


def _fronted(sentence: Sentence) -> Iterator[Found]:
    """« Avec Y, X a ouvert … »."""
    first = sentence.phrases[0] if sentence.phrases else None
    if first is None or first.preposition != "avec" or first.left != sentence.span.start:
        return
    group = sentence.kinds(sentence.group(first), frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE}))
    who = sentence.kinds(arguments.main_after(sentence, first.end), ACTORS)
    if group and who and not sentence.asks:
        yield Found(who, group, first.core)


PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "partnerOf.noun",
        "partnerOf",
        re.compile(
            r"\bpartenaires?(?: (?:associé|privilégié|historique|financier|technique"
            r"|institutionnel|officiel|principal)e?s?)?\b"
        ),
        objects=_ENDS,
        implied=True,
    ),
    Listed("partnerOf.listed", "partnerOf", told("partenaires(?: \\w+(?:s|aux))?"), objects=_ENDS),
    Custom("partnerOf.alongside", "partnerOf", _alongside, _DOES),
    Custom("partnerOf.fronted", "partnerOf", _fronted),
    Custom("partnerOf.mutual", "partnerOf", _mutual),
    Custom("partnerOf.beside", "partnerOf", _beside),
    Custom("partnerOf.between", "partnerOf", _between),
    Told(
        "partnerOf.with",
        "partnerOf",
        re.compile(
            r"\b(?:en|dans le cadre d'un)(?: \w+)? (?:partenariat|collaboration|coopération"
            r"|lien étroit|alliance|association|lien|coordination|concertation|synergie"
            r"|complémentarité|co-construction)(?: \w+)?(?= avec\b)"
        ),
        prepositions=_WITH,
        prefer="subject",
        swap=True,
    ),
    Custom("partnerOf.aside", "partnerOf", _aside),
    Active(
        "partnerOf.together",
        "partnerOf",
        verbs("collaborer travailler coopérer"),
        objects=_ENDS,
        prepositions=_WITH,
        skip=listed("main dans la étroite collaboration"),
    ),
    Active(
        "partnerOf.leans",
        "partnerOf",
        verbs("appuyer reposer fonder"),
        objects=_ENDS,
        prepositions=_WITH,
        reflexive=True,
        skip=listed("sur un une le partenariat des partenariats coopération"),
    ),
    Active(
        "partnerOf.joins",
        "partnerOf",
        verbs("associer allier tourner unir rapprocher"),
        objects=_ENDS,
        prepositions=("avec", "à", "vers"),
        reflexive=True,
    ),
    Active(
        "partnerOf.ties",
        "partnerOf",
        verbs("nouer signer conclure développer établir"),
        objects=_ENDS,
        prepositions=_WITH,
        skip=listed(
            "un une des de partenariat partenariats convention conventions accord accords le"
        ),
    ),
    Passive(
        "partnerOf.joined",
        "partnerOf",
        verbs("associer"),
        agents=_ENDS,
        themes=_ENDS,
        by=("à",),
        swap=True,
    ),
    Link(
        "partnerOf.pact",
        "partnerOf",
        whole("(?:est|sont) liée?s?", "(?:est|sont) associée?s?"),
        first=_ENDS,
        second=_ENDS,
        prepositions=("à",),
    ),
    Custom("partnerOf.bound", "partnerOf", _bound),
    Listed(
        "partnerOf.its",
        "partnerOf",
        told("(?:ses|leurs) (?:principaux |nombreux |premiers )?partenaires"),
        objects=_ENDS,
    ),
)
