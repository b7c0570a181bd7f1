"""The page Publier: what leaves, what stays and why, the checks, the versions."""

import streamlit as st

from graph.errors import InputError
from graph.widgets.addresses import param
from graph.widgets.frame import sentences
from graph.widgets.language import _
from graph.widgets.markup import block, show
from graph.widgets.opened import settings
from graph.widgets.publish_data import held, leaving, snapshots
from graph.widgets.publish_held import show_held
from graph.widgets.publish_leaving import show_leaving
from graph.widgets.publish_now import show_now
from graph.widgets.publish_version import show_version
from graph.widgets.publish_versions import show_versions

__all__ = ["show_publish"]


def show_publish() -> None:
    """The version the address names, or what publishing now would do.

    Raises
    ------
    InputError: visitors of the public site have nothing to publish; there is no such version.
    graph.errors.StoreMissing: nothing has been built.
    """
    if settings().audience == "public":
        raise InputError("cette page n'existe pas.", advice="Revenez à l'accueil.")
    if param("version"):
        show_version(param("version"))
    else:
        _show_start()


def _show_start() -> None:
    show(
        block(
            '<header class="m-head"><h1>{title}</h1><p class="m-lead">{text}</p></header>',
            title=_("Publier"),
            text=_(
                "Une version datée, vérifiée, sourcée, que des partenaires chargent telle quelle."
            ),
        )
    )
    left, right = st.columns([7, 5], gap="large")
    with left, sentences():
        with st.spinner(_("Les données publiques sont comptées…")):
            found = leaving()
        show_leaving(found)
    with right, sentences():
        show_versions(snapshots())
    with left, sentences():
        with st.spinner(_("Le graphe est relu pour savoir ce qui reste…"), show_time=True):
            kept = held()
        show_held(kept)
    with right, sentences():
        show_now()
