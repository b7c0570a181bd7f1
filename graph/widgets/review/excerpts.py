"""The text a browser is sent: inert, without contact data, and never endless."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph.model.contacts import find_contacts
from graph.views.text import masked

__all__ = ["MOST", "Places", "excerpts", "readable"]

MOST: Final = 400_000
"""Characters of a document that is sent whole; of a longer one only what surrounds proposals."""

_AROUND: Final = 600
"""Characters kept before and after a proposal of a long document."""

Span = tuple[int, int]


def readable(text: str) -> str:
    """``text``, letter for letter as long, with nothing that acts on the page or names a way to
    reach somebody.

    Control characters and overrides of direction become ``�``, e-mails and telephones ``•``.
    """
    kept, at = [], 0
    for contact in find_contacts(text):
        if contact.start >= at:
            kept += [text[at : contact.start], "•" * (contact.end - contact.start)]
            at = contact.end
    return masked("".join([*kept, text[at:]]))


def excerpts(text: str, spans: Iterable[Span], most: int = MOST) -> list[Span]:
    """The parts of ``text`` to show: all of it, or what surrounds ``spans`` where it is too long.

    Parameters
    ----------
    spans: of mentions and sentences.
    most: characters, about; what comes last is left out.
    """
    if len(text) <= most:
        return [(0, len(text))] if text else []
    found: list[Span] = []
    total = 0
    for start, end in sorted(spans):
        start, end = _widened(text, start, end)
        if found and start <= found[-1][1]:
            start, total = found[-1][0], total - (found[-1][1] - found[-1][0])
            end = max(end, found.pop()[1])
        found.append((start, end))
        total += end - start
        if total > most:
            break
    return found or [(0, most)]


class Places:
    """Offsets in ``text`` as JavaScript counts them, in UTF-16."""

    def __init__(self, text: str) -> None:
        self._wide: Sequence[int] = [] if text.isascii() else list(_wide(text))

    def at(self, offset: int) -> int:
        """The offset of a character; letters outside the basic plane count twice."""
        return offset + bisect_left(self._wide, offset)

    def span(self, start: int, end: int) -> list[int]:
        """Start and end."""
        return [self.at(start), self.at(end)]


def _wide(text: str) -> Iterator[int]:
    return (place for place, letter in enumerate(text) if letter > "\uffff")


def _widened(text: str, start: int, end: int) -> Span:
    """A span with what surrounds it, up to the ends of its lines if they are near."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    line, stop = text.rfind("\n", first, start) + 1, text.find("\n", end, last)
    return (line or first), (last if stop < 0 else stop)
