"""The same nodes, edges and places for our canvas and for a bare vis-network."""

from functools import cache
from typing import Any

from benchmarks.networks import communities
from graph.network.layout import layout
from graph.views.drawing import payload
from graph.views.palette import legend

__all__ = ["bare_data", "canvas_data"]

_SHAPES = {"ring": "dot", "circle": "dot", "page": "square"}
"""What vis-network draws for shapes it does not have."""


@cache
def canvas_data(nodes: int, edges: int) -> dict[str, Any]:
    """What our canvas is given."""
    net = communities(nodes, edges)
    drawn: dict[str, Any] = dict(payload(net, layout(net)))
    return drawn | {"legend": legend(net), "texts": {"summary": "Réseau d'exemple"}}


def bare_data(nodes: int, edges: int) -> dict[str, list[dict[str, Any]]]:
    """The same for ``vis.DataSet``: every label is on."""
    given = canvas_data(nodes, edges)
    return {
        "nodes": [
            {name: node[name] for name in ("id", "title", "color", "size", "x", "y")}
            | {"label": node["short"], "shape": _SHAPES.get(node["shape"], node["shape"])}
            for node in given["nodes"]
        ],
        "edges": [
            {name: edge[name] for name in ("id", "from", "to", "title", "width", "dashes")}
            | {"arrows": edge["arrow"] if isinstance(edge["arrow"], str) else "to"}
            for edge in given["edges"]
        ],
    }
