"""What the analyses compute, each at most once a generation and a network."""

from collections.abc import Sequence

import streamlit as st

from graph.network.measures.assortativity import Assortativity, assortativity, kinds_of, regions_of
from graph.network.measures.baselines import Baseline, baselines
from graph.network.measures.catalogue import MEASURES, graph_measures, node_measures
from graph.network.measures.communities import Stability, stability
from graph.network.measures.documentation import Effect, effects, sources_of
from graph.network.measures.evolution import Evolution, evolution
from graph.network.measures.overlaps import Overlap, overlaps
from graph.network.study import Studied, Study, studied
from graph.widgets.opened import dataset

__all__ = [
    "NODE_MEASURES",
    "chance",
    "communities",
    "documentation",
    "documents",
    "measure",
    "mixing",
    "regions",
    "shared",
    "study_of",
    "whole",
    "years",
]

NODE_MEASURES: Sequence[str] = tuple(name for name, one in MEASURES.items() if one.per_node)
"""The measures of actors, in the order they are shown."""


def study_of(study: Study) -> Studied:
    """The network of a study.

    Raises
    ------
    graph.errors.InputError: something of the study is not known.
    """
    return _study(_now(), study)


def measure(study: Study, name: str) -> dict[str, float]:
    """One measure of every actor."""
    return _measure(_now(), study, name)


def whole(study: Study) -> dict[str, float]:
    """The measures of the whole network."""
    return _whole(_now(), study)


def documents(study: Study) -> dict[str, int]:
    """How many independent documents speak of each actor."""
    return _documents(_now(), study)


def regions(study: Study) -> dict[str, str]:
    """The région of each actor, by IRI; an empty text where there is none, or are several."""
    return _regions(_now(), study)


def documentation(study: Study) -> dict[str, Effect]:
    """How each measure goes with the number of documents."""
    return _effects(_now(), study)


def communities(study: Study, method: str) -> Stability:
    """Communities, and what twenty seeds agree on.

    Raises
    ------
    graph.errors.InputError: the method is not known.
    """
    return _communities(_now(), study, method)


def mixing(study: Study, by: str) -> Assortativity:
    """Whether like is linked with like, by ``kind`` or ``region``."""
    return _mixing(_now(), study, by)


def chance(study: Study, model: str) -> list[Baseline]:
    """The network beside random ones.

    Raises
    ------
    graph.errors.InputError: the model is not known.
    """
    return _chance(_now(), study, model)


def years(study: Study, clock: str) -> Evolution:
    """The relations of the study year by year, by when they are ``true`` or were ``said``."""
    return _years(_now(), study, clock)


def shared(study: Study) -> tuple[list[Overlap], int]:
    """The pairs of actors that share most neighbours, and how many there are."""
    return _shared(_now(), study)


def _now() -> str:
    return dataset().generation.folder.name


@st.cache_resource(max_entries=8, show_spinner=False)
def _study(generation: str, study: Study) -> Studied:
    opened = dataset()
    return studied(opened.store, opened.iris, study)


@st.cache_resource(max_entries=120, show_spinner=False)
def _measure(generation: str, study: Study, name: str) -> dict[str, float]:
    return node_measures(study_of(study).graph, [name])[name]


@st.cache_resource(max_entries=8, show_spinner=False)
def _whole(generation: str, study: Study) -> dict[str, float]:
    return graph_measures(study_of(study).graph)


@st.cache_resource(max_entries=8, show_spinner=False)
def _documents(generation: str, study: Study) -> dict[str, int]:
    opened = dataset()
    return sources_of(opened.store, opened.iris, study_of(study).graph)


@st.cache_resource(max_entries=8, show_spinner=False)
def _regions(generation: str, study: Study) -> dict[str, str]:
    opened = dataset()
    return regions_of(opened.store, opened.iris, study_of(study).graph)


@st.cache_resource(max_entries=8, show_spinner=False)
def _effects(generation: str, study: Study) -> dict[str, Effect]:
    return effects({name: measure(study, name) for name in NODE_MEASURES}, documents(study))


@st.cache_resource(max_entries=16, show_spinner=False)
def _communities(generation: str, study: Study, method: str) -> Stability:
    return stability(study_of(study).graph, method)


@st.cache_resource(max_entries=16, show_spinner=False)
def _mixing(generation: str, study: Study, by: str) -> Assortativity:
    graph = study_of(study).graph
    return assortativity(graph, regions(study) if by == "region" else kinds_of(graph))


@st.cache_resource(max_entries=16, show_spinner=False)
def _chance(generation: str, study: Study, model: str) -> list[Baseline]:
    return baselines(study_of(study).graph, regions=regions(study), model=model)


@st.cache_resource(max_entries=16, show_spinner=False)
def _years(generation: str, study: Study, clock: str) -> Evolution:
    issued = {iri: note.issued for iri, note in dataset().sources().items()}
    return evolution(study_of(study).net, issued, clock=clock)


@st.cache_resource(max_entries=8, show_spinner=False)
def _shared(generation: str, study: Study) -> tuple[list[Overlap], int]:
    return overlaps(study_of(study).graph)
