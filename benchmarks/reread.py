"""Every RDF format of the newest snapshot, read back whole by two programs and compared."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import rdflib

from benchmarks.measuring import Ratio
from graph.model.terms import to_rdflib
from graph.publishing import latest_snapshot
from graph.settings import Settings

_WITHOUT_GRAPHS = ("dataset.ttl", "dataset.rdf")
_NAMES = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld", ".trig": "trig", ".nq": "nquads"}


def measure(settings: Settings) -> Iterator[Ratio]:
    """How many statements are the same, against how many there are: 1 is all of them."""
    rdflib.NORMALIZE_LITERALS = False  # it would write dates and numbers its own way
    snapshot = latest_snapshot(settings.published)
    if snapshot is None:
        raise SystemExit("no snapshot: run « maillage publish » first")
    quads = set(pyoxigraph.parse(path=str(snapshot.folder / "dataset.nq")))
    triples = {quad.triple for quad in quads}
    for name in ("dataset.trig", "dataset.jsonld", *_WITHOUT_GRAPHS):
        path, wanted = snapshot.folder / name, triples if name in _WITHOUT_GRAPHS else quads
        found: set[Any] = set(pyoxigraph.parse(path=str(path)))
        if name in _WITHOUT_GRAPHS:
            found = {quad.triple for quad in found}
        yield _same(f"{name} read by pyoxigraph", found, wanted)
    terms = {tuple(map(to_rdflib, triple)) for triple in triples}
    for name in ("dataset.nq", "dataset.trig", "dataset.jsonld", *_WITHOUT_GRAPHS):
        yield _same(f"{name} read by rdflib (triples)", _by_rdflib(snapshot.folder / name), terms)


def _by_rdflib(path: Path) -> set[Any]:
    read = rdflib.Dataset().parse(path, format=_NAMES[path.suffix])
    return {triple[:3] for triple in read.quads()}


def _same(name: str, found: set[Any], wanted: set[Any]) -> Ratio:
    """Worse than 1 as soon as one statement is missing, or is there and should not be."""
    different = len(found ^ wanted)
    return Ratio(name, len(wanted) + different, len(wanted), "= 1", 1.0, "statements")
