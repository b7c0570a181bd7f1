"""The words of a document in which something is read, fit to be kept: no way to reach anybody."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from graph.model import contacts
from graph.model.reading import Mention, Part, ReadResource
from graph.model.statements import Passage

__all__ = ["passage_of", "sentence_around", "without_contacts"]

_LONGEST: Final = 1000
_AROUND: Final = 40
_SENTENCE: Final = re.compile(r"[.!?…]+[»\"')\]]*\s+(?=[^\s])|\n")
_NOT_QUOTED: Final = frozenset((Part.CONTACT, Part.ADDRESS))
_HIDDEN: Final = "[…]"


def passage_of(
    text: str, start: int, end: int, resource: ReadResource, hidden: Iterable[Mention] = ()
) -> Passage | None:
    """The passage of ``text`` from ``start`` to ``end``, or nothing where it may not be quoted.

    A contact block is never quoted; e-mail addresses, telephones and ``hidden`` names are left
    out of what is.

    Parameters
    ----------
    hidden: where the text names somebody who is not to be named.
    """
    end = min(end, start + _LONGEST, len(text))
    if not 0 <= start < end or _is_unquotable(start, end, resource):
        return None
    low, high = resource.start, max(resource.end, end)
    before, after = max(low, start - _AROUND), min(high, end + _AROUND)
    spans = [(one.start, one.end) for one in hidden]
    exact = _masked(text, start, end, spans)
    if not exact.strip():
        return None
    return Passage(
        exact, start, end, _masked(text, before, start, spans), _masked(text, end, after, spans)
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the line, that holds the characters from ``start`` to ``end``."""
    low, high = max(0, start - _LONGEST // 2), min(len(text), end + _LONGEST // 2)
    for found in _SENTENCE.finditer(text, low, start):
        low = found.end()
    stop = _SENTENCE.search(text, end, high)
    if stop is None:
        return low, high
    return low, stop.start() + len(stop.group().rstrip())


def without_contacts(text: str) -> str:
    """``text`` without e-mail addresses and telephones."""
    return contacts.without_contacts(text)


def _is_unquotable(start: int, end: int, resource: ReadResource) -> bool:
    return any(one.start < end and start < one.end for one in resource.parts(*_NOT_QUOTED))


def _masked(text: str, start: int, end: int, hidden: Collection[tuple[int, int]]) -> str:
    """What stands there, cut of contacts that only the text around makes visible."""
    low, high = max(0, start - 2 * _AROUND), min(len(text), end + 2 * _AROUND)
    around = text[low:high]
    spans = [(one.start + low, one.end + low) for one in contacts.find_contacts(around)]
    pieces, at = [], start
    for first, last in sorted((*spans, *hidden)):
        if last > at and first < end:
            pieces += [text[at : max(at, first)], _HIDDEN]
            at = max(at, last)
    pieces.append(text[at:end] if at < end else "")
    return without_contacts("".join(pieces))
