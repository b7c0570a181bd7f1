"""Communities, and how much twenty runs with different seeds agree on them."""

from collections import Counter
from statistics import fmean

import streamlit as st

from graph.network.kind_words import kind_key
from graph.network.measures.communities import Stability
from graph.network.measures.indexed import Graph
from graph.network.study import Study
from graph.views.palette import STYLES
from graph.widgets.addresses import set_params
from graph.widgets.analyses_data import communities, measure, regions, study_of
from graph.widgets.analyses_parts import choice, entity_cell, figure, known, names_of, table
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.opened import dataset

__all__ = ["show_communities"]

_FEW, _LISTED, _NAMED = 3, 60, 4
"""Communities smaller than the first are not listed; how many are; members named in each."""


def show_communities(study: Study) -> None:
    """What was found, how sure it is, the communities and the members of one.

    Raises
    ------
    graph.errors.InputError: the address names a method that is none.
    """
    method = choice("methode", _("Méthode"), {"leiden": "Leiden", "louvain": "Louvain"})
    with st.spinner(_("Vingt recherches de communautés, comparées deux à deux…")):
        found = communities(study, method)
    show(_told(found), _list(study, found))
    _members(study, found)


def _told(found: Stability) -> Markup:
    """The figures in sentences, and how to read them."""
    sizes = sorted(set(found.sizes))
    told = [
        _n("{n} communauté", "{n} communautés", len(found.best)),
        _("modularité {value}").format(value=figure(found.modularity)),
        _("accord de {n} tirages : {mean} en moyenne, {lowest} au pire").format(
            n=len(found.seeds), mean=figure(found.agreement), lowest=figure(found.lowest)
        ),
    ]
    if sizes[0] < sizes[-1]:
        told.append(
            _("de {few} à {many} communautés selon le tirage").format(few=sizes[0], many=sizes[-1])
        )
    return block(
        '<p><strong>{told}</strong></p><p class="m-detail m-reading">{reading}</p>'
        '<p class="m-detail m-reading">{caution}</p>',
        told=" · ".join(told),
        reading=_(
            "Une communauté réunit des acteurs plus liés entre eux qu'au reste. La recherche part "
            "du hasard : vingt graines la refont, l'accord est l'indice de Rand ajusté (Hubert et "
            "Arabie 1985), 1 si toutes trouvent la même chose. « Stable » : part des tirages qui "
            "laissent les membres ensemble."
        ),
        caution=_(
            "Une communauté peut n'être que les acteurs d'un même document. Modularité : Newman "
            "et Girvan (2004), liens pondérés ; Leiden : Traag, Waltman et van "
            "Eck (2019) ; Louvain : Blondel et al. (2008)."
        ),
    )


def _list(study: Study, found: Stability) -> Markup:
    """The largest communities: who is in them, where, how stable."""
    graph, places = study_of(study).graph, regions(study)
    labels = dataset().labels(set(places.values()) - {""}, language())
    named = [part for part in found.best if len(part) >= _FEW]
    rows = [
        [
            _("Communauté {n}").format(n=place),
            number(len(part)),
            _stable(found, part),
            ", ".join(_foremost(study, graph, part)),
            _kinds(graph, part),
            _most([labels.get(places.get(node, ""), "") for node in part]),
        ]
        for place, part in enumerate(named[:_LISTED], 1)
    ]
    left = len(found.best) - len(rows)
    titles = (
        *(_("Communauté"), _("Acteurs"), _("Stable"), _("Les plus liés"), _("Types")),
        _("Région la plus fréquente"),
    )
    more = _n(
        "{n} autre communauté, de peu d'acteurs, n'est pas listée ; les fichiers les ont toutes.",
        "{n} autres communautés, de peu d'acteurs, ne sont pas listées ; les fichiers les ont "
        "toutes.",
        left,
    )
    return block(
        "{table}{more}",
        table=table(titles, rows, caption=_("Communautés"), words=(3, 4, 5)),
        more=block('<p class="m-detail">{more}</p>', more=more) if left else "",
    )


def _stable(found: Stability, part: tuple[str, ...]) -> str:
    stays = 1 - fmean(found.changes[node] for node in part)
    return _("{share} %").format(share=figure(100 * stays))


def _foremost(study: Study, graph: Graph, part: tuple[str, ...]) -> list[str]:
    """The members with most links."""
    degrees, names = measure(study, "degree"), names_of(graph)
    ranked = sorted(part, key=lambda node: (-degrees[node], names[node].casefold()))
    return [str(graph.nodes[node].get("short") or names[node]) for node in ranked[:_NAMED]]


def _kinds(graph: Graph, part: tuple[str, ...]) -> str:
    counts = Counter(
        kind_key(str(graph.nodes[node].get("kind") or ""), graph.nodes[node].get("scic"))
        for node in part
    )
    told = [
        f"{number(count)} {STYLES[kind].name(language(), plural=count > 1)}"
        for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return ", ".join(told)


def _most(names: list[str]) -> str:
    """The most frequent région and how many of the members it has."""
    counts = Counter(name for name in names if name)
    if not counts:
        return "–"
    name, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return f"{name} ({number(count)})"


def _members(study: Study, found: Stability) -> None:
    """All members of one community, those that change most often said."""
    graph = study_of(study).graph
    numbers = {
        str(place): part for place, part in enumerate(found.best[:_LISTED], 1) if len(part) >= _FEW
    }
    if not numbers:
        return
    key = "analyses.community"
    st.session_state[key] = known("communaute", numbers, "1")
    st.selectbox(
        _("Membres de la communauté"),
        list(numbers),
        format_func=lambda one: _("{n} : {names}").format(
            n=one, names=", ".join(_foremost(study, graph, numbers[one])[:2])
        ),
        key=key,
        on_change=lambda: set_params(communaute=st.session_state[key]),
        width=520,
    )
    part = sorted(numbers[st.session_state[key]], key=lambda node: names_of(graph)[node].casefold())
    lines = join(
        block(
            "<li>{name}{moved}</li>",
            name=entity_cell(graph, node),
            moved=block(
                ' <span class="m-detail">{told}</span>',
                told=_("ailleurs dans {share} % des tirages").format(
                    share=figure(100 * found.changes[node])
                ),
            )
            if found.changes[node]
            else "",
        )
        for node in part
    )
    show(block('<ul class="m-members">{lines}</ul>', lines=lines))
