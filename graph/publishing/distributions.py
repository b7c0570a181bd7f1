"""The files of a snapshot as DCAT distributions (DCAT-AP 3.0.0, section "Distribution")."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from graph.exports.licence import Licence
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, typed
from graph.model.vocabulary import NAMESPACES, term
from graph.publishing.describing import SPDX, about, both, named, unsigned
from graph.publishing.edition import Edition, PublishedFile
from graph.publishing.europe import authority, file_type, media_type

__all__ = ["address_of", "distribution_of", "distribution_quads", "is_distribution"]

_TITLES: Final[dict[str, tuple[str, str]]] = {
    "dataset.nq": ("Toutes les affirmations, en N-Quads", "Every statement, in N-Quads"),
    "dataset.trig": ("Toutes les affirmations, en TriG", "Every statement, in TriG"),
    "dataset.ttl": (
        "Toutes les affirmations sans leurs graphes, en Turtle",
        "Every statement without its graph, in Turtle",
    ),
    "dataset.jsonld": ("Toutes les affirmations, en JSON-LD", "Every statement, in JSON-LD"),
    "dataset.rdf": (
        "Toutes les affirmations sans leurs graphes, en RDF/XML",
        "Every statement without its graph, in RDF/XML",
    ),
    "dataset.xlsx": (
        "Les entités, les relations et les sources, en classeur XLSX",
        "Entities, relations and sources, as an XLSX workbook",
    ),
    "dataset-csv.zip": (
        "Les entités, les relations et les sources, en tables CSV",
        "Entities, relations and sources, as CSV tables",
    ),
    "network.gexf": (
        "Le réseau des relations, en GEXF pour Gephi",
        "The network of relations, in GEXF for Gephi",
    ),
}
"""The files that hold the dataset; the others describe it."""

_PACKED: Final = {"application/zip": "text/csv"}


def is_distribution(file: PublishedFile) -> bool:
    """Whether a file is one of the forms of the dataset, and no note about it."""
    return file.path in _TITLES


def address_of(iris: Iris, version: str, path: str) -> NamedNode:
    """Where a file of a version is downloaded."""
    return NamedNode(f"{iris.base}download/{quote(version)}/{quote(path)}")


def distribution_of(iris: Iris, version: str, path: str) -> NamedNode:
    """The distribution itself, which is not its address."""
    return NamedNode(f"{iris.base}dataset/{quote(version)}#{quote(path)}")


def distribution_quads(edition: Edition, iris: Iris, licence: Licence) -> Iterator[Quad]:
    """Each form of the dataset: where it is, its size in bytes, its checksum, its licence."""
    for file in sorted(edition.files, key=lambda one: one.path):
        if is_distribution(file):
            yield from _distribution(file, edition, iris, licence)


def _distribution(
    file: PublishedFile, edition: Edition, iris: Iris, licence: Licence
) -> Iterator[Quad]:
    node = distribution_of(iris, edition.version, file.path)
    address = address_of(iris, edition.version, file.path)
    form, packed = file_type(file.media_type), _PACKED.get(file.media_type)
    media = media_type(packed or file.media_type)
    packing = media_type(file.media_type) if packed else None
    yield from named(
        node,
        "dcat:Distribution",
        ("dcterms:title", both(*_TITLES[file.path])),
        ("dcat:accessURL", address),
        ("dcat:downloadURL", address),
        ("dcat:mediaType", media),
        ("dcat:packageFormat", packing),
        ("dcterms:format", form),
        ("dcat:byteSize", unsigned(file.size)),
        (NamedNode(f"{SPDX}checksum"), NamedNode(f"{node.value}-sha256")),
        ("dcterms:license", NamedNode(licence.url)),
        ("dcterms:issued", typed(edition.issued.isoformat(), "date")),
        ("dcterms:language", authority("language", "FRA")),
        (
            NamedNode("http://data.europa.eu/r5r/availability"),
            authority("planned-availability", "STABLE"),
        ),
    )
    yield from _checksum(NamedNode(f"{node.value}-sha256"), file)
    yield from about(address, ("rdf:type", term("rdfs:Resource")))
    for kind in filter(None, (media, packing)):
        yield from about(kind, ("rdf:type", term("dcterms:MediaType")))
    if form is not None:
        yield from about(form, ("rdf:type", term("dcterms:MediaTypeOrExtent")))


def _checksum(node: NamedNode, file: PublishedFile) -> Iterator[Quad]:
    """The checksum as SPDX says it: DCAT-AP 3.0.0, section "Checksum"."""
    algorithm = NamedNode(f"{SPDX}checksumAlgorithm_sha256")
    value = Literal(file.sha256, datatype=NamedNode(NAMESPACES["xsd"] + "hexBinary"))
    yield from named(
        node,
        NamedNode(f"{SPDX}Checksum"),
        (NamedNode(f"{SPDX}algorithm"), algorithm),
        (NamedNode(f"{SPDX}checksumValue"), value),
    )
    yield from about(algorithm, ("rdf:type", NamedNode(f"{SPDX}ChecksumAlgorithm")))
