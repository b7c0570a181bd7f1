"""A network with, beside it, the card of the entity or the link chosen in it."""

import streamlit as st

from graph.network.build import Network
from graph.network.layout import Positions
from graph.views.drawing import edge_ids
from graph.widgets.addresses import param
from graph.widgets.canvas import CanvasEvent
from graph.widgets.card import CARD_HEIGHT, show_edge_card, show_entity_card
from graph.widgets.explored import address_book
from graph.widgets.explorer_state import choose
from graph.widgets.language import _
from graph.widgets.network_view import show_canvas

__all__ = ["show_network_and_card"]


def show_network_and_card(net: Network, positions: Positions, *, key: str, title: str = "") -> None:
    """The drawing and the card; what is chosen is in the address, as ``choix``.

    Parameters
    ----------
    key: of the drawing, unique on its page.
    """
    chosen = _chosen()
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        show_canvas(
            net,
            positions,
            key=key,
            title=title,
            chosen=[chosen] if chosen else [],
            on_event=_react,
            events=("click", "edgeClick", "background"),
        )
    with side:
        _show_card(net, chosen)


def _show_card(net: Network, chosen: str) -> None:
    edges = edge_ids(net)
    if chosen not in edges and chosen not in net:
        st.caption(_("Choisissez une entité ou un lien : ce que l'on en sait s'ouvre ici."))
        return
    with st.container(height=CARD_HEIGHT, border=False, key="card"):
        if chosen in edges:
            show_edge_card(*edges[chosen])
        else:
            show_entity_card(chosen)


def _chosen() -> str:
    chosen = param("choix")
    return address_book().iri(chosen) if address_book().is_ref(chosen) else chosen


def _react(event: CanvasEvent) -> None:
    choose(*filter(None, [event.node or event.edge]))
