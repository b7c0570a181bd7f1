"""What is read once for everybody: the dataset in use, the words of its relations, its answers.

Everything is kept by the name of the generation in use: when a build replaces it, the next run
of a page reads the new one. What is kept is shared by all visitors and never changed.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from graph.errors import StoreMissing
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.sentences import Patterns
from graph.publishing.snapshot import Snapshot, read_snapshot
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset, in_use
from graph.settings import Settings
from graph.store.generations import find_generation

__all__ = [
    "answer",
    "dataset",
    "is_public",
    "patterns",
    "refresh",
    "scics",
    "served_snapshot",
    "settings",
]

_KEY = "maillage.dataset"


def settings() -> Settings:
    """The settings of this process.

    Raises
    ------
    graph.errors.InputError: a variable does not hold what it should.
    """
    return Settings.read(os.environ)


def is_public() -> bool:
    """Whether outsiders are served: a snapshot, and nothing that changes the graph."""
    return settings().audience == "public"


def served_snapshot() -> Snapshot | None:
    """The snapshot that is served to the public; nothing for those inside."""
    return read_snapshot(settings().data) if is_public() else None


def dataset() -> Dataset:
    """The dataset of this run of the page.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built; says what to run.
    """
    kept = st.session_state.get(_KEY)
    return kept if isinstance(kept, Dataset) else refresh()


def refresh() -> Dataset:
    """The dataset in use now, kept until the next run of the page.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built; says what to run.
    graph.errors.StoreLocked, graph.errors.StoreBroken: the store is a server that is being
        written, or does not answer.
    """
    st.session_state.pop(_KEY, None)
    found = in_use(settings()) if settings().address else find_generation(settings().store)
    if found is None:
        raise StoreMissing(
            "le graphe n'est pas encore construit.",
            advice="Lancez « make build » (ou « python -m graph build »), puis rechargez la page.",
        )
    st.session_state[_KEY] = _dataset(str(found.folder), found.folder.stat().st_mtime_ns)
    return dataset()


def patterns() -> Patterns:
    """How the relations of the dataset in use are told."""
    return _patterns(dataset().generation.folder.name)


def scics() -> frozenset[str]:
    """The IRIs of the organisations that a source gives that legal form."""
    return _scics(dataset().generation.folder.name)


def answer(name: str, given: Mapping[str, str], language: str) -> Answer:
    """The answer to a question, asked once a generation; see :func:`graph.questions.ask.ask`."""
    return _answer(dataset().generation.folder.name, name, tuple(sorted(given.items())), language)


@st.cache_resource(max_entries=2, show_spinner=False)
def _dataset(folder: str, built: int) -> Dataset:
    kept = settings()
    if Path(folder).parent != kept.store:
        raise StoreMissing("le graphe a changé de dossier.", advice="Rechargez la page.")
    return Dataset.open(kept)


@st.cache_resource(max_entries=2, show_spinner=False)
def _patterns(generation: str) -> Patterns:
    opened = dataset()
    return Patterns.read(opened.store, opened.iris)


@st.cache_resource(max_entries=2, show_spinner=False)
def _scics(generation: str) -> frozenset[str]:
    opened = dataset()
    form, scic = term("rov:orgType"), opened.iris.concept("scic")
    quads = opened.store.quads(None, form, scic, None)
    return frozenset(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))


@st.cache_resource(max_entries=64, show_spinner=False)
def _answer(
    generation: str, name: str, given: tuple[tuple[str, str], ...], language: str
) -> Answer:
    return ask(dataset(), name, dict(given), language)
