"""Two entities linked by what they share: collectivités by SCIC, organisations by projects.

A shared project of fifty members says less about any two of them than one of two members.
Newman (2001) gives each of k members who share something 1/(k-1) with each other, so that what
somebody brings to a thing is shared out among the others there.
"""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import sqrt
from typing import Any, Final

import networkx as nx

from graph.errors import InputError, worded
from graph.network.measures.assortativity import kinds_of
from graph.network.measures.indexed import Graph, node_key

__all__ = ["WEIGHTS", "of_kind", "project", "two_sides"]

WEIGHTS: Final = ("newman", "count", "jaccard", "cosine")


def of_kind(graph: Graph, *kinds: str) -> set[Any]:
    """The nodes of one of ``kinds``; ``scic`` is one, and an organisation too."""
    found = kinds_of(graph)
    return {
        node
        for node, kind in found.items()
        if kind in kinds or (kind == "scic" and "organisation" in kinds)
    }


def two_sides(graph: Graph, kept: Collection[Any], through: Collection[Any]) -> Graph:
    """The relations of ``graph`` from one side to the other, and the nodes they join.

    Raises
    ------
    graph.errors.InputError: a node is on both sides.
    """
    here, there = set(kept), set(through)
    if here & there:
        raise InputError(
            "un même acteur serait des deux côtés de la projection.",
            advice="Choisissez deux types d'entités différents.",
        )
    sides: Graph = nx.Graph()
    for one, other, data in graph.edges(data=True):
        if (one in here and other in there) or (one in there and other in here):
            sides.add_edge(one, other, **data)
    for node in sides:
        sides.nodes[node].update(graph.nodes[node])
    return sides


def project(
    graph: Graph, kept: Collection[Any], through: Collection[Any], *, weight: str = "newman"
) -> Graph:
    """Nodes of ``kept`` linked if they have a neighbour of ``through`` in common.

    Nodes linked to nothing on the other side are left out. Each edge has ``weight`` and all of

    - ``count``: how many neighbours are shared, listed in ``through``;
    - ``newman``: the sum over them of 1/(k-1), where k of ``kept`` are linked to it;
    - ``jaccard``: shared over all neighbours of either (Jaccard 1901);
    - ``cosine``: shared over the root of the product of the numbers of neighbours (Salton and
      McGill 1983).

    A weight is a strength; to follow paths, take its inverse. ``origins`` are those of both
    relations of each shared neighbour.

    Raises
    ------
    graph.errors.InputError: a node is on both sides, or the weight is none of ``WEIGHTS``.
    """
    if weight not in WEIGHTS:
        raise InputError(
            worded("« {weight} » n'est pas un poids de projection.", weight=weight[:80]),
            advice=worded("Choisissez parmi : {names}.", names=", ".join(WEIGHTS)),
        )
    sides = two_sides(graph, kept, through)
    here = sorted(set(kept).intersection(sides), key=node_key)
    joined: Graph = nx.Graph(projected=weight)
    joined.add_nodes_from((node, dict(sides.nodes[node])) for node in here)
    shared: dict[tuple[Any, Any], list[Any]] = {}
    for middle in sorted(set(sides).difference(here), key=node_key):
        for pair in combinations(sorted(sides[middle], key=node_key), 2):
            shared.setdefault(pair, []).append(middle)
    for one, other in sorted(shared, key=lambda pair: (node_key(pair[0]), node_key(pair[1]))):
        values = _weights(sides, one, other, shared[one, other])
        joined.add_edge(one, other, weight=values[weight], **values)
    return joined


def _weights(sides: Graph, one: Any, other: Any, middles: list[Any]) -> Mapping[str, Any]:
    count, here, there = len(middles), sides.degree(one), sides.degree(other)
    origins = {
        origin
        for middle in middles
        for end in (one, other)
        for origin in sides.edges[end, middle].get("origins") or ()
    }
    return {
        "count": count,
        "newman": sum(1 / (sides.degree(middle) - 1) for middle in middles),
        "jaccard": count / (here + there - count),
        "cosine": count / sqrt(here * there),
        "through": middles,
        "origins": sorted(origins),
    }
