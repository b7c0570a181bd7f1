"""Projects and documents told by their head: « le projet X », « l'étude « X » »."""

import re
from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import after_bracket, head_at, is_authority, is_quoted_at, name_end
from graph.mentions.syntax import is_unknown_word, part_of_speech
from graph.model.vocabulary import Kind

__all__ = ["find_documents", "find_projects"]

_CLOSING = re.compile(r"[ \xa0\u202f]?[»”\"]")
_EVENTS = frozenset(("festival", "salon"))
_STRENGTH: Final = 64
_DOCUMENT_STRENGTH: Final = 90


def find_projects(material: Material) -> Iterator[Found]:
    """« le projet X », « le programme européen X », « PAT du X »."""
    words = material.words
    for number in range(len(words)):
        last = head_at(words, number, "projects", "projects")
        if last is None:
            continue
        start = after_bracket(words, last + 1)
        if start < len(words) and part_of_speech(material, words[start].start) == "ADJ":
            start += not words[start].capital
        found = _project(material, number, last, start) if start < len(words) else None
        if found is not None:
            yield found


def _project(material: Material, first: int, last: int, start: int) -> Found | None:
    words = material.words
    quoted = is_quoted_at(words, start)
    if quoted:
        before = words[start].gap.rstrip('«“" \xa0\u202f')
        end = None if before.strip() else name_end(words, start)
    elif words[start].breaks:
        return None
    else:
        end = name_end(words, start)
    named = words.keys(first, last) in lexicon("projects", "named")
    if end is None and named and words[first].capital:
        end = _of_name(material, start)
    if end is None or (end == start and words[end].key in lexicon("organisations", "not_names")):
        return None
    if is_authority(words, start):
        return None
    if end == start and not quoted:
        end = _with_adjectives(material, start)
    label = words.surface(first if named else start, end)
    close = _closing(material.text, words[end].end) if quoted and named else words[end].end
    label = f"{label[0].upper()}{label[1:]}{material.text[words[end].end : close]}"
    return Found(
        words[first if named else start].start,
        close,
        Kind.EVENT if words.keys(first, last) in _EVENTS else Kind.PROJECT,
        label,
        f"« {words.surface(first, end)} »",
        0.85,
        _STRENGTH,
        holds=quoted,
    )


def _closing(text: str, end: int) -> int:
    """Where the quotation mark after ``end`` closes."""
    mark = _CLOSING.match(text, end)
    return mark.end() if mark else end


def _with_adjectives(material: Material, number: int) -> int:
    """« l'appel à projets Économie circulaire »: a noun with a capital, and its adjectives."""
    words = material.words
    last = number
    if is_unknown_word(material, words[number].key):
        return last
    while last + 1 < len(words) and not words[last + 1].breaks:
        if part_of_speech(material, words[last + 1].start) != "ADJ":
            break
        last += 1
    return last


def _of_name(material: Material, start: int) -> int | None:
    words = material.words
    if start + 1 >= len(words) or words[start].key not in ("de", "du", "d", "des"):
        return None
    start += 1
    if words[start].is_small and start + 1 < len(words) and not words[start].capital:
        start += 1
    return name_end(words, start) if not words[start].breaks else None


def find_documents(material: Material) -> Iterator[Found]:
    """« l'étude « X » », « le rapport « X » »: a document by its quoted title."""
    words = material.words
    for number in range(len(words)):
        last = head_at(words, number, "projects", "documents")
        if last is None or last + 1 >= len(words) or not is_quoted_at(words, last + 1):
            continue
        if words[last + 1].gap.strip('«“" \xa0\u202f:'):
            continue
        end = name_end(words, last + 1)
        if end is None or material.is_in_title(words[number].start):
            continue
        title = words.surface(last + 1, end)
        head = words.surface(number, last)
        yield Found(
            words[number].start,
            words[end].end,
            Kind.RESOURCE,
            f"{head[0].upper()}{head[1:]} « {title} »",
            f"« {head} » suivi d'un titre",
            0.8,
            _DOCUMENT_STRENGTH,
            holds=True,
        )
