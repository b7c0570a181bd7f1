"""What a reader did on the matrix, each thing once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = ["EventType", "MatrixEvent", "read_events"]

EventType = Literal["cell", "entity", "none"]
"""A cell is opened, a row or column is, or nothing is chosen any more."""

_RING: Final = 64
_TEXT: Final = 2000
_LAST: Final = 2**53


@dataclass(frozen=True, slots=True)
class MatrixEvent:
    """One thing a reader did.

    Parameters
    ----------
    type: what.
    row, column: ids of the cell (``cell``). entity: id of a row or a column (``entity``).
    """

    type: EventType
    row: str = ""
    column: str = ""
    entity: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is now chosen: two, one, or none."""
        return tuple(filter(None, (self.row, self.column, self.entity)))


def read_events(ring: object, after: int) -> Iterator[tuple[int, MatrixEvent]]:
    """The events numbered above ``after``, oldest first, each with its number.

    What is not an event, or lacks what its type needs, is left out: a browser can send anything.
    Ids need not be those of the payload.

    Parameters
    ----------
    ring: what the browser sent, ``[{"sequence", "type", "row", "column", "entity"}, ...]``.
    after: the number of the last event already dealt with.
    """
    if not isinstance(ring, Sequence) or isinstance(ring, str):
        return
    known = [item for item in ring[-_RING:] if isinstance(item, Mapping)]
    for item in sorted((item for item in known if _number(item) > after), key=_number):
        if event := _event(item):
            yield _number(item), event


def _event(item: Mapping[str, object]) -> MatrixEvent | None:
    for known in get_args(EventType):
        if item.get("type") == known:
            row, column, entity = (_text(item.get(name)) for name in ("row", "column", "entity"))
            if known == "cell":
                return MatrixEvent(known, row=row, column=column) if row and column else None
            if known == "entity":
                return MatrixEvent(known, entity=entity) if entity else None
            return MatrixEvent("none")
    return None


def _number(item: Mapping[str, object]) -> int:
    number = item.get("sequence")
    return number if type(number) is int and number < _LAST else -1


def _text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= _TEXT else ""
