"""Which network is analysed: a choice of ready ones, or one's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.model.vocabulary import Kind
from graph.network.measures.cooperation import CERTAINTIES, DEFAULT_KINDS, cooperation_relations
from graph.network.measures.projections import WEIGHTS
from graph.network.study import SIDES, Study, local_name, read_study
from graph.questions.parameters import resolve_entity
from graph.widgets.addresses import param, replace_params, set_params
from graph.widgets.evidence import certainty_word
from graph.widgets.language import _, language
from graph.widgets.opened import dataset, patterns
from graph.widgets.search_box import search_box

__all__ = ["FIELDS", "READY", "asked_study", "show_choice", "side_name", "study_name"]

FIELDS = ("types", "relations", "certitudes", "territoire", "jusque", "projection", "poids")
"""The parameters of the address that say which network it is."""

READY: Sequence[Study] = (
    Study(),
    Study(kept="collectivite", through="scic"),
    Study(kept="collectivite", through="project"),
    Study(kept="scic", through="collectivite"),
    Study(kept="organisation", through="project"),
    Study(kept="person", through="organisation"),
    Study(kinds=("collectivite", "organisation")),
)
"""The networks offered at once."""

_OWN = "own"
_YEAR = re.compile(r"[1-9][0-9]{3}")


def asked_study() -> Study:
    """The network the address asks for; a territory may be told by its name or code.

    Raises
    ------
    graph.errors.InputError: the projection or the territory is none, or several carry the name.
    """
    study = read_study({name: param(name) for name in FIELDS})
    if not study.territory:
        return study
    iri, _name = resolve_entity(dataset(), study.territory, (Kind.TERRITORY,))
    return replace(study, territory=dataset().iris.short(iri))


def side_name(side: str) -> str:
    """One side of a projection, in words."""
    names = {
        "collectivite": _("collectivités"),
        "scic": _("SCIC"),
        "organisation": _("organisations (SCIC comprises)"),
        "project": _("projets"),
        "event": _("événements"),
        "person": _("personnes"),
    }
    return names.get(side, side)


def study_name(study: Study) -> str:
    """The network in words, without its filters."""
    if study.is_projection:
        who, what = side_name(study.kept), side_name(study.through)
        return _("{who} qui partagent des {what}").format(who=_capital(who), what=what)
    if not study.kinds:
        return _("Le réseau de coopération : tous les acteurs")
    return _("Coopération entre {kinds}").format(kinds=", ".join(map(side_name, study.kinds)))


def show_choice(study: Study) -> None:
    """The ready networks, and what makes one's own."""
    names = {str(place): study_name(one) for place, one in enumerate(READY)}
    chosen = next((str(place) for place, one in enumerate(READY) if one == study), _OWN)
    options = [*names, *([_OWN] if chosen == _OWN else [])]
    key = "analyses.ready"
    st.session_state[key] = chosen

    def choose() -> None:
        place = st.session_state[key]
        if place != _OWN:
            replace_params(READY[int(place)].params(), keep=("vue", "lang"))

    with st.container(horizontal=True, vertical_alignment="bottom", key="analyses_choice"):
        st.selectbox(
            _("Réseau analysé"),
            options,
            format_func=lambda one: names.get(one, _("Réglé à la main")),
            key=key,
            on_change=choose,
            width=520,
        )
        with st.popover(_("Régler le réseau"), key="analyses.filters"):
            _filters(study)


def _filters(study: Study) -> None:
    _projection(study)
    if not study.is_projection:
        _several(
            "types",
            _("Types d'acteurs"),
            [kind.value for kind in DEFAULT_KINDS],
            {kind.value: side_name(kind.value) for kind in DEFAULT_KINDS},
            study.kinds,
        )
    words = patterns()
    relations = {
        local_name(iri): words.label(iri, language())
        for iri in cooperation_relations(dataset().store, dataset().iris)
    }
    _several(
        "relations",
        _("Relations"),
        sorted(relations, key=relations.__getitem__),
        relations,
        study.relations,
    )
    _several(
        "certitudes",
        _("Certitude"),
        list(CERTAINTIES),
        {one: certainty_word(one) for one in CERTAINTIES},
        study.certainties,
    )
    _territory(study)
    _year(study)


def _projection(study: Study) -> None:
    """Who is linked, and by sharing what."""
    none = _("les relations elles-mêmes")
    kept, through = "analyses.kept", "analyses.through"
    st.session_state[kept] = study.kept
    st.session_state[through] = study.through or "scic"
    left, right = st.columns(2)

    def changed() -> None:
        one, other = st.session_state[kept], st.session_state[through]
        if one and one == other:
            other = next(side for side in SIDES if side != one)
        set_params(projection=f"{one},{other}" if one else "", types="", poids="")

    left.selectbox(
        _("Lier"),
        ["", *SIDES],
        format_func=lambda side: side_name(side) if side else none,
        key=kept,
        on_change=changed,
    )
    if not study.is_projection:
        return
    right.selectbox(
        _("qui partagent des"),
        [side for side in SIDES if side != study.kept],
        format_func=side_name,
        key=through,
        on_change=changed,
    )
    weight = "analyses.weight"
    st.session_state[weight] = study.weight if study.weight in WEIGHTS else WEIGHTS[0]
    words = {
        "newman": _("Newman : 1/(k−1) par chose partagée à k"),
        "count": _("nombre de choses partagées"),
        "jaccard": _("Jaccard : part des choses de l'un ou de l'autre"),
        "cosine": _("cosinus (Salton)"),
    }
    st.selectbox(
        _("Poids du lien"),
        list(WEIGHTS),
        format_func=lambda one: words[one],
        key=weight,
        on_change=lambda: set_params(
            poids="" if st.session_state[weight] == WEIGHTS[0] else st.session_state[weight]
        ),
        help=_(
            "Un projet de cinquante membres dit moins de deux d'entre eux qu'un projet de deux : "
            "Newman (2001) partage chaque chose entre ceux qui l'ont."
        ),
    )


def _several(
    name: str,
    title: str,
    options: Sequence[str],
    words: Mapping[str, str],
    chosen: Sequence[str],
) -> None:
    """Some of many: nothing chosen keeps all."""
    key = f"analyses.{name}"
    st.session_state[key] = list(chosen)
    more: dict[str, Any] = {name: ()}

    def changed() -> None:
        more[name] = st.session_state[key]
        set_params(**more)

    st.multiselect(
        title,
        [*options, *(one for one in chosen if one not in options)],
        format_func=lambda one: words.get(one, one),
        placeholder=_("toutes") if name != "types" else _("tous"),
        key=key,
        on_change=changed,
    )


def _territory(study: Study) -> None:
    iri = dataset().iris.long(study.territory) if study.territory else ""
    search_box(
        "analyses.place",
        _("Territoire : un bout au moins de chaque relation s'y trouve"),
        lambda key: set_params(territoire=key),
        placeholder=_("toute la France"),
        kinds=(Kind.TERRITORY,),
        value=dataset().labels([iri]).get(iri, study.territory) if iri else "",
    )


def _year(study: Study) -> None:
    key = "analyses.year"
    st.session_state[key] = int(study.until) if _YEAR.fullmatch(study.until) else None
    st.number_input(
        _("Seulement ce qui a commencé jusqu'à l'année (ce qui n'est pas daté reste)"),
        min_value=1000,
        max_value=9999,
        step=1,
        format="%d",
        key=key,
        placeholder=_("toutes les années"),
        on_change=lambda: set_params(jusque=str(st.session_state[key] or "")),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
