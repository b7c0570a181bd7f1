"""« intervient à »: who speaks at an event."""

import re
from collections.abc import Iterator

from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Custom,
    Found,
    Pattern,
    Told,
    told,
    verbs,
)
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.roles import people_with_roles
from graph.mentions.relations.sentences import Sentence
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_EVENTS = frozenset({Kind.EVENT})
_SPEAKS = re.compile(
    r"\b(?:intervention|intervenant|intervenante|témoignage|conférence|présentation"
    r"|prise de parole|"
    r"contribution|regard|éclairage|retour|exposé|mot d'accueil|introduction"
    r"|conclusion)s?(?: d'expérience)?\b"
    r"|\bentendu\b|\ba permis à\b|\bpar la voix\b|\ba donné la parole à\b"
)


def _event(sentence: Sentence) -> Phrase | None:
    """The event the resource tells of."""
    subject = sentence.discourse.event
    if subject is None:
        return None
    at = sentence.span.start
    return Phrase(subject.end_of, subject.kind, at, at, at, at, how="reference")


_ABSENT = told(
    "excusée?s?",
    "absente?s?",
    "retenue?s?",
    "n'a (?:pas )?pu",
    "n'ont (?:pas )?pu",
    "n'avai\\w+ pu",
    "n'est (?:finalement )?pas",
    "annoncée?s?",
)
_INVITED = told(
    "(?:intervenai|intervien|intervin|témoign|débatt|échang|dialogu)\\w+",
    "(?:animée?s?|modérée?s?|ouverte?s?|clôturée?s?|introduite?s?|présentée?s?) par",
    "(?:ouverture|clôture|introduction|conclusion|animation|modération|mot d'accueil)s? (?:par"
    "|de|d')",
    "a donné la parole à",
    "sont intervenue?s?",
    "est intervenue?",
    "(?:modération|animation) revenait à",
    "avec :?",
)


def _invited(sentence: Sentence) -> Iterator[Found]:
    """« intervenaient A, B et C », « table ronde animée par A »: persons, roles or not."""
    event = _event(sentence)
    if event is None or next(sentence.find(_ABSENT), None) is not None:
        return
    for trigger in sentence.find(_INVITED):
        people = [
            one for one in sentence.phrases if one.kind is Kind.PERSON and one.left >= trigger.first
        ]
        if people and people[0].left - trigger.end < 4:
            yield Found(tuple(people), (event,), trigger.first)
            return


def _told_of_event(sentence: Sentence) -> Iterator[Found]:
    """In the report of an event: persons named with a role after a word of speaking."""
    event = _event(sentence)
    if event is None or next(sentence.find(_ABSENT), None) is not None:
        return
    people = people_with_roles(sentence)
    trigger = next(sentence.find(_SPEAKS), None)
    after = tuple(one for one in people if trigger is not None and one.core >= trigger.end)
    if after:
        yield Found(after, (event,), after[0].core)


def _named_in_report(sentence: Sentence) -> Iterator[Found]:
    """In the report of an event: any person named with a role."""
    event = _event(sentence)
    if next(sentence.find(_ABSENT), None) is not None:
        return
    people = people_with_roles(sentence)
    if event is not None and people and next(sentence.find(_SPEAKS), None) is None:
        yield Found(people, (event,), people[0].core)


PATTERNS: tuple[Pattern, ...] = (
    Active(
        "speaksAt.active",
        "speaksAt",
        verbs("intervenir témoigner"),
        objects=_EVENTS,
        prepositions=("à", "dans"),
        skip=frozenset({"lors", "cours", "de", "du"}),
    ),
    Told(
        "speaksAt.with",
        "speaksAt",
        re.compile(r"\bavec (?:l'intervention|les interventions|le témoignage|les témoignages)"),
        agents=ACTORS,
        themes=_EVENTS,
    ),
    Custom("speaksAt.invited", "speaksAt", _invited),
    Custom("speaksAt.report", "speaksAt", _told_of_event),
    Custom("speaksAt.named", "speaksAt", _named_in_report),
)
