"""What a client prefers: the weighted lists of HTTP (RFC 9110, 12.4.2)."""

import re
from collections.abc import Iterable, Sequence

__all__ = ["preferred", "weights"]

_LONGEST = 4096
_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")


def weights(values: Iterable[str]) -> dict[str, float]:
    """Each choice of an ``Accept…`` header, in small letters, with its weight from 0 to 1.

    What cannot be read is left out; other parameters than ``q`` are not looked at. Of one choice
    given twice, the last counts.
    """
    found: dict[str, float] = {}
    for part in ",".join(values)[:_LONGEST].split(","):
        choice, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = _weight(parameters)
        if choice and weight is not None:
            found[choice] = weight
    return found


def preferred(accepted: Iterable[str], offered: Sequence[str]) -> str:
    """The media type of ``offered`` that the ``Accept`` headers prefer; the first of equals.

    An empty text where none is acceptable. Without a header, anything is (RFC 9110, 12.5.1).

    Parameters
    ----------
    accepted: the values of every ``Accept`` header of the request.
    offered: media types without parameters, the one we would rather give first.
    """
    wanted = weights(accepted)
    if not wanted:
        return offered[0]
    best = max(offered, key=lambda media_type: _quality(media_type, wanted))
    return best if _quality(best, wanted) > 0 else ""


def _quality(media_type: str, wanted: dict[str, float]) -> float:
    """The weight of the most specific range that holds the type."""
    main = media_type.partition("/")[0]
    for name in (media_type, f"{main}/*", "*/*"):
        if name in wanted:
            return wanted[name]
    return 0.0


def _weight(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if name.strip() == "q" and equals:
            text = value.strip()
            return float(text) if _WEIGHT.match(text) else None
    return 1.0
