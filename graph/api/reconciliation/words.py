"""Names of types and properties in both languages, and finding them by what somebody types."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol, TypeVar

from graph.model.iris import Iris, folded
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["Named", "Words", "beginning", "said_in", "vocabulary_words"]

Words = Mapping[str, str]
"""A text by language, ``fr`` and ``en``."""

_LABELS: Final = ("skos:prefLabel", "rdfs:label")


class Named(Protocol):
    """What has an identifier and a name in each language."""

    @property
    def id(self) -> str:
        """The identifier."""

    @property
    def names(self) -> Words:
        """The names."""


_Named = TypeVar("_Named", bound=Named)


def said_in(words: Words, language: str) -> str:
    """The text in ``language``, else in French, else in any; empty where there is none."""
    return words.get(language) or words.get("fr") or next(iter(words.values()), "")


def vocabulary_words(store: Store, iris: Iris, node: NamedNode) -> tuple[Words, Words]:
    """The names and the definitions the vocabulary gives of ``node``."""
    names: dict[str, str] = {}
    definitions: dict[str, str] = {}
    for quad in store.quads(node, None, None, iris.ontology):
        text = quad.object
        if not isinstance(text, Literal) or not text.language:
            continue
        if quad.predicate in map(term, _LABELS):
            names[text.language] = text.value
        elif quad.predicate == term("skos:definition"):
            definitions[text.language] = text.value
    return names, definitions


def beginning(prefix: str, things: Iterable[_Named]) -> list[_Named]:
    """Those of ``things`` that ``prefix`` begins, in any language, the nearest first.

    First the one of that identifier or name, then those that begin with it, then those a word of
    which does. An empty prefix, or one without letters, finds all, in their own order.
    """
    typed = folded(prefix)
    if not typed:
        exact = [one for one in things if one.id == prefix.strip()]
        return exact if prefix.strip() else list(things)
    ranked = [(_rank(prefix.strip(), typed, one), one) for one in things]
    found = sorted((pair for pair in ranked if pair[0] is not None), key=lambda pair: pair[0] or 0)
    return [one for _, one in found]


def _rank(prefix: str, typed: str, one: Named) -> int | None:
    names = [folded(text) for text in (*one.names.values(), one.id)]
    if one.id == prefix or typed in names:
        return 0
    if any(name.startswith(typed) for name in names):
        return 1
    return 2 if any(f" {typed}" in f" {name}" for name in names) else None
