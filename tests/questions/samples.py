"""A small part of the real data: a few sources, and what the rest says of the things they name."""

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.model.iris import Iris

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NATURE = (
    _RDF_TYPE,
    "http://www.w3.org/ns/regorg#orgType",
    f"{_SKOS}inScheme",
    "http://purl.org/dc/terms/isPartOf",
    "http://purl.org/dc/terms/issued",
    "https://schema.org/areaServed",
    "https://w3id.org/maillage/ontology#locatedIn",
)
"""What is said of a thing anywhere: what it is, when, and where."""
_UP = (
    "http://purl.org/dc/terms/isPartOf",
    "http://purl.org/dc/terms/spatial",
    "http://www.w3.org/ns/org#classification",
    "https://w3id.org/maillage/ontology#overlaps",
    f"{_SKOS}broader",
)
"""What leads from a thing to its level, and to the wider ones around it."""


def sample(engine: pyoxigraph.Store, iris: Iris, sources: Iterable[str]) -> list[Quad]:
    """The statements of ``sources``, and what the rest of the data says of what they name.

    Parameters
    ----------
    engine: the whole data.
    sources: the graphs to take whole, by their IRIs.
    """
    named = [NamedNode(source) for source in sources]
    quads = {quad for graph in named for quad in engine.quads_for_pattern(None, None, None, graph)}
    things = {end for quad in quads for end in (quad.subject, quad.object)}
    waiting = [NamedNode(thing.value) for thing in things if isinstance(thing, NamedNode)]
    for graph in named:
        quads.update(engine.quads_for_pattern(graph, None, None, pyoxigraph.DefaultGraph()))
    reference = [NamedNode(iris.base + "id/resource/code-officiel-geographique")]
    reference += [NamedNode(iris.base + "id/resource/judgements"), iris.ontology]
    seen: set[NamedNode] = set()
    while waiting:
        thing = waiting.pop()
        if thing in seen:
            continue
        seen.add(thing)
        found = {
            quad
            for graph in reference
            for quad in engine.quads_for_pattern(thing, None, None, graph)
        }
        for predicate in _NATURE:
            found.update(engine.quads_for_pattern(thing, NamedNode(predicate), None, None))
        waiting += [
            quad.object
            for quad in found
            if quad.predicate.value in _UP and isinstance(quad.object, NamedNode)
        ]
        quads |= found
    return sorted(quads, key=str)
