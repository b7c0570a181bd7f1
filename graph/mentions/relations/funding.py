"""« finance »: money given, as a grant, a subsidy or a loan."""

import re

from graph.mentions.relations.patterns import (
    Active,
    Deed,
    Listed,
    Nominal,
    Passive,
    Pattern,
    Told,
    listed,
    told,
    verbs,
)

__all__ = ["PATTERNS"]

_VERBS = verbs("financer subventionner doter abonder")
_MONEY = r"(?:financement|cofinancement|co-financement|subvention|dotation|fonds|crédit|prêt|don|aide financière|soutien financier|appui financier|concours financier|mécénat|enveloppe|apport)s?"

PATTERNS: tuple[Pattern, ...] = (
    Active("funds.active", "funds", _VERBS),
    Passive("funds.passive", "funds", _VERBS),
    Told(
        "funds.with",
        "funds",
        re.compile(
            rf"\b(?:avec|grâce (?:à|au|aux)|via|par|sur)(?: (?:un|une|le|la|les|des|l'|l'un des))? ?(?:\w+ )?{_MONEY}(?: (?:financier|public|européen|publique|européenne)s?)?"
        ),
    ),
    Told(
        "funds.receives",
        "funds",
        re.compile(
            rf"\b(?:bénéfici\w+|reçoit|reçu|obtenu|obtient|touche|perçoit) (?:d'un|d'une|du|de la|un|une|des|de|le|la)? ?{_MONEY}(?: (?:de|d') [\d ]+ ?(?:€|euros|millions?|k€|m€)\w*)*"
        ),
        prefer="subject",
    ),
    Active(
        "funds.gives",
        "funds",
        verbs("accorder verser attribuer octroyer allouer"),
        prepositions=("à",),
        skip=listed(
            "une subvention un financement aide prêt de euros € millions d' la le enveloppe dotation"
        ),
    ),
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
            r"\b(?:financeur|cofinanceur|bailleur de fonds|financeuse)s?(?: \w+(?:al|el|aux|els))?\b"
        ),
    ),
)
