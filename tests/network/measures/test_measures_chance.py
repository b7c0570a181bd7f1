"""Random networks keep what they say; documentation and years are counted as they say."""

import math
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from graph.errors import InputError
from graph.network.measures.baselines import STATISTICS, baselines
from graph.network.measures.documentation import effects, spearman
from graph.network.measures.evolution import evolution, year_of
from graph.network.measures.indexed import Indexed
from graph.network.measures.rewiring import MODELS, randomised

_GRAPHS = st.tuples(st.integers(4, 25), st.integers(0, 60), st.integers(0, 1000)).map(
    lambda three: nx.gnm_random_graph(three[0], three[1], seed=three[2])
)


@given(_GRAPHS, st.sampled_from(MODELS), st.integers(0, 99))
@settings(max_examples=80)
def test_random_networks_keep_what_they_say(graph, model, seed):
    drawing = Indexed.of(graph).plain
    codes = [place % 3 for place in range(len(graph))]
    made = randomised(drawing, model, seed, codes)
    assert made.is_simple()
    assert (made.vcount(), made.ecount()) == (drawing.vcount(), drawing.ecount())
    assert made.get_edgelist() == randomised(drawing, model, seed, codes).get_edgelist()
    if model != "density":
        assert made.degree() == drawing.degree()
    if model == "kinds":

        def near(network):
            return [
                sorted(codes[other] for other in network.neighbors(node))
                for node in range(network.vcount())
            ]

        assert near(made) == near(drawing)


@pytest.mark.parametrize("model", MODELS)
def test_random_networks_do_differ(model):
    drawing = Indexed.of(nx.karate_club_graph()).plain
    codes = [place % 2 for place in range(34)]
    drawn = {
        tuple(sorted(randomised(drawing, model, seed, codes).get_edgelist())) for seed in range(9)
    }
    assert len(drawn) == 9


def test_a_caveman_network_is_clustered_beyond_chance():
    graph = nx.relaxed_caveman_graph(10, 6, 0.1, seed=1)
    found = {one.statistic: one for one in baselines(graph, samples=40)}
    for name in ("transitivity", "average-clustering", "modularity"):
        assert found[name].z > 5
        assert found[name].as_high == pytest.approx(1 / 41)
        assert found[name].lowest <= found[name].mean <= found[name].highest
    assert found["transitivity"].observed == pytest.approx(nx.transitivity(graph))
    assert found["average-clustering"].observed == pytest.approx(nx.average_clustering(graph))


def test_a_random_network_is_not():
    found = baselines(nx.gnm_random_graph(150, 450, seed=5), samples=40)
    clustering = next(one for one in found if one.statistic == "transitivity")
    assert abs(clustering.z) < 3


def test_what_never_varies_has_no_z():
    graph = nx.star_graph(9)
    nx.set_node_attributes(graph, "organisation", "kind")
    found = {one.statistic: one for one in baselines(graph, samples=5)}
    assert math.isnan(found["largest-component"].z)
    assert math.isnan(found["kind-assortativity"].observed)


def test_baselines_are_the_same_again():
    graph = nx.les_miserables_graph()
    regions = {node: "AB"[place % 2] for place, node in enumerate(sorted(graph))}
    one = baselines(graph, regions=regions, samples=10)
    assert repr(one) == repr(baselines(graph, regions=regions, samples=10))
    assert [each.statistic for each in one] == list(STATISTICS)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.path_graph(2)])
def test_baselines_of_hardly_anything(graph):
    assert len(baselines(graph, samples=3)) == len(STATISTICS) - 1


@pytest.mark.parametrize(("model", "samples"), [("zorgluk", 10), ("degrees", 1)])
def test_an_unknown_model_is_a_sentence(model, samples):
    with pytest.raises(InputError, match="hasard"):
        baselines(nx.path_graph(4), model=model, samples=samples)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=40))
@settings(max_examples=60)
def test_spearman_equals_scipy(pairs):
    import numpy as np

    one, other = np.array(pairs, dtype=float).T
    ours = spearman(one, other)
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        assert math.isnan(ours)
    else:
        assert ours == pytest.approx(stats.spearmanr(one, other).statistic)


def test_a_measure_that_goes_with_documentation_is_told():
    sources = {"a": 1, "b": 2, "c": 3, "d": 9}
    measures = {
        "degree": {"a": 1.0, "b": 2.0, "c": 5.0, "d": 6.0},
        "constraint": {"a": math.nan, "b": 1.0, "c": 2.0, "d": 1.5},
        "core": dict.fromkeys("abcd", 1.0),
    }
    found = effects(measures, sources)
    assert found["degree"].correlation == 1 and found["degree"].warns
    assert found["constraint"].counted == 3
    assert math.isnan(found["core"].correlation) and not found["core"].warns


def _dated(*relations):
    net = nx.MultiDiGraph()
    for place, (one, other, since, until, sources) in enumerate(relations):
        net.add_edge(one, other, key=str(place), since=since, until=until, sources=sources)
    return net


def test_years_of_what_is_true():
    net = _dated(
        ("a", "b", "2019", "", []),
        ("b", "c", "2020-03", "2021", []),
        ("c", "d", "", "2021", []),
    )
    found = evolution(net)
    assert (found.dated, found.undated) == (2, 1)
    assert [(one.year, one.relations, one.new, one.ended) for one in found.years] == [
        (2019, 1, 1, 0),
        (2020, 2, 1, 0),
        (2021, 2, 0, 1),
    ]
    assert [(one.nodes, one.arrived, one.largest) for one in found.years] == [
        (2, 2, 2),
        (3, 1, 3),
        (3, 0, 3),
    ]
    assert evolution(net, last=2022).years[-1].relations == 1


def test_years_of_what_is_said():
    net = _dated(("a", "b", "1990", "1995", ["s1", "s2"]), ("b", "c", "2000", "", ["s3"]))
    found = evolution(net, {"s1": "2022-05", "s2": "2021", "s3": ""}, clock="said")
    assert (found.dated, found.undated) == (1, 1)
    assert [(one.year, one.relations) for one in found.years] == [(2021, 1)]


_SPANS = st.lists(
    st.tuples(st.integers(2000, 2010), st.one_of(st.none(), st.integers(2000, 2010))), max_size=15
)


@given(_SPANS)
@settings(max_examples=60)
def test_relations_are_those_of_the_year_before_and_new_less_ended(spans):
    net = _dated(
        *(
            (f"n{place}", f"m{place}", str(since), "" if end is None else str(max(end, since)), [])
            for place, (since, end) in enumerate(spans)
        )
    )
    years = evolution(net).years
    for before, now in pairwise(years):
        assert now.relations == before.relations + now.new - before.ended
        assert now.year == before.year + 1


def test_no_year_no_evolution():
    assert evolution(nx.MultiDiGraph()).years == ()
    assert evolution(_dated(("a", "b", "", "", []))).undated == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [("2021", 2021), ("2021-03-09", 2021), ("", None), ("vers 2021", None), ("20211", None)],
)
def test_the_year_of_a_date(text, year):
    assert year_of(text) == year


def test_an_unknown_clock_is_a_sentence():
    with pytest.raises(InputError, match="dater"):
        evolution(nx.MultiDiGraph(), clock="<img src=x onerror=alert(1)>")
