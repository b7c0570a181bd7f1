"""Every measure by name, and their values for a network."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from graph.errors import InputError, worded
from graph.network.measures.indexed import Graph
from graph.network.measures.measure import Measure
from graph.network.measures.node_catalogue import NODE_MEASURES
from graph.network.measures.simple import simple_graph
from graph.network.measures.whole_catalogue import WHOLE_MEASURES

__all__ = ["MEASURES", "Measure", "graph_measures", "node_measures"]

MEASURES: Final[Mapping[str, Measure]] = MappingProxyType(
    {measure.name: measure for measure in (*NODE_MEASURES, *WHOLE_MEASURES)}
)
"""Those of nodes first, then those of the whole network, in the order they are shown."""


def node_measures(graph: Graph, names: Iterable[str] | None = None) -> dict[str, dict[Any, float]]:
    """By measure, the value of each node; NaN where a measure says nothing of a node.

    Parameters
    ----------
    graph: from ``simple_graph``; one with directions or parallel edges is made simple first.
    names: of ``MEASURES``; all measures of nodes if absent.

    Raises
    ------
    graph.errors.InputError: a name is no measure of nodes, or a weight is not above zero.
    """
    simple = _simple(graph)
    return {name: MEASURES[name].compute(simple) for name in _names(names, per_node=True)}


def graph_measures(graph: Graph, names: Iterable[str] | None = None) -> dict[str, float]:
    """By measure, the value of the whole network; NaN where it has none.

    Parameters
    ----------
    graph, names: as for :func:`node_measures`.

    Raises
    ------
    graph.errors.InputError: a name is no measure of a whole network.
    """
    simple = _simple(graph)
    return {name: float(MEASURES[name].compute(simple)) for name in _names(names, per_node=False)}


def _simple(graph: Graph) -> Graph:
    return simple_graph(graph) if graph.is_directed() or graph.is_multigraph() else graph


def _names(names: Iterable[str] | None, *, per_node: bool) -> list[str]:
    known = [name for name, measure in MEASURES.items() if measure.per_node == per_node]
    if names is None:
        return known
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in known:
            shown = name if len(name) <= 80 else f"{name[:80]}…"
            raise InputError(
                worded("« {shown} » n'est pas une mesure.", shown=shown),
                advice=worded("Choisissez parmi : {names}.", names=", ".join(known)),
            )
    return wanted
