"""A whole dataset as tables and as a network, read from its sorted N-Quads.

Only names, quotations and what is said of sources are held in memory. Lines are sorted, so the
entities of one kind stand together: a table is a part of the file.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pyoxigraph import RdfFormat, parse

from graph.exports.dataset_names import DatasetNames
from graph.exports.dataset_relations import RelationRows, ToldRelation
from graph.exports.dataset_tables import kind_table, source_table
from graph.exports.tables import Table
from graph.exports.whole import Whole
from graph.exports.whole_formats import graph_of
from graph.model.terms import DefaultGraph, NamedNode, Object, Quad, Triple
from graph.model.vocabulary import TERRITORY_SEGMENTS, Kind, term

__all__ = ["WholeTables"]

_BLOCK: Final = 1 << 23
_NAME: Final = re.compile(
    rb"^<[^>]*> <(?:%s|%s)> .*\n"
    % (
        re.escape(term("skos:prefLabel").value.encode()),
        re.escape(term("rdfs:label").value.encode()),
    ),
    re.MULTILINE,
)
_BESIDE: Final = ("claim", "attribute", "passage")


class WholeTables:
    """The tables of a dataset; to be used in a ``with`` block.

    Parameters
    ----------
    by_graph: the lines of ``whole`` graph by graph.
    language: of titles, and of texts known in several languages: ``fr`` or ``en``.
    """

    def __init__(self, whole: Whole, by_graph: Path, language: str = "fr") -> None:
        self._whole, self._by_graph = whole, by_graph
        self.names = DatasetNames(whole.iris, language)
        self._relations = RelationRows(whole.iris, self.names)
        self._columns: dict[Kind, set[NamedNode]] = defaultdict(set)

    def __enter__(self) -> Self:
        self._learn_names()
        for kind in Kind:
            self._learn(kind)
        for segment in _BESIDE:
            for quad in self._quads(segment):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                    self._relations.take(quad.subject, quad.predicate, quad.object, quad.graph_name)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._relations.__exit__(kind, error, trace)

    def tables(self) -> Iterator[Table]:
        """One a kind of entity that has any, ``relations``, ``attributes``, ``sources``."""
        for kind in filter(self._columns.__contains__, Kind):
            yield kind_table(kind, self._columns[kind], self._entities(kind), self.names)
        yield self._relations.relation_table()
        attributes = self._relations.attribute_table()
        if attributes:
            yield attributes
        yield source_table(self._sources(), self._whole.iris, self.names)

    def relations(self) -> Iterator[ToldRelation]:
        """Each relation of each source, in alphabetical order of identifiers."""
        return self._relations.told()

    def counts(self) -> dict[str, int]:
        """How many entities there are of each kind, and ``relations`` some source claims."""
        found = {kind.value: sum(1 for _ in self._entities(kind)) for kind in self._columns}
        claimed = (one for one in self.relations() if one.claims)
        ends = groupby(claimed, key=attrgetter("ends"))
        return {**found, "relations": sum(1 for _ in ends)}

    def _learn_names(self) -> None:
        with self._whole.path.open("rb") as lines:
            while block := lines.read(_BLOCK):
                named = b"".join(_NAME.findall(block + lines.readline()))
                for quad in parse(named, format=RdfFormat.N_QUADS):
                    self.names.learn(quad)

    def _learn(self, kind: Kind) -> None:
        """Keep the relations of the entities of a kind, and learn their other properties."""
        for quad in self._of_kind(kind):
            subject, predicate, value, graph = quad
            if not isinstance(subject, NamedNode) or not isinstance(graph, NamedNode):
                continue
            if not self._relations.take(subject, predicate, value, graph):
                self._columns[kind].add(predicate)

    def _entities(self, kind: Kind) -> Iterator[tuple[NamedNode, dict[NamedNode, list[Object]]]]:
        for subject, about in groupby(self._of_kind(kind), key=attrgetter("subject")):
            values: dict[NamedNode, list[Object]] = defaultdict(list)
            for quad in about:
                if isinstance(quad.graph_name, NamedNode) and not self._relations.is_relation(
                    subject, quad.predicate, quad.object
                ):
                    values[quad.predicate].append(_plain(quad))
            if values:
                yield subject, values

    def _of_kind(self, kind: Kind) -> Iterator[Quad]:
        segments = TERRITORY_SEGMENTS if kind is Kind.TERRITORY else {kind.value}
        for segment in sorted(segments):
            yield from self._quads(segment)

    def _quads(self, segment: str) -> Iterator[Quad]:
        """What is said of the entities whose identifiers have this segment."""
        prefix = f"<{self._whole.iris.base}id/{segment}/".encode()
        with self._whole.path.open("rb") as lines:
            lines.seek(_first(self._whole, prefix))
            while block := lines.read(_BLOCK):
                block += lines.readline()
                end = block.rfind(b"\n" + prefix)
                start_next = block.find(b"\n", end + 1) + 1 if end >= 0 else 0
                if end < 0 and block.startswith(prefix):
                    start_next = block.find(b"\n") + 1
                yield from parse(BytesIO(block[:start_next]), format=RdfFormat.N_QUADS)
                if start_next < len(block):
                    return

    def _sources(self) -> dict[NamedNode, dict[NamedNode, list[Object]]]:
        """What is said in the default graph, whose lines come first."""
        found: dict[NamedNode, dict[NamedNode, list[Object]]] = defaultdict(
            lambda: defaultdict(list)
        )
        with self._by_graph.open("rb") as lines:
            about = BytesIO(b"".join(_until_a_graph(lines)))
        for quad in parse(about, format=RdfFormat.N_QUADS):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, DefaultGraph):
                found[quad.subject][quad.predicate].append(_plain(quad))
        return found


def _plain(quad: Quad) -> Object:
    value = quad.object
    assert not isinstance(value, Triple), "no statement of ours is about a triple term"
    return value


def _until_a_graph(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        if graph_of(line):
            return
        yield line


def _first(whole: Whole, prefix: bytes) -> int:
    """Where the first line not before ``prefix`` begins, found by halves."""
    low, high = 0, whole.size
    with whole.path.open("rb") as lines:
        while low < high:
            middle = (low + high) // 2
            lines.seek(middle)
            if middle:
                lines.readline()
            if (line := lines.readline()) and line < prefix:
                low = middle + 1
            else:
                high = middle
        lines.seek(low)
        if low:
            lines.readline()
        return lines.tell()
