"""What a person did in the review, each thing once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = ["EventType", "ReviewEvent", "read_events"]

EventType = Literal["accept", "refuse", "correct", "open", "access", "search"]
"""What can happen; ``open`` takes a decision back."""

_FIELDS: Final = (
    *("iri", "kind", "label", "subject", "predicate", "object"),
    *("since", "until", "role", "value"),
)
_NEEDS: Final[Mapping[str, str]] = {
    "accept": "keys",
    "refuse": "keys",
    "correct": "keys",
    "open": "keys",
    "access": "text",
}
_EVENTS: Final = 20_000
_KEYS: Final = 200_000
_TEXT: Final = 2000
_LAST: Final = 2**53


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """One thing a person did.

    Parameters
    ----------
    type: what. keys: of the proposals it was done to.
    text: the reason of a refusal, the access of a resource, or what is looked for.
    resource: number of the resource (``access``).
    correction: by name of field, what is said instead; see ``graph.contributing.draft``.
    create: that the entity is a new thing.
    kinds: which kinds are looked among (``search``).
    """

    type: EventType
    keys: tuple[str, ...] = ()
    text: str = ""
    resource: int = -1
    correction: tuple[tuple[str, str], ...] = ()
    create: bool = False
    kinds: tuple[str, ...] = ()


def read_events(sent: object, after: int) -> Iterator[tuple[int, ReviewEvent]]:
    """The events numbered above ``after``, oldest first, each with its number.

    The browser sends again what it does not know to be saved. What is not an event, or lacks
    what its type needs, is left out: a browser can send anything.

    Parameters
    ----------
    sent: ``[{"sequence", "type", "keys", ...}, ...]``.
    after: the number of the last event already dealt with.
    """
    if not isinstance(sent, Sequence) or isinstance(sent, str):
        return
    known = [item for item in sent[:_EVENTS] if isinstance(item, Mapping)]
    for item in sorted((item for item in known if _number(item) > after), key=_number):
        if event := _event(item):
            yield _number(item), event


def _event(item: Mapping[str, object]) -> ReviewEvent | None:
    for known in get_args(EventType):
        if item.get("type") == known:
            correction = item.get("correction")
            given = correction if isinstance(correction, Mapping) else {}
            resource = item.get("resource")
            event = ReviewEvent(
                known,
                keys=_texts(item.get("keys"), _KEYS),
                text=_text(item.get("text")),
                resource=resource if type(resource) is int else -1,
                correction=tuple(
                    (name, text) for name in _FIELDS if (text := _text(given.get(name)))
                ),
                create=given.get("create") is True,
                kinds=_texts(item.get("kinds"), len(_FIELDS)),
            )
            return event if getattr(event, _NEEDS.get(known, "type")) else None
    return None


def _number(item: Mapping[str, object]) -> int:
    number = item.get("sequence")
    return number if type(number) is int and number < _LAST else -1


def _text(value: object) -> str:
    return value.strip()[:_TEXT] if isinstance(value, str) else ""


def _texts(value: object, most: int) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(dict.fromkeys(filter(None, map(_text, value[:most]))))
