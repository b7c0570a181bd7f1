"""New nodes beside an old one; what is already drawn does not move."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import igraph
import numpy as np

from graph.network.build import Network
from graph.network.layout import Positions, box_sizes, seeded
from graph.network.overlaps import Points, spread

__all__ = ["place_new"]

_UNIT: Final = 95.0
_REACH: Final = 3.5
_STEPS: Final = 120

WHOLE: Final = 800
"""Above this many nodes, only those within two steps of the anchor take part."""


def place_new(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    new_nodes: Iterable[str],
    anchor: str | None = None,
    *,
    seed: int = 1,
) -> Positions:
    """``positions`` with ``new_nodes`` added near ``anchor``; the old ones are left as they are.

    The new ones start in a fan that points away from the drawing's middle, find their place
    with Fruchterman and Reingold (igraph) while everything else is pinned, and are pushed off
    what they would cover.

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
    around = _around(net, positions, fresh, anchor)
    starts = _fan(positions, fresh, anchor)
    nodes = [*around, *fresh]
    seeds = np.array([positions.get(node) or starts[node] for node in nodes], dtype=float)
    found = _relaxed(net, nodes, len(around), seeds / _UNIT, seed) * _UNIT
    sizes = box_sizes(net)
    boxes = np.array([sizes.get(node, (46.0, 38.0)) for node in nodes])
    fixed = np.array([node in positions for node in nodes])
    clear = spread(found, boxes, fixed)
    added = {
        node: (round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(nodes, clear, strict=True)
        if node not in positions
    }
    return {**positions, **added}


def _around(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    fresh: list[str],
    anchor: str | None,
) -> list[str]:
    """The drawn nodes that take part: all, or those within two steps of the anchor."""
    drawn = [node for node in sorted(positions) if node in net]
    if len(drawn) <= WHOLE:
        return drawn
    near = {anchor} if anchor is not None and anchor in net else set(fresh)
    for _ in range(2):
        near |= {
            other for node in near for other in (*net.predecessors(node), *net.successors(node))
        }
    x, y = positions.get(anchor or "", (0.0, 0.0))
    inside = [node for node in drawn if node in near]
    return sorted(
        inside, key=lambda node: math.hypot(positions[node][0] - x, positions[node][1] - y)
    )[:WHOLE]


def _fan(
    positions: Mapping[str, tuple[float, float]], fresh: Sequence[str], anchor: str | None
) -> Positions:
    """First places: an arc around the anchor, away from the middle of the drawing."""
    places = list(positions.values()) or [(0.0, 0.0)]
    cx, cy = (sum(values) / len(places) for values in zip(*places, strict=True))
    if anchor is not None and anchor in positions:
        ax, ay = positions[anchor]
    else:
        ax, ay = (max(x for x, _ in places) + 2 * _UNIT if positions else 0.0), cy
    heading = math.atan2(ay - cy, ax - cx) if (ax, ay) != (cx, cy) else 0.0
    step = min(0.5, 5 / len(fresh))
    return {
        node: (
            ax + _UNIT * (1.6 + 0.5 * (k % 3)) * math.cos(heading + turn),
            ay + _UNIT * (1.6 + 0.5 * (k % 3)) * math.sin(heading + turn),
        )
        for k, node in enumerate(fresh)
        for turn in [(k - (len(fresh) - 1) / 2) * step]
    }


def _relaxed(net: Network, nodes: Sequence[str], pinned: int, seeds: Points, seed: int) -> Points:
    """Places in igraph's unit; the first ``pinned`` nodes stay where they are."""
    index = {node: place for place, node in enumerate(nodes)}
    pairs = {
        (min(index[one], index[other]), max(index[one], index[other]))
        for one in nodes
        for other in net.successors(one)
        if other in index and one != other
    }
    slack = np.where(np.arange(len(nodes)) < pinned, 0.0, _REACH)[:, None]
    low, high = seeds - slack, seeds + slack
    drawing = igraph.Graph(n=len(nodes), edges=sorted(pairs))
    with seeded(seed):
        found = drawing.layout_fruchterman_reingold(
            seed=seeds.tolist(),
            niter=_STEPS,
            start_temp=0.4,
            minx=low[:, 0].tolist(),
            maxx=high[:, 0].tolist(),
            miny=low[:, 1].tolist(),
            maxy=high[:, 1].tolist(),
        )
    return np.array(found.coords)
