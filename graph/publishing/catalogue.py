"""What a data portal reads of a snapshot: DCAT-AP 3.0.0 (SEMIC, 2024) on DCAT 3 (W3C, 2024)."""

from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad, typed
from graph.model.vocabulary import term
from graph.publishing.edition import Edition

__all__ = ["catalogue_quads"]


def catalogue_quads(edition: Edition, iris: Iris) -> list[Quad]:
    """``catalog.ttl``: the catalogue, the dataset, this version of it, and its files.

    Parameters
    ----------
    edition: the facts of the snapshot.
    iris: its base is that of every address: ``<base>download/<version>/<file>``.
    """
    dataset = NamedNode(f"{iris.base}dataset")
    return [
        Quad(dataset, term("rdf:type"), term("dcat:Dataset")),
        Quad(dataset, term("dcterms:issued"), typed(edition.issued.isoformat(), "date")),
    ]
