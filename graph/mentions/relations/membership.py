"""« est membre de »: membership of a network, a federation, a collective; parts of a body."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.patterns import (
    ACTORS,
    BODIES,
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
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_NETWORK = frozenset({Kind.ORGANISATION})
_IN = ("de", "des", "à")
_UNITS = frozenset({"laboratoire", "chaire", "direction", "service", "département", "institut"})
_PART = re.compile(
    r"^(?:dg|direction|délégation|service|pôle|antenne|section|département|cellule|division"
    r"|bureau|agence)\b"
)


def _part_of(sentence: Sentence) -> Iterator[Found]:
    """« la direction X de l'institution Y »: a part of a body, named as such."""
    for phrase in sentence.phrases:
        if phrase.kind is not Kind.ORGANISATION or not _is_part(sentence, phrase):
            continue
        group = sentence.group(phrase)
        after = sentence.next_phrase(group[-1].end, ("de",))
        if after is not None and after.kind in _NETWORK and after.left == group[-1].end:
            parts = tuple(one for one in group if _is_part(sentence, one))
            yield Found(parts, (after,), phrase.core)


def _is_part(sentence: Sentence, phrase: Phrase) -> bool:
    named = _PART.match(sentence.doc[phrase.core : phrase.end].text.lower())
    return bool(named) or bool(set(phrase.nouns) & _UNITS)


_FOUND_THERE = told(
    "on y (?:re)?trouve",
    "on y compte",
    "y figurent",
    "y siègent",
    "y adhèrent",
    "y sont (?:réunis|associés|représentés)",
)


def _there(sentence: Sentence) -> Iterator[Found]:
    """« On y retrouve A, B et C »: in the network or the cluster spoken of."""
    for trigger in sentence.find(_FOUND_THERE):
        after = sentence.next_phrase(trigger.end, ("", "des"))
        whom = arguments.spoken_of(sentence, _NETWORK)
        if after is None or whom is None or sentence.asks:
            continue
        members = sentence.kinds(sentence.group(after), BODIES)
        if members:
            yield Found(members, (whom,), trigger.first)


PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "memberOf.noun",
        "memberOf",
        re.compile(
            r"\b(?:membre|adhérent|adhérente|affilié|affiliée)s?(?: (?:fondat\w+|acti\w+"
            r"|associé\w*))?\b"
        ),
        objects=_NETWORK,
        prepositions=_IN,
        implied=True,
    ),
    Nominal(
        "memberOf.branch",
        "memberOf",
        re.compile(
            r"\b(?:chapitre|antenne|branche|section|délégation|représentant"
            r"|composante)\w*(?: (?:française?|régionale?|locale?|nationale?|départementale?"
            r"|territoriale?))?\b"
        ),
        subjects=BODIES,
        objects=_NETWORK,
    ),
    Active("memberOf.adheres", "memberOf", verbs("adhérer"), objects=_NETWORK, prepositions=("à",)),
    Active(
        "memberOf.joins", "memberOf", verbs("rejoindre intégrer"), subjects=BODIES, objects=_NETWORK
    ),
    Active(
        "memberOf.part",
        "memberOf",
        verbs("faire"),
        objects=_NETWORK,
        prepositions=("de", "des"),
        skip=listed("partie"),
    ),
    Active(
        "memberOf.gathers",
        "memberOf",
        verbs("regrouper rassembler fédérer réunir"),
        subjects=_NETWORK,
        objects=BODIES,
        swap=True,
    ),
    Listed(
        "memberOf.listed",
        "memberOf",
        told("membres(?: (?:fondateurs|actifs))?", "adhérents", "adhérentes"),
        objects=_NETWORK,
    ),
    Told(
        "memberOf.voted",
        "memberOf",
        told("(?:son|leur|l'|une) ?adhésion"),
        agents=_NETWORK,
        themes=ACTORS,
        prepositions=("à",),
        prefer="subject",
        swap=True,
    ),
    Active(
        "memberOf.belongs", "memberOf", verbs("appartenir"), objects=_NETWORK, prepositions=("à",)
    ),
    Active(
        "memberOf.sits",
        "memberOf",
        verbs("siéger"),
        subjects=BODIES,
        objects=_NETWORK,
        prepositions=("de",),
        skip=listed(
            "au à le la conseil d' administration de gouvernance bureau comité pilotage sein du"
        ),
    ),
    Passive(
        "memberOf.affiliated",
        "memberOf",
        verbs("affilier"),
        agents=_NETWORK,
        themes=BODIES,
        by=("à",),
        swap=True,
    ),
    Passive(
        "memberOf.gathered",
        "memberOf",
        verbs("regrouper rassembler fédérer réunir"),
        agents=_NETWORK,
        themes=BODIES,
        by=("par", "dans", "au"),
        swap=True,
    ),
    Custom("memberOf.there", "memberOf", _there),
    Custom("memberOf.partOf", "memberOf", _part_of),
    Link(
        "memberOf.link",
        "memberOf",
        whole(
            "(?:est|sont|a été) (?:composée?s?|constituée?s?|formée?s?)",
            ", (?:composée?s?|constituée?s?|formée?s?)",
        ),
        first=_NETWORK,
        second=BODIES,
        prepositions=("de", "des", "par"),
        swap=True,
    ),
    Link(
        "memberOf.within",
        "memberOf",
        whole(","),
        opening=whole("au sein (?:de|du|des|d')"),
        first=_NETWORK,
        second=BODIES,
        swap=True,
    ),
    Link(
        "memberOf.enters",
        "memberOf",
        whole("s' ?(?:inscrit|intègre|insère|est inscrite?|est intégrée?)"),
        second=_NETWORK,
        prepositions=("dans",),
    ),
    Deed(
        "memberOf.deed",
        "memberOf",
        told("adhésion", "affiliation", "entrée", "intégration"),
        objects=_NETWORK,
        to=re.compile(""),
    ),
)
