"""« participe à »: who takes part in a project or an event."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Voice
from graph.mentions.relations.partnership import aside
from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Custom,
    Found,
    Passive,
    Pattern,
    Told,
    listed,
    verbs,
)
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.references import Subject
from graph.mentions.relations.sentences import Group, Sentence
from graph.model.reading import RESOURCE
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_JOINT = frozenset({Kind.PROJECT, Kind.EVENT})
_BODIES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE})
_GATHERS = verbs(
    "associer impliquer mobiliser réunir rassembler regrouper fédérer intervenir inclure "
    "accueillir embarquer"
)

_TESTIMONY = re.compile(
    r"\b(?:témoignages?|retours? d'expérience|interventions?|participation|présence|contributions?|"
    r"échanges?|rencontres?|dialogues?|entretiens|interviews?|discussions?|table ronde)"
    r"(?: \w+){0,2}? (?=de |du |des |d'|avec )"
)
_CONTRIBUTION = re.compile("échange|entretien|interview|contribution|témoignage|retour")
_CAUSES = re.compile(
    r"\b(?:fait|font|faisait|faisaient) (?:intervenir|participer|dialoguer|travailler"
    r"|témoigner|collaborer)\b"
)
_GIVES = verbs(
    "témoigner intervenir participer livrer partager présenter échanger contribuer prendre"
)


def _undertaking(sentence: Sentence) -> Phrase | None:
    """The event the resource tells of, or else the resource itself."""
    told = sentence.discourse.event or Subject(RESOURCE, Kind.RESOURCE)
    at = sentence.span.start
    return Phrase(told.end_of, told.kind, at, at, at, at, how="reference")


def _heard(sentence: Sentence) -> Iterator[Found]:
    """« les témoignages de A et B », « échanges avec A » in the report of an event or a study."""
    undertaking = _undertaking(sentence)
    for trigger in sentence.find(_TESTIMONY):
        if sentence.discourse.event is None and not _CONTRIBUTION.match(trigger.text):
            continue
        group = arguments.listed_after(sentence, trigger.end)
        if group and undertaking is not None and not sentence.asks:
            yield Found(group, (undertaking,), trigger.first)


def _beside(sentence: Sentence) -> Iterator[Found]:
    """« X participe au projet Y, aux côtés de A et B »."""
    for group, trigger in aside(sentence):
        for event in sentence.events:
            if (
                event.verbs & _TAKES_PART
                and event.token < trigger.first
                and sentence.is_stated(event)
            ):
                whom = sentence.kinds(
                    arguments.objects(sentence, event, ("à",)), _JOINT | {Kind.ORGANISATION}
                )
                if whom and group:
                    yield Found(group, whom, trigger.first)


_TAKES_PART = verbs("participer")


def _there(sentence: Sentence) -> Iterator[Found]:
    """« A et B y livraient leur témoignage », « plusieurs villes y ont témoigné, dont A et B »."""
    if sentence.discourse.event is None:
        return
    undertaking = _undertaking(sentence)
    for event in sentence.events:
        near = sentence.between(max(sentence.span.start, event.first - 2), event.token + 1)
        if not event.verbs & _GIVES or "y" not in near or not sentence.is_stated(event):
            continue
        group = sentence.kinds(arguments.subject(sentence, event), _BODIES)
        group = group or sentence.kinds(_examples(sentence, event.token), _BODIES)
        if group and undertaking is not None:
            yield Found(group, (undertaking,), event.token)


def _examples(sentence: Sentence, after: int) -> Group:
    return arguments.exemplars(sentence, after, ("dont", "parmi"))


def _presents(sentence: Sentence) -> Iterator[Found]:
    """« X a présenté ses actions », in the report of an event."""
    if sentence.discourse.event is None:
        return
    undertaking = _undertaking(sentence)
    for event in sentence.events:
        gives = event.verbs & (_GIVES - {"prendre", "contribuer", "partager"})
        if not gives or event.voice not in (Voice.ACTIVE, Voice.PASSIVE):
            continue
        who = sentence.kinds(arguments.subject(sentence, event), _BODIES)
        if who and sentence.is_stated(event) and undertaking is not None:
            yield Found(who, (undertaking,), event.token)


def _caused(sentence: Sentence) -> Iterator[Found]:
    """« Le parcours fait intervenir des initiatives locales : A, B et C »."""
    for trigger in sentence.find(_CAUSES):
        told = sentence.kinds(arguments.subject_at(sentence, trigger.first), _JOINT)
        group = arguments.objects_after(sentence, trigger.end, _BODIES)
        if told and group:
            yield Found(group, told, trigger.first)


def _too(sentence: Sentence) -> Iterator[Found]:
    """« D'autres acteurs intervenaient également, à l'instar de A et B »: in what is spoken of."""
    last = sentence.discourse.last
    if last is None or last.kind not in _JOINT:
        return
    at = sentence.span.start
    told = Phrase(last.end_of, last.kind, at, at, at, at, how="pronoun")
    for event in sentence.events:
        if not event.verbs & verbs("intervenir participer") or event.voice is not Voice.ACTIVE:
            continue
        group = sentence.kinds(arguments.subject(sentence, event), _BODIES)
        group = group or sentence.kinds(
            arguments.exemplars(sentence, event.token + 1, _LIKE), _BODIES
        )
        if group and not arguments.objects(sentence, event, ("à", "dans")):
            yield Found(group, (told,), event.token)


_LIKE = ("l'instar", "comme", "dont", "parmi", "instar")


PATTERNS: tuple[Pattern, ...] = (
    Active(
        "participatesIn.active",
        "participatesIn",
        verbs("participer contribuer collaborer"),
        objects=_JOINT | {Kind.RESOURCE, Kind.ORGANISATION},
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
    Custom("participatesIn.heard", "participatesIn", _heard),
    Custom("participatesIn.beside", "participatesIn", _beside, _TAKES_PART),
    Custom("participatesIn.there", "participatesIn", _there, _GIVES),
    Custom("participatesIn.presents", "participatesIn", _presents, _GIVES),
    Custom("participatesIn.caused", "participatesIn", _caused),
    Custom("participatesIn.too", "participatesIn", _too, verbs("intervenir participer")),
)
