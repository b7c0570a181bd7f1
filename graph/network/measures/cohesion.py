"""Measures of a whole network: how dense, how far across, how much in one piece."""

import math

import igraph
import networkx as nx

from graph.network.measures.indexed import Graph, Indexed

__all__ = [
    "average_clustering",
    "centralisation",
    "components",
    "density",
    "diameter",
    "largest_share",
    "mean_degree",
    "mean_distance",
    "nodes",
    "relations",
    "transitivity",
]


def nodes(graph: Graph) -> float:
    """How many nodes there are."""
    return float(graph.number_of_nodes())


def relations(graph: Graph) -> float:
    """How many pairs are linked."""
    return float(graph.number_of_edges())


def density(graph: Graph) -> float:
    """The share of all pairs that are linked; 0 for fewer than two nodes."""
    return float(nx.density(graph))


def mean_degree(graph: Graph) -> float:
    """How many neighbours a node has on average; NaN without nodes."""
    count = graph.number_of_nodes()
    return 2 * graph.number_of_edges() / count if count else math.nan


def components(graph: Graph) -> float:
    """How many pieces are not linked to each other."""
    return float(nx.number_connected_components(graph))


def largest_share(graph: Graph) -> float:
    """The share of nodes that are in the largest piece; NaN without nodes."""
    sizes = [len(part) for part in nx.connected_components(graph)]
    return max(sizes) / sum(sizes) if sizes else math.nan


def mean_distance(graph: Graph) -> float:
    """Steps between two nodes of the largest piece, on average; NaN for fewer than two."""
    return float(_largest(graph).average_path_length())


def diameter(graph: Graph) -> float:
    """Steps between the two nodes of the largest piece that are farthest apart; NaN without."""
    return float(_largest(graph).diameter()) if graph.number_of_nodes() else math.nan


def transitivity(graph: Graph) -> float:
    """Of nodes that share a neighbour, the share that are linked (Newman, Watts, Strogatz 2002).

    0 where no two nodes share one.
    """
    return float(nx.transitivity(graph))


def average_clustering(graph: Graph) -> float:
    """The mean over nodes of the share of their neighbours' pairs that are linked; NaN without."""
    return float(nx.average_clustering(graph)) if graph.number_of_nodes() else math.nan


def centralisation(graph: Graph) -> float:
    """1 for a star, 0 where all have as many neighbours (Freeman 1978); NaN for under 3 nodes."""
    count = graph.number_of_nodes()
    if count < 3:
        return math.nan
    degrees = [degree for _, degree in graph.degree()]
    most = max(degrees)
    return sum(most - degree for degree in degrees) / ((count - 1) * (count - 2))


def _largest(graph: Graph) -> igraph.Graph:
    return Indexed.of(graph).plain.connected_components().giant()
