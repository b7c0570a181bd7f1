"""The Explorer: a search, the network around what was found, the card beside it, the table."""

import streamlit as st

from graph.network.build import Network
from graph.questions.question import find_question
from graph.views.drawing import edge_ids
from graph.views.palette import STYLES, style_key
from graph.widgets.addresses import go, param, set_params
from graph.widgets.canvas import CanvasEvent
from graph.widgets.card import CARD_HEIGHT, show_edge_card, show_entity_card
from graph.widgets.entity import entity, find_entity
from graph.widgets.explored import Explored, explored, filtered
from graph.widgets.explorer_state import (
    State,
    choose,
    expand,
    fold,
    more,
    predicate_key,
)
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import block, show
from graph.widgets.network_files import show_network_files
from graph.widgets.network_view import show_canvas, show_table
from graph.widgets.opened import answer, patterns
from graph.widgets.paths_view import show_paths
from graph.widgets.search_box import search_box

__all__ = ["show_explorer", "show_explorer_search"]

_KEY = "explorer"


def show_explorer_search() -> None:
    """The box one starts from, and the one that asks what links two entities."""
    if not param("id"):
        _search()
        return
    first, second = st.columns([3, 2], gap="small")
    with first:
        _search()
    with second:
        search_box(
            "explorer.target",
            _("Relier à une autre entité"),
            lambda key: set_params(vers=key, ouverts="", choix="", n=""),
            placeholder=_("Relier à…"),
            value=_target_name(),
            labelled=False,
        )


def _target_name() -> str:
    return entity(find_entity(param("vers"))).label if param("vers") else ""


def _search() -> None:
    search_box(
        "explorer.search",
        _("Chercher une organisation, une collectivité, une personne, un projet"),
        lambda key: go("explorer", id=key),
        placeholder=_("Nom, sigle, code INSEE ou SIREN"),
        labelled=False,
    )


def show_explorer(state: State) -> None:
    """The network of ``state`` with its filters, card, table and files."""
    found = explored(state.start, language())
    title = _title(state)
    net = filtered(
        found.network,
        state.start.centre,
        kinds=state.kinds,
        relations=() if state.start.centre else state.start.relations,
    )
    _heading(state, found, net, title)
    if state.start.target:
        show_paths(found.paths)
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        show_canvas(
            net,
            found.positions,
            key=_KEY,
            centre=state.start.centre,
            chosen=state.chosen,
            on_event=_react,
        )
    with side, st.container(height=CARD_HEIGHT, border=False, key="card"):
        _card(state, net)
    show(block("<h2>{title}</h2>", title=_("Les mêmes entités en tableau")))
    show_table(net, key=f"{_KEY}.table", on_choose=choose)


def _title(state: State) -> str:
    if state.start.centre and state.start.target:
        return f"{entity(state.start.centre).label} — {entity(state.start.target).label}"
    if state.start.centre:
        return entity(state.start.centre).label
    return answer(state.start.question, dict(state.start.given), language()).sentence


def _heading(state: State, found: Explored, net: Network, title: str) -> None:
    if state.start.target:
        told = _("Comment elles sont reliées : {shown} entités")
    elif state.start.centre:
        told = _("{shown} sur {total} voisins montrés")
    else:
        told = _("{shown} sur {total} entités montrées")
    counts = told.format(shown=number(found.shown), total=number(found.total))
    links = _n("{n} lien", "{n} liens", net.number_of_edges())
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        show(
            block(
                '<h1>{title}</h1><p class="m-detail">{counts} · {links}{left}</p>',
                title=title,
                counts=counts,
                links=links,
                left=_left(found),
            )
        )
        with st.container(horizontal=True, width="content", gap="small"):
            if state.start.centre and found.shown < found.total:
                st.button(_("Montrer plus"), key="more", on_click=more)
            if state.start.opened:
                st.button(_("Replier"), key="fold", on_click=fold)
            _filters(state, found)
            show_network_files(net, found.positions, title, key=_KEY)


def _left(found: Explored) -> str:
    left = [
        f"{found.network.nodes[node]['short']} +{number(count)}"
        for node, count in (found.left or {}).items()
        if count > 0
    ]
    return f" · {_('non montrés')} : {', '.join(left)}" if left else ""


def _filters(state: State, found: Explored) -> None:
    with st.popover(_("Filtrer"), key="filters"):
        counts = _kind_counts(found.network)
        st.multiselect(
            _("Types d'entités"),
            list(counts),
            default=[kind for kind in state.kinds if kind in counts],
            format_func=lambda kind: (
                f"{STYLES[kind].name(language(), plural=counts[kind] > 1)} ({number(counts[kind])})"
            ),
            placeholder=_("tous"),
            key="filter.kinds",
            on_change=lambda: set_params(types=st.session_state["filter.kinds"]),
        )
        relations = _relation_counts(found)
        st.multiselect(
            _("Relations"),
            list(relations),
            default=[one for one in map(predicate_key, state.start.relations) if one in relations],
            format_func=lambda key: f"{relations[key][0]} ({number(relations[key][1])})",
            placeholder=_("toutes"),
            key="filter.relations",
            on_change=lambda: set_params(relations=st.session_state["filter.relations"]),
        )


def _kind_counts(net: Network) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _node, data in net.nodes(data=True):
        counts[style_key(data)] = counts.get(style_key(data), 0) + 1
    return {kind: counts[kind] for kind in STYLES if kind in counts}


def _relation_counts(found: Explored) -> dict[str, tuple[str, int]]:
    """The relations one may choose among, as the address names them: label and count."""
    counts: dict[str, int] = {}
    for count in found.counts:
        counts[count.predicate] = counts.get(count.predicate, 0) + count.count
    if not found.counts:
        for *_ends, predicate in found.network.edges(keys=True):
            counts[predicate] = counts.get(predicate, 0) + 1
    words = patterns()
    return {
        predicate_key(one): (words.label(one, language()), count)
        for one, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if one
    }


def _react(event: CanvasEvent) -> None:
    if event.type == "doubleClick" and event.node:
        expand(event.node)
    elif event.type == "background":
        choose("")
    else:
        choose(event.node or event.edge or "")


def _card(state: State, net: Network) -> None:
    edges = edge_ids(net)
    if state.chosen in edges:
        one, other, predicate = edges[state.chosen]
        show_edge_card(one, other, predicate)
        return
    shown_now = state.chosen if state.chosen in net else state.start.centre
    if not shown_now:
        _invite(state)
        return
    show_entity_card(
        shown_now,
        centred=shown_now == state.start.centre,
        opened=shown_now in state.start.opened,
    )


def _invite(state: State) -> None:
    question = find_question(state.start.question)
    show(
        block(
            '<h2>{title}</h2><p>{text}</p><p class="m-detail">{about}</p>',
            title=question.titles[language()],
            text=_("Choisissez une entité ou un lien : ce que l'on en sait s'ouvre ici."),
            about=question.descriptions[language()],
        )
    )
