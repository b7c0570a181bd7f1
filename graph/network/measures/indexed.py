"""A graph with its nodes numbered, as igraph and SciPy read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import igraph
import networkx as nx
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Floats", "Graph", "Indexed", "Ints", "node_key"]

Graph: TypeAlias = "nx.Graph[Any]"
"""Undirected, one edge a pair: what ``simple_graph`` gives. Nodes are usually IRIs."""

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Indexed:
    """The nodes of a graph in a fixed order, and its edges by their numbers.

    Parameters
    ----------
    nodes: sorted, whatever the order they were added in.
    pairs: shape ``(m, 2)``, the smaller number first, sorted; self-loops included.
    weights: of the edges, 1 where an edge has none.
    """

    nodes: tuple[Any, ...]
    pairs: Ints
    weights: Floats

    @classmethod
    def of(cls, graph: Graph) -> "Indexed":
        """``graph`` with its nodes numbered."""
        nodes = tuple(sorted(graph, key=node_key))
        index = {node: place for place, node in enumerate(nodes)}
        rows = sorted(
            (min(index[one], index[other]), max(index[one], index[other]), weight)
            for one, other, weight in graph.edges(data="weight", default=1)
        )
        pairs = np.array([row[:2] for row in rows], dtype=np.int64).reshape(-1, 2)
        return cls(nodes, pairs, np.array([row[2] for row in rows], dtype=np.float64))

    @property
    def plain(self) -> igraph.Graph:
        """As igraph's graph, without weights."""
        return igraph.Graph(n=len(self.nodes), edges=self.pairs.tolist())

    def matrix(self, *, weighted: bool = False) -> "csr_array":
        """The adjacency matrix: symmetric, a self-loop once."""
        from scipy.sparse import coo_array

        one, other = self.pairs[:, 0], self.pairs[:, 1]
        values = self.weights if weighted else np.ones(len(self.pairs))
        apart = one != other
        rows = np.concatenate([one, other[apart]])
        columns = np.concatenate([other, one[apart]])
        size = (len(self.nodes), len(self.nodes))
        return coo_array((np.concatenate([values, values[apart]]), (rows, columns)), size).tocsr()

    def by_node(self, values: Iterable[float]) -> dict[Any, float]:
        """One value a node, in the order of ``nodes``."""
        return {node: float(value) for node, value in zip(self.nodes, values, strict=True)}


def node_key(node: object) -> tuple[str, str]:
    """What nodes are sorted by: numbers as numbers, everything else as text."""
    return type(node).__name__, f"{node:020d}" if isinstance(node, int) else str(node)
