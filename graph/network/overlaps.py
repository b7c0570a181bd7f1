"""Pushing boxes apart until none covers another, moving each as little as possible."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Points", "spread"]

Floats: TypeAlias = npt.NDArray[np.float64]
Points: TypeAlias = npt.NDArray[np.float64]
"""Shape ``(n, 2)``, in pixels."""

_Ints: TypeAlias = npt.NDArray[np.int64]
_Bools: TypeAlias = npt.NDArray[np.bool_]

_STEPS: Final = 30
_KEPT: Final = 6
_MARGIN: Final = 1.2
_ROUNDS: Final = 16
_GROWTH: Final = 1.08


def spread(
    points: Points, boxes: Floats, fixed: _Bools | None = None, *, rounded: bool = False
) -> Points:
    """``points`` moved so that the boxes centred on them do not overlap.

    Each overlapping pair is pushed apart along the line between the two: pushes along one axis
    would make rows and columns. Where that does not end, the whole is enlarged a little and
    pushed again; with fixed points it is not, and what cannot be moved away may still overlap.

    Parameters
    ----------
    points: shape ``(n, 2)``, finite.
    boxes: width and height of each, shape ``(n, 2)``, above zero.
    fixed: points that keep their place, shape ``(n,)``.
    rounded: keep apart the ellipses in the boxes, not the boxes.
    """
    placed = points.astype(np.float64)
    if len(placed) < 2:
        return placed
    free = np.ones(len(placed), dtype=bool) if fixed is None else ~fixed
    placed[free] += _jitter(len(placed))[free] * boxes[free]
    for _ in range(_ROUNDS):
        placed, clear = _pushed(placed, boxes, free, 2 if rounded else np.inf)
        if clear or not free.all():
            break
        centre = placed.mean(axis=0)
        placed = centre + (placed - centre) * _GROWTH
    return placed


def _pushed(points: Points, boxes: Floats, free: _Bools, order: float) -> tuple[Points, bool]:
    """``points`` after at most thirty pushes, and whether nothing overlaps any more.

    The pairs that may overlap are looked up with some margin, and again after a few pushes.

    Parameters
    ----------
    order: of the norm two points are near by, 2 for ellipses, infinity for boxes.
    """
    placed = points.copy()
    for _ in range(_STEPS // _KEPT):
        one, other = _near(placed, boxes.max(axis=0) * _MARGIN)
        near = free[one] | free[other]
        one, other = one[near], other[near]
        reach = (boxes[one] + boxes[other]) / 2
        for step in range(_KEPT):
            gap = (placed[other] - placed[one]) / reach
            distance = np.linalg.norm(gap, order, axis=1)
            hit = distance < 1 - 1e-6
            if not hit.any():
                if step == 0:
                    return placed, True
                break
            push = gap[hit] * (1.01 / np.maximum(distance[hit], 1e-9) - 1)[:, None] * reach[hit]
            placed += _moves(one[hit], other[hit], push, free)
    return placed, False


def _moves(one: _Ints, other: _Ints, push: Points, free: _Bools) -> Points:
    """How far each point is moved: a push is shared between the two where both are free."""
    push = push * np.where(free[one] & free[other], 0.5, 1.0)[:, None]
    moves = np.zeros((len(free), 2))
    np.add.at(moves, other, push)
    np.add.at(moves, one, -push)
    counts = np.bincount(np.concatenate([one, other]), minlength=len(free))
    moves /= np.sqrt(np.maximum(counts, 1))[:, None]
    moves[~free] = 0.0
    return moves


def _near(points: Points, reach: Floats) -> tuple[_Ints, _Ints]:
    """Every pair in the same cell of a grid of ``reach`` or in cells that touch, once."""
    cells = np.floor((points - points.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * width + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    ones, others = [], []
    for offset in (0, 1, width - 1, width, width + 1):
        low = np.searchsorted(ranked, ranked + offset, "left")
        high = np.searchsorted(ranked, ranked + offset, "right")
        if offset == 0:
            low = np.arange(1, len(ranked) + 1)
        counts = np.maximum(high - low, 0)
        first = np.repeat(np.arange(len(ranked)), counts)
        step = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        ones.append(order[first])
        others.append(order[np.repeat(low, counts) + step])
    return np.concatenate(ones), np.concatenate(others)


def _jitter(count: int) -> Points:
    """Small offsets that tell points at one place apart: always the same, never zero."""
    turns = np.arange(count) * 2.399963229728653
    return np.column_stack([np.cos(turns), np.sin(turns)]) * 1e-3
