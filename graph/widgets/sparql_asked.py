"""Asking what a reader wrote, through the same guarded server as the queries from outside."""

import time
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graph.errors import GraphError, InputError, ServiceError
from graph.model.vocabulary import prefixes
from graph.store.endpoint import (
    Endpoint,
    QueryRefused,
    diagnosed,
    endpoint_for,
    outcome_of,
    place_of,
)
from graph.store.outcome import Outcome
from graph.widgets.editor import Problem
from graph.widgets.language import spoken
from graph.widgets.opened import settings
from graph.widgets.public_opened import public_dataset

__all__ = ["Asked", "ask_query", "endpoint", "problem_of"]

_KEPT = "sparql.refused"
_LARGEST: Final = 16_000_000
"""The largest answer a page shows, in bytes; it is kept in memory, as are those before it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what came of it: an outcome, or an error.

    Parameters
    ----------
    version: the name of the data that was asked.
    seconds: how long it took.
    """

    query: str
    version: str
    outcome: Outcome | None = None
    error: GraphError | None = None
    seconds: float = 0.0

    @property
    def problem(self) -> Problem | None:
        """What is wrong and where, for the editor and the page."""
        return problem_of(self.error, self.query) if self.error else None


def ask_query(query: str, *, again: bool = False) -> Asked:
    """What ``query`` gives: asked once, then kept, for everybody where it has an answer.

    Parameters
    ----------
    again: whether to ask what was refused, or took too long, once more.
    """
    version = public_dataset().generation.folder.name
    refused = st.session_state.get(_KEPT)
    if isinstance(refused, Asked) and (refused.query, refused.version) == (query, version):
        if not again:
            return refused
        del st.session_state[_KEPT]
    try:
        outcome, seconds = _outcome(version, query)
    except (InputError, ServiceError) as error:
        refused = st.session_state[_KEPT] = Asked(query, version, error=error)
        return refused
    return Asked(query, version, outcome, seconds=seconds)


def endpoint() -> Endpoint:
    """The guarded server of the public statements in use, the one ``/sparql`` asks."""
    return endpoint_for(public_dataset().generation.graph, settings().query_seconds)


def problem_of(error: GraphError, query: str) -> Problem:
    """What is wrong, what to do, and at which line and column where that is known."""
    if isinstance(error, QueryRefused):
        error = diagnosed(error, query, prefixes(public_dataset().iris))
    facts = getattr(error.where, "facts", {})
    line, column = (int(str(facts.get(name) or 0)) for name in ("line", "sign"))
    if line > query.count("\n") + 1:
        line, column = place_of(query, len(query.rstrip()))
    return Problem(spoken(error.what), line, column, spoken(error.advice))


@st.cache_resource(max_entries=6, show_spinner=False)
def _outcome(version: str, query: str) -> tuple[Outcome, float]:
    asked = endpoint()
    start = time.perf_counter()
    outcome = outcome_of(asked, query, largest=_LARGEST)
    return outcome, time.perf_counter() - start
