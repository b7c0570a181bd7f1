"""A sentence as the patterns see it: its words, its noun phrases, who does what in it.

Syntax comes from the parser where it is consistent with the names found; where it is not (it
breaks at names it does not know), from the order of words within the clause.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from graph.mentions.relations.enumerations import groups_of
from graph.mentions.relations.events import Event, Voice, events
from graph.mentions.relations.notions import Notions
from graph.mentions.relations.phrases import Named, Phrase
from graph.mentions.relations.references import Discourse, gender_of, noun_gender
from graph.mentions.relations.verbs import Form
from graph.mentions.relations.words import plain, words
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Group", "Sentence", "Trigger"]

_LONGEST_TITLE = 30
_MONTHS = frozenset(
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
)

Group: TypeAlias = tuple[Phrase, ...]


def _names(phrase: Phrase) -> bool:
    """Whether no verb of the sentence stands in a phrase."""
    return phrase.how == "name" and phrase.kind is not Kind.CONCEPT


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where the words of a pattern stand: tokens ``first`` to ``end``."""

    first: int
    end: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Parameters
    ----------
    span: its tokens in ``doc``.
    texts: the words of the whole ``doc``, in lower case.
    phrases: its noun phrases, in order.
    inner: mentions that lie inside others.
    known: the forms of the verbs patterns look for.
    discourse: what the text has spoken of before.
    notions: which concepts are legal forms, which are labels.
    """

    doc: "Doc"
    span: range
    texts: Sequence[str]
    phrases: Sequence[Phrase]
    inner: Sequence[Named]
    known: Mapping[str, Mapping[str, frozenset[Form]]]
    discourse: Discourse
    notions: Notions

    @cached_property
    def start(self) -> int:
        """Its first character in the parsed text."""
        return self.doc[self.span.start].idx

    @cached_property
    def text(self) -> str:
        """Its text as it is compared: lower case, as long as the original."""
        return plain(self.doc[self.span.start : self.span.stop].text)

    @cached_property
    def groups(self) -> dict[int, Group]:
        """Of each phrase (by its first token), the enumeration it belongs to."""
        return groups_of(self.phrases, self.texts, self.doc)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The verbs patterns look for, in order; none that is part of a name or of a title."""
        found = events(self.doc, self.texts, self.span, self.known)
        quoted = self._quoted()
        return tuple(
            one
            for one in found
            if one.token not in quoted
            and not any(_names(p) and p.core <= one.token < p.end for p in self.phrases)
        )

    def _quoted(self) -> set[int]:
        """The tokens between quotation marks, where these hold a title and not a speech."""
        found: set[int] = set()
        opened = None
        for at in self.span:
            if self.texts[at] in ("«", "“"):
                opened = at
            elif self.texts[at] in ("»", "”") and opened is not None:
                if at - opened <= _LONGEST_TITLE:
                    found.update(range(opened, at))
                opened = None
        return found

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.endswith("?")

    def group(self, phrase: Phrase) -> Group:
        """The enumeration a phrase is part of, or the phrase alone."""
        group = self.groups.get(phrase.core, ())
        return group if phrase in group else (phrase,)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Trigger]:
        """Where a regular expression is found, as tokens."""
        for match in pattern.finditer(self.text):
            first = self.token_at(match.start())
            yield Trigger(first, self.token_at(match.end() - 1) + 1, match.group())

    def token_at(self, character: int) -> int:
        """The token that has a character of the sentence."""
        low, high = self.span.start, self.span.stop - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.doc[middle].idx - self.start <= character:
                low = middle
            else:
                high = middle - 1
        return low

    def covering(self, token: int) -> Phrase | None:
        """The phrase that has a token."""
        return next((one for one in self.phrases if one.covers(token)), None)

    def between(self, start: int, end: int) -> Sequence[str]:
        """The words from one token to another."""
        return self.texts[start:end]

    def inside_parentheses(self, token: int) -> bool:
        """Whether an opened parenthesis is not closed yet at ``token``."""
        depth = 0
        for word in self.texts[self.span.start : token]:
            depth += (word == "(") - (word == ")")
        return depth > 0

    def next_phrase(
        self,
        after: int,
        prepositions: Sequence[str],
        reach: int = 1,
        skip: frozenset[str] = frozenset(),
    ) -> Phrase | None:
        """The first phrase from token ``after`` on, if it has one of the prepositions.

        Parameters
        ----------
        reach: how many words other than adverbs and ``skip`` may stand before it.
        """
        phrase = next((one for one in self.phrases if one.left >= after), None)
        if phrase is None or phrase.preposition not in prepositions:
            return None
        gap = [at for at in range(after, phrase.left) if not self.is_date(at)]
        passing = words("words", "adverbs") | words("words", "quotes") | skip
        loose = ("ADJ", "NUM") if skip else ()
        strangers = [
            at
            for at in gap
            if self.texts[at] not in passing
            and self.doc[at].pos_ not in loose
            and not (skip and self.texts[at].isdigit())
        ]
        return phrase if len(strangers) < reach and len(gap) <= 12 else None

    def is_date(self, at: int) -> bool:
        """Whether a token is part of a date: « le 3 mai 2021 », « en 2018 », « depuis 2012 »."""
        word = self.texts[at]
        if word in words("words", "times"):
            return True
        if word in _MONTHS or (word.isdigit() and len(word) in (1, 2, 4)) or word == "1er":
            return True
        if word == "et" and at > self.span.start and self.texts[at - 1].isdigit():
            return at + 1 < self.span.stop and self.is_date(at + 1)
        if (
            word == "l'"
            and at + 1 < self.span.stop
            and self.texts[at + 1] in ("an", "année", "été")
        ):
            return True
        return word in (
            "le",
            "en",
            "depuis",
            "dès",
            "les",
            "début",
            "fin",
            "cette",
            "au",
            "mi",
        ) and (at + 1 < self.span.stop and self.is_date(at + 1))

    def previous_phrase(self, before: int, reach: int = 1) -> Phrase | None:
        """The phrase that ends just before token ``before``."""
        phrase = next((one for one in reversed(self.phrases) if one.end <= before), None)
        if phrase is None:
            return None
        passing = words("words", "adverbs") | words("words", "quotes") | {",", "("}
        strangers = [one for one in self.between(phrase.end, before) if one not in passing]
        return phrase if len(strangers) < reach else None

    def clause_start(self, token: int) -> int:
        """Where the clause of ``token`` begins, as punctuation tells."""
        at = token
        while at > self.span.start and self.texts[at - 1] not in words("words", "clause_ends"):
            at -= 1
        return at

    def is_stated(self, event: Event) -> bool:
        """Whether a verb states something: not denied, wished, allowed, asked or supposed."""
        if self.asks:
            return False
        return not (self._denied(event) or self._supposed(event) or self._wished(event))

    def _denied(self, event: Event) -> bool:
        before = self.between(max(self.span.start, event.first - 4), event.token)
        if "sans" in before[-3:] and event.voice is Voice.INFINITIVE:
            return True
        if not any(one in ("ne", "n'") for one in before):
            return False
        after = self.between(event.token, min(self.span.stop, event.token + 4))
        denying = words("modality", "negative")
        return any(one in denying for one in (*before, *after)) and "que" not in after[:3]

    def _supposed(self, event: Event) -> bool:
        start = self.clause_start(event.token)
        opening = " ".join(self.between(start, min(start + 40, event.token + 1)))
        return any(
            opening.startswith(f"{one} ") or f", {one} " in opening
            for one in words("modality", "hypothesis")
        )

    def _wished(self, event: Event) -> bool:
        """Whether a modal verb governs it, directly or through the infinitive it coordinates."""
        if event.voice is Voice.PASSIVE and self._modal_before(event.first, 6):
            return True
        infinitive = "Inf" in self.doc[event.token].morph.get("VerbForm", [])
        infinitive = infinitive or event.voice is Voice.INFINITIVE
        recent = event.voice is Voice.ACTIVE
        return infinitive and not recent and self._modal_before(event.first, 30)

    def _modal_before(self, at: int, reach: int) -> bool:
        """Whether the nearest conjugated verb to the left is a modal."""
        low = max(self.clause_start(at), at - reach)
        for look in range(at - 1, low - 1, -1):
            if self.texts[look] in words("modality", "modal_forms"):
                return True
            if "Fin" in self.doc[look].morph.get("VerbForm", []) and self.doc[look].pos_ == "VERB":
                return False
        return False

    def gender(self, phrase: Phrase) -> str:
        """« m », « f » or nothing: as its words tell, or as the text has told before."""
        told = gender_of(phrase.determiner)
        for noun in phrase.nouns:
            told = told or noun_gender(noun)
        return told or self.discourse.genders.get(phrase.end_of, "")

    def kinds(self, group: Sequence[Phrase], wanted: frozenset[Kind]) -> Group:
        """The members of a group that are of some kinds."""
        return tuple(one for one in group if one.kind in wanted)
