"""What a text says a thing is: « la SCIC X », « X, SCIC », « X est une SCIC », « X (SCIC) »."""

from collections.abc import Iterator
from dataclasses import replace

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.phrases import Named, Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.model.vocabulary import Kind

__all__ = [
    "after_adjectives",
    "apposed",
    "before_name",
    "in_brackets",
    "in_name",
    "opening",
    "reversed_",
    "told_as",
]

_NAMED_SO = frozenset({Kind.ORGANISATION, Kind.PROJECT})
_THINGS = frozenset({Kind.ORGANISATION, Kind.PROJECT, Kind.COLLECTIVITE})


def before_name(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Phrase, Phrase]]:
    """« la SCIC X »: the things named right after one of the concepts, with it."""
    for phrase in sentence.phrases:
        if phrase.kind not in _NAMED_SO or phrase.how != "name":
            continue
        leading = [
            one
            for one in sentence.inner
            if phrase.start <= one.start and one.end <= phrase.core and one.key in wanted
        ]
        for one in leading:
            yield phrase, as_phrase(one)
        if leading:
            continue
        key = next((k for n in phrase.nouns if (k := sentence.notions.named(n)) in wanted), "")
        if key:
            yield phrase, _at(phrase, key)


def in_name(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Phrase, Phrase]]:
    """« PTCE X » where the whole is the name: the concept its first words are."""
    for phrase in sentence.phrases:
        if phrase.kind not in _THINGS or phrase.how != "name":
            continue
        for size in range(min(8, phrase.end - phrase.core - 1), 0, -1):
            text = sentence.doc[phrase.core : phrase.core + size].text
            key = sentence.notions.named(text)
            if key in wanted and not _goes_on(sentence, phrase.core + size):
                yield phrase, _at(phrase, key)
                break


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the words after a form make another thing of it: « la coopérative d'activité »."""
    return sentence.texts[at : at + 1] in (("d'",), ("-",))


def apposed(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Phrase, Phrase]]:
    """« X, SCIC citoyenne », « X, une SCIC », « X, première SCIC de … »."""
    for concept in _concepts(sentence, wanted):
        at, copula = arguments.before_noun(sentence, concept.left)
        if (
            copula
            or at <= sentence.span.start
            or sentence.texts[at - 1] not in (",", "–", "—", ":", "(")
        ):
            continue
        if concept.preposition not in ("", "des"):
            continue
        phrase = sentence.previous_phrase(at - 1)
        if phrase is None or phrase.kind not in _THINGS or _is_listed(sentence, phrase, concept):
            continue
        yield phrase, concept


def _is_listed(sentence: Sentence, phrase: Phrase, concept: Phrase) -> bool:
    """Whether the concept is one of a list of concepts, or the thing one of « (A, B, C) »."""
    if sentence.group(concept)[0].core != concept.core:
        return True
    before = sentence.texts[phrase.left - 1] if phrase.left > sentence.span.start else ""
    return before in (",", "(", "et") and sentence.inside_parentheses(phrase.core)


def opening(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Group, Phrase]]:
    """« Née association en 2010, X … », « Structurée en coopérative, X … »."""
    for concept in _concepts(sentence, wanted):
        if concept.preposition in ("", "en", "sous", "comme"):
            group = sentence.kinds(arguments.fronted(sentence, concept.left), _THINGS)
            if group:
                yield group, concept


def reversed_(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Phrase, Phrase]]:
    """« une association, X, … », « cette SCIC, X, »: the name in apposition."""
    for concept in _concepts(sentence, wanted):
        if concept.determiner not in ("une", "un", "cette", "ce", "cet"):
            continue
        name = sentence.next_phrase(concept.end + 1, ("",))
        gap = sentence.texts[concept.end : name.left] if name is not None else ()
        if name is None or name.kind not in _THINGS or tuple(gap) not in ((",",), (":",)):
            continue
        after = sentence.texts[name.end] if name.end < sentence.span.stop else "."
        if after in (",", ".", ";", ")", ":"):
            yield name, concept


def told_as(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Group, Phrase]]:
    """« X est une SCIC », « X, devenue une SCIC »: with every subject."""
    for concept in _concepts(sentence, wanted):
        if concept.preposition not in ("", "des"):
            continue
        at, copula = arguments.before_noun(sentence, concept.left)
        if not copula:
            continue
        head = concept.core
        event = Event(frozenset(), head, at, Voice.ACTIVE)
        if not sentence.is_stated(event):
            continue
        group = sentence.kinds(arguments.subject_of_noun(sentence, event, concept), _THINGS)
        if group:
            yield group, concept


def in_brackets(sentence: Sentence, wanted: frozenset[str]) -> Iterator[tuple[Phrase, Phrase]]:
    """« X (SCIC) »."""
    for concept in _concepts(sentence, wanted):
        before = sentence.texts[concept.core - 1] if concept.core > sentence.span.start else ""
        after = sentence.texts[concept.end] if concept.end < sentence.span.stop else ""
        phrase = sentence.previous_phrase(concept.core - 1)
        if before != "(" or after != ")" or phrase is None or phrase.kind not in _THINGS:
            continue
        if phrase.end == concept.core - 1:
            yield phrase, concept


def _concepts(sentence: Sentence, wanted: frozenset[str]) -> Iterator[Phrase]:
    """The phrases of the concepts, and those that open the phrase of a longer concept."""
    for phrase in sentence.phrases:
        if phrase.kind is not Kind.CONCEPT or phrase.how != "name":
            continue
        if phrase.end_of in wanted:
            yield phrase
            continue
        for one in sentence.inner:
            if one.start == phrase.core and one.end < phrase.end and one.key in wanted:
                yield replace(phrase, end_of=one.key, end=one.end)


def as_phrase(named: Named) -> Phrase:
    """A mention as a phrase of its own."""
    return Phrase(named.key, named.kind, named.start, named.start, named.start, named.end)


def _at(phrase: Phrase, key: str) -> Phrase:
    return replace(phrase, end_of=key, kind=Kind.CONCEPT)


def after_adjectives(sentence: Sentence, at: int) -> int:
    """The token after the adjectives that stand at ``at``."""
    while at < sentence.span.stop and sentence.doc[at].pos_ == "ADJ":
        at += 1
    return at
