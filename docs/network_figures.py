"""Figures of the shipped cooperation network, for ``docs/why/measures.md``.

``python docs/network_figures.py`` reads the store in use and takes about two seconds.
"""

import os
from collections.abc import Iterator

from graph.network.measures.assortativity import assortativity, kinds_of, regions_of
from graph.network.measures.baselines import baselines
from graph.network.measures.catalogue import graph_measures, node_measures
from graph.network.measures.communities import METHODS, stability
from graph.network.measures.cooperation import cooperation_network, simple_graph
from graph.network.measures.documentation import effects, sources_of
from graph.network.measures.evolution import CLOCKS, evolution
from graph.questions.dataset import Dataset
from graph.settings import Settings


def figures(dataset: Dataset) -> Iterator[str]:
    """One line a figure."""
    store, iris = dataset.store, dataset.iris
    net = cooperation_network(store, iris)
    graph = simple_graph(net)
    whole = graph_measures(graph)
    yield (
        f"{len(graph)} actors, {net.number_of_edges()} relations, {graph.number_of_edges()} pairs; "
        f"{whole['components']:.0f} pieces, {whole['largest-share']:.0%} of actors in the largest"
    )
    several = sum(weight > 1 for _, _, weight in graph.edges(data="weight"))
    yield f"pairs that more than one independent source states: {several}"
    found = effects(node_measures(graph), sources_of(store, iris, graph))
    yield "correlation of measures with the number of sources:"
    for name, effect in found.items():
        yield f"  {name} {effect.correlation:+.2f}{' (warned)' if effect.warns else ''}"
    for method in METHODS:
        stable = stability(graph, method)
        yield (
            f"{method}: {len(stable.best)} communities, modularity {stable.modularity:.2f}, "
            f"agreement of 20 runs {stable.agreement:.2f}"
        )
    for model in ("degrees", "kinds"):
        yield f"beside 100 random networks ({model}):"
        for one in baselines(graph, model=model):
            yield f"  {one.statistic} {one.observed:.2f}, by chance {one.mean:.2f}, z {one.z:+.1f}"
    regions = assortativity(graph, regions_of(store, iris, graph))
    kinds = assortativity(graph, kinds_of(graph))
    yield f"assortativity by kind {kinds.coefficient:.2f} (error {kinds.error:.2f})"
    yield (
        f"assortativity by region {regions.coefficient:.2f} (error {regions.error:.2f}), "
        f"of {regions.counted} pairs; {regions.left_out} have an end without one region"
    )
    issued = {iri: note.issued for iri, note in dataset.sources().items()}
    for clock in CLOCKS:
        years = evolution(net, issued, clock=clock)
        yield f"relations with a year, {clock}: {years.dated}; without: {years.undated}"


def main() -> None:
    """Print the figures of the store in use."""
    for line in figures(Dataset.open(Settings.read(os.environ))):
        print(line)


if __name__ == "__main__":
    main()
