"""The services beside the files: DCAT-AP 3.0.0, section "Data service"."""

from collections.abc import Iterator
from typing import Final

from graph.exports.licence import Licence
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.publishing.describing import about, both, named
from graph.publishing.europe import authority

__all__ = ["SERVICES", "service_quads"]

_SPARQL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_RECONCILIATION: Final = (
    "https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/"
)

SERVICES: Final[dict[str, tuple[str, str, str, str]]] = {
    "sparql": (
        "Requêtes SPARQL 1.1 (lecture seule)",
        "SPARQL 1.1 queries (read-only)",
        _SPARQL,
        "SPARQL 1.1 Protocol",
    ),
    "reconcile": (
        "Réconciliation de noms, pour OpenRefine",
        "Reconciliation of names, for OpenRefine",
        _RECONCILIATION,
        "Reconciliation Service API 0.2",
    ),
}
"""Each service by its path: its titles, the standard it follows and the name of that."""


def service_quads(iris: Iris, licence: Licence) -> Iterator[Quad]:
    """What each service is, where it answers, and which standard it follows."""
    for path, (french, english, standard, name) in SERVICES.items():
        address = NamedNode(f"{iris.base}{path}")
        yield from named(
            address,
            "dcat:DataService",
            ("dcterms:title", both(french, english)),
            ("dcat:endpointURL", address),
            ("dcat:endpointDescription", address),
            ("dcat:servesDataset", NamedNode(f"{iris.base}dataset")),
            ("dcterms:conformsTo", NamedNode(standard)),
            ("dcterms:license", NamedNode(licence.url)),
            ("dcterms:publisher", NamedNode(f"{iris.base}catalog#publisher")),
            ("dcat:contactPoint", NamedNode(f"{iris.base}catalog#contact")),
            ("dcterms:accessRights", authority("access-right", "PUBLIC")),
            ("rdf:type", term("rdfs:Resource")),
        )
        yield from about(
            NamedNode(standard),
            ("rdf:type", term("dcterms:Standard")),
            ("dcterms:title", Literal(name)),
        )
