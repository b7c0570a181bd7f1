"""A network and its positions as a ``pyvis.Network``, and from there for the canvas of the page."""

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from graph.model.vocabulary import Kind
from graph.network.build import Network
from graph.network.sentences import Patterns
from graph.views.edges import Line, edge_ids, lines
from graph.views.palette import STYLES, Style, node_size, style_key
from graph.views.telling import line_label, line_title, names_in
from graph.views.text import clipped

if TYPE_CHECKING:
    import pyvis.network

__all__ = ["Places", "edge_ids", "payload", "to_pyvis"]

Places = Mapping[str, tuple[float, float]]

_VIS_SHAPES: Final = {"ring": "dot", "page": "square"}
"""What stands in for the two shapes that vis-network does not have."""

_ARROWS: Final = {"both": "to, from"}
_ENDS: Final = {"to, from": "both"}
_LEFT: Final = {
    "fr": ("voisin non montré", "voisins non montrés"),
    "en": ("neighbour not shown", "neighbours not shown"),
}
_MARKS: Final = ("left", "opened", "pinned", "members")
_NODE_FIELDS: Final = {
    **{name: name for name in ("id", "kind", "size", "priority", "x", "y", *_MARKS)},
    "label": "name",
    "short": "label",
    "title": "about",
    "shape": "mark",
}
"""The canvas's name of each field of a node, and pyvis' (or ours there)."""


