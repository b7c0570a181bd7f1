"""« est partenaire de »: symmetric; the one spoken of first is the subject."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Custom,
    Found,
    Listed,
    Nominal,
    Passive,
    Pattern,
    Told,
    listed,
    told,
    verbs,
)
from graph.mentions.relations.sentences import Sentence
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


def _mutual(sentence: Sentence) -> Iterator[Found]:
    """« A et B sont partenaires »."""
    for trigger in sentence.find(
        told(
            "(?:sont|étaient) (?:\\w+ )?partenaires",
            "(?:travaillent|collaborent|coopèrent) ensemble",
        )
    ):
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


PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "partnerOf.noun",
        "partnerOf",
        re.compile(
            r"\bpartenaires?(?: (?:associé|privilégié|historique|financier|technique|institutionnel|officiel|principal)e?s?)?\b"
        ),
        objects=_ENDS,
    ),
    Listed("partnerOf.listed", "partnerOf", told("partenaires(?: \\w+(?:s|aux))?"), objects=_ENDS),
    Custom("partnerOf.mutual", "partnerOf", _mutual),
    Custom("partnerOf.beside", "partnerOf", _beside),
    Custom("partnerOf.between", "partnerOf", _between),
    Told(
        "partnerOf.with",
        "partnerOf",
        re.compile(
            r"\b(?:en|dans le cadre d'un)(?: \w+)? (?:partenariat|collaboration|coopération|lien étroit|alliance|association|lien|coordination|concertation|synergie|complémentarité|co-construction)(?: \w+)?(?= avec\b)"
        ),
        prepositions=_WITH,
        prefer="subject",
        swap=True,
    ),
    Told(
        "partnerOf.beside", "partnerOf", re.compile(r"\baux? côtés?"), prefer="subject", swap=True
    ),
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
)
