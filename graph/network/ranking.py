"""The best simple paths of a small graph, in order, without listing them all."""

from collections.abc import Collection, Mapping
from heapq import heappop, heappush

from graph.network.adjacency import Cost, Link

__all__ = ["best_paths"]

_NOTHING: Cost = (0, 0, 0)


def best_paths(
    links: Mapping[tuple[str, str], Link],
    neighbours: Mapping[str, Collection[str]],
    allowed: Collection[str],
    ends: tuple[str, str],
    max_hops: int,
    limit: int,
    *,
    detours: bool = True,
) -> list[tuple[str, ...]]:
    """The ``limit`` cheapest simple paths between ``ends``, cheapest first.

    A* with the exact cost that remains (Dijkstra from the end), so that only beginnings of
    wanted paths are looked at; equal costs are told apart by the IRIs on the way.

    Parameters
    ----------
    links: the link of each ordered pair. neighbours: the pairs, by entity.
    allowed: what a path may pass through, the ends included.
    detours: whether a path may hold all the entities between the ends of a shorter one.
    """
    start, end = ends
    remaining = _remaining(links, neighbours, allowed, end)
    found: list[tuple[str, ...]] = []
    if start not in remaining:
        return found
    heap: list[tuple[Cost, tuple[str, ...], Cost]] = [(remaining[start], (start,), _NOTHING)]
    through: list[frozenset[str]] = []
    while heap and len(found) < limit:
        _, path, spent = heappop(heap)
        if not detours and any(shorter < set(path[1:]) - {end} for shorter in through):
            continue
        if path[-1] == end:
            found.append(path)
            through += [frozenset(path[1:-1])] if len(path) > 2 else []
            continue
        for near in neighbours[path[-1]]:
            if near in remaining and near not in path:
                cost = _sum(spent, links[path[-1], near].cost)
                total = _sum(cost, remaining[near])
                if total[0] <= max_hops:
                    heappush(heap, (total, (*path, near), cost))
    return found


def _remaining(
    links: Mapping[tuple[str, str], Link],
    neighbours: Mapping[str, Collection[str]],
    allowed: Collection[str],
    end: str,
) -> dict[str, Cost]:
    """The cheapest cost from each allowed entity to ``end`` (Dijkstra)."""
    settled: dict[str, Cost] = {}
    heap: list[tuple[Cost, str]] = [(_NOTHING, end)]
    while heap:
        cost, node = heappop(heap)
        if node in settled:
            continue
        settled[node] = cost
        for near in neighbours.get(node, ()):
            if near in allowed and near not in settled:
                heappush(heap, (_sum(cost, links[node, near].cost), near))
    return settled


def _sum(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
