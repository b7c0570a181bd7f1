"""GraphML, as networkx, Gephi, yEd and Cytoscape read it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO, Final

import networkx as nx

from graph.exports.drawable import plain_network
from graph.exports.licence import Licence

__all__ = ["write_graphml"]

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


def write_graphml(
    net: "nx.MultiDiGraph[Any]",
    out: BinaryIO,
    *,
    colours: Mapping[str, str],
    issued: date,
    licence: Licence,
) -> int:
    """Write a network and give its number of edges; licence and date are data of the graph.

    Parameters
    ----------
    net: nodes with ``label``, ``kind``, ``iri`` and, where they were placed, ``x`` and ``y``.
    colours: the colour of each kind, as ``#0072B2``, written as ``r``, ``g``, ``b`` (Gephi).
    """
    plain = plain_network(net)
    plain.graph.update(
        name="Maillage", licence=licence.title, licence_url=licence.url, issued=issued.isoformat()
    )
    for _, data in plain.nodes(data=True):
        colour = _COLOUR.fullmatch(colours.get(str(data.get("kind", "")), ""))
        if colour:
            data.update(zip("rgb", bytes.fromhex(colour[1]), strict=True))
    nx.write_graphml_xml(plain, out, encoding="utf-8", prettyprint=True)
    return int(plain.number_of_edges())
