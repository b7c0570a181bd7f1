"""What the page of publication reads: what leaves, what stays, what was published."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.publishing import Snapshot, find_snapshots
from graph.publishing.held_back import HeldBack, held_back
from graph.publishing.public_data import FROM
from graph.questions.answer import SourceNote
from graph.questions.dataset import Dataset
from graph.widgets.opened import dataset, settings
from graph.widgets.public_opened import public_dataset

__all__ = [
    "Leaving",
    "find_version",
    "held",
    "is_current",
    "leaving",
    "opened_snapshot",
    "snapshots",
]

_BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_THINGS = "SELECT DISTINCT ?s WHERE { GRAPH ?g { ?s a ?t } }"
_RELATIONS = """
PREFIX mai: <{base}ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?s ?p ?o WHERE {{
  GRAPH ?g {{ ?claim a mai:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }}
}}
"""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would be published now.

    Parameters
    ----------
    statements: how many. relations: how many statements that a source makes of two entities.
    kinds: how many entities of each kind.
    documents: each public document with how many statements it makes.
    """

    statements: int
    relations: int
    kinds: Mapping[Kind, int]
    documents: tuple[tuple[SourceNote, int], ...]


def leaving() -> Leaving:
    """What would leave, counted once a generation."""
    return _leaving(public_dataset().generation.folder.name)


def held() -> HeldBack:
    """What would stay behind; the first time, the whole graph is read."""
    return _held(dataset().generation.folder.name)


def snapshots() -> list[Snapshot]:
    """The snapshots there are, the newest first."""
    folder = settings().published
    return _snapshots(folder, _touched(folder))


def find_version(version: str) -> Snapshot | None:
    """The snapshot of that version."""
    return next((one for one in snapshots() if one.version == version), None)


def opened_snapshot(snapshot: Snapshot) -> Dataset:
    """The store of a snapshot.

    Raises
    ------
    graph.errors.StoreBroken, graph.errors.StoreMissing: it cannot be read.
    """
    return _opened(snapshot.store, snapshot.version)


def is_current(snapshot: Snapshot) -> bool:
    """Whether a snapshot was made of the graph in use."""
    found = snapshot.generation
    name = dataset().generation.folder.name
    return found is not None and found.read("build.json").get(FROM) == name


def _touched(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


@st.cache_resource(max_entries=2, show_spinner=False)
def _leaving(version: str) -> Leaving:
    opened = public_dataset()
    things = (kind_of(one.value, opened.iris) for (one,) in opened.store.select(_THINGS)[1] if one)
    found = Counter(kind for kind in things if kind is not None)
    relations = sum(1 for _ in opened.store.select(_RELATIONS.format(base=opened.iris.base))[1])
    graphs, notes = _counted(_BY_GRAPH), opened.sources()
    documents = [(notes[iri], count) for iri, count in graphs.items() if iri in notes]
    documents.sort(key=lambda one: (-one[1], one[0].title.casefold(), one[0].id))
    kinds = {kind: found[kind] for kind in Kind}
    return Leaving(len(opened.store), relations, kinds, tuple(documents))


def _counted(query: str) -> dict[str, int]:
    rows = public_dataset().store.select(query)[1]
    return {
        name.value: int(count.value)
        for name, count in rows
        if isinstance(name, NamedNode) and isinstance(count, Literal)
    }


@st.cache_resource(max_entries=2, show_spinner=False)
def _held(generation: str) -> HeldBack:
    return held_back(dataset(), settings())


@st.cache_resource(max_entries=3, show_spinner=False)
def _opened(store: Path, version: str) -> Dataset:
    return Dataset.open(replace(settings(), store=store))


@st.cache_resource(max_entries=2, show_spinner=False)
def _snapshots(folder: Path, touched: int) -> list[Snapshot]:
    return find_snapshots(folder)
