"""« soutient »: help of any kind, money apart (``funding``)."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    ACTORS,
    ANYTHING,
    Active,
    Custom,
    Deed,
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
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_VERBS = verbs(
    "soutenir appuyer épauler aider accompagner parrainer encourager conseiller outiller héberger "
    "incuber seconder"
)
_HELP = r"(?:soutien|appui|concours|aide|accompagnement|parrainage|support)s?(?! financier)"
_KIND = r"(?: (?:technique|logistique|actif|politique|précieux|fort|constant)s?)?"


def _incubated(sentence: Sentence) -> Iterator[Found]:
    """« Incubée chez Y, X … »."""
    for event in sentence.events:
        if (
            not event.verbs & verbs("incuber héberger accueillir")
            or event.token != sentence.span.start
        ):
            continue
        group = arguments.agents(sentence, event.token + 1, ("chez", "à"))
        who = sentence.kinds(group, frozenset({Kind.ORGANISATION}))
        whom = sentence.kinds(
            arguments.theme(sentence, event), frozenset({Kind.ORGANISATION, Kind.PROJECT})
        )
        if who and whom:
            yield Found(who, whom, event.token)


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
    Link(
        "supports.link",
        "supports",
        whole(
            "(?:a |ont )?(?:donne|donné|donnent) un coup de (?:pouce|main)",
            "(?:a |ont )?(?:prête|prêté|prêtent) (?:un|une|ses|des|son|sa|le|la) [\\w ]{2,30}",
            "(?:a |ont )?(?:ouvert|ouvre) ses (?:portes|locaux)",
            "vient en (?:aide|appui)",
            "est venue? en (?:aide|appui)",
        ),
        prepositions=("à",),
    ),
    Link(
        "supports.installs",
        "supports",
        whole(
            "(?:a |ont )?(?:facilite|facilité|facilitent|permis|permet|favorise|favorisé"
            "|encourage|encouragé|accompagné|accompagne) (?:l'|la |le |les )?(?:installation"
            "|création|développement|émergence|essor|ouverture|lancement|implantation"
            "|transformation)s?"
        ),
        prepositions=("de",),
        second=ANYTHING - {Kind.TERRITORY, Kind.CONCEPT},
    ),
    Link(
        "supports.leans",
        "supports",
        whole(
            "(?:peut |peuvent |a pu )?(?:s' ?appuie|s' ?appuient|s' ?appuyer|compter|compte"
            "|comptent)"
        ),
        prepositions=("sur",),
        first=ANYTHING - {Kind.TERRITORY, Kind.CONCEPT},
        second=ACTORS,
        swap=True,
    ),
    Link(
        "supports.incubated",
        "supports",
        whole("(?:est|a été|,)? ?(?:incubée?s?|hébergée?s?|accueillie?s?)"),
        prepositions=("chez", "à"),
        first=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
        second=ACTORS,
        swap=True,
    ),
    Link(
        "supports.given",
        "supports",
        whole(
            "(?:occupe|utilise|dispose|bénéficie) (?:de |d' |des "
            "|du )?[\\w' ]{2,30} (?:mise?s? (?:gratuitement )?à (?:sa )?disposition|prêtée?s?)"
        ),
        prepositions=("par",),
        first=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
        second=ACTORS,
        swap=True,
    ),
    Listed(
        "supports.listed",
        "supports",
        told("soutiens?(?: (?:publics|institutionnels))?", "appuis", "mécènes", "parrains"),
    ),
    Custom("supports.incubatedFirst", "supports", _incubated, verbs("incuber héberger accueillir")),
)
