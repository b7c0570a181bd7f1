"""The answer to a question as a network, with the card of what is chosen in it."""

import streamlit as st

from graph.network.build import Network
from graph.network.exploration.state import Exploration, Start
from graph.questions.question import Question
from graph.views.drawing import edge_ids
from graph.widgets.addresses import param
from graph.widgets.canvas import CanvasEvent
from graph.widgets.card import CARD_HEIGHT, show_edge_card, show_entity_card
from graph.widgets.explored import address_book, picture
from graph.widgets.explorer_state import choose
from graph.widgets.language import _, number
from graph.widgets.markup import block, link, show
from graph.widgets.network_view import show_canvas

__all__ = ["show_answer_network"]


def show_answer_network(question: Question, asked: dict[str, str]) -> None:
    """The entities of the answer and the links between them.

    Parameters
    ----------
    asked: what the address gives for the question's parameters.
    """
    start = Start(question=question.name, given=tuple(asked.items()))
    found = picture(Exploration(start))
    show(
        block(
            '<p class="m-detail">{counts} · {link}</p>',
            counts=_("{shown} sur {total} entités montrées").format(
                shown=number(found.growth.shown), total=number(found.growth.total)
            ),
            link=link(_("Ouvrir dans l'Explorer"), "explorer", q=question.name, **asked),
        )
    )
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        show_canvas(
            found.network,
            found.positions,
            key="answer",
            chosen=[_chosen()] if _chosen() else [],
            on_event=_react,
            events=("click", "edgeClick", "background"),
        )
    with side:
        _card(found.network)


def _card(net: Network) -> None:
    edges, chosen = edge_ids(net), _chosen()
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
