"""Short names for drawings: at most 28 characters, cut between words."""

import re
from typing import Final

from graph.model.iris import folded

__all__ = ["SHORT", "are_initials", "shortened"]

SHORT: Final = 28
"""The most characters a short name has."""

_ABBREVIATIONS: Final = (
    ("communauté d'agglomération", "CA"),
    ("communauté de communes", "CC"),
    ("communauté urbaine", "CU"),
    ("conseil départemental", "CD"),
    ("conseil régional", "CR"),
    ("département", "Dépt"),
    ("syndicat mixte", "SM"),
)
_SPACES = re.compile(r"\s+")
_TAIL = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_ACRONYM = re.compile(r"[A-Z0-9ÉÈ][A-Z0-9ÉÈ'&.\-]{1,11}")
_HEAD = re.compile(r"\s+[-–—:|/]\s+|\s*[,;:]\s+")
_LINKS = re.compile(r"(?<=\s)(?:(?:de|du|des|la|le|les) |[dl]['’])")
_SMALL_WORDS: Final = (
    "a à and au aux avec d dans de des du en et l la le les of ou par pour sur the un une"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())


def shortened(label: str, length: int = SHORT) -> str:
    """``label`` in at most ``length`` characters, the beginning kept, cut between words.

    Initials in a closing parenthesis stand for the name; another parenthesis goes first, then
    the usual names of groupings become their initials, then what follows a dash or a colon
    goes, then the small words that link, then words from the end, whole where they are short.
    """
    text = _SPACES.sub(" ", label).strip()
    if len(text) <= length:
        return text
    for shorten in (_without_tail, _abbreviated, _head):
        text = shorten(text)
        if len(text) <= length:
            return text
    text = _LINKS.sub("", text)
    return text if len(text) <= length else _cut(text, length)


def are_initials(initials: str, label: str) -> bool:
    """Whether ``initials`` (``SE``) are those of words of ``label`` (``Société d'Exemple``)."""
    letters = iter(word[0] for word in folded(label).split())
    asked = folded(initials).replace(" ", "")
    return (
        _ACRONYM.fullmatch(initials) is not None
        and folded(label)[:1] == asked[:1]
        and all(letter in letters for letter in asked)
    )


def _without_tail(text: str) -> str:
    tail = _TAIL.search(text)
    if tail is None or tail.start() == 0:
        return text
    return tail[1] if _ACRONYM.fullmatch(tail[1]) else text[: tail.start()]


def _abbreviated(text: str) -> str:
    folded = text.lower().replace("’", "'")
    for long, short in _ABBREVIATIONS:
        if folded.startswith(long):
            return f"{short}{text[len(long) :]}"
    return text


def _head(text: str) -> str:
    head = _HEAD.split(text, maxsplit=1)[0]
    return head if len(head) >= 6 else text


def _cut(text: str, length: int) -> str:
    kept = text[: length - 1]
    words = kept.rstrip(" ,;:-–—").split(" ")
    if text[length - 1] != " ":
        words.pop()
    while len(words) > 1 and words[-1].lower().rstrip("'’") in _SMALL:
        words.pop()
    whole = " ".join(words).rstrip(" ,;:-–—")
    hard = kept.rstrip(" ,;:-–—") or kept
    return f"{whole if len(whole) >= length * 2 // 3 else hard}…"
