"""Matrices made once a generation: what an answer or two kinds cross, filtered and ordered."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.network.matrix import LinkKey, Matrix, cut, only
from graph.network.matrix_answer import answer_matrix
from graph.network.matrix_kinds import kinds_matrix
from graph.network.matrix_order import inside, ordered, situations
from graph.questions.answer import Answer
from graph.widgets.language import language
from graph.widgets.matrix import make_payload, texts
from graph.widgets.opened import dataset, patterns

__all__ = ["Drawn", "Whole", "drawn", "whole_of_answer", "whole_of_kinds"]

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that is crossed, in no order; ``key`` tells it from all others.

    Parameters
    ----------
    links: how many cells each kind of link is in.
    """

    key: Key
    matrix: Matrix
    links: Mapping[LinkKey, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is shown of it, in its order, and the same as the browser is sent it."""

    matrix: Matrix
    payload: Mapping[str, object]


def whole_of_answer(answer: Answer) -> Whole:
    """The matrix of an answer.

    Raises
    ------
    graph.errors.QuestionError: the question says no network can be made of its rows.
    """
    asked = [f"{name}={value}" for name, value in sorted(answer.parameters.items()) if value]
    key = (dataset().generation.folder.name, language(), answer.question, *asked)
    return _of_answer(key, answer)


def whole_of_kinds(one: str, other: str) -> Whole:
    """The matrix of two kinds of entities."""
    key = (dataset().generation.folder.name, language(), one, other)
    return _of_kinds(*key)


def drawn(whole: Whole, links: tuple[LinkKey, ...], order: str, territory: str = "") -> Drawn:
    """The part of a matrix that some links make, in one of ``ORDERS``.

    Parameters
    ----------
    territory: IRI; only crossings of which one entity belongs there. All if empty.
    """
    return _drawn(whole.key, links, order, territory, whole.matrix)


@st.cache_resource(max_entries=24, show_spinner=False)
def _of_answer(key: Key, _answer: Answer) -> Whole:
    return _whole(key, answer_matrix(_answer, dataset(), language=language()))


@st.cache_resource(max_entries=12, show_spinner=False)
def _of_kinds(generation: str, spoken: str, one: str, other: str) -> Whole:
    made = kinds_matrix(dataset(), one, other, language=spoken)
    return _whole((generation, spoken, one, other), made)


def _whole(key: Key, matrix: Matrix) -> Whole:
    return Whole(key, matrix, matrix.links())


@st.cache_resource(max_entries=24, show_spinner=False)
def _drawn(
    key: Key, links: tuple[LinkKey, ...], order: str, territory: str, _whole: Matrix
) -> Drawn:
    opened, spoken = dataset(), language()
    kept = only(_whole, links)
    if territory:
        kept = inside(opened, kept, territory)
    kept = cut(kept)
    places = None
    if order == "territoire":
        ends = [entry.iri for entry in (*kept.rows, *kept.columns)]
        places = situations(opened, ends, spoken)
    shown = ordered(kept, order, places, spoken)
    return Drawn(
        shown, make_payload(shown, opened.iris, patterns=patterns(), language=spoken, texts=texts())
    )
