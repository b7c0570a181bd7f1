"""How much two nodes have the same neighbours."""

from dataclasses import dataclass
from typing import Any, Final

from graph.network.measures.indexed import Graph, node_key

__all__ = ["Overlap", "overlap", "overlaps"]

_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Overlap:
    """The neighbours two nodes share.

    Parameters
    ----------
    shared: them, sorted.
    jaccard: their number over that of all neighbours of either, between 0 and 1.
    coefficient: over the number of neighbours of whichever has fewer: 1 if its are all shared.
    linked: whether the two are linked themselves.
    """

    one: Any
    other: Any
    shared: tuple[Any, ...]
    jaccard: float
    coefficient: float
    linked: bool


def overlap(graph: Graph, one: Any, other: Any) -> Overlap:
    """The neighbours ``one`` and ``other`` share (Jaccard 1901; Szymkiewicz 1934, Simpson 1943).

    Raises
    ------
    KeyError: one of them is not in ``graph``.
    """
    here, there = set(graph[one]), set(graph[other])
    shared = here & there
    return Overlap(
        one,
        other,
        tuple(sorted(shared, key=node_key)),
        len(shared) / max(1, len(here | there)),
        len(shared) / max(1, min(len(here), len(there))),
        other in here,
    )


def overlaps(
    graph: Graph, node: Any = None, *, least: int = 2, most: int = _MOST
) -> tuple[list[Overlap], int]:
    """The pairs that share most neighbours, and how many pairs share at least ``least``.

    Pairs are in the order of the Jaccard index, then of the number shared.

    Parameters
    ----------
    node: only pairs with this node.
    least: neighbours to share: with one, two nodes of a single neighbour would come first.
    most: pairs given.
    """
    counts: dict[tuple[Any, Any], int] = {}
    order = {one: place for place, one in enumerate(sorted(graph, key=node_key))}
    for middle in graph if node is None else graph[node]:
        near = sorted(graph[middle], key=order.__getitem__)
        for place, one in enumerate(near) if node is None else [(-1, node)]:
            for other in near[place + 1 :]:
                if one != other:
                    counts[one, other] = counts.get((one, other), 0) + 1
    found = [overlap(graph, *pair) for pair, count in counts.items() if count >= least]
    found.sort(key=lambda one: (-one.jaccard, -len(one.shared), order[one.one], order[one.other]))
    return found[:most], len(found)
