"""A network and its positions, for the canvas of the page and for pyvis."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.network.build import Network
from graph.network.sentences import Patterns
from graph.views.edges import bends, edge_id, edge_title, has_arrow, is_dashed, width
from graph.views.palette import STYLES, node_size, style_key
from graph.views.text import shown

if TYPE_CHECKING:
    import pyvis.network

__all__ = ["edge_ids", "payload", "to_pyvis"]

Places = Mapping[str, tuple[float, float]]

_VIS_SHAPES = {"ring": "dot", "page": "square"}
"""What stands in for the two shapes that vis-network does not have."""


def payload(
    net: Network,
    positions: Places,
    *,
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
    centre: str | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """``{"nodes": [...], "edges": [...]}`` in plain JSON values, for the canvas component.

    A node has ``id`` (its IRI), ``label``, ``short``, ``title`` (what a tooltip says under the
    label), ``kind`` (a key of ``palette.STYLES``), ``shape`` (one of ``palette.SHAPES``),
    ``color``, ``size`` (radius in pixels), ``priority`` (which names are shown first) and, where
    its place is known and finite, ``x`` and ``y``. An edge has ``id``, ``from``, ``to``,
    ``label``, ``title`` (its sentence and sources), ``width``, ``dashes``, ``arrow`` and, when
    parallel to another, ``curve`` (see ``edges.bends``).

    Parameters
    ----------
    positions: pixels, by node.
    patterns: for the sentence of an edge; its label is used without them.
    centre: the node whose name is shown before all others.
    """
    return {
        "nodes": [
            _node(net, node, positions.get(node), dark, language, node == centre) for node in net
        ],
        "edges": _edges(net, language, patterns),
    }


def edge_ids(net: Network) -> dict[str, tuple[str, str, str]]:
    """The edge each ``id`` of the payload stands for: subject, object and predicate."""
    return {edge_id(edge): edge for edge in net.edges(keys=True)}


def to_pyvis(
    net: Network,
    positions: Places,
    *,
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
) -> "pyvis.network.Network":
    """The same as a ``pyvis.network.Network``: directed, without physics, titles as plain text.

    Nodes are called ``n0``, ``n1``... in the order of ``net``. Directed always: an undirected
    pyvis network drops all but one of the relations between two nodes.
    """
    from pyvis.network import Network as Drawing  # it loads IPython: a quarter of a second

    drawing = Drawing(height="100%", width="100%", directed=True, cdn_resources="in_line")
    drawing.toggle_physics(False)
    names = {node: f"n{place}" for place, node in enumerate(net)}
    for node, name in names.items():
        given = _node(net, node, positions.get(node), dark, language, False)
        shape = _VIS_SHAPES.get(given["shape"], given["shape"])
        own = {"id", "label", "short", "shape", "title"}
        rest = {key: given[key] for key in given.keys() - own}
        title = f"{given['label']}\n{given['title']}"
        drawing.add_node(name, label=given["short"] or " ", shape=shape, title=title, **rest)
    for edge in _edges(net, language, patterns):
        options = {key: edge[key] for key in edge.keys() - {"from", "to", "arrow"}}
        options["arrows"] = "to" if edge["arrow"] else ""
        drawing.add_edge(names[edge["from"]], names[edge["to"]], **options)
    return drawing


def _node(
    net: Network,
    node: str,
    place: tuple[float, float] | None,
    dark: bool,
    language: str,
    central: bool,
) -> dict[str, Any]:
    attributes = net.nodes[node]
    key, degree = style_key(attributes), int(net.degree(node))
    style = STYLES[key]
    label = shown(attributes.get("label") or node)
    noun = "relation" if degree < 2 else "relations"  # the same in both languages
    drawn: dict[str, Any] = {
        "id": node,
        "label": label,
        "short": shown(attributes.get("short") or label),
        "title": f"{style.name(language)} · {degree} {noun}",
        "kind": key,
        "shape": style.shape,
        "color": style.look(dark).fill,
        "size": node_size(key, degree),
        "priority": degree + (1_000_000 if central else 0),
    }
    if place is not None and all(math.isfinite(value) for value in place):
        drawn["x"], drawn["y"] = (round(float(value), 1) for value in place)
    return drawn


def _edges(net: Network, language: str, patterns: Patterns | None) -> list[dict[str, Any]]:
    bent, drawn = bends(net), []
    for edge in net.edges(keys=True):
        one, other, _ = edge
        data = net.edges[edge]
        line: dict[str, Any] = {
            "id": edge_id(edge),
            "from": one,
            "to": other,
            "label": shown(data.get("label", "")),
            "title": edge_title(net, edge, patterns, language),
            "width": width(data.get("weight")),
            "dashes": is_dashed(data),
            "arrow": has_arrow(edge, patterns),
        }
        if bent.get(edge):
            line["curve"] = bent[edge]
        drawn.append(line)
    return drawn
