"""« soutient »: help of any kind, money apart (``funding``)."""

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

_VERBS = verbs(
    "soutenir appuyer épauler aider accompagner parrainer encourager conseiller outiller héberger "
    "incuber seconder"
)
_HELP = r"(?:soutien|appui|concours|aide|accompagnement|parrainage|support)s?(?! financier)"
_KIND = r"(?: (?:technique|logistique|actif|politique|précieux|fort|constant)s?)?"

_AT_HAND = told("à (?:la |sa )?disposition")


def _provides(sentence: Sentence) -> Iterator[Found]:
    """« A met des locaux à disposition de X »."""
    for event in sentence.events:
        if "mettre" not in event.verbs or event.voice is not Voice.ACTIVE:
            continue
        trigger = next((t for t in sentence.find(_AT_HAND) if t.first > event.token), None)
        if trigger is None or trigger.first - event.token > 10 or not sentence.is_stated(event):
            continue
        whom = sentence.next_phrase(trigger.end, ("de", "des")) or arguments.spoken_of(
            sentence, frozenset({Kind.ORGANISATION, Kind.PROJECT})
        )
        who = sentence.kinds(arguments.subject(sentence, event), ACTORS)
        if whom is not None and who and all(one.end_of != whom.end_of for one in who):
            yield Found(who, sentence.group(whom), event.token)


PATTERNS: tuple[Pattern, ...] = (
    Active(
        "supports.recommends",
        "supports",
        verbs("recommander préconiser"),
        objects=frozenset({Kind.CONCEPT}),
        prepositions=("", "des", "à"),
        skip=listed("de recourir le recours l'"),
    ),
    Active("supports.active", "supports", _VERBS),
    Active(
        "supports.concept",
        "supports",
        verbs("nourrir favoriser promouvoir renforcer défendre valoriser stimuler faciliter"),
        subjects=ACTORS | {Kind.PROJECT},
        objects=frozenset({Kind.CONCEPT}),
    ),
    Active(
        "supports.gives",
        "supports",
        verbs("apporter donner offrir fournir"),
        prepositions=("à",),
        needs=listed("soutien appui aide concours accompagnement"),
        never=listed("financier financière"),
        skip=listed("son un leur une"),
    ),
    Passive("supports.passive", "supports", _VERBS - {"aider", "conseiller", "outiller"}),
    Passive("supports.helped", "supports", verbs("aider conseiller outiller")),
    Told(
        "supports.with",
        "supports",
        told(
            rf"(?:avec|par) l(?:e |es |'){_HELP}{_KIND}", rf"grâce (?:au |aux |à l'){_HELP}{_KIND}"
        ),
    ),
    Told(
        "supports.benefits",
        "supports",
        told(
            rf"bénéfici\w+ d(?:u |e l'|'un ){_HELP}{_KIND}",
            rf"(?:peut |peuvent )?compt\w+ sur (?:le |l'){_HELP}{_KIND}",
            rf"(?:reçoit|reçu|obtenu|obtient) (?:le |l'){_HELP}{_KIND}",
        ),
        prefer="own",
    ),
    Active(
        "supports.lends",
        "supports",
        verbs("mettre"),
        prepositions=("de",),
        particle=("à", "disposition"),
    ),
    Custom("supports.provides", "supports", _provides, verbs("mettre")),
    Deed("supports.deed", "supports", told(_HELP), to=re.compile(r"")),
    Told(
        "supports.favour",
        "supports",
        told("en faveur", "au service", "au profit", "pour la promotion", "pour le développement"),
        agents=frozenset({Kind.CONCEPT}),
        themes=ACTORS | {Kind.PROJECT},
        prefer="subject",
        swap=True,
    ),
    Nominal(
        "supports.noun",
        "supports",
        re.compile(r"\b(?:soutien|marraine|parrain|mécène)s?\b"),
        subjects=ACTORS,
    ),
)
