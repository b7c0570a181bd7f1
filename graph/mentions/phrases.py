"""Notions no vocabulary has yet: a noun with an adjective of the field, « innovation sociétale ».

The weakest rule for notions: what it finds is a suggestion.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.syntax import part_of_speech
from graph.mentions.words import Words
from graph.model.vocabulary import Kind

__all__ = ["find_phrases"]

_STRENGTH: Final = 40
_CONFIDENCE: Final = 0.55
_LONGEST: Final = 8
_OF = frozenset(("de", "d", "du", "des"))
_ARTICLES = frozenset(("la", "l", "le", "les"))


def find_phrases(material: Material, taken: Sequence[Found]) -> Iterator[Found]:
    """Phrases of the text outside what is in ``taken``: known terms and names."""
    words = material.words
    held = _held(words, taken)
    for number in range(len(words) - 1):
        if number in held or number + 1 in held or not _begins(material, number):
            continue
        last = _last(material, number, held)
        name = words.surface(number, last)
        yield Found(
            words[number].start,
            words[last].end,
            Kind.CONCEPT,
            name,
            f"« {words[number].text} » avec un adjectif du domaine",
            _CONFIDENCE,
            _STRENGTH,
        )


def _held(words: Words, taken: Sequence[Found]) -> frozenset[int]:
    """The words inside what is taken; a notion of one word may be the head of a longer one."""
    held: set[int] = set()
    for one in taken:
        if one.kind is Kind.CONCEPT and " " not in one.label:
            continue
        number = words.at(one.start)
        while number is not None and number < len(words) and words[number].start < one.end:
            held.add(number)
            number += 1
    return frozenset(held)


def _begins(material: Material, number: int) -> bool:
    words = material.words
    noun, adjective = words[number], words[number + 1]
    return (
        not adjective.breaks
        and adjective.gap == " "
        and not noun.capital
        and words.singular(number + 1) in lexicon("concepts", "field_adjectives")
        and words.singular(number) not in lexicon("concepts", "general_nouns")
        and part_of_speech(material, noun.start) == "NOUN"
    )


def _last(material: Material, number: int, held: frozenset[int]) -> int:
    """The phrase goes on over adjectives, « et » between them, and one « de » with its noun."""
    words = material.words
    last = number + 1
    complement = False
    while last + 1 < len(words) and last - number < _LONGEST:
        ahead = last + 1
        if words[ahead].breaks or ahead in held:
            break
        if words[ahead].key == "et" and _is_adjective(material, ahead + 1, held):
            last = ahead + 1
        elif _is_adjective(material, ahead, held):
            last = ahead
        elif words[ahead].key in _OF and not complement:
            noun = _noun_after(material, ahead, held)
            if noun is None:
                break
            last, complement = noun, True
        else:
            break
    return last


def _is_adjective(material: Material, number: int, held: frozenset[int]) -> bool:
    words = material.words
    if number >= len(words) or number in held or words[number].breaks or words[number].capital:
        return False
    return part_of_speech(material, words[number].start) == "ADJ"


def _noun_after(material: Material, number: int, held: frozenset[int]) -> int | None:
    words = material.words
    ahead = number + 1
    if ahead < len(words) and words[ahead].key in _ARTICLES:
        ahead += 1
    if ahead >= len(words) or ahead in held or words[ahead].breaks or words[ahead].capital:
        return None
    return ahead if part_of_speech(material, words[ahead].start) == "NOUN" else None
