"""Who a verb is told of: by its place, by the parser, through « qui » and « que »."""

from typing import TYPE_CHECKING

from graph.mentions.relations.clauses import (
    before_noun,
    main_after,
    nearest,
    right_before,
    spoken_of,
)
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.examples import exemplars
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["antecedent", "object_relative", "subject", "subject_at", "subject_of_noun"]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "nsubj:outer")
_RELATIVES = ("qui", "lequel", "laquelle", "lesquels", "lesquelles")
_CLIMBED = ("conj", "xcomp", "advcl", "ccomp", "obl:arg", "acl", "dep", "obl:mod", "parataxis")
_TO = ("auquel", "auxquels", "auxquelles", "laquelle")
_FRONTED = frozenset({"pour", "afin", "de", "outre", "après", "avant", "avec", "comme", "objectif"})
_AIMS = frozenset({"afin", "objectif", "but", "vue", "perspective", "optique"})


def subject(sentence: Sentence, event: Event) -> Group:
    """Who the verb is told of, with those it is coordinated with; nothing if that is not named."""
    if (relative := _relative_before(sentence, event.first)) is not None:
        return antecedent(sentence, relative)
    if event.voice is Voice.GERUND:
        near = nearest(sentence, event.first)
        return (near,) if near is not None else ()
    if event.voice is Voice.INFINITIVE:
        if found := _of_infinitive(sentence, event):
            return found
    elif found := _inverted(sentence, event) or right_before(sentence, event.first):
        return found
    phrase, unnamed = _by_syntax(sentence, sentence.doc[event.token])
    if phrase is not None:
        return _free(sentence, phrase)
    if unnamed:
        return _of_unnamed(sentence, unnamed)
    return _by_order(sentence, event)


def _of_infinitive(sentence: Sentence, event: Event) -> Group:
    """« Pour développer Y, X … »; « … du projet X, afin de développer Y »."""
    before = sentence.between(sentence.span.start, event.first)
    span = range(sentence.span.start, event.first)
    told = any(sentence.doc[at].pos_ in ("AUX", "PRON") for at in span)
    if before and before[0] in _FRONTED and "," not in before and not told:
        return main_after(sentence, event.token)
    near = before[-5:]
    if _AIMS & set(near) and "," in near and "pour" not in near:
        held = [one for one in sentence.phrases if one.end <= event.first]
        projects = [one for one in held if one.kind is Kind.PROJECT]
        return (projects[-1],) if projects else ()
    return ()


def object_relative(sentence: Sentence, at: int) -> int | None:
    """The token of « que » right before token ``at``, if it is one."""
    before = at - 1
    while before >= sentence.span.start and sentence.texts[before] in words("words", "adverbs"):
        before -= 1
    if before < sentence.span.start or sentence.texts[before] not in ("que", "qu'"):
        return None
    if before > sentence.span.start and sentence.texts[before - 1] == "et":
        earlier = [at for at in range(sentence.span.start, before) if _is_que(sentence, at)]
        return earlier[-1] if earlier else None
    known = sentence.previous_phrase(before)
    return before if known is not None else None


def _is_que(sentence: Sentence, at: int) -> bool:
    return sentence.texts[at] in ("que", "qu'") and sentence.previous_phrase(at) is not None


def _inverted(sentence: Sentence, event: Event) -> Group:
    """« X, que préside P », « auquel participent A et B », « Y ont pris part A »: who follows."""
    before = sentence.texts[event.first - 1] if event.first > sentence.span.start else ""
    opened = event.first == sentence.span.start + 1 and before == "y"
    if object_relative(sentence, event.first) is None and before not in _TO and not opened:
        return ()
    phrase = sentence.next_phrase(event.token + 1, ("", "des"), skip=frozenset({"part", "pris"}))
    return sentence.group(phrase) if phrase is not None else ()


def _free(sentence: Sentence, phrase: Phrase) -> Group:
    """The enumeration of a phrase no preposition governs."""
    return sentence.group(phrase) if phrase.preposition in ("", "des") else ()


def _of_unnamed(sentence: Sentence, unnamed: int) -> Group:
    """« plusieurs villes …, dont A et B »; « X, dont les écoles … »: its parts speak for X."""
    group = exemplars(sentence, unnamed, ("dont", "parmi"))
    if group:
        return group
    own = sentence.texts[unnamed - 1] in ("ses", "leurs", "sa", "son")
    if own and sentence.texts[unnamed] in words("classifiers", "members"):
        last = spoken_of(sentence)
        return (last,) if last is not None else ()
    part = sentence.texts[unnamed] in words("classifiers", "parts")
    for at in range(unnamed - 1, max(sentence.span.start, unnamed - 4) - 1, -1):
        if part and sentence.texts[at] == "dont":
            return antecedent(sentence, at)
    return ()


