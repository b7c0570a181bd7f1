"""« finance »: money given, as a grant, a subsidy or a loan."""

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

_VERBS = verbs("financer subventionner doter abonder")
_MONEY = (
    r"(?:financement|cofinancement|co-financement|subvention|dotation|fonds|crédit|prêt"
    r"|don|aide financière|soutien financier|appui financier|concours financier|mécénat"
    r"|enveloppe|apport)s?"
)

_SUM = told(
    r"\d[\d ]*(?:\d{3}|,\d+)? ?(?:€|euros|k€|m€|millions?)", "(?:mille|un million|deux millions)"
)


def _amount(sentence: Sentence) -> Iterator[Found]:
    """« la Région a apporté 120 000 € »: to what is spoken of, where nobody else is named."""
    sums = [one.first for one in sentence.find(_SUM)]
    for event in sentence.events:
        if (
            event.voice is not Voice.ACTIVE
            or not event.verbs & _GIVES
            or not sentence.is_stated(event)
        ):
            continue
        if not any(0 < at - event.token < 6 for at in sums):
            continue
        who = sentence.kinds(arguments.subject(sentence, event), ACTORS)
        if arguments.objects(sentence, event, ("à",), skip=_MONEY_WORDS):
            continue
        whom = arguments.spoken_of(sentence, frozenset({Kind.ORGANISATION, Kind.PROJECT}))
        if who and whom is not None and all(one.end_of != whom.end_of for one in who):
            yield Found(who, (whom,), event.token)


_GIVES = verbs("apporter verser donner octroyer allouer accorder investir débloquer engager")
_MONEY_WORDS = listed("euros € millions de d' par an")

_GIVERS = ACTORS | {Kind.PROJECT}

PATTERNS: tuple[Pattern, ...] = (
    Active("funds.active", "funds", _VERBS),
    Passive("funds.passive", "funds", _VERBS, agents=_GIVERS),
    Told(
        "funds.with",
        "funds",
        re.compile(
            rf"\b(?:avec|grâce (?:à|au|aux)|via|par|sur)(?: (?:un|une|le|la|les|des|l'"
            rf"|l'un des))? ?(?:\w+ )?{_MONEY}(?: (?:financier|public|européen|publique"
            rf"|européenne)s?)?"
        ),
        agents=_GIVERS,
    ),
    Told(
        "funds.receives",
        "funds",
        re.compile(
            rf"\b(?:bénéfici\w+|reçoit|reçu|obtenu|obtient|touche|perçoit) (?:d'un|d'une|du"
            rf"|de la|un|une|des|de|le|la|l')? ?(?:{_MONEY}|aides?)(?: (?:de|d') [\d ]+ ?(?:€"
            rf"|euros|millions?|k€|m€)\w*)*"
        ),
        agents=_GIVERS,
        prefer="own",
    ),
    Active(
        "funds.gives",
        "funds",
        verbs("accorder verser attribuer octroyer allouer"),
        prepositions=("à",),
        skip=listed(
            "une subvention un financement aide prêt de euros € millions d' la le enveloppe "
            "dotation"
        ),
    ),
    Active(
        "funds.backs",
        "funds",
        verbs("apporter donner fournir"),
        prepositions=("à",),
        needs=listed("financier financière financement"),
        skip=listed("leur son un une soutien appui aide concours"),
    ),
    Custom(
        "funds.amount",
        "funds",
        _amount,
        verbs("apporter verser donner octroyer allouer accorder investir débloquer engager"),
    ),
    Passive("funds.charge", "funds", verbs("prendre"), particle=("en", "charge")),
    Active(
        "funds.takes",
        "funds",
        verbs("participer contribuer"),
        prepositions=("de",),
        skip=listed("au à la le financement budget"),
    ),
    Listed(
        "funds.listed",
        "funds",
        told("(?:co)?financeurs(?: (?:publics|privés))?", "bailleurs(?: de fonds)?"),
    ),
    Deed("funds.deed", "funds", told("(?:co)?financement", "subvention"), to=re.compile(r"")),
    Nominal(
        "funds.noun",
        "funds",
        re.compile(
            r"\b(?:financeur|cofinanceur|bailleur de fonds|financeuse)s?(?: \w+(?:al|el|aux"
            r"|els))?\b"
        ),
    ),
    Link(
        "funds.link",
        "funds",
        whole(
            "(?:a |ont )?(?:débloque|débloqué|mobilise|mobilisé|consacre|consacré|alloue"
            "|alloué|investi|investit|verse|versé) [\\w€ ]{2,40}"
        ),
        prepositions=("pour", "dans", "à"),
        second=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
    ),
    Link(
        "funds.owes",
        "funds",
        whole(
            "(?:doit|doivent|vit|vivent) [\\w' ]{0,40}(?:subvention|aide|financement|prêt|don"
            "|dotation|bourse|fonds|enveloppe)s?",
            "(?:a |ont )?(?:décroch|obten|reç|touch|levé|perç"
            "|bénéfici)\\w* [\\w' ]{0,25}(?:subvention|aide|financement|prêt|don|dotation"
            "|bourse|fonds|enveloppe)s?[\\w €]{0,25}",
            "(?:a |ont )?emprunt\\w* [\\w €]{2,30}",
        ),
        first=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
        second=_GIVERS,
        prepositions=("de", "des", "auprès", "à"),
        swap=True,
    ),
    Link(
        "funds.budget",
        "funds",
        whole(
            "(?:est|sont|a été) (?:couvert|financé|pris en charge|assuré|abondé"
            "|apporté)e?s? ?[\\w' %]{0,30}"
        ),
        opening=whole(
            "(?:le |la |les |son |l' )?(?:budget|coût|financement|fonctionnement|poste"
            "|investissement|loyer|déficit|achat|travaux)s? (?:de|du|des|d')"
        ),
        first=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
        second=_GIVERS,
        prepositions=("par",),
        swap=True,
    ),
    Link(
        "funds.allowed",
        "funds",
        whole("(?:a |ont )?(?:permis|permet|permettent|aidé|aide)"),
        opening=whole(
            "(?:une?|l'|la|le|les|des) ?(?:subvention|aide|financement|don|prêt|dotation"
            "|soutien financier)s?[\\w €]{0,30} (?:de|du|des|d')"
        ),
        first=_GIVERS,
        second=frozenset({Kind.ORGANISATION, Kind.PROJECT}),
        prepositions=("à",),
    ),
)
