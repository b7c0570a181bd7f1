"""Relations told by a noun: « X, membre de Y », « ses membres : X », « le soutien de X à Y »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.mentions.relations import arguments
from graph.mentions.relations.circumstances import is_supposed
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.stating import ACTORS, ANYTHING, Found
from graph.model.vocabulary import Kind

__all__ = ["Deed", "Listed", "Nominal"]


@dataclass(frozen=True, slots=True)
class Nominal:
    """« X est membre de Y », « X, filiale de Y », « Y, dont X est membre », « sa filiale X ».

    Parameters
    ----------
    noun: a regular expression for the noun and what may follow it.
    prepositions: what opens the other end.
    opens: whether the noun may open the sentence: « Membre de Y, X … ».
    implied: whether the other end may be what is spoken of: « X en est, lui aussi, partenaire ».
    """

    name: str
    predicate: str
    noun: re.Pattern[str]
    subjects: frozenset[Kind] = ACTORS
    objects: frozenset[Kind] = ANYTHING
    prepositions: tuple[str, ...] = ("de", "des")
    swap: bool = False
    implied: bool = False
    opens: bool = True
    lemmas: frozenset[str] = field(default=frozenset(), init=False)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Where the sentence states the relation."""
        if sentence.asks:
            return
        for trigger in sentence.find(self.noun):
            yield from self._told(*arguments.owned(sentence, trigger), trigger, "owned")
            yield from self._told(*arguments.named_as(sentence, trigger), trigger, "")
            who, how = arguments.bearer(sentence, trigger)
            who = sentence.kinds(who, self.subjects)
            if not who or (how == "opening" and not self.opens):
                continue
            if how == "copula":
                more = sentence.kinds(arguments.also(sentence, trigger.end), self.subjects)
                who = (*who, *(one for one in more if one not in who))
            held = arguments.complement(sentence, trigger, self.prepositions, self.objects)
            if not sentence.kinds(held, self.objects) and self.implied:
                held = arguments.implied(sentence, trigger, self.objects)
                how = "implied"
            yield from self._told(who, held, trigger, how)

    def _told(self, who: Group, held: Group, trigger: Trigger, how: str) -> Iterator[Found]:
        held = tuple(one for one in held if one.kind in self.objects)
        keys = {one.end_of for one in held}
        who = tuple(one for one in who if one.kind in self.subjects and one.end_of not in keys)
        if who and held:
            ends = (held, who) if self.swap else (who, held)
            yield Found(*ends, trigger.first, how)


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
        if sentence.asks:
            return
        for trigger in sentence.find(self.noun):
            whose, members = arguments.listing(sentence, trigger, self.subjects)
            owner = sentence.kinds(whose, self.objects)
            keys = {one.end_of for one in owner}
            members = tuple(one for one in members if one.end_of not in keys)
            if owner and members:
                ends = (owner, members) if self.swap else (members, owner)
                yield Found(*ends, trigger.first)


_TO = ("à", "de", "dans", "pour", "avec")
_BY = re.compile(
    r"(?:,? ?(?:est|sont|a été|ont été|était|étant) ?)?(?:assurée?s?|confiée?s?|portée?s?|menée?s?"
    r"|pris en charge|prise en charge|réalisée?s?|effectuée?s?|détenue?s?|revient|incombe"
    r"|gérée?s?)? ?"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """« le soutien de A à X », « l'animation de X est confiée à A », « son animation est … ».

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
            group, end = arguments.done_by(sentence, trigger)
            if not group or sentence.asks or is_supposed(sentence, trigger):
                continue
            joint, prepositions = (self.to, _TO) if self.to is not None else (_BY, ("par", "à"))
            other = arguments.after_joint(sentence, end, joint, prepositions)
            who, whom = (other, group) if self.to is None else (group, other)
            who, whom = sentence.kinds(who, self.subjects), sentence.kinds(whom, self.objects)
            if who and whom and who[0] not in whom:
                yield Found(who, whom, trigger.first)
