"""Communities are as good as networkx's, the same at every run, and honest about chance."""

import math

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measures_graphs import ALL, STANDARD

from graph.errors import InputError
from graph.network.measures.agreement import adjusted_rand, changed, numbered
from graph.network.measures.communities import leiden, louvain, modularity, stability


def _block(sizes=(20, 20, 20)):
    inside, across = 0.5, 0.01
    chances = [[inside if i == j else across for j in range(len(sizes))] for i in range(len(sizes))]
    return nx.stochastic_block_model(list(sizes), chances, seed=1)


@pytest.mark.parametrize("find", [louvain, leiden])
@pytest.mark.parametrize("name", ALL)
def test_every_node_is_in_one_community_and_again(name, find):
    graph = ALL[name]()
    parts = find(graph, seed=3)
    assert sorted(map(str, (node for part in parts for node in part))) == sorted(map(str, graph))
    assert parts == find(graph, seed=3)
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)


@pytest.mark.parametrize("find", [louvain, leiden])
@pytest.mark.parametrize("name", STANDARD)
def test_communities_are_as_good_as_those_of_networkx(name, find):
    graph = STANDARD[name]()
    theirs = max(
        nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
        for seed in range(5)
    )
    ours = max(modularity(graph, find(graph, seed)) for seed in range(1, 6))
    assert ours >= theirs - 0.005


@pytest.mark.parametrize("weight", ["weight", None])
@pytest.mark.parametrize("name", STANDARD)
def test_modularity_equals_networkx(name, weight):
    graph = STANDARD[name]()
    parts = louvain(graph)
    theirs = nx.community.modularity(graph, parts, weight=weight)
    assert modularity(graph, parts, weight) == pytest.approx(theirs, abs=1e-12)


def test_modularity_without_relations_is_none():
    assert math.isnan(modularity(nx.empty_graph(3), [(0,), (1,), (2,)]))


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_clear_communities_are_stable(method):
    found = stability(_block(), method)
    assert len(found.best) == 3
    assert found.agreement == found.lowest == 1
    assert set(found.changes.values()) == {0.0}
    assert set(found.membership.values()) == {1, 2, 3}
    assert len(found.modularities) == 20


def test_communities_of_a_random_network_are_not():
    found = stability(nx.gnm_random_graph(200, 400, seed=1), "louvain")
    assert found.agreement < 0.8
    assert max(found.changes.values()) > 0.3
    assert found.modularity == max(found.modularities)


def test_stability_is_the_same_again_whatever_the_order_of_building():
    graph = nx.les_miserables_graph()
    other = nx.Graph()
    other.add_nodes_from(sorted(graph, reverse=True))
    other.add_edges_from((two, one, data) for one, two, data in graph.edges(data=True))
    assert stability(graph) == stability(other)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(4)])
def test_without_relations_everybody_is_alone(graph):
    found = stability(graph)
    assert len(found.best) == len(graph)
    assert math.isnan(found.modularity)
    assert found.agreement == 1


def test_one_run_agrees_with_nothing():
    assert math.isnan(stability(nx.karate_club_graph(), seeds=[1]).agreement)


@pytest.mark.parametrize(("method", "seeds"), [("zorgluk", [1]), ("leiden", [])])
def test_an_unknown_method_is_a_sentence(method, seeds):
    with pytest.raises(InputError, match="méthode"):
        stability(nx.path_graph(3), method, seeds)


_LABELS = st.integers(2, 30).flatmap(
    lambda count: st.tuples(*[st.lists(st.integers(0, 5), min_size=count, max_size=count)] * 2)
)


@given(_LABELS)
@settings(max_examples=60)
def test_adjusted_rand_equals_igraph(pair):
    one, other = (numbered(labels) for labels in pair)
    ours = adjusted_rand(one, other)
    assert ours == pytest.approx(adjusted_rand(other, one))
    assert ours <= 1 + 1e-12
    assert adjusted_rand(one, one) == 1
    theirs = igraph.compare_communities(one.tolist(), other.tolist(), method="adjusted_rand")
    if not math.isnan(theirs):
        assert ours == pytest.approx(theirs)


def test_adjusted_rand_of_a_known_example():
    # scikit-learn's documentation: adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) is 0.57
    assert adjusted_rand(numbered("aabc"), numbered("xxyy")) == pytest.approx(4 / 7)


def test_a_node_changed_where_its_community_did_not_follow():
    moved = changed(numbered("aaabbb"), numbered("yyxxxx"))
    assert moved.tolist() == [False, False, True, False, False, False]
    assert not changed(numbered("aabb"), numbered("xxyy")).any()
    assert changed(numbered("aaaa"), numbered("xxxy")).sum() == 1
    assert changed(np.array([], dtype=np.int64), np.array([], dtype=np.int64)).tolist() == []
