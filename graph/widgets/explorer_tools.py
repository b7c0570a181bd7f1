"""The row of tools above a network: back and forth, order, filters, groups, files."""

import streamlit as st

from graph.network.exploration.picture import Picture
from graph.widgets.explorer_filters import show_filters
from graph.widgets.explorer_state import State, can_redo, can_undo, change, redo, undo
from graph.widgets.language import _, _n
from graph.widgets.network_files import show_network_files

__all__ = ["LARGE", "groupings", "show_drawer", "show_tools"]

_DRAWER = "explorer.drawer"

LARGE = 150
"""Above this many entities, groups are proposed."""


def show_tools(state: State, drawn: Picture) -> None:
    """What can be done to the whole drawing."""
    exploration = state.exploration
    with st.container(horizontal=True, width="content", gap="small", key="tools"):
        st.button(
            _("Annuler"),
            icon=":material/undo:",
            help=_("Touche U, dans le dessin"),
            key="undo",
            on_click=undo,
            disabled=not can_undo(),
        )
        st.button(
            _("Rétablir"),
            icon=":material/redo:",
            help=_("Touches Ctrl+Y, dans le dessin"),
            key="redo",
            on_click=redo,
            disabled=not can_redo(),
        )
        if exploration.steps:
            st.button(
                _("Réorganiser"),
                key="arrange",
                on_click=lambda: change(lambda now: now.arrange()),
                help=_("Placer à neuf tout ce qui est dessiné."),
            )
        if drawn.hidden:
            st.button(
                _n("Remontrer {n} masquée", "Remontrer {n} masquées", len(drawn.hidden)),
                key="show-all",
                on_click=lambda: change(lambda now: now.show_all()),
            )
        for name, label in _drawers().items():
            st.button(
                label,
                key=f"tool.{name}",
                type="primary" if name == _opened() else "secondary",
                on_click=_toggle,
                args=(name,),
            )


def show_drawer(state: State, drawn: Picture, title: str) -> None:
    """What is open under the tools: filters, groups or files.

    In the page itself: what a popover holds is out of reach of the Tab key.
    """
    opened = _opened()
    if not opened:
        return
    with st.container(border=True, key="drawer"):
        if opened == "filters":
            show_filters(state, drawn)
        elif opened == "groups":
            _groups(state)
        else:
            show_network_files(
                drawn.network, drawn.positions, title, key="explorer", centre=state.start.centre
            )


def _drawers() -> dict[str, str]:
    return {"filters": _("Filtrer"), "groups": _("Regrouper"), "files": _("Enregistrer")}


def _opened() -> str:
    """Which drawer is open; none if empty."""
    return str(st.session_state.get(_DRAWER, ""))


def _toggle(name: str) -> None:
    st.session_state[_DRAWER] = "" if name == _opened() else name


def groupings() -> dict[str, str]:
    """The ways to group, with their names."""
    return {
        "": _("sans groupes"),
        "type": _("par type"),
        "territoire": _("par région"),
        "departement": _("par département"),
        "communaute": _("par communauté"),
    }


def _groups(state: State) -> None:
    ways = groupings()
    key = "group.by"
    st.session_state[key] = state.exploration.grouping
    st.radio(
        _("Un seul point par groupe"),
        list(ways),
        format_func=lambda way: ways[way],
        key=key,
        horizontal=True,
        on_change=lambda: change(lambda now: now.group(st.session_state[key])),
        help=_(
            "Un double clic ouvre un groupe. Une communauté est un ensemble plus lié en lui-même."
        ),
    )
    if state.exploration.opened:
        st.button(
            _("Refermer les groupes"),
            key="group.close",
            on_click=lambda: change(lambda now: now.group(now.grouping)),
        )
