"""The card beside a network: the entity or the relation that is selected."""

from itertools import groupby

import streamlit as st

from graph.network.claims import ClaimView, claims_between
from graph.widgets.addresses import go
from graph.widgets.entity import Entity, entity, header, values_block
from graph.widgets.explorer_state import expand
from graph.widgets.facts import entity_link, grouped, show_groups, source_lines, told
from graph.widgets.language import _
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset

__all__ = ["CARD_HEIGHT", "show_edge_card", "show_entity_card"]

CARD_HEIGHT = 640
"""In pixels, about that of the drawing beside it; a small screen makes it as high as it is."""

_FACTS, _NAMES = 6, 3


def show_entity_card(iri: str, *, centred: bool, opened: bool) -> None:
    """The facts about an entity by relation, and what can be done from it."""
    known = entity(iri)
    show(
        header(known, level=2),
        block("<p>{link}</p>", link=link(_("Fiche complète"), "fiche", id=known.key)),
    )
    if not centred:
        _actions(known, opened)
    groups = grouped(known.claims, iri)
    show(
        values_block(known, most=_NAMES),
        show_groups(groups, most=_FACTS, more=known.key),
        _nothing(known),
    )


def _actions(known: Entity, opened: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        if not opened:
            st.button(_("Déployer"), key="expand", on_click=expand, args=(known.iri,))
        if st.button(_("Centrer"), key="centre"):
            go("explorer", id=known.key)


def show_edge_card(one: str, other: str, predicate: str) -> None:
    """What links two entities: each relation in one sentence, with all who say it."""
    opened = dataset()
    claims = claims_between(opened.store, opened.iris, one, other)
    claims.sort(key=lambda claim: (claim.predicate != predicate, told(claim)))
    ends = [entity_link(end, entity(end).label) for end in (one, other)]
    show(
        block(
            '<header class="m-head"><h2>{title}</h2><p>{ends}</p></header>',
            title=_("Ce qui les relie"),
            ends=join(ends, "<br>"),
        ),
        join(_sentence(text, list(same)) for text, same in groupby(claims, key=told)),
    )


def _sentence(text: str, claims: list[ClaimView]) -> Markup:
    return block(
        '<section class="m-group"><p><strong>{text}</strong></p>{sources}</section>',
        text=text,
        sources=source_lines(claims),
    )


def _nothing(known: Entity) -> Markup:
    if known.claims:
        return Markup("")
    return block("<p>{text}</p>", text=_("Aucune relation n'est encore connue de cette entité."))
