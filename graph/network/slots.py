"""Slots on ellipses around a centre, as far from each other as names are wide and high."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from graph.network.frame import FRAME
from graph.network.overlaps import Floats, Points

__all__ = [
    *("Sector", "Slot", "around", "dense_sector", "dense_slots", "named_slots", "on_ellipse"),
]

DENSE: Final = 18.5
"""Pixels from one slot to the next where there is no room for names."""

WIDE, HIGH = FRAME[0] / 2, FRAME[1] / 2
"""Half sides, in pixels, of the outermost ellipse."""

_NAME: Final = (112.0, 34.0)
_INNERMOST: Final = (1.0, 0.52, 0.37, 0.3)
"""Of one to four rings, where the innermost is."""

_PHASES: Final = (0.5, 0.25, 0.75, 0.5)
"""Where the first slot of each ring is, so that few neighbours hide one another."""

_FULL: Final = 0.8
_DENSE_FROM: Final = 0.37
_LOOSE: Final = 1.12
_WIDEST_SECTOR: Final = 0.5
_FINE: Final = 720


class Slot(NamedTuple):
    """``turn``: share of the whole turn, from 0 to 1; ``ring``: share of the outermost ellipse."""

    turn: float
    ring: float


class Sector(NamedTuple):
    """A part of the whole turn, both ends from 0 to 1."""

    start: float
    end: float

    @property
    def share(self) -> float:
        """How much of the turn it is."""
        return self.end - self.start


def on_ellipse(angle: float, ring: float) -> tuple[float, float]:
    """The point of a ring in a direction, in pixels."""
    return WIDE * ring * math.cos(angle), HIGH * ring * math.sin(angle)


def named_slots(count: int, free: Sector, turned: float) -> list[Slot]:
    """``count`` slots with room for names, by turn, on as few rings as hold them.

    Parameters
    ----------
    free: where they may be.
    turned: by which share of the turn all will be turned afterwards.
    """
    turns = np.linspace(0.0, 1.0, _FINE + 1)
    room = _room((WIDE, HIGH), _NAME, 2 * math.pi * (turns + turned))
    low, high = (float(end) for end in np.interp([free.start, free.end], turns, room))
    rings = _rings(count, high - low)
    slots = []
    for phase, ring, members in zip(_PHASES, rings, _shared(count, rings), strict=False):
        wanted = low + (np.arange(members) + phase) / max(1, members) * (high - low)
        slots += [Slot(float(turn), ring) for turn in np.interp(wanted, room, turns)]
    return sorted(slots)


def dense_sector(count: int) -> tuple[Sector, float]:
    """The end of the turn that ``count`` dense slots take, and the ring they reach."""
    if not count:
        return Sector(1.0, 1.0), 1.0
    area = _LOOSE * count * DENSE**2 / (math.pi * WIDE * HIGH)
    share = min(_WIDEST_SECTOR, area / (1 - _DENSE_FROM**2))
    return Sector(1.0 - share, 1.0), math.sqrt(_DENSE_FROM**2 + area / share)


def dense_slots(count: int, sector: Sector, outermost: float) -> list[Slot]:
    """``count`` slots in rows about as far apart as the slots of a row, by turn.

    Parameters
    ----------
    sector: turned afterwards so that its middle is at the right.
    outermost: the ring of the last row.
    """
    if not count:
        return []
    angles = math.pi * sector.share * np.linspace(-1, 1, _FINE // 4 + 1)
    along = np.hypot(WIDE * np.sin(angles), HIGH * np.cos(angles))
    across = np.hypot(WIDE * np.cos(angles), HIGH * np.sin(angles))
    length = _summed(along, angles)
    depth = (outermost - _DENSE_FROM) * float(across.mean() + across.min()) / 2
    middle = float(length[-1]) * (outermost + _DENSE_FROM) / 2
    rows = max(1, min(count, round(math.sqrt(depth * count / middle))))
    rings = [float(ring) for ring in np.linspace(_DENSE_FROM, outermost, rows)]
    slots = []
    for row, (ring, members) in enumerate(zip(rings, _shared(count, rings), strict=True)):
        wanted = (np.arange(members) + (0.25 if row % 2 else 0.75)) / max(1, members) * length[-1]
        turns = 0.5 + np.interp(wanted, length, angles) / (2 * math.pi * sector.share)
        slots += [Slot(float(sector.start + turn * sector.share), ring) for turn in turns]
    return sorted(slots)


def around(radii: tuple[float, float], box: tuple[float, float], phase: float) -> Points:
    """Points of an ellipse around the origin, as many as boxes have room on it."""
    angles = np.linspace(0.0, 2 * math.pi, _FINE // 3 + 1)
    room = _room(radii, box, angles)
    number = max(1, int(room[-1]))
    at = np.interp((np.arange(number) + phase) / number * room[-1], room, angles)
    return np.column_stack([radii[0] * np.cos(at), radii[1] * np.sin(at)])


def _room(radii: tuple[float, float], box: tuple[float, float], angles: Floats) -> Floats:
    """How many boxes fit on an ellipse up to each of ``angles``.

    Names are wide: at the sides, where boxes stand above each other, more fit than at the top.
    """
    (wide, high), (width, height) = radii, box
    needed = np.maximum(wide * abs(np.sin(angles)) / width, high * abs(np.cos(angles)) / height)
    return _summed(needed, angles)


def _summed(values: Floats, angles: Floats) -> Floats:
    """The integral of ``values`` up to each of ``angles``, which are evenly spaced."""
    steps = (values[1:] + values[:-1]) / 2 * (angles[1] - angles[0])
    return np.concatenate([[0.0], np.cumsum(steps)])


def _rings(count: int, room: float) -> list[float]:
    """As few rings as hold ``count``, when the outermost one holds ``room``."""
    for number, innermost in enumerate(_INNERMOST, 1):
        rings = [float(ring) for ring in np.linspace(1.0, innermost, number)][::-1]
        if count <= _FULL * room * sum(rings):
            break
    return rings


def _shared(count: int, shares: Sequence[float]) -> list[int]:
    """``count`` divided in proportion to ``shares``: whole numbers with that sum."""
    edges = [round(count * part / sum(shares)) for part in np.cumsum([0.0, *shares])]
    return [after - before for before, after in pairwise(edges)]
