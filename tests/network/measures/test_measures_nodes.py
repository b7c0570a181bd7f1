"""Every measure of nodes equals networkx, on standard graphs and edge cases."""

import math
from fractions import Fraction

import networkx as nx
import pytest
from measures_graphs import ALL

from graph.errors import InputError
from graph.network.measures.catalogue import MEASURES, node_measures
from graph.network.measures.cooperation import simple_graph
from graph.network.measures.paths import lengths


def _distances(graph):
    """The same graph, each edge with an exact length of 1/weight."""
    copy = nx.Graph()
    copy.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight", default=1):
        copy.add_edge(one, other, length=1 if weight == 1 else Fraction(1) / weight)
    return copy


def _eigenvector(graph):
    if not graph:
        return {}
    return nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-12)


def _harmonic(graph):
    most = max(1, len(graph) - 1)
    return {node: value / most for node, value in nx.harmonic_centrality(graph).items()}


def _without_loops(graph):
    copy = graph.copy()
    copy.remove_edges_from(list(nx.selfloop_edges(copy)))
    return copy


REFERENCES = {
    "degree": lambda graph: dict(graph.degree()),
    "weighted-degree": lambda graph: dict(graph.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "weighted-betweenness": lambda graph: nx.betweenness_centrality(
        _distances(graph), weight="length"
    ),
    "closeness": nx.closeness_centrality,
    "weighted-closeness": lambda graph: nx.closeness_centrality(
        _distances(graph), distance="length"
    ),
    "harmonic": _harmonic,
    "eigenvector": _eigenvector,
    "pagerank": lambda graph: nx.pagerank(graph, tol=1e-13, max_iter=1000),
    "clustering": nx.clustering,
    "core": lambda graph: nx.core_number(_without_loops(graph)),
    "articulation": lambda graph: (
        dict.fromkeys(graph, 0) | dict.fromkeys(nx.articulation_points(graph), 1)
    ),
    "constraint": lambda graph: nx.constraint(graph) if graph else {},
    "effective-size": lambda graph: nx.effective_size(_without_loops(graph)) if graph else {},
}


def _assert_same(ours, theirs, tolerance=1e-9):
    assert set(ours) == set(theirs)
    for node, value in theirs.items():
        expected = float(value)
        if math.isnan(expected):
            assert math.isnan(ours[node]), node
        else:
            assert ours[node] == pytest.approx(expected, rel=1e-7, abs=tolerance), node


def test_every_measure_of_nodes_has_a_reference():
    assert set(REFERENCES) == {name for name, one in MEASURES.items() if one.per_node}


@pytest.mark.parametrize("measure", REFERENCES)
@pytest.mark.parametrize("name", ALL)
def test_a_measure_equals_networkx(name, measure):
    graph = ALL[name]()
    tolerance = 1e-6 if measure == "eigenvector" else 1e-9
    _assert_same(node_measures(graph, [measure])[measure], REFERENCES[measure](graph), tolerance)


@pytest.mark.parametrize("measure", REFERENCES)
def test_a_measure_equals_networkx_with_a_self_loop(measure):
    graph = nx.karate_club_graph()
    graph.add_edge(0, 0, weight=2)
    tolerance = 1e-6 if measure == "eigenvector" else 1e-9
    _assert_same(node_measures(graph, [measure])[measure], REFERENCES[measure](graph), tolerance)


@pytest.mark.parametrize("measure", REFERENCES)
def test_parallel_edges_and_directions_are_merged_first(measure):
    many = nx.MultiDiGraph()
    for one, other in nx.florentine_families_graph().edges():
        many.add_edge(one, other, key="a")
        many.add_edge(other, one, key="b", weight=2)
    many.add_edge("Pazzi", "Pazzi")
    merged = nx.Graph()
    for one, other in nx.florentine_families_graph().edges():
        merged.add_edge(one, other, weight=3)
    tolerance = 1e-6 if measure == "eigenvector" else 1e-9
    _assert_same(node_measures(many, [measure])[measure], REFERENCES[measure](merged), tolerance)


def test_the_order_of_building_changes_nothing():
    graph = nx.les_miserables_graph()
    other = nx.Graph()
    other.add_nodes_from(sorted(graph, reverse=True))
    other.add_edges_from((two, one, data) for one, two, data in graph.edges(data=True))
    for name, values in node_measures(graph).items():
        again = node_measures(other, [name])[name]
        assert all(again[node] == pytest.approx(values[node], abs=1e-12) for node in values)


def test_equally_long_ways_are_equal_whatever_their_weights():
    graph = nx.Graph()
    # two ways from a to b of length 5/6: 1/2 + 1/3, and 1/3 + 1/2
    graph.add_weighted_edges_from([("a", "x", 2), ("x", "b", 3), ("a", "y", 3), ("y", "b", 2)])
    found = node_measures(graph, ["weighted-betweenness"])["weighted-betweenness"]
    assert found["x"] == found["y"] == pytest.approx(1 / 6)


def test_more_sources_bring_nearer():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1), ("a", "c", 4), ("c", "b", 4)])
    found = node_measures(graph, ["betweenness", "weighted-betweenness"])
    assert found["betweenness"]["c"] == 0
    assert found["weighted-betweenness"]["c"] == 1


def test_lengths_are_whole_numbers_where_weights_are():
    import numpy as np

    found, unit = lengths(np.array([1.0, 2.0, 3.0]))
    assert (found.tolist(), unit) == ([6.0, 3.0, 2.0], 6.0)
    assert lengths(np.array([0.5, 0.25]))[0].tolist() == [2.0, 4.0]
    assert lengths(np.array([]))[1] == 1.0


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_that_is_no_strength_is_refused(weight):
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=weight)
    with pytest.raises(InputError, match="poids"):
        node_measures(graph, ["weighted-closeness"])


@pytest.mark.parametrize("name", ["", "zorgluk", "VALUES ?x {", "density", "x" * 10_000])
def test_an_unknown_measure_is_a_sentence(name):
    with pytest.raises(InputError) as found:
        node_measures(nx.path_graph(3), [name])
    assert len(str(found.value)) < 400


def test_simple_graph_counts_independent_sources_once():
    net = nx.MultiDiGraph()
    net.add_edge("b", "a", key="soutient", origins=["s1", "s2"], weight=2)
    net.add_edge("a", "b", key="finance", origins=["s2", "s3"], weight=2)
    net.add_edge("a", "a", key="soutient", origins=["s1"], weight=1)
    graph = simple_graph(net)
    assert list(graph) == ["a", "b"]
    assert graph.edges["a", "b"] == {
        "weight": 3,
        "relations": 2,
        "origins": ["s1", "s2", "s3"],
    }
    assert graph.graph["self_loops"] == 1
