"""The Explorer: a search, the network around what was found, what is selected, the table."""

from itertools import chain

import streamlit as st

from graph.network.exploration.grower import MOST
from graph.network.exploration.picture import Picture
from graph.network.exploration.state import Start
from graph.widgets.addresses import go, param
from graph.widgets.card import CARD_HEIGHT
from graph.widgets.entity import entity, find_entity
from graph.widgets.explored import neighbours, picture
from graph.widgets.explorer_events import menu_node, react, wanted_page
from graph.widgets.explorer_filters import kind_counts
from graph.widgets.explorer_side import show_side
from graph.widgets.explorer_state import State, change, start_from
from graph.widgets.explorer_tools import LARGE, groupings, show_drawer, show_tools
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import block, show
from graph.widgets.network_view import Menu, show_canvas, show_table
from graph.widgets.opened import answer, dataset, patterns
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
            lambda key: start_from(id=param("id"), vers=key),
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
        lambda key: start_from(id=key),
        placeholder=_("Nom, sigle, code INSEE ou SIREN"),
        labelled=False,
    )


def show_explorer(state: State) -> None:
    """The network of ``state`` with its tools, card, table and files."""
    asked = wanted_page()
    if asked:
        go("fiche", id=dataset().iris.short(asked))
    drawn = picture(state.exploration)
    title = title_of(state.start)
    _heading(state, drawn, title)
    # there even when they are empty: the drawing below them is made only once
    with st.container():
        show_drawer(state, drawn, title)
    with st.container():
        _proposals(state, drawn)
    drawing, side = st.columns([5, 4] if state.start.target else [7, 3], gap="medium")
    with drawing:
        show_canvas(
            drawn.network,
            drawn.positions,
            key=_KEY,
            title=title,
            centre=state.start.centre,
            chosen=state.chosen,
            on_event=react,
            kinds=kind_counts(drawn),
            without=state.exploration.filters.without,
            menu=_menu(menu_node()),
        )
    with side, st.container(height=CARD_HEIGHT, border=False, key="card"):
        if state.start.target and not state.chosen:
            _paths(state, drawn)
        else:
            show_side(state, drawn)
    show_table(drawn.network, key=f"{_KEY}.table")


def title_of(start: Start) -> str:
    """What a network is called: its entity, both of them, or the question."""
    if start.centre and start.target:
        return f"{entity(start.centre).label} — {entity(start.target).label}"
    if start.centre:
        return entity(start.centre).label
    return answer(start.question, dict(start.given), language()).sentence


def _heading(state: State, drawn: Picture, title: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        show(
            block(
                '<h1>{title}</h1><p class="m-detail" role="status">{told}</p>',
                title=title.replace(" ?", "\u202f?"),
                told=" · ".join(_counts(state, drawn)),
            )
        )
        show_tools(state, drawn)


def _counts(state: State, drawn: Picture) -> list[str]:
    """How much is drawn, of how much; nothing that is not drawn goes untold."""
    growth = drawn.growth
    inside = sum(max(0, len(members) - 1) for members in (drawn.groups or {}).values())
    told = [
        _n("{n} entité", "{n} entités", drawn.network.number_of_nodes() + inside),
        *([_n("{n} groupe", "{n} groupes", len(drawn.groups))] if drawn.groups else []),
        _n("{n} lien", "{n} liens", len({frozenset(edge[:2]) for edge in drawn.network.edges})),
    ]
    if state.start.centre and not state.start.target:
        near = neighbours(state.start.centre).ranked
        there = {*drawn.network, *chain.from_iterable((drawn.groups or {}).values())}
        told.insert(
            0,
            _("{shown} sur {total} voisins montrés").format(
                shown=number(len(there.intersection(near))), total=number(len(near))
            ),
        )
    elif growth.total > growth.shown:
        told.insert(
            0,
            _("{shown} sur {total} entités montrées").format(
                shown=number(growth.shown), total=number(growth.total)
            ),
        )
    if drawn.filtered:
        told.append(
            _n("{n} masquée par les filtres", "{n} masquées par les filtres", drawn.filtered)
        )
    if drawn.hidden:
        told.append(_n("{n} masquée à la main", "{n} masquées à la main", len(drawn.hidden)))
    if drawn.unbridged:
        told.append(
            _n(
                "{n} entité masquée relie trop de monde pour être remplacée par des lignes",
                "{n} entités masquées relient trop de monde pour être remplacées par des lignes",
                drawn.unbridged,
            )
        )
    return told


def _paths(state: State, drawn: Picture) -> None:
    weak = state.start.weak
    show_paths(
        drawn.growth.paths,
        weak=weak,
        weak_count=drawn.growth.weak,
        total=drawn.growth.chains,
        on_weak=lambda: start_from(id=param("id"), vers=param("vers"), faibles="" if weak else "1"),
    )


def _proposals(state: State, drawn: Picture) -> None:
    """What to do when there is too much, or nothing, to see."""
    growth = drawn.growth
    if growth.lost:
        _told(
            _n(
                "{n} entité de cette adresse n'est plus dans le graphe.",
                "{n} entités de cette adresse ne sont plus dans le graphe.",
                len(set(growth.lost)),
            )
        )
    if growth.left_out:
        _told(
            _(
                "Le dessin s'arrête à {most} entités ; {n} ne sont pas dessinées. Précisez un "
                "territoire, une sorte de lien ou une période."
            ).format(most=number(MOST), n=number(growth.left_out))
        )
    if drawn.network.number_of_nodes() > LARGE and not state.exploration.grouping:
        ways = [(way, name) for way, name in groupings().items() if way]
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="large"):
            show(
                block(
                    '<p class="m-detail">{told}</p>',
                    told=_("Plus de {n} entités : regrouper se lit mieux.").format(n=LARGE),
                )
            )
            for way, name in ways:
                st.button(
                    name[:1].upper() + name[1:],
                    key=f"large.{way}",
                    type="tertiary",
                    on_click=lambda way=way: change(lambda now: now.group(way)),
                )


def _told(sentence: str) -> None:
    show(block('<div class="m-told" role="status"><p>{told}</p></div>', told=sentence))


def _menu(node: str) -> Menu | None:
    """What the menu of ``node`` offers: each relation it can be expanded by."""
    if not node:
        return None
    words = patterns()
    items = tuple(
        (
            f"expand:{'de' if one.forward else 'vers'}:{one.predicate}",
            words.heading(one.predicate, one.forward, language(), _("cette entité")),
            one.count,
        )
        for one in neighbours(node).counts
    )
    return Menu(node, items)
