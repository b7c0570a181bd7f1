"""Relations told by a verb: « X soutient Y », « X est soutenu par Y », « X, soutenu par Y »."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.stating import ACTORS, ANYTHING, Found
from graph.model.vocabulary import Kind

__all__ = ["Active", "Passive"]


def _follows(sentence: Sentence, event: Event, particle: tuple[str, ...]) -> bool:
    """Whether the particle of a verb follows it: « mis en œuvre »."""
    after = sentence.texts[event.token + 1 : event.token + 1 + len(particle)]
    return tuple(after) == particle


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
    needs: words of which one must stand in the clause after the verb: « accorde une aide à ».
    never: words of which none may.
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
    needs: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    particle: tuple[str, ...] = ()

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for event in sentence.events:
            if not event.verbs & self.lemmas or not self._fits(sentence, event):
                continue
            skip = self.skip | self.needs | frozenset(self.particle)
            group = arguments.objects(sentence, event, self.prepositions, skip)
            held = sentence.kinds(group, self.objects)
            if held:
                yield from self._found(sentence, event, held)

    def _found(self, sentence: Sentence, event: Event, held: Group) -> Iterator[Found]:
        who = sentence.kinds(arguments.subject(sentence, event), self.subjects)
        more = sentence.kinds(arguments.also(sentence, held[-1].end), self.subjects)
        who = tuple(one for one in (*who, *more) if one not in held) if who else ()
        if who:
            ends = (held, who) if self.swap else (who, held)
            yield Found(*ends, event.token, _variant(event, sentence))

    def _fits(self, sentence: Sentence, event: Event) -> bool:
        if self.reflexive != (event.voice is Voice.REFLEXIVE):
            return False
        if event.voice in (Voice.PASSIVE, Voice.REDUCED):
            return False
        after = set(sentence.between(event.token + 1, min(event.token + 9, sentence.span.stop)))
        if (self.needs and not self.needs & after) or self.never & after:
            return False
        return sentence.is_stated(event) and _follows(sentence, event, self.particle)


@dataclass(frozen=True, slots=True)
class Passive:
    """« X est soutenu par Y », « X, soutenu par Y »: the agent is the relation's subject.

    Parameters
    ----------
    by: what opens the agent.
    swap: whether what is told of is the relation's subject: « X est affilié à Y ».
    particle: what must follow the verb: « mis en œuvre par ».
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
            whom = sentence.kinds(arguments.theme(sentence, event), self.themes)
            whom = tuple(one for one in whom if one not in who)
            if whom:
                ends = (whom, who) if self.swap else (who, whom)
                yield Found(*ends, event.token, _variant(event, sentence))
