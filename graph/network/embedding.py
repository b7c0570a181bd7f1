"""First places of a connected network: what belongs together, together."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Final

import igraph
import numpy as np

from graph.network.build import Network
from graph.network.overlaps import Points

__all__ = ["embedded", "seeded"]

SMALL: Final = 60
"""Up to this many nodes, distances follow the number of steps (Kamada and Kawai)."""

_PIVOTS: Final = 24
_AIRED: Final = 30
_EPOCHS: Final = 30
_FULL: Final = 3000
"""Above this many edges, UMAP has fewer rounds: each costs as many steps as there are edges."""

_EVEN: Final = 0.5

_LOCK = Lock()


def embedded(net: Network, nodes: Sequence[str], seed: int) -> Points:
    """A place for each of ``nodes``, around the origin; one unit is about the room of a node.

    Parameters
    ----------
    nodes: a connected part of ``net``, sorted.
    seed: of the random numbers igraph draws.
    """
    count = len(nodes)
    if count < 3:
        return np.array([[place - (count - 1) / 2, 0.0] for place in range(count)])
    index = {node: place for place, node in enumerate(nodes)}
    ends = (
        (index[one], index[other]) for one in nodes for other in net.successors(one) if one != other
    )
    graph = igraph.Graph(n=count, edges=sorted({(min(pair), max(pair)) for pair in ends}))
    with seeded(seed):
        if count <= SMALL:
            return np.array(graph.layout_kamada_kawai().coords)
        return _separated(graph)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph's random numbers from ``seed``, one caller at a time: it has one generator."""
    with _LOCK:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


def _separated(graph: igraph.Graph) -> Points:
    """The large shape, then neighbours nearer, then communities apart, then a little air."""
    shape = _pivoted(graph)
    near = _relaxed(graph, shape, _AIRED, 3.0, "nogrid" if graph.vcount() <= 1200 else "auto")
    epochs = max(10, min(_EPOCHS, _EPOCHS * _FULL // graph.ecount()))
    apart = graph.layout_umap(min_dist=0.1, epochs=epochs, seed=_scaled(near).tolist())
    return _evened(_relaxed(graph, np.array(apart.coords), 10, 0.6, "auto"))


def _relaxed(graph: igraph.Graph, places: Points, steps: int, heat: float, grid: str) -> Points:
    """``places`` after some steps of Fruchterman and Reingold.

    Parameters
    ----------
    heat: how far a node may move in the first of them.
    """
    found = graph.layout_fruchterman_reingold(
        seed=_scaled(places).tolist(), niter=steps, start_temp=heat, grid=grid
    )
    return np.array(found.coords)


def _pivoted(graph: igraph.Graph) -> Points:
    """Places whose distances follow the steps to two dozen nodes far from each other.

    This is multidimensional scaling on pivots (Brandes and Pich, 2006).
    """
    pivot = int(np.argmax(graph.degree()))
    nearest = np.array(graph.distances(source=[pivot])[0])
    steps = []
    for _ in range(min(_PIVOTS, graph.vcount())):
        pivot = int(np.argmax(nearest))
        steps.append(graph.distances(source=[pivot])[0])
        nearest = np.minimum(nearest, steps[-1])
    squared = np.array(steps, dtype=float).T ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    # so small, and einsum for "@", that no matrix library starts threads: they would only wait
    _, vectors = np.linalg.eigh(np.einsum("ij,ik->jk", centred, centred))
    places: Points = np.einsum("ij,jk->ik", centred, vectors[:, [-1, -2]])
    return places


def _evened(points: Points) -> Points:
    """``points`` less heaped in the middle, and the few that are far out brought nearer.

    Each is moved along its line from the middle, half the way to where it would be if all had
    the same room; none overtakes another.
    """
    centred = _scaled(points)
    spread = np.maximum(np.std(centred, axis=0), 1e-6)
    far = np.maximum(np.linalg.norm(centred / spread, axis=1), 1e-9)
    even = np.sqrt(np.searchsorted(np.sort(far), far, side="right") / len(far))
    even *= float(np.percentile(far, 90))
    evened: Points = centred * (_EVEN * even / far + (1 - _EVEN))[:, None]
    limit = np.minimum(1.0, 1.15 * even.max() / np.maximum(_EVEN * even + (1 - _EVEN) * far, 1e-9))
    limited: Points = evened * limit[:, None]
    return limited


def _scaled(points: Points) -> Points:
    """``points`` around the origin, so that each has about a square of side one."""
    sides = np.ptp(np.percentile(points, [1, 99], axis=0), axis=0)
    sides = np.maximum(sides, max(0.15 * sides.max(), 1e-6))  # also when all are on one line
    side = float(np.sqrt(np.prod(sides) / len(points)))
    scaled: Points = (points - points.mean(axis=0)) / side
    return scaled
