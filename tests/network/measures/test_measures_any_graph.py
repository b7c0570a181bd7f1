"""Measures equal networkx on any small network, whatever its shape and weights."""

import math
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.network.measures.assortativity import degree_assortativity
from graph.network.measures.catalogue import graph_measures, node_measures
from graph.network.measures.communities import leiden, louvain, modularity


@st.composite
def _graphs(draw):
    count = draw(st.integers(0, 9))
    pairs = [(one, other) for one in range(count) for other in range(one)]
    kept = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    graph = nx.Graph()
    graph.add_nodes_from(draw(st.permutations(range(count))))
    for pair in kept:
        graph.add_edge(*pair, weight=draw(st.integers(1, 9)))
    return graph


def _eigenvector(graph):
    """What repeated multiplication tends to: equal values seen along the leading vectors."""
    nodes = list(graph)
    values, vectors = np.linalg.eigh(nx.to_numpy_array(graph, nodes, weight=None))
    leading = vectors[:, values > values[-1] - 1e-8]
    found = leading @ leading.sum(axis=0)
    return dict(zip(nodes, found / np.linalg.norm(found), strict=True))


def _references(graph):
    lengths = nx.Graph()
    lengths.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        lengths.add_edge(one, other, length=Fraction(1, weight))
    most = max(1, len(graph) - 1)
    harmonic = nx.harmonic_centrality(graph)
    return {
        "degree": dict(graph.degree()),
        "weighted-degree": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph),
        "weighted-betweenness": nx.betweenness_centrality(lengths, weight="length"),
        "closeness": nx.closeness_centrality(graph),
        "weighted-closeness": nx.closeness_centrality(lengths, distance="length"),
        "harmonic": {node: value / most for node, value in harmonic.items()},
        "eigenvector": _eigenvector(graph) if graph else {},
        "pagerank": nx.pagerank(graph, tol=1e-13, max_iter=1000),
        "clustering": nx.clustering(graph),
        "core": nx.core_number(graph),
        "articulation": {n: n in set(nx.articulation_points(graph)) for n in graph},
        "constraint": nx.constraint(graph) if graph else {},
        "effective-size": nx.effective_size(graph) if graph else {},
    }


@given(_graphs())
@example(nx.disjoint_union(nx.star_graph(4), nx.cycle_graph(4)))  # two pieces lead alike
@settings(max_examples=30)
def test_measures_of_nodes_equal_networkx(graph):
    found = node_measures(graph)
    for name, reference in _references(graph).items():
        assert set(found[name]) == set(graph)
        for node, value in reference.items():
            expected = pytest.approx(float(value), abs=1e-9, nan_ok=True)
            assert found[name][node] == expected, (name, node)


@given(_graphs())
@settings(max_examples=30)
def test_measures_of_the_whole_and_communities_hold(graph):
    found = graph_measures(graph)
    assert found["transitivity"] == pytest.approx(nx.transitivity(graph))
    assert found["components"] == nx.number_connected_components(graph)
    if len({degree for _, degree in graph.degree() if degree}) > 1:
        theirs = nx.degree_pearson_correlation_coefficient(graph)
        assert degree_assortativity(graph) == pytest.approx(theirs)
    for find in (louvain, leiden):
        parts = find(graph, 1)
        assert sorted(node for part in parts for node in part) == sorted(graph)
        if graph.number_of_edges():
            # no worse than one community for each piece
            pieces = list(nx.connected_components(graph))
            assert modularity(graph, parts) >= modularity(graph, pieces) - 1e-9
        else:
            assert math.isnan(modularity(graph, parts))
