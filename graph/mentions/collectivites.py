"""Local authorities told by their head: « la ville de X », « les communes de X et d'Y »."""

from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import after_bracket, head_at, name_end
from graph.mentions.words import ENDS, Word
from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["find_authorities"]

_STRENGTH: Final = 62
_OF = frozenset(("de", "du", "des", "d"))
_ARTICLES = frozenset(("la", "le", "les", "l"))
_TABLES = ("commune", "departement", "region", "grouping", "mixed")


def find_authorities(material: Material) -> Iterator[Found]:
    """Communes, départements, régions and groupements named with their head, or their suffix."""
    words = material.words
    for number in range(len(words)):
        for table in _TABLES:
            last = head_at(words, number, "collectivites", table)
            if last is not None:
                yield from _headed(material, table, number, last)
                break
        if head_at(words, number, "collectivites", "mayor") is not None:
            yield from _of_mayor(material, number)
        yield from _suffixed(material, number)


def _headed(material: Material, table: str, first: int, last: int) -> Iterator[Found]:
    words = material.words
    start = _name_start(material, last + 1)
    end = name_end(words, start) if start is not None else None
    if start is None or end is None:
        return
    head = words.surface(first, last)
    if _is_many(head):
        yield from _listed(material, table, start, end, head)
        return
    name = words.surface(first, end)
    yield Found(
        words[first].start,
        words[end].end,
        Kind.COLLECTIVITE,
        name[0].upper() + name[1:],
        f"« {name} » : une institution",
        0.92,
        _STRENGTH + 5 if "(" in name else _STRENGTH,
        same=_same(table, words.surface(start, end)),
    )


def _same(table: str, name: str) -> tuple[str, ...]:
    """What « Ville de X » and « conseil municipal de X » share."""
    return (f"<{table} {folded(name)}>",) if table != "mixed" else ()


def _listed(material: Material, table: str, start: int, end: int, head: str) -> Iterator[Found]:
    """« les communes de X, de Y et de Z »: each by its own name."""
    words = material.words
    number: int | None = start
    last: int | None = end
    while number is not None and last is not None:
        name = words.surface(number, last)
        if folded(name) in lexicon("places", "countries"):
            return
        yield Found(
            words[number].start,
            words[last].end,
            Kind.COLLECTIVITE,
            name,
            f"« {head} » suivi de noms : des institutions",
            0.88,
            _STRENGTH - 4,
            same=_same(table, name),
        )
        following = last + 1
        if following >= len(words):
            return
        gap = words[following].gap
        joined = words[following].key == "et" or gap.strip() == ","
        if not joined:
            return
        if words[following].key == "et":
            following += 1
        number = _name_start(material, following, after_comma=True)
        last = name_end(words, number) if number is not None else None


def _name_start(material: Material, number: int, after_comma: bool = False) -> int | None:
    """Where the name begins after « de », « de la » or a bracket, or right here."""
    words = material.words
    if number >= len(words):
        return None
    number = after_bracket(words, number)
    first = number
    while number < len(words) and number < first + 3:
        word = words[number]
        cut = ENDS.search(word.gap) and not word.gap.startswith(")")
        if cut and (number > first or not after_comma):
            return None
        if word.capital and not word.is_elided:
            other = head_at(words, number, "organisations", "heads") is not None
            return None if "&" in word.gap or (after_comma and other) else number
        if word.key not in _OF | _ARTICLES or (after_comma and number == first and _alone(word)):
            return None
        number += 1
    return None


def _alone(word: Word) -> bool:
    """An article with no « de »: another thing begins, not another name of the list."""
    return word.key in _ARTICLES


def _is_many(head: str) -> bool:
    first = head.split()[0].casefold()
    return first.endswith(("s", "x")) and first not in ("pays", "cc")


def _of_mayor(material: Material, number: int) -> Iterator[Found]:
    """« adjoint au maire de X »: the commune X acts by its mayor."""
    words = material.words
    start = _name_start(material, number + 1)
    if start is None or start == number + 1:
        return
    end = name_end(words, start)
    if end is not None:
        name = words.surface(start, end)
        yield Found(
            words[start].start,
            words[end].end,
            Kind.COLLECTIVITE,
            name,
            f"« {words.surface(number, end)} »",
            0.9,
            _STRENGTH,
            same=_same("commune", name),
        )


def _suffixed(material: Material, number: int) -> Iterator[Found]:
    """« Zorgluk Métropole », « Grand Zorgluk »."""
    words = material.words
    word = words[number]
    if not word.capital or number == 0 or words[number - 1].key in _ARTICLES:
        return
    before = words[number - 1]
    joined = not ENDS.search(word.gap)
    if joined and word.key in lexicon("collectivites", "after") and before.capital:
        first = number - 1
        while first > 0 and words[first - 1].capital and not ENDS.search(words[first].gap):
            if words[first - 1].key in _ARTICLES and words[first - 1].first:
                break
            first -= 1
        if words[first].key in lexicon("grammar", "empty") and words[first].key not in _ARTICLES:
            return
        last = head_at(words, number, "collectivites", "grouping") or number
        if last > number and last + 1 < len(words) and _name_start(material, last + 1) is not None:
            return
        name = words.surface(first, last)
        yield Found(
            words[first].start,
            words[last].end,
            Kind.COLLECTIVITE,
            name,
            f"« {word.text} » à la fin du nom",
            0.9,
            _STRENGTH + 1,
        )
