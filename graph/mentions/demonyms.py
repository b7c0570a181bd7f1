"""Places called by the adjective of a town: « le bassin zorgvillois », several in a row too."""

import re
from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.syntax import part_of_speech
from graph.model.vocabulary import Kind

__all__ = ["find_demonyms"]

_STRENGTH: Final = 42
_SUFFIX = re.compile(r"\w{3,}(?:ois|oise|ais|aise|ien|ienne|ain|aine|in|ine|an|ane)(?:e?s)?")
_JOINTS = frozenset(("et", "de", "l", "ou"))


def find_demonyms(material: Material) -> Iterator[Found]:
    """A word for a stretch of land, then the adjective of a place, or several of them."""
    words = material.words
    for number in range(len(words) - 1):
        if words.singular(number) not in lexicon("places", "lands") or words[number].capital:
            continue
        start = number
        ahead = number + 1
        while ahead < len(words) and _goes_on(words[ahead].gap, ahead == number + 1):
            if _is_demonym(material, ahead):
                yield _found(material, start, ahead)
                start = ahead + 1
            elif words[ahead].key not in _JOINTS or ahead == number + 1:
                break
            else:
                start = ahead + 1
            ahead += 1


def _goes_on(gap: str, is_next: bool) -> bool:
    return gap in ("", " ", "\xa0") or (not is_next and gap.strip() == ",")


def _is_demonym(material: Material, number: int) -> bool:
    word = material.words[number]
    common = lexicon("places", "plain_adjectives")
    if word.capital or not _SUFFIX.fullmatch(word.key) or material.words.singular(number) in common:
        return False
    return part_of_speech(material, word.start) in ("ADJ", "NOUN", "PROPN")


def _found(material: Material, first: int, last: int) -> Found:
    words = material.words
    name = words.surface(first, last)
    return Found(
        words[first].start,
        words[last].end,
        Kind.TERRITORY,
        name[0].upper() + name[1:],
        f"« {words[last].text} » : l'adjectif d'un lieu",
        0.6,
        _STRENGTH,
    )
