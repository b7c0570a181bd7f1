"""The ways a sentence states a relation; each relation's module fills them with its words.

A pattern finds groups of phrases: every subject is then related to every object. Its name is what
a proposal carries and what its confidence is measured by (``confidence.py``).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from graph.mentions.relations import arguments
from graph.mentions.relations.circumstances import told_of
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = [
    "ACTORS",
    "ANYTHING",
    "Active",
    "Custom",
    "Deed",
    "Found",
    "Listed",
    "Nominal",
    "Passive",
    "Pattern",
    "Told",
    "listed",
    "told",
    "verbs",
]

ACTORS = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PERSON})
BODIES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE})
ANYTHING = frozenset(Kind)
UNDERTAKINGS = frozenset({Kind.PROJECT, Kind.EVENT, Kind.RESOURCE})


def listed(text: str) -> frozenset[str]:
    """The words of a text, separated by spaces."""
    return frozenset(text.split())


def verbs(text: str) -> frozenset[str]:
    """The infinitives of a text, separated by spaces."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern found: who, whom, and where its words stand.

    Parameters
    ----------
    variant: what is weaker about it: ``purpose``, ``future``; measured apart.
    role: what a person is there.
    """

    subjects: Group
    objects: Group
    at: int
    variant: str = ""
    role: str = ""


class Pattern(Protocol):
    """One way to state one relation."""

    @property
    def name(self) -> str:
        """What proposals carry: ``supports.active``."""

    @property
    def predicate(self) -> str:
        """Local name of the relation in the model."""

    @property
    def lemmas(self) -> frozenset[str]:
        """The verbs it looks for."""

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""


def _follows(sentence: Sentence, event: Event, particle: tuple[str, ...]) -> bool:
    """Whether the particle of a verb follows it: « mis en œuvre »."""
    after = sentence.texts[event.token + 1 : event.token + 1 + len(particle)]
    return tuple(after) == particle


def told(*alternatives: str) -> re.Pattern[str]:
    """A regular expression for any of these, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)")


def _variant(event: Event, sentence: Sentence) -> str:
    if event.future:
        return "future"
    if event.voice is Voice.INFINITIVE:
        before = sentence.between(max(sentence.span.start, event.first - 2), event.first)
        return "purpose" if {"pour", "afin"} & set(before) else "aim"
    return ""


@dataclass(frozen=True, slots=True)
class Active:
    """« X soutient Y »: subject, verb, object.

    Parameters
    ----------
    prepositions: what may open the object; an empty text is a direct object.
    reflexive: whether the verb is reflexive: « s'associe à ».
    swap: whether the object is the relation's subject: « le réseau fédère X ».
    skip: words that may stand between the verb and its object.
    particle: what must follow the verb: « met en œuvre ».
    """

    name: str
    predicate: str
    lemmas: frozenset[str]
    subjects: frozenset[Kind] = ACTORS
    objects: frozenset[Kind] = ANYTHING
    prepositions: tuple[str, ...] = ("", "des")
    reflexive: bool = False
    swap: bool = False
    skip: frozenset[str] = frozenset()
    particle: tuple[str, ...] = ()

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for event in sentence.events:
            if not event.verbs & self.lemmas or not self._voiced(event):
                continue
            if not sentence.is_stated(event) or not _follows(sentence, event, self.particle):
                continue
            skip = self.skip | frozenset(self.particle)
            group = arguments.objects(sentence, event, self.prepositions, skip)
            held = sentence.kinds(group, self.objects)
            if not held:
                continue
            who = sentence.kinds(arguments.subject(sentence, event), self.subjects)
            who = tuple(one for one in who if one not in held)
            if who:
                ends = (held, who) if self.swap else (who, held)
                yield Found(*ends, event.token, _variant(event, sentence))

    def _voiced(self, event: Event) -> bool:
        if self.reflexive:
            return event.voice is Voice.REFLEXIVE
        return event.voice in (Voice.ACTIVE, Voice.INFINITIVE, Voice.GERUND)


@dataclass(frozen=True, slots=True)
class Passive:
    """« X est soutenu par Y », « X, soutenu par Y »: the agent is the relation's subject.

    Parameters
    ----------
    by: what opens the agent.
    swap: whether what is told of is the relation's subject: « X est basé à Y ».
    """

    name: str
    predicate: str
    lemmas: frozenset[str]
    agents: frozenset[Kind] = ACTORS
    themes: frozenset[Kind] = ANYTHING - {Kind.TERRITORY}
    by: tuple[str, ...] = ("par",)
    swap: bool = False
    particle: tuple[str, ...] = ()

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for event in sentence.events:
            if not event.verbs & self.lemmas or event.voice not in (Voice.PASSIVE, Voice.REDUCED):
                continue
            if not sentence.is_stated(event) or not _follows(sentence, event, self.particle):
                continue
            group = arguments.agents(sentence, event.token + 1, self.by)
            who = sentence.kinds(group, self.agents)
            if not who:
                continue
            told = sentence.kinds(arguments.theme(sentence, event), self.themes)
            told = tuple(one for one in told if one not in who)
            if told:
                ends = (told, who) if self.swap else (who, told)
                yield Found(*ends, event.token, _variant(event, sentence))


