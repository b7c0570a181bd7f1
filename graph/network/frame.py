"""The picture a drawing is made for: its room, and what a name takes of it, in pixels."""

import math
from typing import Final

import numpy as np

from graph.network.overlaps import Points

__all__ = ["ASPECT", "FRAME", "fitted", "name_box", "seen_at"]

FRAME: Final = (690.0, 475.0)
"""Room for the middles of nodes: what names and legend leave of a canvas of 830 by 600.

Pages are wider or narrower than that; this is between a laptop, where the card is beside the
canvas, and a large screen."""

ASPECT: Final = FRAME[0] / FRAME[1]

_STRETCH: Final = 1.4
"""A drawing is made at most so many times wider to fill the frame."""

_STEP: Final = 150.0
"""Pixels one unit is at most: few nodes are not torn apart to fill the frame."""

_LINE: Final = 24
"""Letters on one line of the canvas; a longer name is broken into two."""

_LETTER, _PADDING = 5.8, 10.0
_NODE, _ROW, _NARROWEST = 19.0, 14.0, 46.0


def name_box(short: str) -> tuple[float, float]:
    """Width and height of a node with its name under it, seen on the screen."""
    lines = 1 if len(short) <= _LINE else 2
    letters = math.ceil(len(short) / lines) + (2 if lines > 1 else 0)
    return max(_NARROWEST, _LETTER * letters + _PADDING), _NODE + _ROW * lines


def seen_at(count: int) -> float:
    """The zoom at which ``count`` nodes fill the frame: where they are many, they are small.

    Names are written at one size whatever the zoom, and nodes shrink with it: a drawing made
    for a smaller zoom leaves more room between them.
    """
    return float(min(1.0, (12 / max(1, count)) ** 0.3))


def fitted(points: Points, room: float) -> Points:
    """``points`` turned so that they are wide rather than high, and as large as their room.

    Parameters
    ----------
    points: shape ``(n, 2)``; one unit is about the room of a node.
    room: share of the frame they have.
    """
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    width, height = (max(float(side), 1e-6) for side in np.ptp(turned, axis=0))
    wider = math.sqrt(min(_STRETCH, max(1.0, ASPECT * height / width)))
    side = math.sqrt(room)
    size = min(_STEP, FRAME[0] * side / (width * wider), FRAME[1] * side / (height / wider))
    return turned * (wider * size, size / wider)
