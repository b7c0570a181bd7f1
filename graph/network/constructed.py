"""A network of statements that a query constructs, as it constructs them."""

from collections.abc import Iterable, Mapping

import networkx as nx

from graph.model.iris import Iris
from graph.network.build import Network, add_nodes
from graph.network.sentences import Patterns

__all__ = ["constructed"]


def constructed(
    triples: Iterable[tuple[str, str, str]],
    names: Mapping[str, str],
    iris: Iris,
    patterns: Patterns,
    language: str = "fr",
) -> Network:
    """The network of ``triples`` of IRIs; its edges cite no source, whatever the store says.

    Parameters
    ----------
    names: labels by IRI; what has none goes by the end of its IRI.
    patterns: how relations are called.
    """
    net: Network = nx.MultiDiGraph()
    for subject, predicate, value in triples:
        add_nodes(net, iris, {iri: names.get(iri, "") for iri in (subject, value)})
        net.add_edge(
            subject,
            value,
            key=predicate,
            label=patterns.label(predicate, language),
            sources=[],
            origins=[],
            weight=1,
            certainty="stated",
            **dict.fromkeys(("since", "until", "role"), ""),
        )
    return net
