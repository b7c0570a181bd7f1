"""What a pattern is and finds: groups of phrases, every subject related to every object."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.mentions.relations.sentences import Group, Sentence
from graph.model.vocabulary import Kind

__all__ = [
    "ACTORS",
    "ANYTHING",
    "BODIES",
    "UNDERTAKINGS",
    "Custom",
    "Found",
    "Pattern",
    "listed",
    "told",
    "verbs",
    "whole",
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


def told(*alternatives: str) -> re.Pattern[str]:
    """A regular expression for any of these, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)")


def whole(*alternatives: str) -> re.Pattern[str]:
    """A regular expression for any of these, from their first word to their last."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


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
    """One way to state one relation.

    Its name is what a proposal carries and what its confidence is measured by.
    """

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
