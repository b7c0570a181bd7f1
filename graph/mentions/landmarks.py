"""Places outside the official code: « gare de X », « rue X », countries, towns abroad."""

from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import head_at, name_end
from graph.mentions.syntax import entity_label, part_of_speech
from graph.mentions.words import Words
from graph.model.vocabulary import Kind

__all__ = ["find_landmarks"]

_STRENGTH: Final = 52
_ABROAD: Final = 46
_LINKS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l"))


def find_landmarks(material: Material) -> Iterator[Found]:
    """Stations, streets, quarters, countries, and towns the official code does not have."""
    for number in range(len(material.words)):
        yield from _headed(material, number)
        yield from _foreign(material, number)


def _headed(material: Material, number: int) -> Iterator[Found]:
    """« gare de X », « rue X », « quartier X », « Pays de X »."""
    words = material.words
    last = head_at(words, number, "places", "heads")
    if last is None or last + 1 >= len(words):
        return
    start = last + 1
    street = words[last].key in lexicon("places", "streets")
    while start < len(words) and start < last + 4 and words[start].key in _LINKS:
        if words[start].breaks or (words[start].capital and not words[start].is_elided):
            break
        start += 1
    if start >= len(words) or words[start].breaks or not words[start].capital:
        return
    end = name_end(words, start)
    if end is None or (start == last + 1 and not street and not _is_land(words, last)):
        return
    if part_of_speech(material, words[number].start) not in ("NOUN", "PROPN", "ADJ", ""):
        return
    name = words.surface(number, end)
    yield Found(
        words[number].start,
        words[end].end,
        Kind.TERRITORY,
        name[0].upper() + name[1:],
        f"« {name} » : un lieu",
        0.75,
        _STRENGTH,
    )


def _is_land(words: Words, number: int) -> bool:
    """« Pays Basque », « Île Zorgluk »: a capital, and a head hardly anything else is called."""
    return words[number].capital and words[number].key in lexicon("places", "named_lands")


def _foreign(material: Material, number: int) -> Iterator[Found]:
    """A country, or a place the official code does not have after « à », « en »."""
    words = material.words
    for last in (number + 2, number + 1, number):
        if last < len(words) and words.keys(number, last) in lexicon("places", "countries"):
            whole = not any(words[one].breaks for one in range(number + 1, last + 1))
            theme = words[number].first and last == number and _is_theme(words, number)
            if words[number].capital and whole:
                name = words.surface(number, last)
                if not theme:
                    yield _place(words, number, last, name, "nom de pays ou de continent", 0.9)
                return
    word = words[number]
    if word.first or not word.capital or word.is_small or word.is_acronym:
        return
    if _leads_to_place(words, number) and entity_label(material, word.start) == "LOC":
        end = name_end(words, number)
        if end is not None:
            name = words.surface(number, end)
            told = f"« {words[number - 1].text} {name} » : un lieu"
            yield _place(words, number, end, name, told, 0.75)


def _leads_to_place(words: Words, number: int) -> bool:
    """« à », « en », « dans les » right before the word."""
    said = words.before(number, 2)
    if words.before(number, 3).partition(" ")[0] in lexicon("places", "no_place_after"):
        return False
    if said.partition(" ")[0] in lexicon("places", "no_place_after"):
        return False
    return said.endswith((" a", " en")) or said in ("a", "en") or said.startswith("dans l")


def _is_theme(words: Words, number: int) -> bool:
    return (number + 1 < len(words) and words[number + 1].key in ("et", "ou")) or (
        number > 0 and words[number].gap.strip().endswith(("&", "|"))
    )


def _place(
    words: Words, first: int, last: int, name: str, evidence: str, confidence: float
) -> Found:
    return Found(
        words[first].start,
        words[last].end,
        Kind.TERRITORY,
        name,
        evidence,
        confidence,
        _ABROAD,
    )