def _relative_before(sentence: Sentence, at: int) -> int | None:
    """The token of « qui » that opens the verb's clause."""
    look = at - 1
    passing = words("words", "adverbs") | {"se", "s'", "ne", "n'", "les", "l'", "le", "la"}
    while look >= sentence.span.start and at - look < 5:
        if sentence.texts[look] in _RELATIVES:
            return look
        if sentence.texts[look] not in passing:
            return None
        look -= 1
    return None


def _by_syntax(sentence: Sentence, token: "Token") -> tuple[Phrase | None, int]:
    """The subject the parser gives: its phrase, or the token of one that is not named."""
    node = token
    for _ in range(6):
        for child in node.children:
            if child.dep_ not in _SUBJECTS or child.i not in sentence.span:
                continue
            if child.lower_ in _RELATIVES:
                group = antecedent(sentence, child.i)
                return (group[0], 0) if group else (None, child.i)
            if (phrase := sentence.covering(child.i)) is not None:
                return phrase, 0
            if child.pos_ in ("NOUN", "PROPN", "PRON") and child.i < token.i:
                return None, child.i
        if node.dep_ not in _CLIMBED or node.head is node or node.head.i not in sentence.span:
            break
        if node.dep_ == "acl" and node.head.pos_ in ("NOUN", "PROPN"):
            break
        node = node.head
    return None, 0


def _by_order(sentence: Sentence, event: Event) -> Group:
    """The first phrase of the clause that no preposition governs, if it stands before the verb."""
    start = sentence.clause_start(event.first)
    before = [one for one in sentence.phrases if start <= one.left and one.end <= event.first]
    free = [one for one in before if one.preposition in ("", "des")]
    free = [one for one in free if not sentence.inside_parentheses(one.left)]
    return sentence.group(free[0]) if free else ()


def antecedent(
    sentence: Sentence, relative: int, wanted: frozenset[Kind] = frozenset(Kind)
) -> Group:
    """What « qui », « que » or « dont » stands for: the phrase before, or the parser's.

    Parameters
    ----------
    wanted: the kinds it may be of; the nearest phrase of one of them counts.
    """
    adjacent = sentence.previous_phrase(relative)
    if adjacent is None or adjacent.kind is Kind.CONCEPT:
        noun = adjacent.left if adjacent is not None else relative - 1
        if bearers := _of_class(sentence, noun, relative):
            return bearers
    told = _by_parser(sentence, relative, wanted)
    if adjacent is not None and adjacent.kind in wanted - {Kind.TERRITORY}:
        group = sentence.group(adjacent)
        return group if told is None or told in group else (told,)
    if told is not None:
        return (told,)
    comma = sentence.texts[relative - 1] == ","
    return _before_comma(sentence, relative, wanted) if comma or wanted != frozenset(Kind) else ()


def _by_parser(sentence: Sentence, relative: int, wanted: frozenset[Kind]) -> Phrase | None:
    verb = sentence.doc[relative].head
    told = sentence.covering(verb.head.i) if verb.dep_ == "acl:relcl" else None
    fits = told is not None and told.end <= relative and told.kind in wanted - {Kind.TERRITORY}
    return told if fits else None


def _before_comma(sentence: Sentence, relative: int, wanted: frozenset[Kind]) -> Group:
    """« X, tiers-lieu né à Y, qui … »: the last body or undertaking before, no agent."""
    kinds = wanted - {Kind.TERRITORY, Kind.CONCEPT}
    held = [
        one
        for one in sentence.phrases
        if one.end <= relative and one.kind in kinds and one.preposition != "par"
    ]
    return (held[-1],) if held and relative - held[-1].end <= _FAR else ()


_FAR = 14


def _of_class(sentence: Sentence, noun: int, relative: int) -> Group:
    """« X est une association qui … », « X, association qui … »: X."""
    if sentence.texts[relative - 1] == "," or noun <= sentence.span.start:
        return ()
    if sentence.doc[noun].pos_ not in ("NOUN", "ADJ") and sentence.covering(noun) is None:
        return ()
    while noun > sentence.span.start and sentence.doc[noun].pos_ == "ADJ":
        noun -= 1
    at, copula = before_noun(sentence, noun)
    if copula:
        told = Event(frozenset(), noun, at, Voice.ACTIVE)
        return subject(sentence, told)
    if at > sentence.span.start and sentence.texts[at - 1] == ",":
        before = sentence.previous_phrase(at - 1)
        return (before,) if before is not None and before.kind is not Kind.CONCEPT else ()
    return ()


def subject_of_noun(sentence: Sentence, event: Event, noun: Phrase) -> Group:
    """The subject of « X est un NOUN », the noun being a phrase itself."""
    token = sentence.doc[noun.core : noun.end].root
    told = Event(event.verbs, token.i, event.first, event.voice)
    return tuple(one for one in subject(sentence, told) if one is not noun)


def subject_at(sentence: Sentence, at: int) -> Group:
    """The subject of the verb at or just after token ``at``."""
    return subject(sentence, Event(frozenset(), at, at, Voice.ACTIVE))
