"""A map in the page: drawn by deck.gl, or as a picture, with its legend; a click goes into the
address."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import streamlit as st

from graph.views.map_deck import to_deck
from graph.views.map_legend import kind_keys, legend_keys, link_keys
from graph.views.map_picture import Picture
from graph.views.map_projection import HEIGHT, WIDTH
from graph.views.map_svg import to_map_svg
from graph.widgets.addresses import set_params
from graph.widgets.language import _, language, number
from graph.widgets.map_support import read_support
from graph.widgets.markup import Markup, block, join, kind_icon, show
from graph.widgets.opened import dataset

__all__ = ["CHOSEN", "map_picture", "show_legend", "show_map"]

CHOSEN = "sur_carte"
"""The parameter of the address that says what is pointed out."""

_TALLEST, _LOWEST = 600, 300
_PLAIN = " =:/,.;()-'"
"""What needs no escape in a data address between double quotes (RFC 2397, and browsers)."""


State = tuple[str, ...]


def map_picture(state: State, make: Callable[[], Picture], chosen: str = "") -> Picture:
    """What ``make`` gives, made once for each ``state``, language, generation and theme.

    Parameters
    ----------
    state: all else it depends on.
    chosen: short identifier of what is pointed out, for which nothing is made again.
    """
    picture = _picture(_whole(state), make)
    return replace(picture, chosen=chosen) if chosen else picture


def show_map(picture: Picture, state: State, *, key: str, still: bool = False) -> None:
    """The map, where the browser can draw it; else a picture of the same.

    Parameters
    ----------
    picture, state: see :func:`map_picture`.
    key: unique on the page.
    still: the picture even where the browser could draw the map.
    """
    webgl, width = read_support(f"{key}.support")
    if still or not webgl:
        if not webgl:
            st.caption(_("Ce navigateur ne dessine pas avec WebGL : voici une image de la carte."))
        _image(_svg((*_whole(state), picture.chosen), picture), picture)
        return
    height = max(_LOWEST, min(_TALLEST, round(width * HEIGHT / WIDTH)))
    revision = int(st.session_state.get(f"{key}.revision", 0))
    shape = (picture.chosen, str(width), str(height), str(revision))
    st.pydeck_chart(
        _deck((*_whole(state), *shape), picture, width, height, revision),
        key=key,
        height=height,
        on_select=lambda: _choose(key),
        selection_mode="single-object",
        alt=_spoken(picture),
    )


def show_legend(picture: Picture) -> None:
    """Classes with their bounds and how many areas are in each, kinds of actors, kinds of lines."""
    keys = legend_keys(picture)
    classes = [
        block(
            '<li><i style="background:{colour}" class="{look}"></i>{text} '
            '<span class="m-count">{count}</span></li>',
            colour=key.colour,
            look="m-map-none" if key.hatched else "",
            text=key.text,
            count=number(key.count),
        )
        for key in keys
    ]
    kinds = [
        block(
            '<li>{icon}{text} <span class="m-count">{count}</span></li>',
            icon=kind_icon(key.kind),
            text=key.text,
            count=number(key.count),
        )
        for key in kind_keys(picture)
    ]
    kinds += [
        block(
            '<li><i class="m-map-line" style="background:{colour}"></i>{text} '
            '<span class="m-count">{count}</span></li>',
            colour=key.colour,
            text=key.text,
            count=number(key.count),
        )
        for key in link_keys(picture)
    ]
    show(
        block(
            '<div class="m-map-legend">{areas}{actors}</div>',
            areas=_list(picture.unit, _meaning(picture), classes) if classes else "",
            actors=_list(_("Acteurs"), _pale(picture), kinds) if kinds else "",
        )
    )


def _list(title: str, note: str, lines: list[Markup]) -> Markup:
    return block(
        '<div><p><b>{title}</b> <span class="m-detail">{note}</span></p><ul>{lines}</ul></div>',
        title=title[:1].upper() + title[1:],
        note=note,
        lines=join(lines),
    )


def _meaning(picture: Picture) -> str:
    """How to read the classes."""
    several = len(picture.scale.bounds) > 1
    return _("seuils naturels ; à côté, le nombre de territoires") if several else ""


def _pale(picture: Picture) -> str:
    """What is pale."""
    exact = all(mark.actor.exact for mark in picture.marks)
    return "" if exact else _("pâle : lieu approché, ou zone d'action")


def _image(svg: str, picture: Picture) -> None:
    """The picture as an image: what is in it cannot run."""
    show(
        block(
            '<img class="m-map-image" src="{source}" width="{width}" height="{height}" '
            'alt="{alt}">',
            source=f"data:image/svg+xml,{quote(svg, safe=_PLAIN)}",
            width=WIDTH,
            height=HEIGHT,
            alt=_spoken(picture),
        )
    )


def _spoken(picture: Picture) -> str:
    """What a screen reader says."""
    return _("Carte : {title}. Les mêmes nombres sont dans le tableau.").format(title=picture.title)


def _choose(key: str) -> None:
    """Put what was clicked into the address; a click beside everything changes nothing."""
    chosen = _clicked(st.session_state.get(key))
    if chosen:
        set_params(**{CHOSEN: chosen})
        st.session_state[f"{key}.revision"] = 1 - int(st.session_state.get(f"{key}.revision", 0))


def _clicked(state: Any) -> str:
    """The identifier of the first object a browser sent, which can be anything."""
    try:
        found = [one for layer in state["selection"]["objects"].values() for one in layer]
        chosen = found[0]["id"]
    except (KeyError, TypeError, IndexError, AttributeError):
        return ""
    return chosen if isinstance(chosen, str) else ""


def _whole(state: tuple[str, ...]) -> tuple[str, ...]:
    dark = st.context.theme.type == "dark"
    return dataset().generation.folder.name, language(), str(dark), *state


@st.cache_resource(max_entries=32, show_spinner=False)
def _picture(state: State, _make: Callable[[], Picture]) -> Picture:
    return _make()


@st.cache_resource(max_entries=12, show_spinner=False)
def _deck(state: State, _picture: Picture, width: int, height: int, revision: int) -> Any:
    return to_deck(_picture, width=width, height=height, revision=revision)


@st.cache_resource(max_entries=8, show_spinner=False)
def _svg(state: State, _picture: Picture) -> str:
    return to_map_svg(_picture)
