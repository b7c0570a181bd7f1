"""The view of an answer, or of any two kinds of entities, as a matrix with its evidence."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from graph.network.matrix import LinkKey, Matrix
from graph.network.matrix_order import ORDERS
from graph.network.matrix_words import link_name
from graph.questions.answer import Answer
from graph.questions.question import Question
from graph.widgets.addresses import listed, param, set_params
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import block, show
from graph.widgets.matrix import MatrixEvent, matrix_grid
from graph.widgets.matrix_cell import show_matrix_choice
from graph.widgets.matrix_files import show_matrix_files
from graph.widgets.matrix_made import Drawn, Whole, drawn, whole_of_answer
from graph.widgets.matrix_table import show_matrix_table
from graph.widgets.opened import dataset

__all__ = ["show_matrix", "show_whole"]

_HEIGHTS: Final = (440, 860)
"""Of the drawing and of the evidence beside it, in pixels; a small screen makes it less."""

_ROW, _AROUND = 28, 330
"""Pixels of a row that is easily read, and of what is above and below the rows."""


def show_matrix(question: Question, answer: Answer) -> None:
    """An answer as a matrix: what its rows link, in the order and with the links chosen.

    The state is in the address: ``ordre`` (one of ``ORDERS``), ``liens`` (kinds of links),
    ``case`` (the identifiers of the cell's row and column, or of one entity).

    Raises
    ------
    graph.errors.QuestionError: the question says no network can be made of its rows.
    """
    with st.spinner(_("La matrice se construit…")):
        whole = whole_of_answer(answer)
    show_whole(whole, answer.sentence, name=question.name)


def show_whole(
    whole: Whole,
    title: str,
    *,
    name: str,
    territory: str = "",
    links: tuple[LinkKey, ...] = (),
) -> None:
    """A matrix with its controls, its evidence, its table and its files.

    Parameters
    ----------
    title: of its files. name: of its state in the session.
    territory: IRI; see :func:`graph.widgets.matrix_made.drawn`.
    links: those shown unless the address says which; all if none.
    """
    known = whole.links
    if not known:
        show(block("<p>{text}</p>", text=_("Aucun lien à croiser : la matrice serait vide.")))
        return
    chosen = _links(known, links or tuple(known))
    order = param("ordre") if param("ordre") in ORDERS else ORDERS[0]
    _controls(known, chosen, order, name)
    made = drawn(whole, chosen, order, territory)
    if not made.matrix.crossings:
        show(
            block("<p>{text}</p>", text=_("Rien à croiser avec ces choix : montrez plus de liens."))
        )
        return
    if _is_cut(made.matrix):
        _counted(made.matrix)
    _grid(made, name)
    if not _is_cut(made.matrix):
        _counted(made.matrix)
    show_matrix_table(made.matrix, _open)
    show_matrix_files(made.matrix, title)


def _grid(made: Drawn, name: str) -> None:
    cell = listed("case")
    low, high = _HEIGHTS
    height = max(low, min(high, _AROUND + _ROW * len(made.matrix.rows)))
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        matrix_grid(made.payload, key=f"matrix.{name}", on_event=_react, chosen=cell, height=height)
    with side:
        iris = dataset().iris
        show_matrix_choice(made.matrix, [iris.long(one) for one in cell], height=height)


def _controls(
    known: Mapping[LinkKey, int], chosen: tuple[LinkKey, ...], order: str, name: str
) -> None:
    """The order, and which links are shown; each with how many cells have it."""
    words = {
        "groupes": _("Ordre : par ressemblance"),
        "territoire": _("Ordre : par territoire"),
        "liens": _("Ordre : par nombre de liens"),
        "nom": _("Ordre : par nom"),
    }
    options = {_key(link): link for link in known}

    def told(key: str) -> str:
        link = options[key]
        return f"{link_name(link, language())} ({number(known[link])})"

    keys = {which: f"matrix.{name}.{which}" for which in ("order", "links")}
    # The address decides: it may have changed by a link, or by a step back in the browser.
    st.session_state[keys["order"]] = order
    st.session_state[keys["links"]] = [_key(link) for link in chosen]
    with st.container(horizontal=True, vertical_alignment="center", key="matrix_controls"):
        st.selectbox(
            _("Ordre"),
            ORDERS,
            format_func=lambda one: words[one],
            key=keys["order"],
            label_visibility="collapsed",
            width=240,
            on_change=lambda: set_params(ordre=st.session_state[keys["order"]]),
        )
        st.pills(
            _("Liens montrés"),
            list(options),
            selection_mode="multi",
            format_func=told,
            key=keys["links"],
            label_visibility="collapsed",
            on_change=lambda: set_params(
                liens=st.session_state[keys["links"]] or ["aucun"], case=""
            ),
        )


def _links(known: Mapping[LinkKey, int], usual: tuple[LinkKey, ...]) -> tuple[LinkKey, ...]:
    """What the address asks for, of what there is."""
    asked = listed("liens")
    options = {_key(link): link for link in known}
    found = tuple(link for key, link in options.items() if key in asked)
    return found if found or asked == ("aucun",) else tuple(one for one in known if one in usual)


def _key(link: LinkKey) -> str:
    """How the address names a kind of link: ``capital``, ``territoire-deduit``."""
    kind, deduced = link
    return f"{kind or 'autre'}{'-deduit' if deduced else ''}"


def _is_cut(matrix: Matrix) -> bool:
    """Whether some rows or columns are not shown."""
    return matrix.total_rows > len(matrix.rows) or matrix.total_columns > len(matrix.columns)


def _counted(matrix: Matrix) -> None:
    """How much is shown, of how much."""
    sides = [
        _("{shown} sur {total} montrées, les plus liées d'abord").format(
            shown=number(len(entries)), total=number(total)
        )
        if total > len(entries)
        else number(len(entries))
        for entries, total in (
            (matrix.rows, matrix.total_rows),
            (matrix.columns, matrix.total_columns),
        )
    ]
    parts = [
        _("Lignes : {n}").format(n=sides[0]),
        _("colonnes : {n}").format(n=sides[1]),
        _n("{n} case remplie", "{n} cases remplies", len(matrix.crossings)),
        _n("{n} entité sans lien, non montrée", "{n} entités sans lien, non montrées", matrix.alone)
        if matrix.alone
        else "",
    ]
    text = " · ".join(filter(None, parts))
    show(block('<p class="m-detail">{text}</p>', text=text))


def _react(event: MatrixEvent) -> None:
    set_params(case=event.chosen)


def _open(row: str, column: str) -> None:
    iris = dataset().iris
    set_params(case=(iris.short(row), iris.short(column)))
