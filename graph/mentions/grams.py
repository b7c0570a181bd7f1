"""Which words of a text are names somebody already knows: every likely run, one look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.mentions.gazetteer import Gazetteer, Known
from graph.mentions.inflection import variants
from graph.mentions.lexicon import words as lexicon
from graph.mentions.words import Word, Words
from graph.model.vocabulary import Kind

__all__ = ["Hit", "find_hits"]

_LONGEST: Final = 10
_LONGEST_TOWN: Final = 4
_ARTICLE: Final = {"au": "le", "du": "le", "aux": "les", "des": "les"}
"""« au Zorgluk » names Le Zorgluk."""
_BATCH: Final = 20_000


@dataclass(frozen=True, slots=True)
class Hit:
    """The words from ``first`` to ``last`` (included), and what goes by that name."""

    first: int
    last: int
    known: tuple[Known, ...]


def find_hits(words: Words, gazetteer: Gazetteer) -> list[Hit]:
    """Every run of words that is a known name, overlapping ones too, in the order of the text.

    Terms are also found in the plural, or in the singular where the term is a plural.
    """
    hits: list[Hit] = []
    batch: list[tuple[int, int, str]] = []
    for run in _runs(words):
        batch.append(run)
        if len(batch) >= _BATCH:
            hits += _looked_up(batch, gazetteer)
            batch = []
    return hits + _looked_up(batch, gazetteer)


def _looked_up(runs: list[tuple[int, int, str]], gazetteer: Gazetteer) -> list[Hit]:
    ways = {key: variants(key) for _, _, key in runs}
    asked = dict.fromkeys(one for key, others in ways.items() for one in (key, *others))
    known = gazetteer.lookup(asked.keys())
    hits = []
    for first, last, key in runs:
        found = list(known.get(key, ()))
        if not any(one.kind is Kind.CONCEPT for one in found):
            terms = (one for way in ways[key] for one in known.get(way, ()))
            found += dict.fromkeys(one for one in terms if one.kind is Kind.CONCEPT)
        if found:
            hits.append(Hit(first, last, tuple(found)))
    return hits


def _runs(words: Words) -> Iterator[tuple[int, int, str]]:
    for first in range(len(words)):
        if not _may_begin(words[first]):
            continue
        article = "" if words[first].breaks else _ARTICLE.get(words.before(first), "")
        keys: list[str] = []
        for last in range(first, min(first + _LONGEST, len(words))):
            word = words[last]
            if last > first and (word.breaks or word.key in lexicon("grammar", "barriers")):
                break
            keys.append(word.key)
            if _may_end(word):
                yield first, last, " ".join(keys)
                if article and words[first].capital and last < first + _LONGEST_TOWN:
                    yield first, last, " ".join((article, *keys))


def _may_begin(word: Word) -> bool:
    if word.key in lexicon("grammar", "barriers"):
        return word.capital and not word.first
    return bool(word.key) and (word.capital or word.key not in lexicon("grammar", "empty"))


def _may_end(word: Word) -> bool:
    return not word.is_elided and (
        word.key not in lexicon("grammar", "empty") or word.is_acronym or word.is_mixed
    )
