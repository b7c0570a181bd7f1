"""A network with plain attributes only: what GEXF and GraphML can both hold."""

import math
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from graph.exports.cells import joined
from graph.exports.description import clean_text

__all__ = ["Attribute", "colour_of", "plain_network"]

Attribute = str | int | float | bool

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")
_TAKEN: Final = frozenset(
    (
        *("id", "source", "target", "type", "key", "start", "end"),
        *("pid", "parents", "spells", "slices", "viz"),
    )
)
"""Names with a meaning of their own in one of the formats, or in what reads them."""

_NUMBERS: Final = frozenset(("weight", "x", "y", "z", "size"))
"""Names under which readers expect a number."""


def plain_network(net: "nx.MultiDiGraph[Any]") -> "nx.MultiDiGraph[str]":
    """A copy of ``net`` in stable order whose attributes are texts, numbers and truth values.

    Lists are joined by ``" | "``, absent values and characters XML cannot hold dropped, each
    attribute of one type throughout. Edges are keyed ``e0``, ``e1``... since both formats want
    keys that are unique in the whole file. Names the formats keep for themselves
    (``source``, ``id``...) become ``edge_source``, ``node_id``; an edge's key, where it is a
    text, becomes its ``relation`` if it has none. ``net`` is left as it is.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = sorted(net.nodes(data=True), key=lambda item: str(item[0]))
    named = [_plain({"label": str(node), **data}, "node") for node, data in nodes]
    for (node, _), attributes in zip(nodes, _same_types(named), strict=True):
        plain.add_node(clean_text(str(node)), **attributes)
    edges = sorted(
        net.edges(keys=True, data=True), key=lambda item: tuple(str(part) for part in item[:3])
    )
    told = [_plain(_with_relation(key, data), "edge") for _, _, key, data in edges]
    for number, (edge, attributes) in enumerate(zip(edges, _same_types(told), strict=True)):
        start, end = (clean_text(str(node)) for node in edge[:2])
        plain.add_edge(start, end, key=f"e{number}", **attributes)
    return plain


def colour_of(data: Mapping[str, object], colours: Mapping[str, str]) -> bytes | None:
    """Red, green and blue of a node, by its ``kind``, or as ``scic`` where that is true.

    Parameters
    ----------
    colours: as ``#0072B2``, by kind; a kind without one has no colour.
    """
    scic = colours.get("scic", "") if data.get("scic") is True else ""
    found = _COLOUR.fullmatch(scic or colours.get(str(data.get("kind", "")), ""))
    return bytes.fromhex(found[1]) if found else None


def _with_relation(key: object, data: Mapping[str, object]) -> Mapping[str, object]:
    return {"relation": key, **data} if isinstance(key, str) else data


def _plain(data: Mapping[str, object], what: str) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for name, value in data.items():
        attribute = _attribute(value)
        if attribute is not None:
            key = clean_text(str(name))
            attribute = str(attribute) if key == "label" else attribute
            taken = key in _TAKEN or (key in _NUMBERS and not _is_number(attribute))
            found[f"{what}_{key}" if taken else key] = attribute
    return found


def _attribute(value: object) -> Attribute | None:
    unwrap = getattr(value, "item", None)  # a number of numpy
    if callable(unwrap):
        value = unwrap()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return clean_text(joined(str(item) for item in items if item is not None))
    return clean_text(str(value))


def _is_number(value: Attribute) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_types(rows: list[dict[str, Attribute]]) -> list[dict[str, Attribute]]:
    """Each attribute as one type: numbers together are floats, anything else together texts."""
    kinds: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            kinds.setdefault(name, set()).add(type(value))
    for row in rows:
        for name, value in row.items():
            if len(kinds[name]) > 1:
                row[name] = float(value) if kinds[name] == {int, float} else str(value)
    return rows
