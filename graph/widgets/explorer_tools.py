"""The row of tools above a network: back and forth, order, filters, groups, files."""

import streamlit as st

from graph.network.exploration.picture import Picture
from graph.widgets.explorer_filters import show_filters
from graph.widgets.explorer_state import State, can_redo, can_undo, change, redo, undo
from graph.widgets.language import _, _n
from graph.widgets.network_files import show_network_files

__all__ = ["LARGE", "groupings", "show_tools"]

LARGE = 150
"""Above this many entities, groups are proposed."""


def show_tools(state: State, drawn: Picture, title: str) -> None:
    """What can be done to the whole drawing."""
    exploration = state.exploration
    with st.container(horizontal=True, width="content", gap="small", key="tools"):
        st.button(
            "",
            icon=":material/undo:",
            help=_("Annuler (U)"),
            key="undo",
            on_click=undo,
            disabled=not can_undo(),
        )
        st.button(
            "",
            icon=":material/redo:",
            help=_("Rétablir (Ctrl+Y)"),
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
        filters = st.popover(_("Filtrer"), key="filters", on_change="rerun")
        if filters.open:
            with filters:
                show_filters(state, drawn)
        with st.popover(_("Regrouper"), key="groups"):
            _groups(state)
        show_network_files(
            drawn.network, drawn.positions, title, key="explorer", centre=state.start.centre
        )


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
