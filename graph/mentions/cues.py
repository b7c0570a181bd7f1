"""Bare names whose kind the words beside them tell: « adhère à X », « que préside P »."""

from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import head_at, is_authority, is_quoted_at, name_end
from graph.mentions.people import person_end
from graph.mentions.words import Words
from graph.model.vocabulary import Kind

__all__ = ["find_cued"]

_STRENGTH: Final = 59
_REACH: Final = 4
_ARTICLES = frozenset(("la", "le", "l", "les"))
_CONTRACTED = {"du": "de", "des": "de", "au": "a", "aux": "a"}


def find_cued(material: Material) -> Iterator[Found]:
    """Organisations and people nothing tells but a word before or after their name."""
    words = material.words
    for number in range(1, len(words)):
        word = words[number]
        if not word.capital or word.is_elided or is_quoted_at(words, number):
            continue
        cue = _cue(words, number, "organisation_before")
        if cue and not is_authority(words, number):
            end = name_end(words, number)
            if end is not None and not _is_common(words, number, end):
                yield _found(
                    words, number, end, Kind.ORGANISATION, f"« {cue} » devant le nom", 0.75
                )
        apposed = _apposed(words, number)
        if apposed is not None:
            told = f"« {words.surface(number, apposed[1])} »"
            yield _found(words, number, apposed[0], Kind.ORGANISATION, told, 0.85)
        end = person_end(words, number)
        if end is not None and end > number:
            cue = _cue(words, number, "person_before") or _after(words, end)
            if cue:
                yield _found(words, number, end, Kind.PERSON, f"« {cue} » à côté du nom", 0.85)


def _cue(words: Words, number: int, table: str) -> str:
    """The cue that ends right before ``number``, an article aside."""
    last = number - 1
    if words[number].breaks:
        return ""
    if words[last].key in _ARTICLES and not words[last].breaks:
        last -= 1
    cues = lexicon("cues", table)
    said = ""
    for first in range(last, max(last - _REACH, -1), -1):
        key = words[first].key
        said = f"{_CONTRACTED.get(key, key) if first == last else key} {said}".strip()
        if said in cues:
            return words.surface(first, last)
        if words[first].breaks:
            break
    return ""


def _apposed(words: Words, number: int) -> tuple[int, int] | None:
    """« Zorgluk, entreprise d'insertion »: the ends of the name and of what it is."""
    end = name_end(words, number)
    if end is None or end + 1 >= len(words) or words[end + 1].gap.strip() != ",":
        return None
    start = end + 1
    if words.before(number, 1) in ("a", "en") or _is_common(words, number, end):
        return None
    if words[start].key in ("une", "un") and start + 1 < len(words):
        start += 1
    last = head_at(words, start, "organisations", "types")
    if last is None or (words[start].capital and not words[start].is_acronym):
        return None
    if last + 1 < len(words) and not words[last + 1].breaks and words[last + 1].capital:
        return None
    return end, last


def _after(words: Words, end: int) -> str:
    ahead = end + 1
    if ahead >= len(words) or words[ahead].breaks:
        return ""
    return words[ahead].text if words[ahead].key in lexicon("cues", "person_after") else ""


def _is_common(words: Words, first: int, last: int) -> bool:
    key = words[first].key
    common = lexicon("organisations", "not_names") | lexicon("places", "countries")
    return key in common or (first == last and key in lexicon("people", "roles"))


def _found(
    words: Words, first: int, last: int, kind: Kind, evidence: str, confidence: float
) -> Found:
    return Found(
        words[first].start,
        words[last].end,
        kind,
        words.surface(first, last),
        evidence,
        confidence,
        _STRENGTH,
    )
