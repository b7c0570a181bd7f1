"""What a reader asked in the editor, each thing once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

__all__ = ["LONGEST", "read_events"]

LONGEST: Final = 100_000
"""The longest query that is read, in characters; a longer one is cut there."""

_RING: Final = 16
_LAST: Final = 2**53


def read_events(ring: object, after: int) -> Iterator[tuple[int, str]]:
    """The queries asked with a number above ``after``, oldest first, each with its number.

    What is not one is left out: a browser can send anything.

    Parameters
    ----------
    ring: what the browser sent, ``[{"sequence", "type": "run", "text"}, ...]``.
    after: the number of the last event already dealt with.
    """
    if not isinstance(ring, Sequence) or isinstance(ring, str):
        return
    known = [item for item in ring[-_RING:] if isinstance(item, Mapping)]
    for item in sorted((item for item in known if _number(item) > after), key=_number):
        text = item.get("text")
        if item.get("type") == "run" and isinstance(text, str):
            yield _number(item), text[: LONGEST + 1]


def _number(item: Mapping[str, object]) -> int:
    number = item.get("sequence")
    return number if type(number) is int and 0 <= number < _LAST else -1
