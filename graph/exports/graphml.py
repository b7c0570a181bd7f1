"""GraphML, as networkx, Gephi, yEd and Cytoscape read it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.drawable import colour_of, plain_network
from graph.exports.licence import Licence

__all__ = ["write_graphml"]


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
    colours: see :func:`graph.exports.drawable.colour_of`; written as ``r``, ``g``, ``b``, which
        Gephi reads.
    """
    plain = plain_network(net)
    plain.graph.update(
        name="Maillage", licence=licence.title, licence_url=licence.url, issued=issued.isoformat()
    )
    for _, data in plain.nodes(data=True):
        colour = colour_of(data, colours)
        if colour:
            data.update(zip("rgb", colour, strict=True))
    nx.write_graphml_xml(plain, out, encoding="utf-8", prettyprint=True)
    return int(plain.number_of_edges())
