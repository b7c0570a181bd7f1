"""People: a title or a public role beside a name, or what the model takes for a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import head_at
from graph.mentions.syntax import is_unknown_word, part_of_speech
from graph.mentions.words import Words
from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["find_people", "person_end", "with_surnames"]

_STRENGTH: Final = 58
_PARTICLES = frozenset(("de", "du", "d", "le", "la", "des", "van", "von", "el", "ben", "da"))
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’\-]*\.?")
_AFTER: Final = re.compile(r"\s*[,(–-]\s*$")
_LONGEST = 5
_NO_PERSON_AFTER = (
    *(("organisations", table) for table in ("types", "heads", "units", "facilities")),
    ("projects", "projects"),
)
_FAINT = 20
"""The strength of a name nothing announces."""


def find_people(material: Material) -> Iterator[Found]:
    """People named with a title, with a role, or where the model sees a person."""
    words = material.words
    for number in range(len(words)):
        yield from _titled(words, number)
        if words[number].capital and not words[number].is_small:
            yield from _by_role(material, number)
    yield from _modelled(material)


def _titled(words: Words, number: int) -> Iterator[Found]:
    """« Mme X », « la secrétaire d'État Prénom X »."""
    if words[number].key in lexicon("people", "titles") and words[number].capital:
        end = person_end(words, number + 1)
        if end is not None:
            told = words.surface(number, end)
            yield _person(words, number + 1, end, f"« {told} »", 0.95)
    last = head_at(words, number, "people", "roles")
    if last is not None:
        following = last + 1 < len(words) and not words[last + 1].breaks
        end = person_end(words, last + 1) if following else None
        if end is not None and end > last + 1:
            told = words.surface(number, end)
            yield _person(words, last + 1, end, f"« {told} »", 0.92)


def _by_role(material: Material, number: int) -> Iterator[Found]:
    """« Prénom X, vice-présidente de... »."""
    words = material.words
    end = person_end(words, number)
    if end is None or end == number or end + 1 >= len(words):
        return
    if not _AFTER.match(words[end + 1].gap):
        return
    role = end + 1
    while role < len(words) - 1 and role < end + 3 and _is_before_role(words[role].key):
        role += 1
    last = head_at(words, role, "people", "roles")
    if last is not None:
        told = f"« {words.surface(number, end)}, {words.surface(role, last)} »"
        yield _person(words, number, end, told, 0.95)


def _is_before_role(key: str) -> bool:
    return key[:1].isdigit() or key in ("premier", "premiere", "le", "la", "son", "sa", "l")


def _modelled(material: Material) -> Iterator[Found]:
    words = material.words
    for entity in material.doc.ents:
        if entity.label_ != "PER":
            continue
        number = words.at(material.offset + entity.start_char)
        end = person_end(words, number) if number is not None else None
        if number is None or end is None or end == number:
            continue
        if words[end].end != material.offset + entity.end_char:
            continue
        if _reads_as_person(material, number, end):
            yield _person(words, number, end, "prénom et nom", 0.75)


def _reads_as_person(material: Material, first: int, last: int) -> bool:
    """It is not made of common words, nor right after a head: « le comité Zorgluk Solidaire »."""
    words = material.words
    if words[first].is_mixed:
        return False
    content = [one for one in words.words[first : last + 1] if not one.is_small]
    nouns = [part_of_speech(material, one.start) in ("NOUN", "ADJ") for one in content]
    if any(nouns) and not any(is_unknown_word(material, one.text) for one in content):
        return False
    before = words.singular(first - 1) if first and not words[first].breaks else ""
    return not any(before in lexicon(file, table) for file, table in _NO_PERSON_AFTER)


def person_end(words: Words, number: int) -> int | None:
    """The last word of a name of a person that begins at ``number``."""
    if number >= len(words) or not _NAME.fullmatch(words[number].text):
        return None
    if words[number].is_small or words[number].is_acronym:
        return None
    last = number
    ahead = number + 1
    while ahead < len(words) and ahead < number + _LONGEST and not words[ahead].breaks:
        if _NAME.fullmatch(words[ahead].text):
            last = ahead
        elif words[ahead].key not in _PARTICLES:
            break
        ahead += 1
    content = [words[one].key for one in range(number, last + 1)]
    common = lexicon("organisations", "not_names") | lexicon("organisations", "heads")
    return None if any(one in common for one in content) else last


def _person(words: Words, first: int, last: int, evidence: str, confidence: float) -> Found:
    return Found(
        words[first].start,
        words[last].end,
        Kind.PERSON,
        words.surface(first, last),
        evidence,
        confidence,
        _STRENGTH if confidence < 0.9 else _STRENGTH + 6,
    )


def with_surnames(found: Sequence[Found]) -> list[Found]:
    """``found`` with « Zorgluk » alone taken for « Prénom Zorgluk », where the text has one."""
    people: dict[str, Found] = {}
    for one in found:
        if one.kind is Kind.PERSON:
            words = one.label.split()
            people.setdefault(folded(words[-1]), one)
            people.setdefault(folded(words[0]), one)
    return [
        replace(
            one, kind=Kind.PERSON, label=whole.label, evidence=whole.evidence, known=whole.known
        )
        if one.strength <= _FAINT and (whole := people.get(folded(one.label))) is not None
        else one
        for one in found
    ]
