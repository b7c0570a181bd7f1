"""Where each node is drawn: computed once, always the same for the same network."""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Final

import igraph
import numpy as np

from graph.network.build import Network
from graph.network.overlaps import Floats, Points, spread
from graph.network.packing import packed
from graph.network.rings import on_rings

__all__ = ["Positions", "box_sizes", "layout", "seeded"]

Positions = dict[str, tuple[float, float]]
"""Pixels, y downwards, around the origin."""

LABELLED: Final = 150
"""Up to this many nodes, every short name has room beside the others."""

RINGED: Final = 24
"""From this many neighbours on, a centre has them on rings."""

SMALL: Final = 60
"""Up to this many nodes, distances follow the number of steps (Kamada and Kawai)."""

_STEP: Final = 125.0
_LETTER, _PADDING, _HEIGHT, _NARROWEST = 6.4, 16.0, 50.0, 56.0
_PLAIN_BOX: Final = (48.0, 44.0)
_ROOM: Final = 1.45

_LOCK = Lock()


def layout(net: Network, *, seed: int = 1, centre: str | None = None) -> Positions:
    """A place for every node of ``net``, in pixels; the same network gives the same places.

    Parts that nothing joins are laid out apart and set side by side. A part of at most sixty
    nodes follows Kamada and Kawai; a larger one is separated by UMAP, relaxed by a few steps of
    Fruchterman and Reingold (igraph), then evened out by pushing boxes apart. The order in
    which nodes and edges were added does not matter. See docs/decisions/layout.md.

    Parameters
    ----------
    seed: of the random numbers igraph draws.
    centre: put at the origin; with two dozen neighbours or more that are most of the
        network, they are set on rings around it.
    """
    if not net:
        return {}
    parts = [_part(net, nodes, seed, centre if centre in nodes else None) for nodes in _parts(net)]
    places = packed(parts, box_sizes(net))
    x, y = places[centre] if centre in places else _middle(places)
    return {
        node: (round(px - x, 1) + 0.0, round(py - y, 1) + 0.0)
        for node, (px, py) in sorted(places.items())
    }


def box_sizes(net: Network) -> dict[str, tuple[float, float]]:
    """The room each node and its short name take, in pixels; less in a large network."""
    if len(net) > LABELLED:
        return dict.fromkeys(net, _PLAIN_BOX)
    return {
        node: (max(_NARROWEST, _LETTER * len(str(short or "")) + _PADDING), _HEIGHT)
        for node, short in net.nodes(data="short")
    }


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph's random numbers from ``seed``, one caller at a time: it has one generator."""
    with _LOCK:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


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


def _part(net: Network, nodes: Sequence[str], seed: int, centre: str | None) -> Positions:
    """The places of one connected part."""
    sizes = box_sizes(net)
    boxes = np.array([sizes[node] for node in nodes])
    if centre is not None and _is_star(net, nodes, centre):
        rings = on_rings(net, centre)
        return _named(nodes, spread(np.array([rings[node] for node in nodes]), boxes))
    drawn = _drawn(net, nodes, boxes, seed)
    return _named(nodes, spread(drawn, boxes, rounded=len(net) > LABELLED))


def _is_star(net: Network, nodes: Sequence[str], centre: str) -> bool:
    near = {*net.predecessors(centre), *net.successors(centre)} - {centre}
    return len(near) >= RINGED and len(near) >= 0.6 * (len(nodes) - 1)


def _drawn(net: Network, nodes: Sequence[str], boxes: Floats, seed: int) -> Points:
    """The first places of one part, before boxes are pushed apart."""
    count = len(nodes)
    if count == 1:
        return np.zeros((1, 2))
    if count == 2:
        return np.array([[-_STEP * 0.75, 0.0], [_STEP * 0.75, 0.0]])
    index = {node: place for place, node in enumerate(nodes)}
    pairs = sorted(
        {
            (min(index[one], index[other]), max(index[one], index[other]))
            for one in nodes
            for other in net.successors(one)
            if one != other
        }
    )
    drawing = igraph.Graph(n=count, edges=pairs)
    if count <= SMALL:
        with seeded(seed):
            return np.array(drawing.layout_kamada_kawai().coords) * _STEP
    room = float(np.sqrt(boxes.prod(axis=1).mean())) * _ROOM
    return _separated(drawing, seed) * room


def _separated(drawing: igraph.Graph, seed: int) -> Points:
    """Communities apart (UMAP), then a little air; one unit is the mean room of a node."""
    with seeded(seed):
        apart = np.array(drawing.layout_umap(min_dist=0.1, epochs=150).coords)
        aired = drawing.layout_fruchterman_reingold(
            seed=_scaled(apart).tolist(), niter=10, start_temp=0.6
        )
    return _scaled(np.array(aired.coords))


def _scaled(points: Points) -> Points:
    """``points`` around the origin, so that each has about a square of side one."""
    low, high = np.percentile(points, [1, 99], axis=0)
    side = float(np.sqrt(np.prod(np.maximum(high - low, 1e-6)) / len(points)))
    scaled: Points = (points - points.mean(axis=0)) / side
    return scaled


def _named(nodes: Sequence[str], points: Points) -> Positions:
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _middle(places: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
