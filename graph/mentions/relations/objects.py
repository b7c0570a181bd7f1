"""What a verb takes: its object, in enumeration, as a pronoun or a relative; its agent."""

from collections.abc import Sequence

from graph.mentions.relations.clauses import spoken_of
from graph.mentions.relations.events import Event
from graph.mentions.relations.examples import exemplars, listed_after
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.subjects import antecedent, object_relative, subject
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["agents", "objects", "objects_after"]

_DIRECT = ("", "des")
_NAMES = frozenset(Kind) - {Kind.CONCEPT, Kind.TERRITORY}


def objects(
    sentence: Sentence,
    event: Event,
    prepositions: Sequence[str] = _DIRECT,
    skip: frozenset[str] = frozenset(),
) -> Group:
    """What follows the verb directly, in enumeration; else the object the parser gives."""
    if "" in prepositions and (relative := object_relative(sentence, event.first)) is not None:
        return antecedent(sentence, relative)
    if told := _prepositional_relative(sentence, event, prepositions):
        return told
    phrase = sentence.next_phrase(
        _over_insertion(sentence, event.token + 1), prepositions, skip=skip
    )
    if phrase is not None:
        return sentence.group(phrase)
    if (clitic := _clitic(sentence, event, prepositions)) is not None:
        return (clitic,)
    if "" not in prepositions:
        return ()
    return (
        _by_syntax(sentence, event, prepositions)
        or exemplars(sentence, event.token + 1)
        or _of_relative(sentence, event)
    )


_TO = ("auquel", "auxquels", "auxquelles", "laquelle", "lequel", "lesquels", "lesquelles")


def _prepositional_relative(sentence: Sentence, event: Event, prepositions: Sequence[str]) -> Group:
    """« le festival auquel participent A et B »: the antecedent."""
    near = sentence.between(max(sentence.span.start, event.first - 2), event.first)
    if not {"à", "dans", "de"} & set(prepositions) or not set(_TO) & set(near):
        return ()
    at = event.first - len(near)
    while at > sentence.span.start and sentence.texts[at] not in _TO:
        at += 1
    if sentence.texts[at - 1] in ("à", "dans", "par"):
        at -= 1
    return antecedent(sentence, at)


def _over_insertion(sentence: Sentence, at: int) -> int:
    """The token after « , avec le soutien de X, » where it follows a verb."""
    if at >= sentence.span.stop or sentence.texts[at] != ",":
        return at
    for end in range(at + 1, min(at + 16, sentence.span.stop)):
        if sentence.texts[end] == ",":
            return end + 1
    return at


def _by_syntax(sentence: Sentence, event: Event, prepositions: Sequence[str]) -> Group:
    for child in sentence.doc[event.token].children:
        if child.dep_ not in ("obj", "xcomp") or child.i < event.token:
            continue
        for part in (child, *(one for one in child.children if one.dep_ == "conj")):
            found = sentence.covering(part.i)
            if found is not None and found.preposition in prepositions:
                return sentence.group(found)
    return ()


def _of_relative(sentence: Sentence, event: Event) -> Group:
    """« le voyage que A et B avaient préparé »: the antecedent of « que » before the subject."""
    who = subject(sentence, event)
    if not who:
        return ()
    before = sentence.between(max(sentence.span.start, who[0].left - 1), who[0].left)
    if before and before[0] in ("que", "qu'"):
        return antecedent(sentence, who[0].left - 1)
    return ()


def _clitic(sentence: Sentence, event: Event, prepositions: Sequence[str]) -> Phrase | None:
    """« la soutient », « lui a accordé », « y détient »: what the sentence before was about."""
    near = sentence.between(max(sentence.span.start, event.first - 1), event.token)
    direct = {"la", "le", "l'"} & set(near[:1]) and "" in prepositions
    indirect = "lui" in near and "à" in prepositions
    there = "y" in near and {"à", "dans", "sur"} & set(prepositions)
    return spoken_of(sentence) if direct or indirect or there else None


def objects_after(sentence: Sentence, at: int, wanted: frozenset[Kind]) -> Group:
    """What a verb takes: what follows it, or the list a colon opens after an unnamed object."""
    phrase = sentence.next_phrase(at, _DIRECT)
    if phrase is not None and phrase.kind in wanted:
        return sentence.kinds(sentence.group(phrase), wanted)
    for colon in range(at, sentence.span.stop):
        if sentence.texts[colon] == ":":
            return listed_after(sentence, colon + 1, wanted)
    return sentence.kinds(exemplars(sentence, at), wanted)


def agents(sentence: Sentence, after: int, prepositions: Sequence[str] = ("par",)) -> Group:
    """Who follows « par », before another verb; examples of an unnamed agent count."""
    stops = words("words", "clause_ends") | {"qui", "que", "dont"}
    for at in range(after, min(after + 12, sentence.span.stop)):
        word = sentence.texts[at]
        if word in stops:
            return ()
        if word in prepositions:
            phrase = next((one for one in sentence.phrases if one.left == at), None)
            if phrase is not None:
                return sentence.group(phrase)
            return exemplars(sentence, at + 1) or _apposed(sentence, at + 1)
        if word == "par" or (sentence.doc[at].pos_ == "VERB" and at > after):
            return ()
    return ()


def _apposed(sentence: Sentence, at: int) -> Group:
    """« par un collectif d'habitants, X »: the name of an unnamed agent, after a comma."""
    for phrase in sentence.phrases:
        if phrase.left < at or phrase.kind is Kind.CONCEPT:
            continue
        gap = sentence.between(at, phrase.left)
        after = sentence.texts[phrase.end] if phrase.end < sentence.span.stop else "."
        named = gap[-1:] == (",",) and gap.count(",") == 1 and len(gap) < 8
        closed = after in (",", ".", ";", ")")
        free = phrase.preposition == "" and phrase.kind in _NAMES
        return sentence.group(phrase) if named and closed and free else ()
    return ()
