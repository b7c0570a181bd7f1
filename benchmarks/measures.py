"""Measures of the shipped network of cooperation; betweenness on a large one, beside igraph."""

from collections.abc import Iterator

import igraph
import networkx as nx

from benchmarks.measuring import Ratio, in_turn, seconds
from graph.network.build import Network
from graph.network.measures.assortativity import assortativity, kinds_of, regions_of
from graph.network.measures.baselines import baselines
from graph.network.measures.catalogue import graph_measures, node_measures
from graph.network.measures.communities import METHODS, stability
from graph.network.measures.cooperation import cooperation_network, simple_graph
from graph.network.measures.documentation import effects, sources_of
from graph.network.measures.evolution import CLOCKS, evolution
from graph.network.measures.overlaps import overlaps
from graph.network.measures.projections import of_kind, project
from graph.questions.dataset import Dataset
from graph.settings import Settings

_ALL_OF_IT = 3.0
"""Seconds, from the store to the last figure."""

_NODES, _EDGES = 20_000, 60_000
_RUNS = 3


def measure(settings: Settings) -> Iterator[Ratio]:
    """Everything at once, the first time: what a page shows; then the large network."""
    dataset = Dataset.open(settings)
    taken = seconds(lambda: _everything(dataset))
    count = len(simple_graph(cooperation_network(dataset.store, dataset.iris)))
    name = f"all measures of the cooperation network ({count} actors) / {_ALL_OF_IT:.0f} s"
    yield Ratio(name, taken, _ALL_OF_IT, "<= 1", 1.0)
    yield _large()


def _everything(dataset: Dataset) -> None:
    """Every family of measures, from the statements on."""
    store, iris = dataset.store, dataset.iris
    net = cooperation_network(store, iris)
    graph = simple_graph(net)
    measured = node_measures(graph)
    graph_measures(graph)
    for method in METHODS:
        stability(graph, method)
    regions = regions_of(store, iris, graph)
    for values in (kinds_of(graph), regions):
        assortativity(graph, values)
    project(graph, of_kind(graph, "collectivite"), of_kind(graph, "scic"))
    overlaps(graph)
    baselines(graph, regions=regions)
    effects(measured, sources_of(store, iris, graph))
    _years(net, dataset)


def _years(net: Network, dataset: Dataset) -> None:
    issued = {iri: note.issued for iri, note in dataset.sources().items()}
    for clock in CLOCKS:
        evolution(net, issued, clock=clock)


def _large() -> Ratio:
    graph = nx.gnm_random_graph(_NODES, _EDGES, seed=1)
    bare = igraph.Graph(n=_NODES, edges=list(graph.edges()))
    ours, peer = in_turn(
        lambda: node_measures(graph, ["betweenness"]), bare.betweenness, _RUNS, warm=0
    )
    name = f"betweenness of {_NODES:,} nodes and {_EDGES:,} edges / bare igraph"
    return Ratio(name, ours, peer, "<= 1.5", 1.5)
