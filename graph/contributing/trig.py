"""A contribution as a TriG file, and what a reading proposes in the same form."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, BinaryIO, Protocol

import pyoxigraph

from graph.contributing.draft import Draft, accept_all, default_access, default_licence, now
from graph.contributing.existing import Existing
from graph.contributing.made import Made
from graph.contributing.making import Rules, make
from graph.contributing.plain import to_plain
from graph.model.iris import Iris, digest
from graph.model.reading import ReadDocument
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.model.vocabulary import prefixes
from graph.settings import DEFAULT_BASE
from graph.sources.contributions import rebased

__all__ = ["JSON", "to_trig", "trig_bytes", "write_proposals"]

JSON = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")


class Out(Protocol):
    """Something bytes are written to."""

    def write(self, data: bytes, /) -> int:
        """Write ``data``; gives how many bytes."""


def to_trig(made: Made, iris: Iris) -> bytes:
    """The file of a contribution: its record first, then what enters the graph."""
    decided = [_shortened(to_plain(one), iris) for one in made.recorded]
    return trig_bytes(_record(made, iris), decided, made.quads, iris)


def _record(made: Made, iris: Iris) -> dict[str, object]:
    """Who brought it, when, from which document, and how much it is."""
    return {
        "key": made.key,
        "by": made.by,
        "at": made.at,
        "title": made.title,
        "document": made.document,
        "reader": made.reader,
        "checksum": made.checksum,
        "resources": [_shortened(to_plain(graph), iris) for graph in made.graphs],
        "left_out": [to_plain(left) for left in made.left_out],
        "counts": made.counts(),
    }


def trig_bytes(
    record: dict[str, Any], decided: Iterable[object], quads: Collection[Quad], iris: Iris
) -> bytes:
    """A file with this record, these decisions and these statements, the same each time."""
    node = iris.contribution(str(record["key"]))
    about = [Quad(node, iris.mai("record"), _json(record), node)]
    about += [Quad(node, iris.mai("decided"), _json(one), node) for one in decided]
    named = sorted((q for q in quads if not _is_default(q)), key=lambda quad: str(quad.graph_name))
    default = [quad for quad in quads if _is_default(quad)]
    return _serialised([*about, *default, *named], iris)


def write_proposals(document: ReadDocument, iris: Iris, out: BinaryIO | Out) -> int:
    """Write in TriG all that ``document`` proposes, as if a program had accepted it.

    Returns
    -------
    How many statements.
    """
    access = [default_access(reading) for reading in document.readings]
    draft = Draft("read", document, "", now(), now(), access, licence=default_licence(document))
    accept_all(draft, automatic=True)
    key = digest(document.name, document.checksum, length=8)
    made = make(draft, _Named.nothing(iris), Rules(), key=key, by="", at=now())
    out.write(_serialised(made.quads, iris))
    return len(made.quads)


class _Named(Existing):
    """No graph to look into: what the reading linked is taken at its word."""

    __slots__ = ()

    def holds(self, node: NamedNode) -> bool:
        """Whatever the reading linked to is there."""
        return True


def _shortened(value: Any, iris: Iris) -> Any:
    """``value`` with our identifiers under their short form, which no change of base touches."""
    if isinstance(value, dict):
        return {name: _shortened(one, iris) for name, one in value.items()}
    if isinstance(value, list):
        return [_shortened(one, iris) for one in value]
    return iris.short(value) if isinstance(value, str) else value


def _is_default(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


def _json(value: object) -> Literal:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Literal(text, datatype=JSON)


def _serialised(quads: list[Quad], iris: Iris) -> bytes:
    known = prefixes(Iris(DEFAULT_BASE))
    moved: Iterator[Quad] = iter(rebased(quads, iris.base, DEFAULT_BASE))
    found = pyoxigraph.serialize(moved, format=pyoxigraph.RdfFormat.TRIG, prefixes=known)
    assert found is not None, "without an output it gives the bytes"
    return found
