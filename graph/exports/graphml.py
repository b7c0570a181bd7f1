"""GraphML, as networkx, Gephi, yEd and Cytoscape read it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.description import clean_text
from graph.exports.drawable import colour_of, plain_network
from graph.exports.licence import Licence
from graph.exports.view import View

__all__ = ["write_graphml"]


def write_graphml(
    net: "nx.MultiDiGraph[Any]",
    out: BinaryIO,
    *,
    colours: Mapping[str, str],
    issued: date,
    licence: Licence,
    view: View | None = None,
    directed: bool = True,
) -> int:
    """Write a network and give its number of edges; licence and date are data of the graph.

    Parameters
    ----------
    net: nodes with ``label``, ``kind``, ``iri`` and, where they were placed, ``x`` and ``y`` in
        pixels, y downwards; ``size``, a radius.
    view: title, citation, address and version: data of the graph too.
    colours: see :func:`graph.exports.drawable.colour_of`; written as ``r``, ``g``, ``b``, which
        Gephi reads.
    directed: ``False`` for a network of one edge a pair that leads both ways.
    """
    plain = plain_network(net) if directed else nx.Graph(plain_network(net))
    said = view or View()
    told = {
        "name": said.title or "Maillage",
        "citation": said.citation,
        "address": said.address,
        "version": said.version,
        "licence": licence.title,
        "licence_url": licence.url,
        "issued": issued.isoformat(),
    }
    plain.graph.update({name: clean_text(text) for name, text in told.items() if text})
    for _, data in plain.nodes(data=True):
        colour = colour_of(data, colours)
        if colour:
            data.update(zip("rgb", colour, strict=True))
    nx.write_graphml_xml(plain, out, encoding="utf-8", prettyprint=True)
    return int(plain.number_of_edges())
