"""Measures of a whole network equal networkx; those it has no word for are NaN."""

import math

import networkx as nx
import pytest
from measures_graphs import ALL

from graph.errors import InputError
from graph.network.measures.baselines import STATISTICS
from graph.network.measures.catalogue import MEASURES, graph_measures
from graph.network.measures.choices import (
    CLOCK_WORDS,
    METHOD_WORDS,
    MODEL_WORDS,
    STATISTIC_WORDS,
    WEIGHT_WORDS,
)
from graph.network.measures.communities import METHODS
from graph.network.measures.evolution import CLOCKS
from graph.network.measures.projections import WEIGHTS
from graph.network.measures.rewiring import MODELS


def _largest(graph):
    parts = sorted(nx.connected_components(graph), key=len, reverse=True)
    return graph.subgraph(parts[0]) if parts else graph


def _or_nan(function):
    def reference(graph):
        try:
            return function(graph)
        except (nx.NetworkXException, ZeroDivisionError, ValueError):
            return math.nan

    return reference


def _degree_assortativity(graph):
    ends = {degree for node, degree in graph.degree() if degree}
    return nx.degree_pearson_correlation_coefficient(graph) if len(ends) > 1 else math.nan


def _mean_distance(graph):
    part = _largest(graph)
    return nx.average_shortest_path_length(part) if len(part) > 1 else math.nan


def _centralisation(graph):
    star = nx.star_graph(max(0, len(graph) - 1))

    def spread(other):
        degrees = [degree for _, degree in other.degree()]
        return sum(max(degrees) - degree for degree in degrees)

    return spread(graph) / spread(star) if len(graph) > 2 else math.nan


REFERENCES = {
    "nodes": len,
    "relations": nx.number_of_edges,
    "mean-degree": _or_nan(lambda graph: sum(dict(graph.degree()).values()) / len(graph)),
    "density": nx.density,
    "components": nx.number_connected_components,
    "largest-share": _or_nan(lambda graph: len(_largest(graph)) / len(graph)),
    "mean-distance": _mean_distance,
    "diameter": _or_nan(lambda graph: nx.diameter(_largest(graph))),
    "transitivity": nx.transitivity,
    "average-clustering": _or_nan(nx.average_clustering),
    "centralisation": _centralisation,
    "degree-assortativity": _degree_assortativity,
}


def test_every_measure_of_the_whole_has_a_reference():
    assert set(REFERENCES) == {name for name, one in MEASURES.items() if not one.per_node}


@pytest.mark.parametrize("name", ALL)
def test_measures_of_the_whole_equal_networkx(name):
    graph = ALL[name]()
    for measure, value in graph_measures(graph).items():
        expected = pytest.approx(float(REFERENCES[measure](graph)), abs=1e-9, nan_ok=True)
        assert value == expected, measure


def test_a_measure_of_nodes_is_none_of_the_whole():
    with pytest.raises(InputError, match="mesure"):
        graph_measures(nx.path_graph(3), ["degree"])


def test_every_measure_is_told_in_both_languages_with_its_source():
    for measure in MEASURES.values():
        for words in (measure.label, measure.reading, measure.caution):
            assert set(words) == {"fr", "en"} and all(words.values()), measure.name
        for words in (measure.reading, measure.caution):
            for text in words.values():
                assert text.endswith(".") and text.count(". ") == 0, text
        assert measure.formula and measure.source
        assert measure.weight in ("", "strength", "distance")


def test_every_choice_has_words():
    for words, names in (
        (METHOD_WORDS, METHODS),
        (WEIGHT_WORDS, WEIGHTS),
        (MODEL_WORDS, MODELS),
        (CLOCK_WORDS, CLOCKS),
    ):
        assert set(words) == set(names)
    assert set(STATISTICS) <= set(STATISTIC_WORDS)
    for one in STATISTIC_WORDS.values():
        assert set(one.label) == set(one.reading) == {"fr", "en"}
