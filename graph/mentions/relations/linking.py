"""Relations told by the words between two phrases: « X » *a donné un coup de pouce à* « Y »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.stating import ACTORS, ANYTHING, Found
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["Link"]

_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Link:
    """Two phrases and nothing but known words between them.

    Parameters
    ----------
    between: a regular expression for all that stands between, the preposition of the second
        phrase apart; negations are never part of it.
    prepositions: what opens the second phrase.
    opening: a regular expression for all that stands before the first phrase in its clause, its
        preposition included; without it the first phrase is a subject.
    swap: whether the second phrase is the relation's subject.
    """

    name: str
    predicate: str
    between: re.Pattern[str]
    first: frozenset[Kind] = ACTORS
    second: frozenset[Kind] = ANYTHING
    prepositions: tuple[str, ...] = ("", "des")
    opening: re.Pattern[str] | None = None
    swap: bool = False
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        if sentence.asks:
            return
        for first, second in _neighbours(sentence):
            if second[0].preposition not in self.prepositions or not self._opens(sentence, first):
                continue
            if not self.between.fullmatch(_between(sentence, first[-1], second[0])):
                continue
            one = sentence.kinds(first, self.first)
            other = sentence.kinds(second, self.second)
            keys = {phrase.end_of for phrase in other}
            one = tuple(phrase for phrase in one if phrase.end_of not in keys)
            if one and other:
                ends = (other, one) if self.swap else (one, other)
                yield Found(*ends, second[0].core)

    def _opens(self, sentence: Sentence, first: Group) -> bool:
        if self.opening is None:
            return first[0].preposition in ("", "des")
        start = sentence.clause_start(first[0].left)
        before = " ".join(sentence.between(start, first[0].start))
        return bool(self.opening.fullmatch(before))


def _neighbours(sentence: Sentence) -> Iterator[tuple[Group, Group]]:
    """Each enumeration with the next; a notion in between is passed over once."""
    groups: list[Group] = []
    for phrase in sentence.phrases:
        group = sentence.group(phrase)
        if not groups or groups[-1] != group:
            groups.append(group)
    for rank, first in enumerate(groups):
        for second in groups[rank + 1 : rank + 3]:
            yield first, second


def _between(sentence: Sentence, first: Phrase, second: Phrase) -> str:
    """The words between, adverbs and dates left out; nothing where they are too many."""
    span = range(first.end, second.left)
    if len(span) > _LONGEST:
        return "…"
    passing = (words("words", "adverbs") | words("words", "quotes")) - {"en", "y"}
    told = [
        sentence.texts[at]
        for at in span
        if sentence.texts[at] not in passing and not sentence.is_date(at)
    ]
    return " ".join(told)
