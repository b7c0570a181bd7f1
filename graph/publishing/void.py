"""What a program that links data reads of a snapshot: VoID (W3C Interest Group Note, 2011)."""

from collections.abc import Iterable

from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad, typed
from graph.model.vocabulary import term
from graph.publishing.edition import Edition

__all__ = ["void_quads"]


def void_quads(edition: Edition, quads: Iterable[Quad], iris: Iris) -> list[Quad]:
    """``void.ttl``: the dataset, where it is, what it is made of, in numbers.

    Parameters
    ----------
    edition: the facts of the snapshot.
    quads: every statement of the snapshot; read once.
    iris: its base is that of every address.
    """
    dataset = NamedNode(f"{iris.base}dataset")
    count = sum(1 for _ in quads)
    return [
        Quad(dataset, term("rdf:type"), term("void:Dataset")),
        Quad(dataset, term("void:triples"), typed(count, "integer")),
    ]
