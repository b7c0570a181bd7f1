"""What stands beside a network: what is known of what is selected, and what can be done with it."""

from collections.abc import Iterable

import streamlit as st

from graph.network.exploration.picture import Picture
from graph.network.exploration.state import STEP, Exploration
from graph.network.neighbourhood import RelationCount
from graph.questions.question import find_question
from graph.views.drawing import edge_ids
from graph.widgets.card import show_edge_card, show_entity_card, show_through_card
from graph.widgets.entity import entity
from graph.widgets.explored import neighbours
from graph.widgets.explorer_events import is_group
from graph.widgets.explorer_state import State, change, start_from
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.opened import dataset, patterns

__all__ = ["show_side"]

_LISTED = 60

_Way = tuple[str, bool]
"""A relation, and whether it goes out from the entity."""


def show_side(state: State, drawn: Picture) -> None:
    """The card of the line, group, entities or entity selected; else of where one starts."""
    edges = edge_ids(drawn.network)
    chosen = [one for one in state.chosen if one in drawn.network or one in edges]
    first = chosen[0] if chosen else ""
    if first in edges:
        _line(drawn, *edges[first])
    elif len(chosen) > 1:
        _several(chosen)
    elif is_group(first):
        _group(first, drawn)
    elif first or (state.start.centre and not state.start.target):
        _entity(state, drawn, first or state.start.centre)
    else:
        _invite(state)


def _line(drawn: Picture, one: str, other: str) -> None:
    """What is said between two entities, or how many things between two groups."""
    data = [
        data
        for ends in ((one, other), (other, one))
        for data in (drawn.network.get_edge_data(*ends) or {}).values()
    ]
    if is_group(one) or is_group(other):
        _between_groups(drawn, one, other)
        return
    passed = [iri for edge in data for iri in edge.get("through_iris", ())]
    if passed or all("through" in edge for edge in data):
        show_through_card(one, other, passed)
        return
    triples = {claim.triple for claim in drawn.claims}
    show_edge_card(one, other, only=triples)


def _between_groups(drawn: Picture, one: str, other: str) -> None:
    """The relations a line between groups stands for, each with its two ends."""
    members = drawn.groups or {}
    sides = [set(members.get(end, (end,))) for end in (one, other)]
    ends = {
        (claim.subject, claim.object): claim
        for claim in drawn.claims
        if (claim.subject in sides[0] and claim.object in sides[1])
        or (claim.subject in sides[1] and claim.object in sides[0])
    }
    names = [str(drawn.network.nodes[end]["label"]) for end in (one, other)]
    lines = [
        block(
            "<li>{subject} {relation} {object}</li>",
            subject=entity_link(claim.subject, claim.subject_label),
            relation=patterns().label(claim.predicate, language()),
            object=entity_link(claim.object, claim.object_label),
        )
        for claim in ends.values()
    ]
    show(
        block(
            '<header class="m-head"><h2>{title}</h2><p>{one}<br>{other}</p></header>',
            title=_n("{n} paire reliée", "{n} paires reliées", len(lines)),
            one=names[0],
            other=names[1],
        ),
        _listed(lines),
    )


def _group(group: str, drawn: Picture) -> None:
    members = (drawn.groups or {}).get(group, ())
    data = drawn.network.nodes[group]
    show(
        block(
            '<header class="m-head"><h2>{label}</h2><p class="m-detail">{said}</p></header>',
            label=data["label"],
            said=_n(
                "{n} lien à l'intérieur", "{n} liens à l'intérieur", int(data.get("inside", 0))
            ),
        )
    )
    st.button(
        _("Ouvrir le groupe"),
        key="side.open",
        on_click=lambda: change(lambda now: now.open_group(group), chosen=()),
    )
    labels = dataset().labels(members, language())
    show(
        _listed(
            [
                block("<li>{name}</li>", name=entity_link(one, labels.get(one, "")))
                for one in members
            ]
        )
    )


def _several(chosen: list[str]) -> None:
    """Several entities at once."""
    nodes = [node for node in chosen if not is_group(node)]
    show(
        block(
            '<header class="m-head"><h2>{title}</h2></header>',
            title=_n("{n} entité choisie", "{n} entités choisies", len(nodes)),
        ),
        _listed(
            [block("<li>{name}</li>", name=entity_link(one, entity(one).label)) for one in nodes]
        ),
    )
    with st.container(horizontal=True, gap="small"):
        if len(nodes) == 2:
            ends = [dataset().iris.short(node) for node in nodes]
            st.button(
                _("Comment sont-elles reliées ?"),
                key="side.path",
                on_click=lambda: start_from(id=ends[0], vers=ends[1]),
            )
        st.button(
            _("Masquer"),
            key="side.hide",
            on_click=lambda: change(lambda now: now.hide(nodes), chosen=()),
        )


