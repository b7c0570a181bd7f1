"""Contributing: bring in, review, add to the graph, undo."""

import streamlit as st

from graph.widgets.addresses import param
from graph.widgets.contribute_bring import show_bring
from graph.widgets.contribute_history import show_contributions, show_drafts
from graph.widgets.contribute_one import show_contribution
from graph.widgets.contribute_review import show_review
from graph.widgets.frame import sentences
from graph.widgets.language import _
from graph.widgets.markup import block, show

__all__ = ["show_contribute"]


def show_contribute() -> None:
    """The review or the contribution the address names, or everything in progress."""
    if param("brouillon"):
        show_review(param("brouillon"))
    elif param("contribution"):
        show_contribution(param("contribution"))
    else:
        _show_start()


def _show_start() -> None:
    """Each part stands alone: a broken file of one does not close the others."""
    show(
        block(
            '<header class="m-head"><h1>{title}</h1><p class="m-lead">{text}</p></header>',
            title=_("Contribuer"),
            text=_(
                "Apportez une page ou un tableau ; relisez ce qui en est compris, phrase par "
                "phrase ; versez ce qui est juste."
            ),
        )
    )
    left, right = st.columns([7, 5], gap="large")
    for place, part in ((left, show_bring), (right, show_drafts), (right, show_contributions)):
        with place, sentences():
            part()
