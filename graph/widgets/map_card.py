"""The card beside a map: the territory, the actor or the link that is pointed out."""

from collections.abc import Iterable

import streamlit as st

from graph.views.map_picture import Picture
from graph.widgets.addresses import set_params
from graph.widgets.card import CARD_HEIGHT, show_edge_card, show_entity_card
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language, number
from graph.widgets.map_base import inhabitants
from graph.widgets.map_table import rate_words
from graph.widgets.map_view import CHOSEN
from graph.widgets.markup import Markup, block, join, kind_icon, link, show
from graph.widgets.opened import dataset
from graph.widgets.territory_words import level_word, territory_names

__all__ = ["show_map_card"]

_LISTED = 12


def show_map_card(
    picture: Picture, chosen: str, *, count: int | None, counted: str, things: Iterable[str]
) -> None:
    """What is known of what is pointed out, or how to point something out.

    Parameters
    ----------
    chosen: as the address says it: an area, an actor, or two actors with ``~`` between.
    count: how many the area has; nothing where it has no figure. counted: of what.
    things: IRIs of what is counted there.
    """
    iris = dataset().iris
    links = {f"{link.one}~{link.other}" for link in picture.links}
    with st.container(height=CARD_HEIGHT if chosen else "content", border=False, key="card"):
        if chosen in picture.areas.shapes and not chosen.endswith("/"):
            _area(chosen, count, counted, sorted(set(things)))
        elif chosen in links:
            one, _between, other = chosen.partition("~")
            show_edge_card(iris.long(one), iris.long(other))
        elif chosen in {mark.actor.key for mark in picture.marks}:
            show_entity_card(iris.long(chosen))
        else:
            if chosen:
                st.caption(_("Ce que l'adresse désigne n'est pas sur cette carte."))
            st.caption(_how())
        if chosen:
            st.button(
                _("Ne plus rien désigner"),
                key="map_card.clear",
                type="tertiary",
                on_click=lambda: set_params(**{CHOSEN: ""}),
            )


def _how() -> str:
    return _(
        "Cliquez sur un territoire, un acteur ou un lien : ce que l'on en sait s'ouvre ici. "
        "Molette ou double-clic pour agrandir, glisser pour déplacer."
    )


def _area(key: str, count: int | None, counted: str, things: list[str]) -> None:
    """The name, the figures, what is counted, and the way to the sheet."""
    iri = dataset().iris.long(key)
    people = inhabitants(key.partition("/")[0]).get(key)
    lines = []
    if people:
        lines.append(_figure(_("habitants"), number(people.count)))
    if count is not None:
        lines.append(_figure(counted, number(count)))
        rate = people.per_100_000(count) if people else None
        if rate is not None:
            lines.append(_figure(_("pour 100 000 habitants"), rate_words(rate)))
    show(
        block(
            '<header class="m-head"><h2>{icon}<bdi>{name}</bdi></h2><p class="m-detail">{level}</p>'
            '</header><dl class="m-values">{lines}</dl>',
            icon=kind_icon("place"),
            name=territory_names([iri])[iri],
            level=level_word(iri),
            lines=join(lines),
        )
    )
    # A link of the page itself: a page link to the page one is on leaves the address as it was.
    sheet = link(_("Ouvrir la fiche du territoire"), "territoires", id=key)
    show(block('<p class="m-map-sheet">{sheet}</p>', sheet=sheet), _things(things))


def _figure(name: str, value: str) -> Markup:
    return block("<dt>{name}</dt><dd><b>{value}</b></dd>", name=name, value=value)


def _things(things: list[str]) -> Markup:
    """What is counted, by name, a few of them."""
    opened = dataset()
    names = opened.labels(things, language())
    ordered = sorted(things, key=lambda one: ((names.get(one) or one).casefold(), one))
    lines = [
        block("<li>{link}</li>", link=entity_link(one, names.get(one, ""), page="fiche"))
        for one in ordered[:_LISTED]
    ]
    left = len(things) - len(lines)
    if left > 0:
        more = _n("+ {n} autre, dans la fiche", "+ {n} autres, dans la fiche", left)
        lines.append(block('<li class="m-detail">{more}</li>', more=more))
    return block('<ul class="m-links">{lines}</ul>', lines=join(lines))
