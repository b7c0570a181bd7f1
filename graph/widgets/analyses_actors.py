"""The actors with their measures: a table to sort, one measure explained and drawn."""

from typing import Any

import pandas as pd
import streamlit as st

from graph.network.kind_words import kind_key
from graph.network.measures.catalogue import MEASURES
from graph.network.measures.documentation import Effect
from graph.network.study import Study
from graph.views.palette import STYLES, style_key
from graph.views.scatter import Dot, to_scatter
from graph.views.text import shown
from graph.widgets.addresses import set_params
from graph.widgets.analyses_data import (
    NODE_MEASURES,
    documentation,
    documents,
    measure,
    regions,
    study_of,
)
from graph.widgets.analyses_guide import guide
from graph.widgets.analyses_parts import (
    dark,
    entity_cell,
    figure,
    known,
    names_of,
    picture,
)
from graph.widgets.language import _, language, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset

__all__ = ["actors_frame", "chosen_measure", "show_actors"]

_LOW_FIRST = frozenset(("constraint",))
"""Measures whose low values are the remarkable ones."""

_WHOLE = frozenset(("degree", "weighted-degree", "core", "articulation"))
"""Measures that are whole numbers, without weights."""

_KEY = "analyses.actors"


def show_actors(study: Study, name: str) -> None:
    """The table sorted by the measure ``name``, its words and drawing beside, all words below."""
    frame = _frame(dataset().generation.folder.name, study, language(), name)
    left, right = st.columns([13, 8], gap="medium")
    with left:
        _table(study, frame, name)
    with right:
        _one(study, name)
    show(block("<h2>{title}</h2>", title=_("Comment lire chaque mesure")), guide(study))


def chosen_measure() -> str:
    """The measure the address names, betweenness if it names none.

    Raises
    ------
    graph.errors.InputError: it names one that does not exist.
    """
    return known("mesure", NODE_MEASURES, "betweenness")


def actors_frame(study: Study, name: str) -> pd.DataFrame:
    """A row an actor, the remarkable ones of the measure ``name`` first."""
    graph, spoken = study_of(study).graph, language()
    names, counts, places = names_of(graph), documents(study), regions(study)
    called = dataset().labels(set(places.values()) - {""}, spoken)
    nodes = sorted(graph, key=lambda node: _order(measure(study, name)[node], name, names[node]))
    order = [name, *(one for one in NODE_MEASURES if one != name)]
    return pd.DataFrame(
        {
            "id": [dataset().iris.short(node) for node in nodes],
            "name": [shown(names[node]) for node in nodes],
            "kind": [_kind(graph.nodes[node]) for node in nodes],
            "region": [called.get(places.get(node, ""), "") for node in nodes],
            "documents": [counts.get(node, 0) for node in nodes],
            **{one: [measure(study, one)[node] for node in nodes] for one in order},
        }
    )


def _kind(data: dict[str, Any]) -> str:
    key = kind_key(str(data.get("kind") or ""), data.get("scic"))
    return _("organisation") if key == "organisation" else STYLES[key].name(language())


def _order(value: float, name: str, label: str) -> tuple[bool, float, str]:
    """Actors without a value last."""
    missing = value != value
    return missing, 0.0 if missing else value if name in _LOW_FIRST else -value, label.casefold()


@st.cache_resource(max_entries=48, show_spinner=False)
def _frame(generation: str, study: Study, spoken: str, name: str) -> pd.DataFrame:
    return actors_frame(study, name)


