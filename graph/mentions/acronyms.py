"""« Long form (ACRONYM) » and « ACRONYM (long form) ».

The long form is found backwards from the bracket, each letter of the acronym beginning a word
or standing in one: Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (Pacific Symposium on Biocomputing, 2003).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.mentions.words import ENDS, Words
from graph.model.iris import folded

__all__ = ["Definition", "find_definitions"]

_LONGEST: Final = 12
_LETTERS = range(2, 13)


@dataclass(frozen=True, slots=True)
class Definition:
    """The words ``first`` to ``last`` (included) in full, and the word ``acronym`` for short."""

    first: int
    last: int
    acronym: int


def find_definitions(words: Words) -> Iterator[Definition]:
    """Every acronym the text gives beside its long form."""
    for number in range(1, len(words)):
        if words[number].gap.rstrip(" \xa0").endswith("(") and _closes(words, number):
            word = words[number]
            if _is_short(word.text):
                first = _long_form_before(words, number)
                if first is not None:
                    yield Definition(first, number - 1, number)
        if words[number].gap.rstrip(" \xa0").endswith("(") and _is_short(words[number - 1].text):
            last = _long_form_after(words, number)
            if last is not None:
                yield Definition(number, last, number - 1)


def _closes(words: Words, number: int) -> bool:
    return words.text[words[number].end : words[number].end + 2].lstrip().startswith(")")


def _is_short(text: str) -> bool:
    letters = [one for one in text if one.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) in _LETTERS and text[0].isalnum() and (capitals > 1 or text[0].isupper())


def _long_form_before(words: Words, number: int) -> int | None:
    letters = folded(words[number].text).replace(" ", "")
    letters = letters.rstrip("s") if words[number].text.endswith("s") else letters
    first = _aligned(words, number, letters, with_small=False)
    return _aligned(words, number, letters, with_small=True) if first is None else first


def _aligned(words: Words, number: int, letters: str, *, with_small: bool) -> int | None:
    place = number - 1
    left = len(letters) - 1
    first = None
    while place >= 0 and left >= 0 and number - place <= _LONGEST:
        if place < number - 1 and ENDS.search(words[place + 1].gap):
            return None
        key = words[place].key
        small = words[place].is_small and not with_small
        taken = 0 if small else _taken(key, letters, left)
        if taken:
            left -= taken
            first = place
        place -= 1
    if left >= 0 or first is None or words[first].key[:1] != letters[0]:
        return None
    return first if first < number - 1 or len(letters) < 3 else None


def _taken(key: str, letters: str, left: int) -> int:
    """How many letters ending at ``left`` the word gives: its initial, or several in order."""
    if not key or key[0] not in letters[: left + 1]:
        return 0
    if key[0] == letters[left]:
        return 1
    for count in (2, 3):
        wanted = letters[left - count + 1 : left + 1]
        if left - count + 1 >= 0 and key[0] == wanted[0] and _holds(key, wanted):
            return count
    return 0


def _holds(key: str, wanted: str) -> bool:
    place = 0
    for letter in wanted:
        place = key.find(letter, place) + 1
        if not place:
            return False
    return True


def _long_form_after(words: Words, number: int) -> int | None:
    letters = folded(words[number - 1].text).replace(" ", "")
    last = number
    while last + 1 < len(words) and last - number < _LONGEST:
        if _closes(words, last):
            break
        if words[last + 1].breaks:
            return None
        last += 1
    if not _closes(words, last) or last == number:
        return None
    initials = "".join(one.key[:1] for one in words.words[number : last + 1] if not one.is_small)
    return last if initials == letters else None
