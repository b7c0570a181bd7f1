"""Relations told by a circumstance: « … avec le soutien de Y », « À l'initiative de Y, … »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.mentions.relations import arguments
from graph.mentions.relations.circumstances import is_supposed, told_of
from graph.mentions.relations.sentences import Sentence, Trigger
from graph.mentions.relations.stating import ACTORS, ANYTHING, Found
from graph.model.vocabulary import Kind

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """« … avec le soutien de Y », « À l'initiative de Y, … »: said of what the clause is about.

    Parameters
    ----------
    phrase: a regular expression for the circumstance, up to the preposition.
    prefer: which end of the clause it is told of, ``object`` or ``subject``; ``own`` where the
        circumstance has a verb of its own: « bénéficie du soutien de ».
    swap: whether what it is told of is the relation's subject: « X agit en partenariat avec Y ».
    """

    name: str
    predicate: str
    phrase: re.Pattern[str]
    agents: frozenset[Kind] = ACTORS
    themes: frozenset[Kind] = ANYTHING - {Kind.TERRITORY, Kind.CONCEPT}
    prepositions: tuple[str, ...] = ("de", "des")
    prefer: str = "object"
    swap: bool = False
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        for trigger in sentence.find(self.phrase):
            if sentence.asks or is_supposed(sentence, trigger):
                continue
            group = arguments.complement(
                sentence, trigger, self.prepositions, self.agents, pointed=False
            )
            who = sentence.kinds(group, self.agents)
            if not who:
                continue
            keys = {one.end_of for one in who}
            whom = tuple(one for one in self._whom(sentence, trigger) if one.end_of not in keys)
            if whom:
                ends = (whom, who) if self.swap else (who, whom)
                yield Found(*ends, trigger.first)

    def _whom(self, sentence: Sentence, trigger: Trigger) -> tuple[arguments.Phrase, ...]:
        if self.prefer == "own":
            return sentence.kinds(arguments.subject_at(sentence, trigger.first), self.themes)
        return told_of(sentence, trigger, self.prefer, self.themes)
