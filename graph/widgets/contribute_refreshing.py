"""Long work on the graph, shown step by step."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from graph.building.refreshing import refresh
from graph.building.sending import has_server
from graph.errors import GraphError
from graph.widgets.language import _
from graph.widgets.opened import settings

__all__ = ["at_work"]

_Done = TypeVar("_Done")


def at_work(
    label: str, work: Callable[[], _Done], back: Callable[[_Done], None] | None = None
) -> _Done:
    """Do ``work``, then bring the graph up to date with it; each step is told as it begins.

    Parameters
    ----------
    label: what is done first. back: undoes the work, where the graph does not take it.

    Raises
    ------
    graph.errors.GraphError: that of ``work``, or of the graph; see ``graph.building.refreshing``.
    """
    with st.status(label, expanded=False) as status:
        has_server(settings())  # one that is only read: nothing is begun
        done = work()
        try:
            refresh(settings(), lambda step: status.update(label=_capital(step)))
        except GraphError:
            if back is not None:
                back(done)
            raise
        status.update(label=_("Le graphe est à jour."), state="complete")
    return done


def _capital(step: str) -> str:
    return f"{step[:1].upper()}{step[1:]}…"
