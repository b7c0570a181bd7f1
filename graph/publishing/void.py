"""What a program that links data reads of a snapshot: VoID (W3C Interest Group Note, 2011)."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, typed
from graph.model.vocabulary import NAMESPACES, term
from graph.publishing.catalogue_words import DATASET_DESCRIPTION, DATASET_TITLE
from graph.publishing.describing import about, grouped, named
from graph.publishing.distributions import address_of
from graph.publishing.edition import Edition

__all__ = ["void_quads"]

_VOID: Final = NAMESPACES["void"]
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_DUMPS: Final[dict[str, str]] = {
    "dataset.nq": "N-Quads",
    "dataset.trig": "TriG",
    "dataset.ttl": "Turtle",
    "dataset.jsonld": "JSON-LD",
    "dataset.rdf": "RDF_XML",
}
_CHUNK: Final = 1 << 20


def void_quads(
    edition: Edition, quads: Iterable[Quad], iris: Iris, *, licence: Licence = LICENCE_OUVERTE
) -> list[Quad]:
    """``void.ttl``: the dataset, where it is, what it is made of, in numbers.

    Triples are counted once, whatever graphs they stand in; the memory taken is at most some
    32 bytes a statement.

    Parameters
    ----------
    edition: the facts of the snapshot.
    quads: every statement of the snapshot; read once, in any order.
    iris: its base is that of every address.
    licence: of the dataset as a whole.
    """
    numbers = _Numbers(f"{iris.base}id/")
    numbers.read(quads)
    dataset = NamedNode(f"{iris.base}dataset")
    found = [
        *_dataset(dataset, edition, iris, licence),
        *_counts(dataset, numbers),
        *_parts(dataset, numbers),
    ]
    return grouped(found)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)


def _dataset(dataset: NamedNode, edition: Edition, iris: Iris, licence: Licence) -> Iterator[Quad]:
    """VoID, sections 2 (general metadata) and 3 (access)."""
    dumps = [file.path for file in edition.files if file.path in _DUMPS]
    yield from named(
        dataset,
        "void:Dataset",
        ("dcterms:title", DATASET_TITLE),
        ("dcterms:description", DATASET_DESCRIPTION),
        ("dcterms:license", NamedNode(licence.url)),
        ("dcterms:issued", typed(edition.issued.isoformat(), "date")),
        ("dcat:version", Literal(edition.version)),
        ("foaf:homepage", NamedNode(iris.base)),
        (_void("uriSpace"), Literal(f"{iris.base}id/")),
        (_void("sparqlEndpoint"), NamedNode(f"{iris.base}sparql")),
        (_void("dataDump"), [address_of(iris, edition.version, path) for path in dumps]),
        (_void("feature"), [NamedNode(_FORMATS + _DUMPS[path]) for path in dumps]),
    )
    yield from named(
        NamedNode(f"{iris.base}.well-known/void"),
        "void:DatasetDescription",
        ("foaf:primaryTopic", dataset),
    )


def _counts(dataset: NamedNode, numbers: "_Numbers") -> Iterator[Quad]:
    """VoID, section 4.6 (statistics)."""
    counts = {
        "triples": sum(one.count() for one in numbers.properties.values()),
        "entities": numbers.entities.count(),
        "classes": len(numbers.classes),
        "properties": len(numbers.properties),
        "distinctSubjects": numbers.subjects.count(),
        "distinctObjects": numbers.objects.count(),
        "documents": len(numbers.graphs),
    }
    yield from about(dataset, *((_void(name), typed(n, "integer")) for name, n in counts.items()))
    spaces = {space for name in numbers.properties for space in [_space(name)] if space}
    yield from about(dataset, (_void("vocabulary"), [NamedNode(one) for one in sorted(spaces)]))


def _parts(dataset: NamedNode, numbers: "_Numbers") -> Iterator[Quad]:
    """VoID, section 4.5 (partitions by class and by property): entities, and statements."""
    for kind, found, of in (
        ("class", numbers.classes, "entities"),
        ("property", numbers.properties, "triples"),
    ):
        for rank, name in enumerate(sorted(found), 1):
            part = NamedNode(f"{dataset.value}#{kind}-{rank}")
            count = typed(found[name].count(), "integer")
            yield from about(dataset, (_void(f"{kind}Partition"), part))
            yield from about(part, (_void(kind), NamedNode(name)), (_void(of), count))


def _space(name: str) -> str:
    """The namespace of a property."""
    return name[: max(name.rfind("#"), name.rfind("/")) + 1]


class _Distinct:
    """Counts distinct values by their 64-bit hashes.

    Two of ten million values share a hash less than once in 300,000 times.
    """

    def __init__(self) -> None:
        self._kept: list[NDArray[np.int64]] = []
        self._new = array("q")

    def add(self, value: object) -> None:
        """Take one value into account."""
        self._new.append(hash(value))
        if len(self._new) >= _CHUNK:
            self._keep()

    def count(self) -> int:
        """How many different values were added."""
        self._keep()
        if len(self._kept) > 1:
            self._kept = [np.unique(np.concatenate(self._kept))]
        return sum(map(len, self._kept))

    def _keep(self) -> None:
        if self._new:
            self._kept.append(np.unique(np.frombuffer(self._new, dtype=np.int64)))
            self._new = array("q")


class _Numbers:
    """What one pass over the statements counts."""

    def __init__(self, entities: str) -> None:
        self._entities = entities
        self._type = term("rdf:type")
        self.subjects, self.objects, self.entities = _Distinct(), _Distinct(), _Distinct()
        self.classes: dict[str, _Distinct] = defaultdict(_Distinct)
        self.properties: dict[str, _Distinct] = defaultdict(_Distinct)
        self.graphs: set[str] = set()

    def read(self, quads: Iterable[Quad]) -> None:
        """Count every statement."""
        for quad in quads:
            subject, predicate, value, graph = quad
            self.properties[predicate.value].add((subject, value))
            self.subjects.add(subject)
            self.objects.add(value)
            if isinstance(graph, NamedNode):
                self.graphs.add(graph.value)
            if predicate == self._type and isinstance(value, NamedNode):
                self.classes[value.value].add(subject)
            if isinstance(subject, NamedNode) and subject.value.startswith(self._entities):
                self.entities.add(subject)
