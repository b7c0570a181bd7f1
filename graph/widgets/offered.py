"""What the pickers of a question offer, with names, kept for every visitor.

Everything is kept by the name of the generation in use, as in :mod:`graph.widgets.opened`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from graph.errors import GraphError
from graph.model.vocabulary import Kind, kind_of
from graph.questions.containing import Containing
from graph.questions.dataset import Dataset
from graph.questions.offering import Offering, read_offering
from graph.questions.parameters import Resolved, resolve_parameter
from graph.questions.question import Question, find_question
from graph.search.entries import Match
from graph.views.text import shown
from graph.widgets.opened import dataset, scics

__all__ = ["Choice", "choices", "chosen_values", "containing", "offering", "resolved"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a picker offers.

    Parameters
    ----------
    value: its short identifier, or a year.
    detail: what tells it apart from its namesakes.
    kind: its kind as it is drawn, or nothing for a year.
    rows: how many rows the answer would have, where that is known.
    """

    value: str
    label: str
    detail: str
    kind: str
    rows: int | None


def offering(name: str) -> Offering:
    """What the question ``name`` offers; read once a generation."""
    return _offering(_generation(), name)


def containing() -> Containing:
    """What contains each place, read once a generation."""
    return _containing(_generation())


def resolved(question: Question, asked: Mapping[str, str]) -> dict[str, Resolved]:
    """What the address gives for each parameter; what fits none of them is left out."""
    found = {}
    for name, text in asked.items():
        try:
            found[name] = resolve_parameter(dataset(), question, name, text)
        except GraphError:  # told below the sentence, where the answer would be
            continue
    return found


def chosen_values(question: Question, asked: Mapping[str, str]) -> dict[str, str]:
    """The full IRIs and years of what the address gives and fits."""
    found = resolved(question, asked)
    return {name: one.value for name, one in found.items() if one.value}


def choices(
    question: Question, name: str, chosen: Mapping[str, str], language: str
) -> tuple[Choice, ...]:
    """What the picker of ``name`` offers, given the other choices: the widest answers first.

    Parameters
    ----------
    chosen: full IRIs and years, as :func:`chosen_values` gives them.
    """
    others = tuple(sorted((one, value) for one, value in chosen.items() if one != name))
    return _choices(_generation(), question.name, name, others, language)


def _generation() -> str:
    return dataset().generation.folder.name


@st.cache_resource(max_entries=64, show_spinner=False)
def _offering(generation: str, name: str) -> Offering:
    return read_offering(dataset(), find_question(name))


@st.cache_resource(max_entries=2, show_spinner=False)
def _containing(generation: str) -> Containing:
    return Containing(dataset().store, dataset().iris)


@st.cache_resource(max_entries=2, show_spinner=False)
def _entries(generation: str) -> dict[str, Match | None]:
    return {}


@st.cache_resource(max_entries=256, show_spinner=False)
def _choices(
    generation: str, name: str, parameter: str, others: tuple[tuple[str, str], ...], language: str
) -> tuple[Choice, ...]:
    offered = offering(name).offers(parameter, dict(others))
    if find_question(name).parameters[parameter].kind == "year":
        return tuple(Choice(year, year, "", "", offered[year]) for year in sorted(offered)[::-1])
    opened = dataset()
    labels = opened.labels(offered, language)
    entries = _known(generation, offered)
    found = [
        Choice(
            opened.iris.short(iri),
            shown(labels.get(iri, opened.iris.short(iri))),
            _detail(entries.get(iri), _kind(opened, iri)),
            _kind(opened, iri),
            rows,
        )
        for iri, rows in offered.items()
    ]
    return tuple(sorted(found, key=lambda one: (-(one.rows or 0), one.label, one.value)))


def _known(generation: str, iris: Iterable[str]) -> Mapping[str, Match | None]:
    known = _entries(generation)
    new = [iri for iri in iris if iri not in known]
    if new:
        known.update(dict.fromkeys(new) | dataset().names.entries(new))
    return known


def _detail(entry: Match | None, kind: str) -> str:
    """The last part of what the index says of a thing: where it is; a département's number."""
    if kind == "departement" and entry:
        return min(entry.codes, default="")
    if kind in ("region", "country"):
        return ""
    return shown(entry.detail.rpartition(", ")[2]) if entry and ", " in entry.detail else ""


def _kind(opened: Dataset, iri: str) -> str:
    kind = kind_of(iri, opened.iris)
    if kind is Kind.TERRITORY:
        return opened.iris.short(iri).partition("/")[0]
    return "scic" if iri in scics() else kind.value if kind else ""
