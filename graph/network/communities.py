"""Entities that are more linked to each other than to the rest."""

from typing import Final

import igraph

from graph.network.build import Network
from graph.network.embedding import seeded

__all__ = ["communities"]

SEED: Final = 1

_ROUNDS: Final = 10


def communities(net: Network, *, seed: int = SEED) -> list[tuple[str, ...]]:
    """The communities of ``net`` (Leiden, modularity), largest first, their members sorted.

    Every node is in exactly one; a node without links is alone in its own. Two entities are as
    close as they have relations; a transitive or deduced link counts for one. The order in
    which nodes and edges were added does not matter.

    Parameters
    ----------
    seed: of the random numbers igraph draws.
    """
    nodes = sorted(net)
    index = {node: place for place, node in enumerate(nodes)}
    weights: dict[tuple[int, int], int] = {}
    for one, other, data in net.edges(data=True):
        if one != other:
            here, there = sorted((index[one], index[other]))
            weights[here, there] = weights.get((here, there), 0) + int(data.get("statements") or 1)
    pairs = sorted(weights)
    drawing = igraph.Graph(n=len(nodes), edges=pairs)
    with seeded(seed):
        found = drawing.community_leiden(
            objective_function="modularity",
            weights=[weights[pair] for pair in pairs],
            n_iterations=_ROUNDS,
        )
    parts = [tuple(nodes[place] for place in part) for part in found]
    return sorted(parts, key=lambda part: (-len(part), part))
