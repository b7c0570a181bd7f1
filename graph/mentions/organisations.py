"""Organisations told by what stands before their name: « la SCIC X », « la Fondation X »."""

from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import (
    after_bracket,
    follows,
    head_at,
    is_authority,
    is_quoted_at,
    name_end,
)
from graph.mentions.syntax import part_of_speech
from graph.mentions.words import Words
from graph.model.vocabulary import Kind

__all__ = ["find_headed"]

_STRENGTH: Final = 60
_LONGEST_TAIL = 9
_OF = frozenset(("de", "du", "des", "d"))


def find_headed(material: Material) -> Iterator[Found]:
    """Organisations whose kind the words before or at the beginning of their name tell."""
    words = material.words
    for number in range(len(words)):
        last = head_at(words, number, "organisations", "types")
        if last is not None:
            found = _typed(material, number, last)
            if found is not None:
                yield found
        last = head_at(words, number, "organisations", "heads")
        if last is not None:
            found = _headed(material, number, last)
            if found is not None:
                yield found
        last = head_at(words, number, "organisations", "facilities")
        if last is not None:
            found = _facility(material, number, last)
            if found is not None:
                yield found


def _typed(material: Material, first: int, last: int) -> Found | None:
    """« l'association X »: the name is X."""
    words = material.words
    start = after_bracket(words, last + 1) if last + 1 < len(words) else len(words)
    if start >= len(words) or words[first].key == words[start].key:
        return None
    quoted = is_quoted_at(words, start)
    if start == last + 1 and not follows(words, start):
        return None
    if words[start].is_acronym and words[start].gap.strip() == "(":
        return None
    end = name_end(words, start)
    if end is None and words[first].is_acronym and words[start].key in _OF:
        return _named_after(material, first, start)
    if end is None or is_authority(words, start):
        return None
    if not quoted and end == start and words[start].key in lexicon("organisations", "not_names"):
        return None
    if not any(words[place].capital or words[place].is_mixed for place in range(start, end + 1)):
        return None
    surface = words.surface(first, last)
    end = end if quoted else _with_complement(material, end)
    end = _with_second(material, first, last, end)
    begin = first if _is_of_name(words, first, last) else start
    name = words.surface(begin, end)
    return Found(
        words[begin].start,
        words[end].end,
        Kind.ORGANISATION,
        name,
        f"« {surface} » devant le nom",
        0.9,
        _STRENGTH + 2,
    )


def _named_after(material: Material, first: int, start: int) -> Found | None:
    """« la CUMA des X »: without its head the name would be that of something else."""
    words = material.words
    end = _name_after_of(material, first, start)
    if end is None:
        return None
    name = words.surface(first, end)
    return Found(
        words[first].start,
        words[end].end,
        Kind.ORGANISATION,
        name,
        f"« {words[first].text} » au début du nom",
        0.8,
        _STRENGTH + 2,
    )


def _is_of_name(words: Words, first: int, last: int) -> bool:
    """« le Réseau X »: a head with a capital inside a sentence is a part of the name."""
    head = words[first]
    inside = not head.first or head.gap.endswith("(")
    return (
        head.capital and inside and not any(one.is_acronym for one in words.words[first : last + 1])
    )


def _with_complement(material: Material, end: int) -> int:
    """« la SCOP Fil à la Patte »: « à » with a noun; with the name of a place it tells where."""
    words = material.words
    number = end + 1
    if number >= len(words) or words[number].key not in ("a", "au", "aux") or words[number].breaks:
        return end
    number += 1
    while number < len(words) and words[number].key in ("la", "l") and not words[number].breaks:
        number += 1
    if number >= len(words) or words[number].breaks or not words[number].capital:
        return end
    noun = part_of_speech(material, words[number].start) == "NOUN"
    return name_end(words, number) or end if noun else end


def _with_second(material: Material, first: int, last: int, end: int) -> int:
    """« le cabinet X et Y » is one name."""
    words = material.words
    if words.keys(first, last) not in lexicon("organisations", "pairs"):
        return end
    if end + 2 < len(words) and words[end + 1].key == "et" and words[end + 2].capital:
        return name_end(words, end + 2) or end
    return end


def _headed(material: Material, first: int, last: int) -> Found | None:
    """« la Fondation X », « la Cour des comptes »: the head is part of the name."""
    words = material.words
    start = last + 1
    if start >= len(words) or not follows(words, start) or is_authority(words, first):
        return None
    end = None
    if words[start].capital or is_quoted_at(words, start):
        end = name_end(words, start)
    if end is None and words[start].key in _OF:
        end = _name_after_of(material, first, start)
    country = words[first].key in lexicon("places", "countries")
    if end is None and words[first].capital and not words[first].is_acronym and not country:
        end = _described(material, first, start)
    if end is None or is_authority(words, start):
        return None
    if not words[first].capital and words.keys(first, last) in lexicon("organisations", "units"):
        return None
    end = _with_second(material, first, last, end)
    name = words.surface(first, end)
    named = words[first].capital and not words[first].first
    return Found(
        words[first].start,
        words[end].end,
        Kind.ORGANISATION,
        name[0].upper() + name[1:],
        f"« {words.surface(first, last)} » au début du nom",
        0.85 if named else 0.75,
        _STRENGTH + 1 if named else _STRENGTH - 5,
    )


def _name_after_of(material: Material, first: int, start: int) -> int | None:
    """« Caisse des Dépôts », « URSCOP de X »: a capital right after « de », the head a capital."""
    words = material.words
    head = words[first]
    named = (head.capital and not head.first) or head.is_acronym
    if not named and words.keys(first, start - 1) not in lexicon("organisations", "public_heads"):
        return None
    for number in range(start + 1, min(start + 3, len(words))):
        if words[number].breaks:
            return None
        if words[number].capital:
            return name_end(words, number)
        if not words[number].is_small:
            return None
    return None


def _described(material: Material, first: int, start: int) -> int | None:
    """« Ministère de la cohésion des territoires »: nouns and adjectives after a capital."""
    words = material.words
    if words[first].first and words[first].key not in lexicon("organisations", "institutions"):
        return None
    last = None
    for number in range(start, min(start + _LONGEST_TAIL, len(words))):
        word = words[number]
        if word.breaks:
            break
        if word.key in _OF or (word.is_small and words[number - 1].key in _OF):
            continue
        if part_of_speech(material, word.start) not in ("NOUN", "ADJ", "PROPN"):
            break
        joined = words[number - 1].key in _OF | {"la", "l", "le", "les"} or number <= start + 1
        adjective = part_of_speech(material, word.start) == "ADJ" or word.capital
        if not joined and not adjective:
            break
        last = number
    return last


def _facility(material: Material, first: int, last: int) -> Found | None:
    """« l'abattoir de X »: a place of activity the text treats as an organisation."""
    words = material.words
    start = last + 1
    if start + 1 >= len(words) or words[start].key not in ("de", "d") or words[start].breaks:
        return None
    if not words[start + 1].capital or words[start + 1].breaks:
        return None
    end = name_end(words, start + 1)
    if end is None:
        return None
    name = words.surface(first, end)
    return Found(
        words[first].start,
        words[end].end,
        Kind.ORGANISATION,
        name[0].upper() + name[1:],
        f"« {name} » : un équipement nommé par son lieu",
        0.75,
        _STRENGTH,
    )
