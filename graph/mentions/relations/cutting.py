"""A parsed text cut into sentences: at blank lines, bullets and full stops, never in a name.

The parser's own sentences follow its syntax, which breaks at names it does not know; here the
layout decides. A stretch that never ends is cut all the same, so that no search in it is long.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["BULLETS", "LONGEST", "cut"]

LONGEST = 250
"""Tokens in a sentence, at most."""

_ENDS = (".", "!", "?", "…", "...", ".»", '."')
_SHORT = ("m", "mme", "mm", "st", "ste", "cf", "art", "p", "n", "etc", "ex", "dr", "vol", "éd")
BULLETS = ("•", "-", "–", "*", "·", "", "◦", "→", "▪")


def cut(doc: "Doc", texts: Sequence[str], inside: Sequence[bool]) -> Iterator[range]:
    """The sentences as ranges of tokens, white space at the ends left out.

    Parameters
    ----------
    texts: the words of ``doc``, in lower case.
    inside: of each token, whether a name goes on after it; no sentence ends there.
    """
    start = 0
    for at in range(len(doc)):
        long = at - start >= LONGEST
        if (not inside[at] and _ends(doc, texts, at)) or long:
            yield from _trimmed(doc, start, at + 1)
            start = at + 1
    yield from _trimmed(doc, start, len(doc))


def _trimmed(doc: "Doc", start: int, end: int) -> Iterator[range]:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end > start:
        yield range(start, end)


def _ends(doc: "Doc", texts: Sequence[str], at: int) -> bool:
    token = doc[at]
    following = texts[at + 1] if at + 1 < len(doc) else ""
    if token.is_space and "\n" in token.text:
        return _ends_line(doc, texts, at, following)
    if texts[at] == ";":
        return following.startswith("\n")
    if texts[at] not in _ENDS:
        return False
    if texts[at] == "." and at and texts[at - 1].rstrip(".") in _SHORT:
        return False
    return _opens(doc, at + 1)


def _opens(doc: "Doc", at: int) -> bool:
    """Whether a new sentence may start at token ``at``."""
    if at >= len(doc) or doc[at].is_space:
        return True
    return doc[at].text[:1].isupper() or not doc[at].text[:1].isalnum() or doc[at].is_digit


def _ends_line(doc: "Doc", texts: Sequence[str], at: int, following: str) -> bool:
    """Whether a line break ends the sentence: blank line, bullet, or a line that was complete."""
    if doc[at].text.count("\n") > 1 or not following or following in BULLETS:
        return True
    if at == 0 or texts[at - 1][-1:] in ".:;!?…»":
        return True
    return (
        at > 1
        and doc[at + 1].text[:1].isupper()
        and texts[at - 1] not in (",", "et", "de", "la", "le", "les")
    )
