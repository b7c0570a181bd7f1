"""A name found for sure somewhere is the same thing everywhere the text has it."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.mentions.found import Found
from graph.mentions.words import Words
from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["find_again"]

_NAMED: Final = (Kind.ORGANISATION, Kind.PROJECT, Kind.PERSON)
_TOLD: Final = 58
"""From this strength on, something in the text told what the name is the name of."""
_SURELY: Final = 60
_STRENGTH: Final = 59
_LONGEST: Final = 10
_ARTICLES = frozenset(("le", "la", "les", "l"))


def find_again(words: Words, found: Sequence[Found]) -> Iterator[Found]:
    """Every place of a name of ``found`` that was told, of the kind it was told to be."""
    names = _names(found)
    longest = max((len(key.split()) for key in names), default=0)
    for first in range(len(words)):
        if not (words[first].capital or words[first].is_mixed):
            continue
        keys: list[str] = []
        for last in range(first, min(first + longest, len(words))):
            if last > first and words[last].breaks:
                break
            keys.append(words[last].key)
            told = names.get(" ".join(keys))
            if told is not None and _is_whole(words, first, last, told):
                yield _same(told, words, first, last)


def _names(found: Sequence[Found]) -> dict[str, Found]:
    """Who was told, by each name; a name told to be two kinds of thing is nobody's."""
    names: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: -one.strength):
        if one.kind in _NAMED and one.strength >= _TOLD and one.confidence >= 0.7:
            for name in (one.label, *one.names):
                key = folded(name.partition(" (")[0])
                if key and key.count(" ") < _LONGEST:
                    names.setdefault(key, one)
    return names


def _is_whole(words: Words, first: int, last: int, told: Found) -> bool:
    """A capital that opens a sentence tells less: one word there must have been told surely."""
    if first == last and words[first].first and not words[first].is_acronym:
        return told.strength >= _SURELY
    return words[first].key not in _ARTICLES or last > first


def _same(told: Found, words: Words, first: int, last: int) -> Found:
    return Found(
        words[first].start,
        words[last].end,
        told.kind,
        told.label,
        told.evidence,
        told.confidence,
        _STRENGTH,
        told.known,
        told.names,
        told.same,
    )
