"""GEXF 1.2, as Gephi and networkx read it, with positions and colours."""

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import escape

import networkx as nx

from graph.exports.description import clean_text
from graph.exports.drawable import colour_of, plain_network
from graph.exports.licence import Licence
from graph.exports.view import View

__all__ = ["write_gexf"]

_META: Final = re.compile(rb"<meta\b.*?</meta>", re.DOTALL)


def write_gexf(
    net: "nx.MultiDiGraph[Any]",
    out: BinaryIO,
    *,
    colours: Mapping[str, str],
    issued: date,
    licence: Licence,
    view: View | None = None,
    directed: bool = True,
) -> int:
    """Write a network and give its number of edges.

    Parameters
    ----------
    net: nodes with ``label``, ``kind``, ``iri`` and, where they were placed, ``x`` and ``y`` in
        pixels, y downwards; ``size``, a radius. What reads GEXF draws y upwards: its positions
        are written so that the picture is the same.
    view: title and citation.
    colours: see :func:`graph.exports.drawable.colour_of`.
    directed: ``False`` for a network of one edge a pair that leads both ways.
    """
    plain = plain_network(net) if directed else nx.Graph(plain_network(net))
    for _, data in plain.nodes(data=True):
        data["viz"] = _drawn(data, colours)
    text = io.BytesIO()
    nx.write_gexf(plain, text, encoding="utf-8", prettyprint=True)
    meta = _meta(issued, licence, view or View()).encode()
    out.write(_META.sub(lambda _: meta, text.getvalue(), count=1))
    return int(plain.number_of_edges())


def _drawn(data: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, object]:
    drawn: dict[str, object] = {}
    colour = colour_of(data, colours)
    if colour:
        red, green, blue = colour
        drawn["color"] = {"r": red, "g": green, "b": blue, "a": 1.0}
    if isinstance(data.get("x"), int | float) and isinstance(data.get("y"), int | float):
        drawn["position"] = {"x": data["x"], "y": 0.0 - data["y"], "z": 0.0}
    if isinstance(data.get("size"), int | float):
        drawn["size"] = data["size"]
    return drawn


def _meta(issued: date, licence: Licence, view: View) -> str:
    said = [view.title, view.citation, f"{licence.title} {licence.url}"]
    told = escape(clean_text(" — ".join(part for part in said if part)))
    return (
        f'<meta lastmodifieddate="{issued.isoformat()}">'
        "<creator>Maillage</creator>"
        f"<keywords>{escape(licence.title)}</keywords>"
        f"<description>{told}</description>"
        "</meta>"
    )
