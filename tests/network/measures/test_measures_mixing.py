"""Assortativity, projections and overlaps, held against networkx and hand-made examples."""

import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measures_graphs import STANDARD
from networkx.algorithms import bipartite

from graph.errors import InputError
from graph.network.measures.assortativity import assortativity, kinds_of
from graph.network.measures.overlaps import overlap, overlaps
from graph.network.measures.projections import WEIGHTS, of_kind, project, two_sides


@pytest.mark.parametrize("name", STANDARD)
def test_assortativity_equals_networkx(name):
    graph = STANDARD[name]()
    values = {node: "abc"[place % 3] for place, node in enumerate(sorted(graph, key=str))}
    nx.set_node_attributes(graph, values, "value")
    found = assortativity(graph, values)
    theirs = nx.attribute_assortativity_coefficient(graph, "value")
    assert found.coefficient == pytest.approx(theirs)
    assert sum(map(sum, found.mixing)) == pytest.approx(1)
    assert (found.counted, found.left_out) == (graph.number_of_edges(), 0)


def test_assortativity_of_the_karate_club():
    graph = nx.karate_club_graph()
    found = assortativity(graph, {node: data["club"] for node, data in graph.nodes(data=True)})
    assert found.coefficient == pytest.approx(0.7175, abs=1e-4)
    assert found.values == ("Mr. Hi", "Officer")
    assert 0.05 < found.error < 0.2


def test_the_error_is_that_of_leaving_out_each_relation():
    graph = nx.karate_club_graph()
    values = {node: data["club"] for node, data in graph.nodes(data=True)}
    whole = assortativity(graph, values)
    squares = 0.0
    for edge in graph.edges():
        less = graph.copy()
        less.remove_edge(*edge)
        squares += (assortativity(less, values).coefficient - whole.coefficient) ** 2
    assert whole.error == pytest.approx(math.sqrt(squares))


def test_relations_without_a_value_are_left_out_and_counted():
    found = assortativity(nx.path_graph(5), {0: "x", 1: "x", 2: "y", 3: ""})
    assert (found.counted, found.left_out) == (2, 2)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(2), nx.complete_graph(4)])
def test_assortativity_says_nothing_of_one_value(graph):
    found = assortativity(graph, dict.fromkeys(graph, "same"))
    assert math.isnan(found.coefficient)


def test_a_scic_is_a_kind_of_its_own_and_an_organisation():
    graph = nx.Graph()
    graph.add_node("a", kind="organisation", scic=True)
    graph.add_node("b", kind="organisation", scic=False)
    graph.add_node("c")
    assert kinds_of(graph) == {"a": "scic", "b": "organisation", "c": ""}
    assert of_kind(graph, "organisation") == {"a", "b"}
    assert of_kind(graph, "scic") == {"a"}


def _women():
    graph = nx.davis_southern_women_graph()
    return graph, graph.graph["top"], graph.graph["bottom"]


REFERENCES = {
    "newman": bipartite.collaboration_weighted_projected_graph,
    "count": bipartite.weighted_projected_graph,
    "jaccard": bipartite.overlap_weighted_projected_graph,
}


@pytest.mark.parametrize("weight", REFERENCES)
@pytest.mark.parametrize("side", [0, 1])
def test_projections_of_the_southern_women_equal_networkx(weight, side):
    graph, *sides = _women()
    ours = project(graph, sides[side], sides[1 - side], weight=weight)
    theirs = REFERENCES[weight](graph, sides[side])
    assert set(map(frozenset, ours.edges())) == set(map(frozenset, theirs.edges()))
    for one, other, expected in theirs.edges(data="weight"):
        assert ours.edges[one, other]["weight"] == pytest.approx(expected)


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(10, 17)), max_size=40))
@settings(max_examples=60)
def test_newmans_weights_add_up_to_what_is_shared(pairs):
    """Somebody's weights add up to the number of their things that others share (Newman)."""
    graph = nx.Graph(sorted(pairs))
    people = {one for one, _ in pairs}
    made = project(graph, people, set(graph) - people)
    for person in people:
        shared = sum(graph.degree(thing) > 1 for thing in graph[person])
        assert made.degree(person, weight="newman") == pytest.approx(shared)


def test_cosine_and_what_is_shared():
    graph = nx.Graph()
    graph.add_edge("lille", "scic", origins=["s1"])
    graph.add_edge("lens", "scic", origins=["s2"])
    graph.add_edge("lens", "autre", origins=["s3"])
    made = project(graph, ["lille", "lens", "seule"], ["scic", "autre"])
    assert made.edges["lens", "lille"] == {
        "weight": 1.0,
        "newman": 1.0,
        "count": 1,
        "jaccard": 0.5,
        "cosine": pytest.approx(1 / math.sqrt(2)),
        "through": ["scic"],
        "origins": ["s1", "s2"],
    }
    assert set(made) == {"lille", "lens"}


def test_only_relations_across_count():
    graph = nx.Graph([("a", "x"), ("b", "x"), ("a", "b"), ("x", "y")])
    assert set(two_sides(graph, "ab", "xy")) == {"a", "b", "x"}


def test_wrong_projections_are_sentences():
    with pytest.raises(InputError, match="deux côtés"):
        project(nx.path_graph(3), [0, 1], [1, 2])
    with pytest.raises(InputError, match="poids"):
        project(nx.path_graph(3), [0], [1], weight="'; DROP")
    assert not project(nx.Graph(), [], [])
    assert set(WEIGHTS) >= set(REFERENCES)


@pytest.mark.parametrize("name", ["karate", "les misérables", "random"])
def test_jaccard_equals_networkx(name):
    graph = STANDARD[name]()
    found, count = overlaps(graph, least=1, most=10**6)
    assert count == len(found)
    listed = {frozenset((one.one, one.other)): one for one in found}
    pairs = [(one, other) for one in graph for other in graph if str(one) < str(other)]
    for one, other, expected in nx.jaccard_coefficient(graph, pairs):
        pair = frozenset((one, other))
        assert (pair in listed) == (expected > 0)
        if pair in listed:
            assert listed[pair].jaccard == pytest.approx(expected)
            assert listed[pair].linked == graph.has_edge(one, other)


def test_overlaps_of_one_node_are_those_it_is_in():
    graph = nx.karate_club_graph()
    alone, count = overlaps(graph, 5)
    everywhere, _ = overlaps(graph, most=10**6)
    pairs = {frozenset((one.one, one.other)) for one in everywhere if 5 in (one.one, one.other)}
    assert {frozenset((one.one, one.other)) for one in alone} == pairs
    assert count == len(pairs)


def test_the_overlap_coefficient_is_that_of_the_smaller():
    graph = nx.Graph([("a", "x"), ("a", "y"), ("a", "z"), ("b", "x")])
    found = overlap(graph, "a", "b")
    assert (found.shared, found.jaccard, found.coefficient) == (("x",), 1 / 3, 1.0)
    graph.add_nodes_from("cd")
    assert overlap(graph, "c", "d").jaccard == overlap(graph, "c", "d").coefficient == 0


def test_overlaps_say_how_many_are_not_shown():
    found, count = overlaps(nx.complete_bipartite_graph(2, 30), most=10)
    assert (len(found), count) == (10, 1 + 30 * 29 // 2)
