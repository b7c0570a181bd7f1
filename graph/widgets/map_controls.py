"""The choices of a map; each goes into the address."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import streamlit as st

from graph.errors import InputError, worded
from graph.network.mapping import LEVELS
from graph.widgets.addresses import listed, param, set_params
from graph.widgets.language import _, language
from graph.widgets.map_words import level_name, read_level

__all__ = ["YES", "choose_kinds", "choose_level", "choose_one", "is_on", "switch"]

YES = "oui"
"""What a switch says in the address."""


def choose_level(key: str) -> str:
    """The level the areas are of, as the address says.

    Raises
    ------
    graph.errors.InputError: the address names no level.
    """
    level = read_level(param("niveau"))
    words = {one: level_name(one) for one in LEVELS}
    choose_one(key, _("Par"), words, "niveau", level)
    return level


def choose_one(key: str, label: str, words: Mapping[str, str], name: str, now: str) -> None:
    """A list to choose one thing from.

    Parameters
    ----------
    key: unique on the page. name: of the parameter in the address. now: what it says.
    words: by value, what is shown.
    """
    shown = f"{key}.{name}.{language()}"
    st.session_state[shown] = now
    st.selectbox(
        label,
        list(words),
        format_func=lambda one: words.get(one, one),
        key=shown,
        on_change=partial(_keep, name, shown),
    )


def choose_kinds(key: str, label: str, words: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Several things of a few, all at one glance; see :func:`choose_one`.

    Raises
    ------
    graph.errors.InputError: the address names another.
    """
    now = listed(name)
    _check(now, words, name)
    shown = f"{key}.{name}.{language()}"
    st.session_state[shown] = list(now)
    st.pills(
        label,
        list(words),
        selection_mode="multi",
        format_func=lambda one: words.get(one, one),
        key=shown,
        on_change=partial(_keep, name, shown),
    )
    return now


def is_on(name: str) -> bool:
    """Whether the address says yes.

    Raises
    ------
    graph.errors.InputError: it says something else.
    """
    _check([param(name)] if param(name) else [], [YES], name)
    return param(name) == YES


def switch(key: str, label: str, name: str, *, disabled: bool = False, help: str = "") -> bool:
    """Something to switch on."""
    now = is_on(name) and not disabled
    shown = f"{key}.{name}"
    st.session_state[shown] = now
    turned: Callable[[], None] = partial(_turn, name, shown)
    st.toggle(label, key=shown, disabled=disabled, help=help or None, on_change=turned)
    return now


def _check(given: Sequence[str], known: Collection[str], name: str) -> None:
    strange = [one for one in given if one not in known]
    if strange:
        raise InputError(
            worded("« {given} » n'est pas un choix de la carte.", given=strange[0][:40]),
            where=name,
            advice=worded("Choix : {known}.", known=", ".join(known)),
        )


def _keep(name: str, shown: str) -> None:
    set_params(**{name: st.session_state[shown]})


def _turn(name: str, shown: str) -> None:
    set_params(**{name: YES if st.session_state[shown] else ""})
