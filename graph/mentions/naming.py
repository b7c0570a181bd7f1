"""How far a name goes: capitals, small words between them, quotation marks."""

import re
from functools import cache
from typing import Final

from graph.mentions.inflection import in_singular
from graph.mentions.lexicon import acronyms
from graph.mentions.lexicon import words as lexicon
from graph.mentions.words import ENDS, Words

__all__ = [
    "OPENING",
    "after_bracket",
    "follows",
    "head_at",
    "is_authority",
    "is_quoted_at",
    "name_end",
    "quotation_end",
]

OPENING: Final = re.compile(r"[«“\"]\s*$")
_CLOSING: Final = re.compile(r"^\s*[»”\"]")
_LONGEST_HEAD = 8
_LONGEST_QUOTATION = 30
_LONGEST_NAME = 14
_LINKS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "en", "sur", "sous", "aux"))
"""Small words inside unquoted names; « et » is left out: it joins two names more often."""


def head_at(words: Words, number: int, file: str, table: str) -> int | None:
    """The last word of the longest head of the list that begins at ``number``, in any number."""
    heads = _heads(file, table).get(words.singular(number).partition(" ")[0])
    if heads is None:
        return None
    short = acronyms(file, table)
    found = None
    said = ""
    for last in range(number, min(number + _LONGEST_HEAD, len(words))):
        if last > number and words[last].breaks:
            break
        said = f"{said} {words.singular(last)}".lstrip()
        if said in heads and (said not in short or words[last].is_acronym):
            found = last
    return found


@cache
def _heads(file: str, table: str) -> dict[str, frozenset[str]]:
    """The heads of a list in the singular, by their first word."""
    heads: dict[str, set[str]] = {}
    for head in map(in_singular, lexicon(file, table)):
        heads.setdefault(head.partition(" ")[0], set()).add(head)
    return {first: frozenset(several) for first, several in heads.items()}


def is_quoted_at(words: Words, number: int) -> bool:
    """Whether a quotation opens right before word ``number``."""
    return OPENING.search(words[number].gap) is not None


def follows(words: Words, number: int) -> bool:
    """Whether word ``number`` goes on from the one before, an opening quotation mark aside."""
    if not words[number].breaks:
        return True
    return is_quoted_at(words, number) and not words[number].gap.strip('«“" \xa0\u202f')


def quotation_end(words: Words, number: int) -> int | None:
    """The last word of the quotation that opens before ``number``, if it closes in time."""
    for last in range(number, min(number + _LONGEST_QUOTATION, len(words))):
        after = words.text[words[last].end : words[last].end + 4]
        if "\n" in words[last].gap and last > number:
            return None
        if _CLOSING.match(after):
            return last
    return None


def name_end(words: Words, number: int) -> int | None:
    """The last word of the name that begins at ``number``: quoted, or with a capital.

    Small words belong to it when a capital follows them: ``Labo de l'ESS``.
    """
    if is_quoted_at(words, number):
        return quotation_end(words, number)
    word = words[number]
    if not (word.capital or word.is_mixed) or word.is_elided:
        return None
    last = number
    ahead = number + 1
    while ahead < min(len(words), number + _LONGEST_NAME) and ahead - last <= 4:
        if ENDS.search(words[ahead].gap) or "/" in words[ahead].gap:
            break
        following = words[ahead]
        if ahead > last + 1 and _is_another(words, ahead):
            break
        if (
            following.capital
            or (following.text.isdigit() and ahead == last + 1)
            or (following.is_mixed and ahead == last + 1)
        ):
            last = ahead
        elif following.key not in _LINKS or (words[last].is_acronym and last > number):
            break
        ahead += 1
    if last == number and word.key in lexicon("grammar", "empty") and not word.is_acronym:
        return None
    return last


def _is_another(words: Words, number: int) -> bool:
    """Whether an institution's own name begins here: « Bureau de la Commission »."""
    word = words[number]
    if not word.capital or words[number - 1].key not in ("la", "l", "le", "du"):
        return False
    return word.key in lexicon("organisations", "institutions")


def is_authority(words: Words, number: int) -> bool:
    """Whether the words at ``number`` begin the name of an authority: « Ville de X »."""
    tables = ("commune", "departement", "region", "grouping", "mixed")
    return any(head_at(words, number, "collectivites", table) is not None for table in tables)


def after_bracket(words: Words, number: int) -> int:
    """``number``, or the word after the bracket that opens before it and holds one word."""
    if number + 1 < len(words) and words[number].gap.strip() == "(":
        closes = words[number + 1].gap
        if closes.startswith(")") and not ENDS.search(closes[1:]):
            return number + 1
    return number
