"""A store of the public statements alone, in the layout of every other store."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, term
from graph.search.entries import NameEntry
from graph.search.from_store import name_entries_of
from graph.search.index import NameIndex
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation

__all__ = ["FROM", "write_public_store"]

FROM: Final = "generation"
"""In the ``build.json`` of a public store: the generation it was made from."""

_LINKED: Final = (Kind.COLLECTIVITE, Kind.CONCEPT)
"""Kinds of which only those that have relations are counted: the others are lists."""


def write_public_store(
    nquads: Path, draft: Generation, iris: Iris, version: str, made_from: str
) -> None:
    """Write the graph, the names, ``build.json`` and ``issues.json`` of a public generation.

    Parameters
    ----------
    nquads: every statement that may leave, and no other.
    version: what the interface calls it.
    made_from: the generation of the internal store.

    Raises
    ------
    graph.errors.StoreBroken: the disk does not take it.
    """
    store = EmbeddedStore.create(draft.graph)
    try:
        store.load(nquads)
        things: Counter[str] = Counter()
        NameIndex.build(draft.names, _counted(name_entries_of(store, iris), things))
        sources = _statements_by_reading(store)
    finally:
        store.close()
    said = {
        "version": version,
        "base": iris.base,
        FROM: made_from,
        "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "sources": sources,
        "things": dict(sorted(things.items())),
        "issues": {},
        "contributions": [],
    }
    draft.write("build.json", said)
    draft.write("issues.json", [])


def _counted(entries: Iterator[NameEntry], things: Counter[str]) -> Iterator[NameEntry]:
    for entry in entries:
        if entry.kind is Kind.TERRITORY:
            things["territory"] += 1
        elif entry.degree or entry.kind not in _LINKED:
            things[entry.kind.value] += 1
        yield entry


def _statements_by_reading(store: EmbeddedStore) -> dict[str, int]:
    """How many statements each reading of sources gave, under its short name."""
    counts: Counter[str] = Counter()
    for quad in store.quads(predicate=term("prov:wasGeneratedBy")):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            name = quad.object.value.rpartition("/")[2]
            counts[name] += sum(1 for _ in store.quads(graph=quad.subject))
    return dict(sorted(counts.items()))
