"""The page Analyses: a network, its measures, and what to think of them."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from graph.errors import GraphError
from graph.network.measures.catalogue import MEASURES
from graph.network.study import Studied, Study
from graph.widgets.addresses import param
from graph.widgets.analyses_actors import chosen_measure, show_actors
from graph.widgets.analyses_chance import show_chance
from graph.widgets.analyses_choice import asked_study, show_choice, study_name
from graph.widgets.analyses_communities import show_communities
from graph.widgets.analyses_data import NODE_MEASURES, documents, measure, study_of, whole
from graph.widgets.analyses_files import show_analysis_files
from graph.widgets.analyses_mixing import show_mixing
from graph.widgets.analyses_pairs import show_pairs
from graph.widgets.analyses_parts import choice, figure
from graph.widgets.analyses_whole import show_whole
from graph.widgets.analyses_years import show_years
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, link, show

__all__ = ["show_analyses"]

_PATIENCE = 0.4
"""Seconds after which a bar shows how far the measures are."""


def show_analyses() -> None:
    """The page.

    Raises
    ------
    graph.errors.InputError: the address asks for what does not exist.
    """
    show(
        block(
            '<h1>{title}</h1><p class="m-detail m-about">{about}</p>',
            title=_("Analyses"),
            about=_(
                "Mesures du réseau que les sources décrivent : chacune avec la façon de la lire, "
                "l'article d'où vient sa formule, et ce que la documentation y fait."
            ),
        )
    )
    with _way_back():
        study = asked_study()
        show_choice(study)
        with st.spinner(_("Les relations sont lues…")):
            found = study_of(study)
    if not found.graph.number_of_edges():
        show(_nothing(study))
        return
    _compute(study)
    show(_summary(found))
    parts: Mapping[str, tuple[str, Callable[[], None]]] = {
        "acteurs": (_("Acteurs"), lambda: show_actors(study, chosen_measure())),
        "ensemble": (_("Réseau entier"), lambda: show_whole(study)),
        "communautes": (_("Communautés"), lambda: show_communities(study)),
        "melange": (_("Qui avec qui"), lambda: show_mixing(study)),
        "hasard": (_("Face au hasard"), lambda: show_chance(study)),
        "annees": (_("Au fil des ans"), lambda: show_years(study)),
        "voisinages": (_("Voisinages communs"), lambda: show_pairs(study)),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="analyses_views"):
        view = choice(
            "vue",
            _("Montrer"),
            {name: words for name, (words, _show) in parts.items()},
            labelled=False,
        )
        show_analysis_files(study, study_name(study))
    parts[view][1]()


@contextmanager
def _way_back() -> Iterator[None]:
    """Where the address asks for no network, the way to the one everybody begins with."""
    try:
        yield
    except GraphError:
        show(block("<p>{link}</p>", link=_whole_network()))
        raise


def _whole_network() -> Markup:
    return link(_("Revenir au réseau de coopération entier"), "analyses", vue=param("vue"))


def _compute(study: Study) -> None:
    """Every measure of actors, with a bar if it takes longer than a moment."""
    started, bar = time.monotonic(), None
    for place, name in enumerate(NODE_MEASURES):
        if bar is None and time.monotonic() - started > _PATIENCE:
            bar = st.progress(0.0)
        if bar is not None:
            told = _("Mesures : {name}…").format(name=MEASURES[name].label[language()])
            bar.progress(place / len(NODE_MEASURES), text=told)
        measure(study, name)
    if bar is not None:
        bar.empty()
    documents(study)


def _summary(found: Studied) -> Markup:
    """How large it is, on how many sources."""
    graph = found.graph
    sources = {
        source
        for *_ends, data in found.net.edges(data=True)
        for source in data.get("origins") or ()
    }
    values = whole(found.study)
    told = [
        _n("{n} acteur", "{n} acteurs", graph.number_of_nodes()),
        _n("{n} paire liée", "{n} paires liées", graph.number_of_edges()),
        _n("{n} relation", "{n} relations", found.net.number_of_edges()),
        _n("{n} source indépendante", "{n} sources indépendantes", len(sources)),
        _("{share} % des acteurs dans le plus grand morceau").format(
            share=figure(100 * values["largest-share"], 2)
        ),
    ]
    return block('<p class="m-total">{told}</p>', told=" · ".join(told))


def _nothing(study: Study) -> Markup:
    """What was looked for, and where to begin again."""
    return block(
        '<div class="m-told"><p>{none}</p><p>{said}</p><p>{again}</p></div>',
        none=_("Aucune relation dans ce réseau."),
        said=_("Rien ne répond à la fois à : {what}.").format(
            what=", ".join([study_name(study), *study.params().values()])
        ),
        again=_whole_network(),
    )