class _Ids(list[str]):
    """The list in which pyvis looks up each end of each edge: as fast as a set."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, one: str) -> None:
        super().append(one)
        self._known.add(one)

    def __contains__(self, one: object) -> bool:
        return one in self._known


def payload(
    net: Network,
    positions: Places,
    *,
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
    centre: str | None = None,
) -> dict[str, Any]:
    """The nodes, edges and options of :func:`to_pyvis` in plain JSON values, for the canvas.

    A node has ``id`` (its IRI), ``label``, ``short``, ``title`` (what a tooltip says under the
    label), ``kind`` (a key of ``palette.STYLES``), ``shape`` (one of ``palette.SHAPES``),
    ``color``, ``size`` (radius in pixels), ``priority`` (which names are shown first); where its
    place is known and finite, ``x`` and ``y``; where they say something, ``left`` (neighbours
    not drawn), ``opened``, ``pinned`` and ``members`` (of a group). An edge is one line a pair:
    ``id``, ``from``, ``to``, ``label``, ``title`` (its sentences and sources), ``width``,
    ``dashes``, ``arrow`` (``to``, ``from``, ``both`` or an empty text) and ``through``.
    ``options`` are those of vis-network.

    Parameters
    ----------
    positions: pixels, by node.
    patterns: for the sentence of an edge; its label is used without them.
    centre: the node whose name is shown before all others.
    """
    drawing = to_pyvis(
        net, positions, dark=dark, language=language, patterns=patterns, centre=centre
    )
    nodes, edges, *_, options = drawing.get_network_data()
    return {
        "nodes": [_node_sent(node) for node in nodes],
        "edges": [_edge_sent(edge) for edge in edges],
        "options": json.loads(options),
    }


def to_pyvis(
    net: Network,
    positions: Places,
    *,
    dark: bool = False,
    language: str = "fr",
    patterns: Patterns | None = None,
    centre: str | None = None,
) -> "pyvis.network.Network":
    """A ``pyvis.network.Network``: directed, without physics, titles as plain text.

    Besides the options of vis-network, nodes carry ``name`` (the full one), ``about`` (their kind
    and relations), ``kind``, ``mark`` (our shape), ``priority``, ``left``, ``opened``, ``pinned``
    and ``members``; edges ``through``. Directed always: an undirected pyvis network drops lines.
    Parameters as for :func:`payload`.
    """
    from pyvis.network import Network as Drawing  # it loads IPython: a fifth of a second

    drawing = Drawing(height="100%", width="100%", directed=True, cdn_resources="in_line")
    drawing.node_ids = _Ids()
    _set_options(drawing)
    joined = lines(net)
    counts = _relation_counts(net, joined)
    for node in net:
        given = _node(net.nodes[node], counts[node], dark, language)
        given.update(_place(positions.get(node)))
        given["priority"] = _priority(net.nodes[node], counts[node]) + (
            1_000_000 if node == centre else 0
        )
        drawing.add_node(node, **given)
    names = names_in(net, patterns, language)
    for line in joined:
        drawing.add_edge(line.one, line.other, **_edge(line, names, language, patterns))
    return drawing


def _set_options(drawing: "pyvis.network.Network") -> None:
    """Nothing moves and nothing bends. Not by ``set_options``, which makes a dict of them."""
    drawing.toggle_physics(False)
    drawing.options.edges.smooth.enabled = False
    drawing.options.edges.inherit_colors(False)
    drawing.options.interaction.hover = True
    drawing.options.interaction.tooltipDelay = 120
    drawing.options.layout = {"improvedLayout": False}


def _relation_counts(net: Network, joined: list[Line]) -> dict[str, int]:
    counts = dict.fromkeys(net, 0)
    for line in joined:
        for node in {line.one, line.other}:
            counts[node] += line.statements
    return counts


def _node(
    attributes: Mapping[str, Any], relations: int, dark: bool, language: str
) -> dict[str, Any]:
    key = style_key(attributes)
    style, marks = STYLES[key], _marks(attributes)
    look = style.look(dark)
    name = clipped(attributes.get("label")) or clipped(attributes.get("iri")) or "?"
    about = _about(style, relations, marks, language)
    return {
        "label": clipped(attributes.get("short")) or name,
        "title": f"{name}\n{about}",
        "shape": _VIS_SHAPES.get(style.shape, style.shape),
        "color": {"background": look.fill, "border": look.border},
        "size": node_size(key, relations, marks.get("members", 0)),
        "name": name,
        "about": about,
        "kind": key,
        "mark": style.shape,
        **marks,
    }


def _marks(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """What is told beside a node, where there is something to tell."""
    found: dict[str, Any] = {
        name: int(attributes[name])
        for name in ("left", "members")
        if isinstance(attributes.get(name), int) and attributes[name] > 0
    }
    found.update({name: True for name in ("opened", "pinned") if attributes.get(name) is True})
    return found


def _about(style: Style, relations: int, marks: Mapping[str, Any], language: str) -> str:
    """Its kind, how many relations it has here, how many neighbours it has besides."""
    english = language == "en"
    parts = [style.name(language)]
    if members := marks.get("members", 0):
        kinds = style.name(language, plural=True)
        parts = [
            f"group of {members} entities, mostly {kinds}"
            if english
            else f"groupe de {members} entités, surtout {kinds}"
        ]
    parts.append(f"{relations} {'relation' if relations < 2 else 'relations'}")
    if left := marks.get("left", 0):
        one, many = _LEFT["en" if english else "fr"]
        noun = many if left > 1 else one
        parts.append(f"{left} {noun}")
    return " · ".join(parts)


def _priority(attributes: Mapping[str, Any], relations: int) -> int:
    """What is named first: who has most relations; documents after actors."""
    members = attributes.get("members")
    heard = relations // 4 if attributes.get("kind") == Kind.RESOURCE.value else relations
    return heard + (members if isinstance(members, int) else 0)


def _place(place: tuple[float, float] | None) -> dict[str, float]:
    if place is None or not all(math.isfinite(value) for value in place):
        return {}
    x, y = place
    return {"x": round(float(x), 1), "y": round(float(y), 1)}


def _edge(
    line: Line, names: Mapping[str, str], language: str, patterns: Patterns | None
) -> dict[str, Any]:
    arrow = line.arrow(patterns)
    return {
        "id": line.id,
        "label": line_label(line, language),
        "title": line_title(line, names, patterns, language),
        "width": line.width,
        "dashes": line.dashes,
        "arrows": _ARROWS.get(arrow, arrow),
        "through": line.through,
    }


def _node_sent(node: Mapping[str, Any]) -> dict[str, Any]:
    sent = {ours: node[theirs] for ours, theirs in _NODE_FIELDS.items() if theirs in node}
    return {**sent, "color": node["color"]["background"]}


def _edge_sent(edge: Mapping[str, Any]) -> dict[str, Any]:
    sent = {name: edge[name] for name in edge if name != "arrows"}
    return {**sent, "arrow": _ENDS.get(edge["arrows"], edge["arrows"])}
