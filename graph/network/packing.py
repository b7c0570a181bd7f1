"""Setting the parts of a drawing side by side, so that the whole fills a frame."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.network.frame import ASPECT

__all__ = ["packed"]

_Places: TypeAlias = Mapping[str, tuple[float, float]]
_Mask: TypeAlias = npt.NDArray[np.bool_]

_CELLS: Final = 5000
"""About so many squares the whole drawing is divided into."""

_LOOSE: Final = 1.6
"""How many times the room of all parts is looked at."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some places, the corner of their boxes, and the squares taken from there."""

    places: _Places
    left: float
    top: float
    mask: _Mask


def packed(parts: Iterable[_Places], sizes: _Places) -> dict[str, tuple[float, float]]:
    """The places of all ``parts`` in one drawing as wide for its height as a frame.

    The first part is in the middle, each other one where it leaves the whole smallest, also in
    a bay of a larger one. Nodes that are alone stand in rows below.

    Parameters
    ----------
    parts: places by node, in pixels, the largest part first.
    sizes: width and height of each node's box; no two boxes of different parts overlap.
    """
    given = list(parts)
    together = [part for part in given if len(part) > 1]
    alone = [node for part in given if len(part) == 1 for node in part]
    area = sum(_area(part, sizes) for part in together)
    rows = sum(sizes[node][0] * sizes[node][1] for node in alone)
    if not together:
        return _in_rows(alone, sizes, math.sqrt(rows * ASPECT))
    places = _settled(together, sizes, area, ASPECT * (area + rows) / area)
    left, _, right, bottom = _frame(places, sizes)
    wide = max(right - left, math.sqrt(rows * ASPECT) if rows > area else 0.0)
    below = _in_rows(alone, sizes, wide)
    if below:
        x, y, end, _ = _frame(below, sizes)
        shift = (left + right - x - end) / 2, bottom - y + _gap(sizes)
        places |= {node: (px + shift[0], py + shift[1]) for node, (px, py) in below.items()}
    return places


def _settled(
    parts: Sequence[_Places], sizes: _Places, area: float, aspect: float
) -> dict[str, tuple[float, float]]:
    """Each part where it leaves the whole smallest.

    Parameters
    ----------
    area: of all parts, in pixels.
    aspect: width of the whole for its height.
    """
    if len(parts) == 1:
        return dict(parts[0])
    side = math.sqrt(area / _CELLS)
    made = [_part(part, sizes, side) for part in parts]
    squares = _LOOSE * sum(part.mask.size for part in made)
    high = math.ceil(math.sqrt(squares / aspect)) + made[0].mask.shape[0]
    wide = math.ceil(math.sqrt(squares * aspect)) + made[0].mask.shape[1]
    taken = np.zeros((high, wide), dtype=bool)
    places: dict[str, tuple[float, float]] = {}
    for part in made:
        row, column = _best(taken, part.mask.shape, (high / 2, wide / 2), aspect)
        rows, columns = part.mask.shape
        missing = (max(0, row + rows - taken.shape[0]), max(0, column + columns - taken.shape[1]))
        if any(missing):
            taken = np.pad(taken, ((0, missing[0]), (0, missing[1])))
        taken[row : row + rows, column : column + columns] |= part.mask
        x, y = column * side - part.left, row * side - part.top
        places |= {node: (px + x, py + y) for node, (px, py) in part.places.items()}
    return places


def _best(
    taken: _Mask, shape: tuple[int, ...], middle: tuple[float, float], aspect: float
) -> tuple[int, int]:
    """Row and column of the free rectangle that reaches least far from the middle."""
    high, wide = shape
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int32)
    sums[1:, 1:] = taken.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    y = abs(np.arange(inside.shape[0]) + high / 2 - middle[0])[:, None]
    x = abs(np.arange(inside.shape[1]) + wide / 2 - middle[1])[None, :] / aspect
    reach = np.maximum(x + wide / (2 * aspect), y + high / 2) + 0.01 * (x + y)
    reach[inside > 0] = np.inf
    row, column = divmod(int(reach.argmin()), inside.shape[1]) if inside.size else (0, 0)
    if inside.size and np.isfinite(reach[row, column]):
        return row, column
    return 0, int(taken.shape[1])  # no room left: to the right of everything


def _part(places: _Places, sizes: _Places, side: float) -> _Part:
    left, top, right, bottom = _frame(places, sizes)
    margin = _gap(sizes) / 2
    left, top = left - margin, top - margin
    shape = (math.ceil((bottom + margin - top) / side), math.ceil((right + margin - left) / side))
    mask = np.zeros(shape, dtype=bool)
    for node, (x, y) in places.items():
        wide, high = sizes[node][0] / 2 + margin, sizes[node][1] / 2 + margin
        rows = slice(int((y - high - top) / side), math.ceil((y + high - top) / side))
        columns = slice(int((x - wide - left) / side), math.ceil((x + wide - left) / side))
        mask[rows, columns] = True
    return _Part(places, left, top, _between(mask))


def _between(mask: _Mask) -> _Mask:
    """``mask`` and the squares with some of it on both sides, in their row and in their column."""
    both = np.ones_like(mask)
    for axis in (0, 1):
        before = np.logical_or.accumulate(mask, axis=axis)
        after = np.flip(np.logical_or.accumulate(np.flip(mask, axis), axis=axis), axis)
        both &= before & after
    return mask | both


def _in_rows(nodes: Sequence[str], sizes: _Places, width: float) -> dict[str, tuple[float, float]]:
    """Nodes in rows and columns of one size."""
    if not nodes:
        return {}
    wide, high = (max(sizes[node][axis] for node in nodes) for axis in (0, 1))
    rows = math.ceil(len(nodes) / max(1, int(width / wide)))
    columns = math.ceil(len(nodes) / rows)
    return {
        node: (place % columns * wide, place // columns * high) for place, node in enumerate(nodes)
    }


def _gap(sizes: _Places) -> float:
    """What is left free between two parts: as much as a box is high."""
    return max(0.0, float(np.median([high for _, high in sizes.values()])))


def _area(part: _Places, sizes: _Places) -> float:
    left, top, right, bottom = _frame(part, sizes)
    return (right - left) * (bottom - top)


def _frame(part: _Places, sizes: _Places) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part's boxes."""
    boxes = np.array([(*place, *sizes[node]) for node, place in part.items()])
    low, high = boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2
    (left, top), (right, bottom) = low.min(axis=0), high.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
