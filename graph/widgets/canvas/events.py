"""What a reader did on the canvas, each thing once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["CanvasEvent", "EventType", "read_events"]

EventType = Literal["click", "doubleClick", "edgeClick", "context", "background"]
"""The five things that can happen; ``background`` is a click on nothing, or Escape."""


@dataclass(frozen=True, slots=True)
class CanvasEvent:
    """One thing a reader did.

    Parameters
    ----------
    type: what was done.
    node: id of the node it was done to, if any.
    edge: id of the edge it was done to, if any.
    """

    type: EventType
    node: str | None = None
    edge: str | None = None


def read_events(ring: object, after: int) -> Iterator[tuple[int, CanvasEvent]]:
    """The events numbered above ``after``, oldest first, each with its number.

    The browser sends its last events together, again at every event, so that those which fell
    into a busy moment arrive with the next one. What is not an event is left out: a browser can
    send anything.

    Parameters
    ----------
    ring: what the browser sent, ``[{"sequence", "type", "node", "edge"}, ...]``.
    after: the number of the last event already dealt with.
    """
    if not isinstance(ring, Sequence) or isinstance(ring, str):
        return
    fresh = [item for item in ring if isinstance(item, Mapping) and _number(item) > after]
    for item in sorted(fresh, key=_number):
        for known in get_args(EventType):
            if item.get("type") == known:
                event = CanvasEvent(known, _text(item.get("node")), _text(item.get("edge")))
                yield _number(item), event


def _number(item: Mapping[str, object]) -> int:
    number = item.get("sequence")
    return number if isinstance(number, int) else -1


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
