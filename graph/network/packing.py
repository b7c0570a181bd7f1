"""Setting the parts of a drawing side by side."""

import math
from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["packed"]

_MARGIN: Final = 34.0
_ASPECT: Final = 1.6

_Places = Mapping[str, tuple[float, float]]


def packed(parts: Iterable[_Places], sizes: _Places) -> dict[str, tuple[float, float]]:
    """The places of all ``parts`` in one drawing, on shelves, in the order given.

    Parameters
    ----------
    parts: places by node, in pixels.
    sizes: width and height of each node's box; no two boxes of different parts overlap.
    """
    framed = [(part, _frame(part, sizes)) for part in parts]
    areas = [(right - left) * (bottom - top) for _, (left, top, right, bottom) in framed]
    widest = max((right - left for _, (left, _, right, _) in framed), default=0.0)
    width = max(widest, math.sqrt(sum(areas) * _ASPECT))
    places: dict[str, tuple[float, float]] = {}
    x = y = shelf = 0.0
    for part, (left, top, right, bottom) in framed:
        if x > 0 and x + right - left > width:
            x, y, shelf = 0.0, y + shelf, 0.0
        places.update({node: (px - left + x, py - top + y) for node, (px, py) in part.items()})
        x += right - left
        shelf = max(shelf, bottom - top)
    return places


def _frame(part: _Places, sizes: _Places) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part's boxes, with a margin."""
    return (
        min(x - sizes[node][0] / 2 for node, (x, _) in part.items()) - _MARGIN,
        min(y - sizes[node][1] / 2 for node, (_, y) in part.items()) - _MARGIN,
        max(x + sizes[node][0] / 2 for node, (x, _) in part.items()) + _MARGIN,
        max(y + sizes[node][1] / 2 for node, (_, y) in part.items()) + _MARGIN,
    )
