"""A network as the plain JSON the browser is sent."""

import math
from collections.abc import Iterable, Mapping

from graph.widgets.canvas.texts import texts_with

__all__ = ["make_payload"]

NODE_FIELDS = (
    *("id", "label", "short", "title", "kind"),
    *("shape", "color", "size", "x", "y", "priority"),
    *("left", "opened", "pinned", "members"),
)
EDGE_FIELDS = ("id", "from", "to", "label", "title", "width", "dashes", "curve", "arrow", "through")
LEGEND_FIELDS = ("kind", "label", "shape", "color", "count", "hidden")
ITEM_FIELDS = ("name", "label", "count")
ARROWS = {"to": "to", "from": "from", "both": "both", True: "to"}

Plain = str | int | float | bool
"""What a field may hold."""


def make_payload(given: Mapping[str, object]) -> dict[str, object]:
    """The parts of ``given`` the browser reads, in a form it cannot stumble on.

    Of two nodes (or edges) with one id the first counts; an edge without both its ends, an
    infinite coordinate and an unknown field are left out; texts not given are the French ones.

    Parameters
    ----------
    given: ``nodes`` (``id`` required; ``label`` is the full name, ``short`` the name drawn,
        ``title`` what the tooltip adds, one line each; ``kind`` is what the legend filters;
        ``shape`` one of circle, ring, square, diamond, triangle, hexagon, page, star; ``color``
        any CSS colour; ``size`` radius and ``x``, ``y`` in pixels at zoom 1; ``priority``, the
        higher the sooner named; ``left`` neighbours not drawn; ``opened`` its neighbours were
        asked for; ``pinned`` stays; ``members`` it is a group of so many), ``edges`` (``id``,
        ``from``, ``to`` required; ``width`` in pixels; ``dashes`` true or false; ``arrow`` to,
        from, both or an empty text, true meaning to; ``curve`` 0 for straight, ±1, ±2 … for
        parallel edges; ``through`` it only passes by what is hidden), ``legend`` (``kind``,
        ``label``, ``shape``, ``color``, ``count``, ``hidden``), ``dark`` (a colour by kind),
        ``menu`` (``node`` and ``items``, each with ``name``, ``label``, ``count``: what the menu
        of that node offers besides what it always does) and ``texts``.

    Raises
    ------
    KeyError: a node, an edge or an item of the menu lacks a field it must have.
    """
    nodes = _by_id(_rows(given.get("nodes"), NODE_FIELDS))
    edges = _by_id(map(_with_arrow, _rows(given.get("edges"), EDGE_FIELDS)))
    return {
        "nodes": list(nodes.values()),
        "edges": [edge for edge in edges.values() if edge["from"] in nodes and edge["to"] in nodes],
        "legend": list(_rows(given.get("legend"), LEGEND_FIELDS)),
        "dark": _mapping(given.get("dark")),
        "menu": _menu(_mapping(given.get("menu"))),
        "texts": texts_with(_mapping(given.get("texts"))),
    }


def _with_arrow(edge: dict[str, Plain]) -> dict[str, Plain]:
    arrow = ARROWS.get(edge.pop("arrow", ""), "")
    return edge | {"arrow": arrow} if arrow else edge


def _menu(value: Mapping[str, object]) -> dict[str, object] | None:
    node = value.get("node")
    if not isinstance(node, str):
        return None
    items = _by_id(_rows(value.get("items"), ITEM_FIELDS), "name")
    return {"node": node, "items": list(items.values())}


def _mapping(value: object) -> Mapping[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def _rows(value: object, fields: tuple[str, ...]) -> Iterable[dict[str, Plain]]:
    if not isinstance(value, Iterable):
        return
    for row in value:
        yield {name: plain for name in fields if (plain := _plain(row.get(name))) is not None}


def _plain(value: object) -> Plain | None:
    """The value itself, or None when JSON or the canvas has no use for it."""
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return None


def _by_id(rows: Iterable[dict[str, Plain]], field: str = "id") -> dict[Plain, dict[str, Plain]]:
    found: dict[Plain, dict[str, Plain]] = {}
    for row in rows:
        found.setdefault(row[field], row)
    return found
