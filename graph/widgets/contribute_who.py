"""Who is at work: a name, asked once, kept for the visit and in the address."""

import streamlit as st

from graph.errors import InputError
from graph.model.contacts import find_contacts
from graph.widgets.addresses import param, set_params
from graph.widgets.language import _

__all__ = ["ask_name", "ask_name_in_form", "keep_name", "who", "with_name"]

_KEY = "maillage.by"
_LONGEST = 80


def who() -> str:
    """The name given in this visit or in the address, or an empty text."""
    return str(st.session_state.get(_KEY, "") or param("par"))[:_LONGEST].strip()


def ask_name(key: str) -> None:
    """A field for the name."""
    st.text_input(
        _("Votre nom"),
        value=who(),
        key=key,
        max_chars=_LONGEST,
        width=360,
        on_change=lambda: keep_name(str(st.session_state[key])),
    )


def ask_name_in_form(key: str) -> str:
    """The same field within a form: what is typed comes with the form, to be kept then."""
    return st.text_input(_("Votre nom"), value=who(), key=key, max_chars=_LONGEST, width=360)


def with_name() -> str:
    """The name, where one is needed.

    Raises
    ------
    InputError: none was given, or it is a way to reach somebody.
    """
    name = who()
    if not name:
        raise InputError(
            _("il manque votre nom."), advice=_("Il est gardé avec ce que vous apportez.")
        )
    if find_contacts(name):
        raise InputError(
            _("votre nom ne peut pas être une adresse électronique ni un téléphone."),
            advice=_("Donnez un nom, ou des initiales."),
        )
    return name


def keep_name(name: str) -> None:
    """Remember the name in the session and the address."""
    st.session_state[_KEY] = name.strip()
    set_params(par=name.strip())
