"""What the endpoint says of itself: SPARQL 1.1 Service Description (W3C Rec. 2013)."""

from collections.abc import Iterator

import pyoxigraph

from graph.model.terms import Literal, NamedNode, Triple, typed
from graph.store.endpoint import GRAPH_FORMATS, RESULT_FORMATS

__all__ = ["DESCRIPTION_FORMATS", "description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}
"""The formats by the names W3C gives them (Unique URIs for File Formats, 2010)."""

_PREFIXES = {"sd": _SD, "void": _VOID, "formats": _FORMATS}
_RDF = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
}
DESCRIPTION_FORMATS = GRAPH_FORMATS


def description(address: str, statements: int, media_type: str) -> bytes:
    """The service description.

    Parameters
    ----------
    address: of the endpoint, as the client reached it.
    statements: how many the dataset holds, in all graphs.
    media_type: of one of ``DESCRIPTION_FORMATS``.
    """
    found = pyoxigraph.serialize(
        _triples(NamedNode(address), statements), format=_RDF[media_type], prefixes=_PREFIXES
    )
    assert found is not None  # it is only where there is no output to write to
    return _sorted_header(found) if media_type == "text/turtle" else found


def _sorted_header(turtle: bytes) -> bytes:
    """Prefixes in one order: pyoxigraph's changes from one process to the next."""
    lines = turtle.splitlines(keepends=True)
    header = sorted(line for line in lines if line.startswith(b"@prefix"))
    return b"".join([*header, *(line for line in lines if not line.startswith(b"@prefix"))])


def _triples(endpoint: NamedNode, statements: int) -> Iterator[Triple]:
    service = NamedNode(f"{endpoint.value}#service")
    dataset = NamedNode(f"{endpoint.value}#dataset")
    graph = NamedNode(f"{endpoint.value}#default-graph")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), endpoint)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for format in (*RESULT_FORMATS, *GRAPH_FORMATS):
        name = NamedNode(_FORMATS + _NAMES[format.short])
        yield Triple(service, _sd("resultFormat"), name)
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, NamedNode(f"{_VOID}triples"), typed(str(statements), "integer"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, _sd("Graph"))
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    yield Triple(graph, label, Literal("What is said of the sources", language="en"))
    yield Triple(graph, label, Literal("Ce qui est dit des sources", language="fr"))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
