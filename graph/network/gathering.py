"""Where a group is drawn: amid its members, off whatever it would cover."""

import math
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from graph.network.build import Network
from graph.network.layout import Positions, box_sizes
from graph.network.overlaps import spread

__all__ = ["gathered"]

_GROWTH: Final = 0.5
"""How much more room a group takes than a node, for each tenfold of its members."""

_STILL: Final = 1.0
"""Groups that would move by less than this, in pixels, stay."""


def gathered(
    drawn: Network, positions: Positions, members: Mapping[str, Iterable[str]]
) -> Positions:
    """A place for every node of ``drawn``: for a group the mean of those of its members.

    Groups are then pushed off each other and off the other nodes, which do not move.

    Parameters
    ----------
    positions: pixels, of the members and of the nodes that are no group; of a group too, where
        it has a place already.
    members: of each group of ``drawn``.
    """
    starts = {
        node: positions[node]
        if node in positions
        else _mean([positions[one] for one in members[node] if one in positions])
        for node in sorted(drawn)
        if node in positions or node in members
    }
    placed = list(starts)
    if not members:
        return starts
    sizes = box_sizes(drawn)
    rooms = [
        1 + _GROWTH * math.log10(drawn.nodes[node]["members"]) if node in members else 1.0
        for node in placed
    ]
    boxes = np.array([sizes[node] for node in placed]) * np.array(rooms)[:, None]
    fixed = np.array([node not in members for node in placed])
    points = np.array([starts[node] for node in placed], dtype=float)
    clear = spread(points, boxes, fixed if fixed.any() else None)
    moved = np.abs(clear - points).max(axis=1) > _STILL
    return {
        node: (round(float(x), 1), round(float(y), 1)) if pushed else starts[node]
        for node, (x, y), pushed in zip(placed, clear, moved, strict=True)
    }


def _mean(places: list[tuple[float, float]]) -> tuple[float, float]:
    count = max(1, len(places))
    x, y = (sum(values) / count for values in zip(*places, strict=True)) if places else (0, 0)
    return round(x, 1), round(y, 1)
