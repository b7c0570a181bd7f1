"""A network in which some nodes stand for many: their links become the links of the group."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.network.bridging import THROUGH, through_label
from graph.network.build import Network, strongest
from graph.network.names import shortened

__all__ = ["aggregated"]

_Edge = Mapping[str, Any]


def aggregated(
    net: Network,
    groups: Mapping[str, Mapping[str, Any]],
    members: Mapping[str, Iterable[str]],
    language: str = "fr",
) -> Network:
    """``net`` with each of ``groups`` instead of its members.

    A relation inside a group is not drawn but counted (``inside``, on the group). Relations of
    one kind and direction between the same two, one of them a group, are one link: ``sources``
    and ``origins`` of all, ``certainty`` of the surest, ``statements`` how many there are. A
    transitive link (``THROUGH``) is kept where nothing else links the two.

    Parameters
    ----------
    groups: the attributes of each group's node.
    members: of each group; a node is in one group at most.
    """
    owner = {node: group for group, nodes in members.items() for node in nodes}
    drawn: Network = nx.MultiDiGraph(**net.graph)
    drawn.add_nodes_from((node, dict(net.nodes[node])) for node in net if node not in owner)
    drawn.add_nodes_from((group, {**groups[group], "inside": 0}) for group in members)
    links: dict[tuple[str, str, str], list[_Edge]] = {}
    for one, other, key, data in net.edges(keys=True, data=True):
        here, there = owner.get(one, one), owner.get(other, other)
        if (here, there) == (one, other):
            drawn.add_edge(one, other, key=key, **data)
        elif here == there:
            drawn.nodes[here]["inside"] += _statements(key, data)
        else:
            ends = sorted((here, there)) if key == THROUGH else (here, there)
            links.setdefault((ends[0], ends[1], key), []).append(data)
    for (here, there, key), edges in sorted(links.items(), key=_relations_first):
        if key != THROUGH:
            drawn.add_edge(here, there, key=key, **_link(edges))
        elif not drawn.has_edge(here, there) and not drawn.has_edge(there, here):
            drawn.add_edge(here, there, key=key, **_passage(edges, language))
    return drawn


def _relations_first(item: tuple[tuple[str, str, str], list[_Edge]]) -> tuple[bool, str, str, str]:
    here, there, key = item[0]
    return key == THROUGH, here, there, key


def _statements(key: str, data: _Edge) -> int:
    return 0 if key == THROUGH else int(data.get("statements") or 1)


def _link(edges: list[_Edge]) -> dict[str, Any]:
    """Several relations of one kind as one; dates and role only where it stands for one."""
    count = sum(_statements("", data) for data in edges)
    single = edges[0] if count == 1 else {}
    return {
        "label": min(str(data.get("label") or "") for data in edges),
        **_evidence(edges),
        "certainty": strongest(str(data.get("certainty") or "stated") for data in edges),
        **{name: single.get(name, "") for name in ("since", "until", "role")},
        "statements": count,
    }


def _passage(edges: list[_Edge], language: str) -> dict[str, Any]:
    """Several transitive links as one."""
    passed = sorted(
        {
            (name, iri)
            for data in edges
            for name, iri in zip(data["through"], data["through_iris"], strict=True)
        }
    )
    return {
        "label": through_label([shortened(name) for name, _ in passed], language),
        "through": [name for name, _ in passed],
        "through_iris": [iri for _, iri in passed],
        **_evidence(edges),
        "certainty": "implied",
        **dict.fromkeys(("since", "until", "role"), ""),
    }


def _evidence(edges: list[_Edge]) -> dict[str, Any]:
    origins = {one for data in edges for one in data.get("origins") or data.get("sources") or ()}
    return {
        "sources": sorted({one for data in edges for one in data.get("sources") or ()}),
        "origins": sorted(origins),
        "weight": max(1, len(origins)),
    }
