"""« a pour forme juridique »: a sourced statement, never inferred."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.mentions.relations import arguments, kinds_of
from graph.mentions.relations.circumstances import nearest_verb
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    Custom,
    Found,
    Link,
    Pattern,
    told,
    whole,
)
from graph.mentions.relations.sentences import Group, Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_THINGS = frozenset({Kind.ORGANISATION, Kind.PROJECT})
_STATUS = re.compile(
    r"\b(?:(?:a|ont|avait|prend|pris|adopte|adopté|choisi|choisit|opté|opte|retenu"
    r"|sous) (?:le |la |pour )?"
    r"(?:statut|forme|forme juridique)(?: juridique)?|(?:sous|de) (?:le )?(?:statut"
    r"|forme)(?: juridique)?)\b"
)


def _before_name(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.before_name(sentence, sentence.notions.forms):
        variant = "loose" if concept.end_of in sentence.notions.loose_forms else ""
        yield Found((phrase,), (concept,), phrase.core, variant)


def _pointed(sentence: Sentence) -> Iterator[Found]:
    """« Cette coopérative », said of what is spoken of."""
    for phrase in sentence.phrases:
        if phrase.said in sentence.notions.forms and phrase.determiner in ("ce", "cet", "cette"):
            concept = replace(phrase, end_of=phrase.said, kind=Kind.CONCEPT)
            yield Found((phrase,), (concept,), phrase.core)


def _in_name(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.in_name(sentence, sentence.notions.forms):
        yield Found((phrase,), (concept,), phrase.core)


def _apposed(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.apposed(sentence, sentence.notions.forms):
        yield Found((phrase,), (concept,), concept.core)


def _copula(sentence: Sentence) -> Iterator[Found]:
    for group, concept in kinds_of.told_as(sentence, sentence.notions.forms):
        yield Found(group, (concept,), concept.core)


def _opening(sentence: Sentence) -> Iterator[Found]:
    for group, concept in kinds_of.opening(sentence, sentence.notions.forms):
        yield Found(group, (concept,), concept.core)


def _reversed(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.reversed_(sentence, sentence.notions.forms):
        yield Found((phrase,), (concept,), concept.core)


def _brackets(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.in_brackets(sentence, sentence.notions.forms):
        yield Found((phrase,), (concept,), concept.core)


def _status(sentence: Sentence) -> Iterator[Found]:
    """« X a le statut de SCIC », « sous statut SCIC »."""
    for trigger in sentence.find(_STATUS):
        phrase = sentence.next_phrase(trigger.end, ("", "de", "d'"))
        if phrase is None or phrase.end_of not in sentence.notions.forms or sentence.asks:
            continue
        owned = trigger.text.split()[0] not in ("sous", "de")
        at = trigger.first
        group = arguments.subject_at(sentence, at) if owned else _bearer(sentence, at)
        group = sentence.kinds(group, _THINGS)
        if group:
            yield Found(group, (phrase,), trigger.first)


def _as_form(sentence: Sentence) -> Iterator[Found]:
    """« géré en SCIC », « constituée en SCIC », « transformé en SCIC », « un abattoir en SCIC »."""
    for phrase in sentence.phrases:
        if phrase.preposition != "en" or phrase.end_of not in sentence.notions.forms:
            continue
        group = _bearer(sentence, phrase.left)
        if group and not sentence.asks:
            yield Found(group, (phrase,), phrase.core)


_PASSAGE = told("(?:passage|transformation|transition|création|constitution|évolution)")


def _passage(sentence: Sentence) -> Iterator[Found]:
    """« le passage en SCIC de X », « la transformation de X en SCIC »."""
    for trigger in sentence.find(_PASSAGE):
        first = sentence.next_phrase(trigger.end, ("en", "de"))
        if first is None or sentence.asks:
            continue
        second = sentence.next_phrase(first.end, ("en", "de"))
        ends = [one for one in (first, second) if one is not None]
        forms = tuple(one for one in ends if one.end_of in sentence.notions.forms)
        things = sentence.kinds(ends, _THINGS)
        if forms and things:
            yield Found(things, forms, trigger.first)


def _bearer(sentence: Sentence, at: int) -> Group:
    """What a statute before token ``at`` is told of."""
    event = nearest_verb(sentence, at)
    before = sentence.previous_phrase(at)
    if before is not None and (before.end == at or sentence.texts[before.end : at] == (",",)):
        return sentence.kinds((before,), _THINGS)
    if event is None:
        return ()
    if event.voice in (Voice.PASSIVE, Voice.REDUCED):
        return sentence.kinds(arguments.theme(sentence, event), _THINGS)
    if not sentence.is_stated(event):
        return ()
    return sentence.kinds(arguments.subject(sentence, event), _THINGS)


_PREDICATE = "hasLegalForm"

PATTERNS: tuple[Pattern, ...] = (
    Custom("hasLegalForm.beforeName", _PREDICATE, _before_name),
    Custom("hasLegalForm.pointed", _PREDICATE, _pointed),
    Custom("hasLegalForm.inName", _PREDICATE, _in_name),
    Custom("hasLegalForm.apposition", _PREDICATE, _apposed),
    Custom("hasLegalForm.copula", _PREDICATE, _copula),
    Custom("hasLegalForm.opening", _PREDICATE, _opening),
    Custom("hasLegalForm.reversed", _PREDICATE, _reversed),
    Custom("hasLegalForm.brackets", _PREDICATE, _brackets),
    Custom("hasLegalForm.status", _PREDICATE, _status),
    Custom("hasLegalForm.passage", _PREDICATE, _passage),
    Custom("hasLegalForm.as", _PREDICATE, _as_form),
    Link(
        "hasLegalForm.choice",
        _PREDICATE,
        whole(
            "(?:a fait|fait|ont fait) le choix",
            "a (?:choisi|préféré|opté pour|retenu)",
            "s' ?est portée?",
        ),
        first=_THINGS,
        second=frozenset({Kind.CONCEPT}),
        prepositions=("", "de", "sur", "pour"),
    ),
)
