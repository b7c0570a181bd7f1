"""The cells of a matrix as a table: the same, sorted, reachable by keyboard and screen reader."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from graph.network.matrix import Crossing, Matrix
from graph.views.matrix_look import mark_look
from graph.views.text import shown
from graph.widgets.language import _, language
from graph.widgets.opened import patterns

__all__ = ["cell_frame", "show_matrix_table"]

_KEY = "matrix.cells"


def show_matrix_table(matrix: Matrix, on_choice: Callable[[str, str], None]) -> None:
    """One row a cell that is not empty, in the order of the matrix; choosing one opens it.

    Parameters
    ----------
    on_choice: told the IRIs of the row and the column of the cell that is chosen.
    """
    drawer = st.expander(_("Les mêmes liens en tableau"), key="matrix.table", on_change="rerun")
    if not drawer.open:
        return
    pairs = _pairs(matrix)

    def choose() -> None:
        rows = st.session_state[_KEY]["selection"]["rows"]
        if rows and rows[0] < len(pairs):
            on_choice(*pairs[rows[0]])

    with drawer:
        st.dataframe(
            cell_frame(matrix),
            key=_KEY,
            hide_index=True,
            height=min(520, 38 + 35 * max(1, len(pairs))),
            on_select=choose,
            selection_mode="single-row",
        )
        st.caption(_("Choisissez une ligne pour lire toutes ses sources."))


def cell_frame(matrix: Matrix) -> pd.DataFrame:
    """The cells: both entities, their relations, how they are known, how many sources."""
    names = {entry.iri: shown(entry.label) for entry in (*matrix.rows, *matrix.columns)}
    lines = [(pair, matrix.crossings[pair]) for pair in _pairs(matrix)]
    first, second = _titles(matrix)
    return pd.DataFrame(
        {
            first: [names[pair[0]] for pair, _crossing in lines],
            _("Liens"): [_told(crossing) for _pair, crossing in lines],
            second: [names[pair[1]] for pair, _crossing in lines],
            _("Comment on le sait"): [_known(crossing) for _pair, crossing in lines],
            _("Sources indépendantes"): [crossing.independent for _pair, crossing in lines],
        }
    )


def _titles(matrix: Matrix) -> tuple[str, str]:
    """What rows and columns are called, never the same."""
    first, second = matrix.title or _("Ligne"), matrix.across or _("Colonne")
    return first, second if second != first else f"{second} (2)"


def _pairs(matrix: Matrix) -> list[tuple[str, str]]:
    row_at = {entry.iri: place for place, entry in enumerate(matrix.rows)}
    column_at = {entry.iri: place for place, entry in enumerate(matrix.columns)}
    return sorted(matrix.crossings, key=lambda pair: (row_at[pair[0]], column_at[pair[1]]))


def _told(crossing: Crossing) -> str:
    words = [mark_look(mark, patterns(), language()).told for mark in crossing.marks]
    return ", ".join(dict.fromkeys(words))


def _known(crossing: Crossing) -> str:
    if crossing.is_deduced:
        return _("déduit")
    sure = any(mark.certainty in ("stated", "reviewed") for mark in crossing.marks)
    return _("affirmé") if sure else _("sous-entendu")
