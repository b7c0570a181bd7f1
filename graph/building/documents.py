"""What is said about source documents: in the default graph, and of resources in their own."""

from collections.abc import Iterator

from graph.linking.identity import Identity
from graph.model.iris import Iris, safe_address
from graph.model.records import DocumentRecord
from graph.model.statements import date_literal, name_quads, quads_of
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term
from graph.sources.manifest import Manifest

__all__ = ["READER_VERSION", "activity_quads", "document_quads", "register_quads"]

READER_VERSION = "1"


def _about(
    iris: Iris, graph: NamedNode, manifest: Manifest, title: str, access: str
) -> Iterator[Quad]:
    """The statements every source has, in the default graph (PROV-O, DCTERMS)."""
    for predicate, value in (
        (term("rdf:type"), iris.mai("Source")),
        (term("rdf:type"), term("prov:Entity")),
        (term("dcterms:title"), french(title)),
        (term("dcterms:license"), NamedNode(manifest.licence)),
        (term("dcterms:accessRights"), iris.concept(access)),
        (term("prov:generatedAtTime"), typed(f"{manifest.retrieved}T00:00:00Z", "dateTime")),
        (term("prov:wasGeneratedBy"), _activity(iris, manifest)),
    ):
        yield Quad(graph, predicate, value, DefaultGraph())


def _activity(iris: Iris, manifest: Manifest) -> NamedNode:
    return iris.entity("activity", f"{manifest.reader}-{READER_VERSION}")


def activity_quads(iris: Iris, manifest: Manifest) -> Iterator[Quad]:
    """The reading of a source: which reader, in which version."""
    node = _activity(iris, manifest)
    label = french(f"Lecture de {manifest.name} (lecteur {manifest.reader}, {READER_VERSION})")
    yield Quad(node, term("rdf:type"), term("prov:Activity"), DefaultGraph())
    yield Quad(node, term("rdfs:label"), label, DefaultGraph())


def register_quads(iris: Iris, graph: NamedNode, manifest: Manifest) -> Iterator[Quad]:
    """A register read whole: one source, with the checksums of its files."""
    yield from _about(iris, graph, manifest, manifest.title, "public")
    yield Quad(graph, term("dcterms:publisher"), french(manifest.publisher), DefaultGraph())
    yield Quad(
        graph, term("dcterms:source"), NamedNode(safe_address(manifest.address)), DefaultGraph()
    )
    for spec in manifest.files:
        checksum = Literal(f"{spec.name} sha256:{spec.sha256}")
        yield Quad(graph, iris.mai("checksum"), checksum, DefaultGraph())


def document_quads(
    iris: Iris, document: DocumentRecord, manifest: Manifest, identity: Identity
) -> Iterator[Quad]:
    """One source document: about it as a graph, and what it says of itself."""
    graph = iris.resource(document.key)
    publisher = identity.by_key.get(f"{manifest.prefix}:{document.publisher}")
    yield from _about(iris, graph, manifest, document.title, document.access)
    for predicate, value in (
        (term("dcterms:publisher"), publisher.iri if publisher else None),
        (term("dcterms:issued"), date_literal(document.issued)),
        (
            term("dcterms:source"),
            NamedNode(safe_address(document.address)) if document.address else None,
        ),
        (
            iris.mai("derivedFrom"),
            iris.resource(document.derived_from) if document.derived_from else None,
        ),
    ):
        if value is not None:
            yield Quad(graph, predicate, value, DefaultGraph())
    yield from _of_itself(iris, document, graph, identity, manifest.prefix)


def _of_itself(
    iris: Iris, document: DocumentRecord, graph: NamedNode, identity: Identity, prefix: str
) -> Iterator[Quad]:
    node = graph
    thing = identity.by_key.get(f"{prefix}:{document.key}")
    yield Quad(node, term("rdf:type"), term("foaf:Document"), graph)
    if thing is None or thing.iri != node:
        yield from name_quads(node, graph, document.title)
    address = NamedNode(safe_address(document.address)) if document.address else None
    yield from quads_of(
        node,
        graph,
        (term("dcterms:title"), french(document.title)),
        (term("schema:url"), address),
        (term("dcterms:issued"), date_literal(document.issued)),
        (term("dcterms:type"), iris.concept(document.type) if document.type else None),
        (term("dcterms:abstract"), french(document.note) if document.note else None),
        (term("dcterms:accessRights"), iris.concept(document.access)),
        (
            iris.mai("resourceNumber"),
            None if document.number is None else typed(document.number, "integer"),
        ),
    )
    for keyword in dict.fromkeys(document.keywords):
        yield Quad(node, term("schema:keywords"), french(keyword), graph)
    publisher = identity.by_key.get(f"{prefix}:{document.publisher}")
    if publisher is not None:
        yield Quad(node, term("dcterms:publisher"), publisher.iri, graph)