def _table(study: Study, frame: pd.DataFrame, name: str) -> None:
    config: dict[str, Any] = {
        "id": None,
        "name": st.column_config.TextColumn(_("Acteur"), width=212, pinned=True),
        "kind": st.column_config.TextColumn(_("Type"), width=104),
        "region": st.column_config.TextColumn(_("Région"), width=150),
        "documents": st.column_config.NumberColumn(
            _("Documents"),
            width=84,
            format="%d",
            help=_("Combien de documents indépendants parlent de cet acteur"),
        ),
    }
    for one in NODE_MEASURES:
        told = MEASURES[one]
        counted = one in _WHOLE and not (study.is_projection and told.weighted)
        config[one] = st.column_config.NumberColumn(
            told.label[language()],
            help=told.reading[language()],
            format="%d" if counted else "%.4f",
            width=112,
        )
    columns = ["name", name, "documents", "kind", "region"]
    columns += [one for one in NODE_MEASURES if one != name]
    st.dataframe(
        frame,
        key=f"{_KEY}.{name}",
        hide_index=True,
        height=min(560, 38 + 35 * len(frame)),
        column_config=config,
        column_order=columns,
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = st.session_state[f"{_KEY}.{name}"]["selection"]["rows"]
    if chosen and chosen[0] < len(frame):
        show(_chosen(study, dataset().iris.long(str(frame["id"].iloc[chosen[0]])), len(frame)))
    else:
        st.caption(_("Choisissez une ligne : rangs de l'acteur et liens vers ce que l'on en sait."))


def _chosen(study: Study, node: str, total: int) -> Markup:
    """One actor: its links, and its rank by each measure."""
    graph, key = study_of(study).graph, dataset().iris.short(node)
    lines = [
        block(
            "<dt>{label}</dt><dd>{value} <span>{rank}</span></dd>",
            label=MEASURES[name].label[language()],
            value=figure(measure(study, name)[node]),
            rank=_rank(study, name, node, total),
        )
        for name in NODE_MEASURES
    ]
    return block(
        '<section class="m-evidence"><p>{name} · {explore}</p>'
        '<dl class="m-values m-ranks">{lines}</dl></section>',
        name=entity_cell(graph, node),
        explore=link(_("Voir dans l'Explorer"), "explorer", id=key),
        lines=join(lines),
    )


def _rank(study: Study, name: str, node: str, total: int) -> str:
    values = measure(study, name)
    own = values[node]
    if own != own or name == "articulation":
        return ""
    lower = name in _LOW_FIRST
    before = sum(other < own if lower else other > own for other in values.values())
    return _("rang {rank} sur {total}").format(rank=number(before + 1), total=number(total))


def _one(study: Study, name: str) -> None:
    """The chosen measure: how to read it, and what documentation has to do with it."""
    words = {one: MEASURES[one].label[language()] for one in NODE_MEASURES}
    key = "analyses.measure"
    st.session_state[key] = name
    st.selectbox(
        _("Mesure"),
        list(words),
        format_func=lambda one: words[one],
        key=key,
        on_change=lambda: set_params(mesure=st.session_state[key]),
    )
    told, effect = MEASURES[name], documentation(study)[name]
    drawn = _scatter(dataset().generation.folder.name, study, language(), name, dark())
    show(
        block(
            '<p><strong>{reading}</strong></p><p class="m-detail">{caution}</p>{warning}{drawn}'
            '<p class="m-detail"><span class="m-formula">{formula}</span><br>{source}</p>',
            reading=told.reading[language()],
            caution=told.caution[language()],
            warning=_warning(effect),
            drawn=picture(drawn, _alt(study, name), 560, 400),
            formula=told.formula,
            source=told.source,
        )
    )


def _warning(effect: Effect) -> Markup:
    """The correlation with the number of documents, and what to think of it."""
    told = _("Corrélation des rangs avec le nombre de documents (Spearman) : {value}.").format(
        value=figure(effect.correlation, 2)
    )
    if not effect.warns:
        return block('<p class="m-detail">{told}</p>', told=told)
    more = _(
        "La documentation peut expliquer cette mesure : ceux dont on parle le plus y sont en tête."
    )
    return block(
        '<div class="m-told" role="note"><p>{more}</p><p>{told}</p></div>', more=more, told=told
    )


def _alt(study: Study, name: str) -> str:
    return _("{measure} de {n} acteurs selon le nombre de documents ; le tableau dit tout.").format(
        measure=MEASURES[name].label[language()], n=number(len(study_of(study).graph))
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def _scatter(generation: str, study: Study, spoken: str, name: str, on_dark: bool) -> str:
    graph, counts, values = study_of(study).graph, documents(study), measure(study, name)
    dots = [
        Dot(counts.get(node, 0), values[node], str(data.get("short") or node), style_key(data))
        for node, data in graph.nodes(data=True)
    ]
    return to_scatter(
        dots,
        title=MEASURES[name].label[spoken],
        across=_("Documents indépendants qui parlent de l'acteur"),
        upwards=MEASURES[name].label[spoken],
        low=name in _LOW_FIRST,
        language=spoken,
        dark=on_dark,
    )
