"""Any two kinds of entities as a matrix: which two, where, and what links them."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from graph.model.vocabulary import Kind
from graph.network.kind_words import SCIC
from graph.network.matrix_kinds import KINDS, read_kinds
from graph.network.matrix_words import side_name
from graph.questions.parameters import resolve_entity
from graph.widgets.addresses import param, set_params
from graph.widgets.language import _, language
from graph.widgets.markup import block, link, show
from graph.widgets.matrix_made import whole_of_kinds
from graph.widgets.matrix_view import show_whole
from graph.widgets.opened import dataset
from graph.widgets.search_box import search_box

__all__ = ["USUAL", "show_kinds_matrix"]

USUAL: Final = f"{Kind.COLLECTIVITE.value},{SCIC}"
"""What the address says where nobody has chosen: ``matrice=collectivite,scic``."""


def show_kinds_matrix() -> None:
    """The matrix of the two kinds that the address names (``matrice``).

    What is stated is shown unless the address asks for more (``liens``); ``territoire`` keeps the
    links of which one entity belongs there.

    Raises
    ------
    graph.errors.InputError: the address does not name two kinds.
    graph.errors.UnknownName, graph.errors.AmbiguousName: the territory is unknown, or several.
    """
    show(block("<p>{link}</p>", link=link(_("← Toutes les questions"), "questions")))
    one, other = read_kinds(param("matrice"))
    territory, place = _territory()
    title = _title(one, other, place)
    show(
        block(
            '<h1>{title}</h1><p class="m-detail m-about">{about}</p>',
            title=title,
            about=_(
                "Chaque case dit ce qui relie deux entités, et combien de sources indépendantes "
                "l'affirment. Ce qui n'est que déduit est dessiné vide, et n'est montré que si "
                "vous le demandez."
            ),
        )
    )
    _pickers(one, other, place)
    with st.spinner(_("La matrice se construit…")):
        whole = whole_of_kinds(one, other)
    stated = tuple(key for key in whole.links if not key[1])
    show_whole(whole, title, name=f"{one}.{other}", territory=territory, links=stated)


def _title(one: str, other: str, place: str) -> str:
    names = " × ".join(side_name(kind, language()) for kind in (one, other))
    names = f"{names[:1].upper()}{names[1:]}"
    return f"{names}, {place}" if place else names


def _territory() -> tuple[str, str]:
    """The territory of the address, and its name; empty texts for all of them."""
    asked = param("territoire")
    return resolve_entity(dataset(), asked, (Kind.TERRITORY,)) if asked else ("", "")


def _pickers(one: str, other: str, place: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix_kinds"):
        _picker(_("En lignes"), one, "matrix.rows", lambda kind: f"{kind},{other}")
        _picker(_("En colonnes"), other, "matrix.columns", lambda kind: f"{one},{kind}")
        st.button(
            _("Échanger lignes et colonnes"),
            on_click=lambda: set_params(matrice=f"{other},{one}", case=""),
            key="matrix.swap",
        )
        with st.container(width=300, key="matrix_place"):
            search_box(
                "matrix.territory",
                _("Territoire de l'une des deux"),
                lambda chosen: set_params(territoire=chosen, case=""),
                placeholder=_("toute la France"),
                kinds=(Kind.TERRITORY,),
                value=place,
            )


def _picker(label: str, kind: str, key: str, address: Callable[[str], str]) -> None:
    """One of the two kinds; what is chosen is a new address."""
    st.selectbox(
        label,
        KINDS,
        index=KINDS.index(kind),
        format_func=lambda one: side_name(one, language()),
        key=f"{key}.{kind}",
        on_change=lambda: set_params(
            matrice=address(st.session_state[f"{key}.{kind}"]), case="", liens=""
        ),
        width=220,
    )