@dataclass(frozen=True, slots=True)
class Nominal:
    """« X est membre de Y », « X, filiale de Y », « Y, dont X est membre ».

    Parameters
    ----------
    noun: a regular expression for the noun and what may follow it.
    prepositions: what opens the other end.
    """

    name: str
    predicate: str
    noun: re.Pattern[str]
    subjects: frozenset[Kind] = ACTORS
    objects: frozenset[Kind] = ANYTHING
    prepositions: tuple[str, ...] = ("de", "des")
    swap: bool = False
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for trigger in sentence.find(self.noun):
            if sentence.asks:
                continue
            yield from self._owned(sentence, trigger)
            who, how = arguments.bearer(sentence, trigger)
            if not who:
                continue
            other = arguments.complement(sentence, trigger, self.prepositions, self.objects)
            held = sentence.kinds(other, self.objects)
            who = tuple(one for one in sentence.kinds(who, self.subjects) if one not in held)
            if how == "copula":
                more = sentence.kinds(arguments.also(sentence, trigger.end), self.subjects)
                who = (*who, *(one for one in more if one not in (*who, *held)))
            if who and held:
                ends = (held, who) if self.swap else (who, held)
                yield Found(*ends, trigger.first, how)

    def _owned(self, sentence: Sentence, trigger: Trigger) -> Iterator[Found]:
        """« sa filiale X », « son chef de file, X »."""
        who, whose = arguments.owned(sentence, trigger)
        held = sentence.kinds(whose, self.objects)
        who = tuple(one for one in sentence.kinds(who, self.subjects) if one not in held)
        if who and held:
            ends = (held, who) if self.swap else (who, held)
            yield Found(*ends, trigger.first, "owned")


@dataclass(frozen=True, slots=True)
class Listed:
    """« les partenaires de X sont A et B », « X compte A et B parmi ses partenaires ».

    Parameters
    ----------
    noun: a regular expression for the noun, in the plural.
    subjects, objects: the kinds of those listed, and of whose they are.
    swap: whether whose they are is the relation's subject: « ses activités : A et B ».
    """

    name: str
    predicate: str
    noun: re.Pattern[str]
    subjects: frozenset[Kind] = ACTORS
    objects: frozenset[Kind] = ANYTHING
    swap: bool = False
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for trigger in sentence.find(self.noun):
            whose, listed_ = arguments.listing(sentence, trigger, self.subjects)
            owner = sentence.kinds(whose, self.objects)
            members = tuple(one for one in listed_ if one not in owner)
            if owner and members and not sentence.asks:
                ends = (owner, members) if self.swap else (members, owner)
                yield Found(*ends, trigger.first)


@dataclass(frozen=True, slots=True)
class Deed:
    """« le soutien de A à X », « l'animation de X est confiée à A ».

    Parameters
    ----------
    noun: a regular expression for the deed.
    to: what joins the deed to whom it is done to; without it the deed is « de X ».
    """

    name: str
    predicate: str
    noun: re.Pattern[str]
    subjects: frozenset[Kind] = ACTORS
    objects: frozenset[Kind] = ANYTHING
    to: re.Pattern[str] | None = None
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for trigger in sentence.find(self.noun):
            first = sentence.next_phrase(trigger.end, ("de", "des"))
            if first is None or sentence.asks or _supposed(sentence, trigger):
                continue
            group = sentence.group(first)
            joint, prepositions = (self.to, _TO) if self.to is not None else (_BY, ("par", "à"))
            other = arguments.after_joint(sentence, group[-1].end, joint, prepositions)
            who, whom = (other, group) if self.to is None else (group, other)
            who, whom = sentence.kinds(who, self.subjects), sentence.kinds(whom, self.objects)
            if who and whom and who[0] not in whom:
                yield Found(who, whom, trigger.first)


_TO = ("à", "de", "dans", "pour")
_BY = re.compile(
    r"(?:,? ?(?:est|sont|a été|ont été|était) ?)?(?:assurée?s?|confiée?s?|portée?s?|menée?s?|pris en charge|prise en charge"
    r"|réalisée?s?|détenue?s?|effectuée?s?|revient|incombe)? ?$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """« … avec le soutien de Y », « À l'initiative de Y, … »: said of what the clause is about.

    Parameters
    ----------
    phrase: a regular expression for the circumstance, up to the preposition.
    prefer: which end of the clause it is told of, ``object`` or ``subject``.
    swap: whether what it is told of is the relation's subject: « X agit en partenariat avec Y ».
    """

    name: str
    predicate: str
    phrase: re.Pattern[str]
    agents: frozenset[Kind] = ACTORS
    themes: frozenset[Kind] = ANYTHING - {Kind.TERRITORY}
    prepositions: tuple[str, ...] = ("de", "des")
    prefer: str = "object"
    swap: bool = False
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for trigger in sentence.find(self.phrase):
            if sentence.asks or _supposed(sentence, trigger):
                continue
            group = arguments.complement(
                sentence, trigger, self.prepositions, self.agents, pointed=False
            )
            who = sentence.kinds(group, self.agents)
            if not who:
                continue
            told = told_of(sentence, trigger, self.prefer, self.themes)
            told = tuple(one for one in told if one not in who)
            if told:
                ends = (told, who) if self.swap else (who, told)
                yield Found(*ends, trigger.first)


def _supposed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the clause before a circumstance is wished or supposed."""
    start = sentence.clause_start(trigger.first)
    before = sentence.between(start, trigger.first)
    modal = words("modality", "modal_forms") | words("auxiliaries", "unstated")
    near = sentence.between(trigger.first, trigger.end)
    if any(one in words("modality", "supposed") for one in near):
        return True
    return any(one in modal for one in before) or "sans" in before[-2:]


@dataclass(frozen=True, slots=True)
class Custom:
    """A pattern with a search of its own."""

    name: str
    predicate: str
    search: Callable[[Sentence], Iterator[Found]]
    lemmas: frozenset[str] = frozenset()

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        yield from self.search(sentence)
