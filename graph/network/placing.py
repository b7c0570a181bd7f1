"""New nodes beside an old one; what is already drawn does not move."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from graph.network.build import Network
from graph.network.frame import ASPECT
from graph.network.layout import Positions, box_sizes
from graph.network.overlaps import Floats, Points, spread
from graph.network.slots import around

__all__ = ["place_new"]

_SPARE: Final = 3
"""How many free places are found for each new node before one is chosen."""

_MOST_RINGS: Final = 60
_CROWD, _HIDDEN, _INWARD, _LINK, _GROWTH = 0.9, 0.5, 0.6, 0.3, 0.8
"""What makes a place worse: drawn nodes around it, drawn nodes under the line to the anchor,
being nearer the middle of the drawing than the anchor, being far from other neighbours, making
the whole drawing larger."""


def place_new(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    new_nodes: Iterable[str],
    anchor: str | None = None,
) -> Positions:
    """``positions`` with ``new_nodes`` added near ``anchor``; the old ones are left as they are.

    Free places are looked for on rings around the anchor. Each new node, in the order given,
    takes the one that is nearest to the anchor and to its other neighbours, on the empty side.

    Parameters
    ----------
    net: holds the old and the new nodes, with their edges.
    positions: pixels; nodes that are not in ``net`` keep theirs.
    anchor: the node they come from; without one, or without its place, they go to the right
        of the drawing.

    Raises
    ------
    KeyError: a new node is not in ``net``.
    """
    fresh = [node for node in dict.fromkeys(new_nodes) if node not in positions]
    for node in fresh:
        net.nodes[node]
    if not fresh:
        return dict(positions)
    drawn = [node for node in sorted(positions) if node in net]
    sizes = box_sizes(net)
    unit = np.median(np.array([sizes[node] for node in fresh]), axis=0)
    points: Points = np.array([positions[node] for node in drawn]).reshape(-1, 2)
    boxes: Floats = np.array([sizes[node] for node in drawn]).reshape(-1, 2)
    start = _start(positions, points, anchor, unit)
    places = _free(points, boxes, start, unit, len(fresh))
    costs = _costs(places, points, start, unit)
    taken = _taken(net, positions, fresh, places, costs, unit, anchor)
    found = _cleared(
        np.vstack([points, taken]), np.array([sizes[n] for n in [*drawn, *fresh]]), len(drawn)
    )
    return dict(positions) | {
        node: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0)
        for node, (x, y) in zip(fresh, found, strict=True)
    }


def _start(
    positions: Mapping[str, tuple[float, float]],
    points: Points,
    anchor: str | None,
    unit: Floats,
) -> Points:
    """Where the new ones come from."""
    if anchor is not None and anchor in positions:
        return np.array(positions[anchor])
    if not len(points):
        return np.zeros(2)
    return np.array([points[:, 0].max() + 3 * unit[0], points[:, 1].mean()])


def _free(points: Points, boxes: Floats, start: Points, unit: Floats, count: int) -> Points:
    """Places around ``start`` where a box of size ``unit`` covers nothing, nearest rings first."""
    free: list[Points] = []
    wide, high = (float(side) for side in unit)
    for ring in range(1, _MOST_RINGS):
        radii = (ring + 0.6) * wide * 0.85, (ring + 0.6) * max(high * 1.35, wide * 0.5)
        places = start + around(radii, (wide, high), 0.5 * (ring % 2))
        gap = abs(places[:, None] - points[None]) / ((boxes + unit) / 2)
        free.append(places[(gap.max(axis=2) >= 1).all(axis=1)])
        if sum(map(len, free)) >= _SPARE * count + 6:
            break
    return np.vstack(free)


def _costs(places: Points, points: Points, start: Points, unit: Floats) -> Floats:
    """How bad each place is, whoever takes it; one is the size of a box."""
    away = (places - start) / unit
    far: Floats = np.linalg.norm(away, axis=1)
    if not len(points):
        return far
    apart = np.linalg.norm((places[:, None] - points[None]) / unit, axis=2)
    crowd = np.exp(-((apart / 1.6) ** 2)).sum(axis=1)
    towards = (points - start) / unit
    along = np.einsum("pi,ci->pc", towards, away) / np.maximum(far**2, 1e-9)
    along = np.clip(along, 0, 1)
    beside = np.linalg.norm(towards[:, None] - along[:, :, None] * away[None], axis=2)
    hidden = ((beside < 0.35) & (along > 0.02) & (along < 0.98)).sum(axis=0)
    outward = (start - points.mean(axis=0)) / unit
    length = float(np.linalg.norm(outward))
    inward = -(away @ outward) / (np.maximum(far, 1e-9) * length) if length > 0.5 else 0.0
    costs: Floats = far + _CROWD * crowd + _HIDDEN * np.minimum(hidden, 6) + _INWARD * inward * far
    return costs + _GROWTH * _growth(places, points) / float(np.sqrt(unit.prod()))


def _growth(places: Points, points: Points) -> Floats:
    """By how much each place makes the frame of the whole drawing larger, in pixels of height."""
    low, high = points.min(axis=0), points.max(axis=0)
    shape = np.array([1 / ASPECT, 1.0])
    before = float(((high - low) * shape).max())
    sides = (np.maximum(places, high) - np.minimum(places, low)) * shape
    grown: Floats = sides.max(axis=1) - before
    return grown


def _taken(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    fresh: Sequence[str],
    places: Points,
    costs: Floats,
    unit: Floats,
    anchor: str | None,
) -> Points:
    """The place each of ``fresh`` takes, in their order."""
    known, costs, chosen = dict(positions), costs.copy(), []
    for node in fresh:
        near = {*net.predecessors(node), *net.successors(node)} - {anchor, node}
        others = np.array([known[one] for one in sorted(near) if one in known]).reshape(-1, 2)
        links = np.linalg.norm((places[:, None] - others[None]) / unit, axis=2).sum(axis=1)
        best = int(np.argmin(costs + _LINK * links / max(1, len(others))))
        costs[best] = np.inf
        chosen.append(places[best])
        known[node] = (float(places[best][0]), float(places[best][1]))
    return np.array(chosen)


def _cleared(points: Points, boxes: Floats, fixed: int) -> Points:
    """The points after the first ``fixed`` ones, pushed off what their own boxes still cover."""
    held = np.arange(len(points)) < fixed
    return spread(points, boxes, held)[fixed:]
