"""Where a group is drawn: amid its members, off whatever it would cover."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from graph.network.build import Network
from graph.network.frame import FRAME, name_box
from graph.network.layout import Positions
from graph.network.overlaps import Floats, spread

__all__ = ["gathered"]

_CROWDED: Final = 0.6
"""Share of the frame that names may take; beyond it, not all are written."""

_TRIES: Final = 3
"""How often groups are pushed among nodes that do not move."""

_STILL: Final = 0.005
"""Groups that would move by less than this share of the widest box stay."""


def gathered(
    drawn: Network,
    positions: Positions,
    members: Mapping[str, Sequence[str]],
) -> Positions:
    """A place for every node of ``drawn``: for a group the mean of those of its members.

    Groups are then pushed off each other and off the other nodes, which do not move.

    Parameters
    ----------
    positions: pixels, of all the entities, in a group or not.
    members: of each group of ``drawn``.
    """
    starts = {
        node: _mean([positions[one] for one in members[node]])
        if node in members
        else positions[node]
        for node in sorted(drawn)
    }
    if not members:
        return starts
    points = np.array(list(starts.values()), dtype=float)
    fixed = np.array([node not in members for node in starts])
    boxes = _boxes(drawn, list(starts), members, _zoomed_out(positions))
    still, clear = _STILL * boxes.max(), points
    for _ in range(_TRIES):
        before, clear = clear, spread(clear, boxes, fixed if fixed.any() else None)
        if np.abs(clear - before).max() <= still:
            break
    moved = np.abs(clear - points).max(axis=1) > still
    return {
        node: (round(float(x), 1), round(float(y), 1)) if pushed else starts[node]
        for node, (x, y), pushed in zip(starts, clear, moved, strict=True)
    }


def _zoomed_out(positions: Positions) -> float:
    """How many times the drawing of all the entities is larger than the frame, at least once."""
    sides = np.ptp(np.array(list(positions.values())), axis=0)
    return float(max(1.0, *(sides / np.array(FRAME))))


def _boxes(
    drawn: Network, nodes: Sequence[str], members: Mapping[str, Sequence[str]], away: float
) -> Floats:
    """The room of each node and its name when all the entities are in the frame.

    Parameters
    ----------
    away: how many times larger than the frame their drawing is.
    """
    sides = []
    for node in nodes:
        width, height = name_box(str(drawn.nodes[node].get("short") or ""))
        across = 2 * _radius(len(members.get(node, ())))
        sides.append((max(width, across), max(height, across + height / 2)))
    boxes = np.array(sides)
    crowded = float(boxes.prod(axis=1).sum()) / (FRAME[0] * FRAME[1] * _CROWDED)
    sized: Floats = boxes * (away / math.sqrt(max(1.0, crowded)))
    return sized


def _radius(count: int) -> float:
    """About what a group of ``count`` is drawn with, nothing for a node that is none."""
    return min(46.0, 16.0 + 3.0 * math.sqrt(count)) if count else 0.0


def _mean(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    x, y = (sum(values) / len(places) for values in zip(*places, strict=True))
    return round(x, 1), round(y, 1)