def _entity(state: State, drawn: Picture, node: str) -> None:
    show_entity_card(
        node,
        actions=lambda: _actions(state, drawn, node),
    )


def _actions(state: State, drawn: Picture, node: str) -> None:
    """What can be done from an entity of the drawing."""
    near = neighbours(node)
    there = {*drawn.network.predecessors(node), *drawn.network.successors(node)} - {node}
    groups = drawn.groups or {}
    there |= {one for group in there & groups.keys() for one in groups[group]}
    left = sum(1 for one in near.ranked if one not in there)
    exploration = state.exploration
    with st.container(horizontal=True, gap="small", key="actions"):
        if left:
            told = _("Déployer +{n}").format(n=number(min(left, STEP)))
            st.button(
                told, key="side.expand", on_click=lambda: change(lambda now: now.expand(node))
            )
        if exploration.expanded(node):
            st.button(
                _("Replier"),
                key="side.fold",
                on_click=lambda: change(lambda now: now.collapse(node)),
            )
        if node != state.start.centre:
            st.button(
                _("Masquer"),
                key="side.hide",
                on_click=lambda: change(lambda now: now.hide([node]), chosen=()),
            )
            st.button(
                _("Centrer"),
                key="side.centre",
                on_click=lambda: start_from(id=dataset().iris.short(node)),
            )
        pinned = node in exploration.pinned
        st.button(
            _("Libérer") if pinned else _("Épingler"),
            key="side.pin",
            on_click=lambda: change(lambda now: now.pin(node)),
            help=_("Une entité épinglée reste dessinée, quoi que l'on replie ou filtre."),
        )
    if left:
        show(
            block(
                '<p class="m-detail">{told}</p>',
                told=_("{shown} sur {total} voisins montrés").format(
                    shown=number(len(near.ranked) - left), total=number(len(near.ranked))
                ),
            )
        )
    _relations(state, node, near.counts)


def _relations(state: State, node: str, counts: Iterable[RelationCount]) -> None:
    """The relations one can expand by, those that are expanded marked."""
    ways = {(one.predicate, one.forward): one for one in counts}
    if len(ways) < 2:
        return
    opened = {
        (one.relation, one.forward)
        for one in state.exploration.expanded(node)
        if one.relation and (one.relation, one.forward) in ways
    }
    key = "side.relations"
    st.session_state[key] = [way for way in ways if way in opened]
    words = patterns()

    def told(way: tuple[str, bool]) -> str:
        title = words.heading(*way, language(), _("cette entité"))
        return f"{title} ({number(ways[way].count)})"

    def changed() -> None:
        wanted = set(st.session_state[key])
        change(lambda now: _turned(now, node, wanted - opened, opened - wanted))

    st.pills(
        _("Déployer par relation"),
        list(ways),
        selection_mode="multi",
        format_func=told,
        key=key,
        on_change=changed,
    )


def _turned(now: Exploration, node: str, wanted: set[_Way], unwanted: set[_Way]) -> Exploration:
    """``node`` expanded by some relations and no longer by others."""
    for way in sorted(wanted):
        now = now.expand(node, *way)
    for way in sorted(unwanted):
        now = now.collapse(node, *way)
    return now


def _invite(state: State) -> None:
    """What to do first."""
    told = _("Choisissez une entité ou un lien : ce que l'on en sait s'ouvre ici.")
    if not state.start.question:
        show(block("<p>{text}</p>", text=told))
        return
    question = find_question(state.start.question)
    show(
        block(
            '<h2>{title}</h2><p>{text}</p><p class="m-detail">{about}</p>',
            title=question.titles[language()],
            text=told,
            about=question.descriptions[language()],
        )
    )


def _listed(lines: list[Markup]) -> Markup:
    """The first lines, and how many there are."""
    rest = (
        block(
            '<p class="m-detail">{told}</p>',
            told=_("{shown} sur {total} montrées").format(
                shown=number(_LISTED), total=number(len(lines))
            ),
        )
        if len(lines) > _LISTED
        else ""
    )
    return block('<ul class="m-facts">{lines}</ul>{rest}', lines=join(lines[:_LISTED]), rest=rest)
