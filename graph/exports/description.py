"""What a file says of itself, as statements, and what must go so that every format says the same.

The description is stated before anything is written, so that each format read back gives the
same statements; characters XML 1.0 cannot hold (section 2.2) are dropped for all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from graph.exports.licence import Licence
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, Literal, NamedNode, Object, Quad, Triple, french, typed
from graph.model.vocabulary import term

__all__ = [
    "clean_quad",
    "clean_text",
    "dataset_iri",
    "described",
    "description_quads",
    "is_said_here",
    "merged",
]

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SAID_HERE: Final = tuple(
    term(name) for name in ("rdf:type", "dcterms:license", "dcterms:issued", "void:triples")
)


def clean_text(text: str) -> str:
    """``text`` without the characters XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def dataset_iri(iris: Iris) -> NamedNode:
    """The dataset itself: ``<base>dataset``."""
    return NamedNode(f"{iris.base}dataset")


def description_quads(
    iris: Iris, *, issued: date | None, licence: Licence, triples: int | None = None
) -> list[Quad]:
    """What the default graph says of ``<base>dataset`` (VoID, sections 2.1 and 4.6).

    Parameters
    ----------
    issued: the day of this edition; nothing where the same statements are to give the same file.
    triples: how many distinct triples the whole dataset holds, or nothing for a part of it.
    """
    dataset = dataset_iri(iris)
    pairs: list[tuple[NamedNode, Object]] = [
        (term("rdf:type"), term("void:Dataset")),
        (term("dcterms:title"), french("Maillage")),
        (term("dcterms:license"), NamedNode(licence.url)),
    ]
    if issued is not None:
        pairs.append((term("dcterms:issued"), typed(issued.isoformat(), "date")))
    quads = [Quad(dataset, predicate, value) for predicate, value in pairs]
    if triples is not None:
        quads.append(Quad(dataset, term("void:triples"), typed(triples, "integer")))
    return quads


def described(
    quads: Iterable[Quad], iris: Iris, *, issued: date, licence: Licence, whole: bool = True
) -> list[Quad]:
    """``quads`` ready to be written: clean, each once, with the description, in stable order.

    Parameters
    ----------
    whole: whether they are the whole dataset, whose size is then stated, or a part of it.
    """
    dataset = dataset_iri(iris)
    statements = sorted(
        {clean_quad(quad) for quad in quads if not is_said_here(quad, dataset)},
        key=str,
    )
    triples = sum(1 for _ in merged(statements)) if whole else None
    said = description_quads(iris, issued=issued, licence=licence, triples=triples)
    graphs = defaultdict(list)
    for quad in statements:
        graphs[quad.graph_name].append(quad)
    about = sorted({*graphs.pop(DefaultGraph(), ()), *said}, key=str)
    return [*about, *chain.from_iterable(graphs[name] for name in sorted(graphs, key=str))]


def is_said_here(quad: Quad, dataset: NamedNode) -> bool:
    """Whether a statement of the store is one that a file makes of the dataset itself."""
    return quad.subject == dataset and quad.predicate in _SAID_HERE


def merged(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The triples of ``quads``, each once, whatever graphs it stands in.

    Parameters
    ----------
    quads: sorted by their text, in which the graph comes last.
    """
    return (triple for triple, _ in groupby(quads, key=attrgetter("triple")))


def clean_quad(quad: Quad) -> Quad:
    """``quad`` without the characters XML 1.0 cannot hold."""
    value = quad.object
    if type(value) is not Literal or not _NOT_XML.search(value.value):
        return quad
    text = clean_text(value.value)
    if value.language:
        literal = Literal(text, language=value.language)
    else:
        literal = Literal(text, datatype=value.datatype)
    return Quad(quad.subject, quad.predicate, literal, quad.graph_name)
