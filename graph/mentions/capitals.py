"""Names nothing announces: capitals in the middle of a sentence, items of an enumeration."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import is_quoted_at, name_end
from graph.mentions.syntax import entity_label, is_unknown_word, part_of_speech
from graph.mentions.words import ENDS, Words
from graph.model.vocabulary import Kind

__all__ = ["find_capitals"]

_STRENGTH: Final = 20
_LONGEST_ITEM = 5


def find_capitals(material: Material) -> Iterator[Found]:
    """What is written as a name and has no other evidence for it: an organisation, maybe."""
    words = material.words
    number = 0
    while number < len(words):
        quoted = _quoted_name(material, number)
        if quoted is not None:
            yield replace(_found(material, number, quoted), strength=_STRENGTH + 41)
        end = _name(material, number)
        if end is None:
            number += 1
            continue
        yield _found(material, number, end)
        number = end + 1


def _is_common(material: Material, number: int) -> bool:
    """« Ouverture », « Siégeront »: one word that is a noun or a verb in spite of its capital."""
    words = material.words
    word = words[number]
    if word.is_acronym or word.is_mixed or name_end(words, number) != number:
        return False
    kind = part_of_speech(material, word.start)
    return kind in ("VERB", "AUX", "ADV", "PRON", "ADP") or (
        kind != "PROPN" and not is_unknown_word(material, word.text)
    )


def _is_item(words: Words, number: int) -> bool:
    """Whether the word is all there is between two commas."""
    ahead = number + 1
    return _opens_item(words, number) and (ahead < len(words) and _closes_item(words[ahead].gap))


def _quoted_name(material: Material, number: int) -> int | None:
    """« "Zorgluk Soleil" »: between quotation marks, few words, and capitals on most."""
    words = material.words
    if not is_quoted_at(words, number) or material.is_in_title(words[number].start):
        return None
    end = name_end(words, number)
    if end is None or end - number >= _LONGEST_ITEM:
        return None
    content = [word for word in words.words[number : end + 1] if not word.is_small]
    single = len(content) == 1 and not (content[0].is_mixed or content[0].is_acronym)
    if single or not content or not all(word.capital for word in content):
        return None
    return end


def _name(material: Material, number: int) -> int | None:
    words = material.words
    word = words[number]
    if not (word.capital or word.is_mixed) or word.is_elided or is_quoted_at(words, number):
        return None
    if word.text.isdigit() or _is_no_name(words, number):
        return None
    if word.first and not _stands_out(material, number):
        return None
    if len(word.text) == 1 or (word.is_small and word.first):
        return None
    end = name_end(words, number)
    if end is None and not (word.is_small and _opens_item(words, number)):
        return None
    item = _item_end(material, number, number if end is None else end)
    if item == number and not _is_item(words, number) and _is_common(material, number):
        return None
    return item if end is not None or item > number else None


def _is_no_name(words: Words, number: int) -> bool:
    common = _common_nouns()
    last = name_end(words, number)
    ends = range(number, min(number + 3, len(words)))
    return any(words.keys(number, end) in common and last in (None, end) for end in ends)


@cache
def _common_nouns() -> frozenset[str]:
    """What has a capital out of respect, and is nobody's name: « la Commune », « le Président »."""
    authorities = (
        lexicon("collectivites", table)
        for table in ("commune", "departement", "region", "grouping", "mayor", "announcing")
    )
    return frozenset().union(
        lexicon("organisations", "not_names"), lexicon("people", "roles"), *authorities
    )


def _stands_out(material: Material, number: int) -> bool:
    """Whether a capital that opens a sentence is more than that."""
    word = material.words[number]
    if word.is_mixed or word.is_acronym:
        return True
    if material.is_in_title(word.start) or entity_label(material, word.start) in ("", "MISC"):
        return False
    return is_unknown_word(material, word.key) or _has_capital_elsewhere(material, number)


def _has_capital_elsewhere(material: Material, number: int) -> bool:
    key = material.words[number].key
    return any(one.key == key and one.capital and not one.first for one in material.words.words)


def _item_end(material: Material, number: int, end: int) -> int:
    """In « A, B en commun, C libre » an item goes from comma to comma."""
    words = material.words
    if not (_opens_item(words, number) and end + 1 < len(words)):
        return end
    last = end
    while last + 1 < len(words) and last - number < _LONGEST_ITEM:
        following = words[last + 1]
        if ENDS.search(following.gap):
            return last if _closes_item(following.gap) else end
        if following.key == "pour":
            return last
        if following.key in ("et", "ou", "dans", "qui", "que", "dont", "avec", "par"):
            return end
        pos = part_of_speech(material, following.start)
        if pos not in ("NOUN", "ADJ", "PROPN", "ADP", "X", "DET"):
            return end
        last += 1
    return end


def _opens_item(words: Words, number: int) -> bool:
    return number > 0 and (
        words[number].gap.strip() in (",", "(") or words[number - 1].key in ("et", "avec")
    )


def _closes_item(gap: str) -> bool:
    return gap.strip()[:1] in (",", ")")


def _found(material: Material, first: int, last: int) -> Found:
    words = material.words
    name = words.surface(first, last)
    label = entity_label(material, words[first].start)
    return Found(
        words[first].start,
        words[last].end,
        Kind.ORGANISATION,
        name,
        "nom propre, sans autre indice de ce que c'est",
        0.6 if label != "LOC" else 0.5,
        _STRENGTH,
    )
