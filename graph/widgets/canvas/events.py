"""What a reader did on the canvas, each thing once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = ["ALL_BUT_HOVER", "CanvasEvent", "EventType", "read_events"]

EventType = Literal[
    "click",
    "doubleClick",
    "edgeClick",
    "context",
    "background",
    "selection",
    "hover",
    "moved",
    "legend",
    "command",
]
"""What can happen; ``background`` is a click on nothing, or Escape."""

ALL_BUT_HOVER: Final[tuple[EventType, ...]] = tuple(
    one for one in get_args(EventType) if one != "hover"
)
"""What a page hears of unless it says otherwise."""

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "click": ("node",),
    "doubleClick": ("node",),
    "context": ("node",),
    "edgeClick": ("edge",),
    "moved": ("node", "x", "y"),
    "legend": ("name",),
    "command": ("name",),
}
_RING: Final = 64
_TEXT: Final = 2000
_NODES: Final = 5000
_FAR: Final = 1e7
_LAST: Final = 2**53


@dataclass(frozen=True, slots=True)
class CanvasEvent:
    """One thing a reader did.

    Parameters
    ----------
    type: what was done.
    node: id of the node it was done to, if any.
    edge: id of the edge it was done to, if any.
    nodes: ids of all the nodes selected together (``selection``).
    x, y: where the reader put the node, in the coordinates of the payload (``moved``).
    name: the kind shown or hidden (``legend``), or what is wanted (``command``): expand, collapse,
        hide, pin, centre, sheet, undo, redo, show-all, or the name of an item of the menu.
    """

    type: EventType
    node: str | None = None
    edge: str | None = None
    nodes: tuple[str, ...] = ()
    x: float | None = None
    y: float | None = None
    name: str | None = None


def read_events(ring: object, after: int) -> Iterator[tuple[int, CanvasEvent]]:
    """The events numbered above ``after``, oldest first, each with its number.

    The browser sends its last events together, again at every event, so that those which fell
    into a busy moment arrive with the next one. What is not an event, or lacks what its type
    needs, is left out: a browser can send anything. Ids need not be those of the payload.

    Parameters
    ----------
    ring: what the browser sent, ``[{"sequence", "type", "node", "edge", ...}, ...]``.
    after: the number of the last event already dealt with.
    """
    if not isinstance(ring, Sequence) or isinstance(ring, str):
        return
    known = [item for item in ring[-_RING:] if isinstance(item, Mapping)]
    for item in sorted((item for item in known if _number(item) > after), key=_number):
        if event := _event(item):
            yield _number(item), event


def _event(item: Mapping[str, object]) -> CanvasEvent | None:
    for known in get_args(EventType):
        if item.get("type") == known:
            event = CanvasEvent(
                known,
                node=_text(item.get("node")),
                edge=_text(item.get("edge")),
                nodes=_texts(item.get("nodes")),
                x=_coordinate(item.get("x")),
                y=_coordinate(item.get("y")),
                name=_text(item.get("name")),
            )
            needed = _NEEDS.get(known, ())
            return event if all(getattr(event, name) is not None for name in needed) else None
    return None


def _number(item: Mapping[str, object]) -> int:
    number = item.get("sequence")
    return number if type(number) is int and number < _LAST else -1


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= _TEXT else None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    texts = (_text(one) for one in value[:_NODES])
    return tuple(dict.fromkeys(one for one in texts if one is not None))


def _coordinate(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= _FAR else None  # also not for what is no number
