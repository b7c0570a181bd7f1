"""Where each node is drawn: computed once, always the same for the same network."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from graph.network.build import Network
from graph.network.embedding import embedded
from graph.network.frame import FRAME, fitted, name_box, seen_at
from graph.network.overlaps import Points, spread
from graph.network.packing import packed
from graph.network.rings import on_rings

__all__ = ["LABELLED", "Positions", "box_sizes", "layout"]

Positions = dict[str, tuple[float, float]]
"""Pixels, y downwards, around the origin."""

LABELLED: Final = 150
"""Up to this many nodes, every short name has room beside the others."""

RINGED: Final = 10
"""From this many neighbours on, a centre has them on rings."""

_SPARSE: Final = 1.9
"""How many times the room of their boxes nodes have."""


def layout(net: Network, *, seed: int = 1, centre: str | None = None) -> Positions:
    """A place for every node of ``net``, in pixels; the same network gives the same places.

    The drawing is made for a frame wider than high. Parts that nothing joins are laid out apart
    and packed together. A part of at most sixty nodes follows Kamada and Kawai; a larger one
    starts from its distances to some pivots, is drawn together by Fruchterman and Reingold and
    set apart in communities by UMAP (igraph); then boxes are pushed apart. The order in which
    nodes and edges were added does not matter. See docs/decisions/layout.md.

    Parameters
    ----------
    seed: of the random numbers igraph draws.
    centre: put at the origin; with ten neighbours or more that are most of what it is linked
        to, they are set on rings around it.
    """
    if not net:
        return {}
    sizes = box_sizes(net)
    parts = [_part(net, nodes, sizes, seed, centre) for nodes in _parts(net)]
    places = packed(parts, sizes)
    x, y = places[centre] if centre in places else _middle(places)
    return {
        node: (round(px - x, 1) + 0.0, round(py - y, 1) + 0.0)
        for node, (px, py) in sorted(places.items())
    }


def box_sizes(net: Network) -> dict[str, tuple[float, float]]:
    """The room of each node and its short name, in pixels at zoom 1.

    Where not all names fit in the frame, boxes are as much smaller as needed; in a large network
    all are the same.
    """
    if len(net) > LABELLED:
        return dict.fromkeys(net, (1.05 * _side(len(net)), 0.95 * _side(len(net))))
    boxes = {node: name_box(str(short or "")) for node, short in net.nodes(data="short")}
    area = _SPARSE * sum(width * height for width, height in boxes.values())
    size = min(1.0, math.sqrt(FRAME[0] * FRAME[1] / max(area, 1.0))) / seen_at(len(net))
    return {node: (width * size, height * size) for node, (width, height) in boxes.items()}


def _side(count: int) -> float:
    return math.sqrt(FRAME[0] * FRAME[1] / (_SPARSE * count)) / seen_at(count)


def _parts(net: Network) -> list[list[str]]:
    """The connected parts, largest first, each sorted."""
    left, parts = set(net), []
    for start in sorted(net):
        if start in left:
            part, waiting = {start}, [start]
            while waiting:
                node = waiting.pop()
                fresh = {*net.predecessors(node), *net.successors(node)} - part
                part |= fresh
                waiting += fresh
            left -= part
            parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _part(
    net: Network, nodes: Sequence[str], sizes: Positions, seed: int, centre: str | None
) -> Positions:
    """The places of one connected part."""
    if centre is not None and centre in nodes and _is_star(net, nodes, centre):
        return on_rings(net.subgraph(nodes), centre)
    boxes = np.array([sizes[node] for node in nodes])
    area = sum(width * height for width, height in sizes.values())
    room = float(boxes.prod(axis=1).sum()) / area
    drawn = fitted(embedded(net, nodes, seed), room) / seen_at(len(net))
    return _named(nodes, spread(drawn, boxes, rounded=len(net) > LABELLED))


def _is_star(net: Network, nodes: Sequence[str], centre: str) -> bool:
    near = {*net.predecessors(centre), *net.successors(centre)} - {centre}
    return len(near) >= RINGED and len(near) >= 0.6 * (len(nodes) - 1)


def _named(nodes: Sequence[str], points: Points) -> Positions:
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _middle(places: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
