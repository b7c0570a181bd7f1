"""What of a network is shown: one panel, each choice with how much it holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.network.exploration.filters import Filters, years_of
from graph.network.exploration.picture import Picture
from graph.network.territories import LEVELS, level_of
from graph.views.palette import STYLES, style_key
from graph.widgets.evidence import certainty_word, source_title
from graph.widgets.explored import territories
from graph.widgets.explorer_state import State, change
from graph.widgets.language import _, language, number
from graph.widgets.opened import dataset, patterns

__all__ = ["kind_counts", "show_filters"]

_NOW = 9999

_Counts = Mapping[str, Mapping[str, int]]
"""By what is filtered, then by value: how many relations."""


def show_filters(state: State, drawn: Picture) -> None:
    """The panel: kinds, relations, certainty, years, place, publishers, sources."""
    filters = state.exploration.filters
    kinds = kind_counts(drawn)
    _pills(
        _("Types d'entités"),
        {kind: STYLES[kind].name(language(), plural=True) for kind in kinds},
        kinds,
        [kind for kind in kinds if kind not in filters.without],
        "kinds",
        lambda chosen: {"without": tuple(kind for kind in kinds if kind not in chosen)},
    )
    counts = _statement_counts(drawn)
    what, who, where = st.columns(3, gap="medium")
    with what:
        _about(filters, counts)
    with who:
        _said_by(filters, counts)
    with where:
        _years(filters, drawn)
        _place(filters, drawn)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        _bridges(filters)
        if filters.any:
            st.button(
                _("Tout montrer"),
                key="filter.none",
                on_click=lambda: change(lambda now: now.filter(Filters())),
            )


def _about(filters: Filters, counts: _Counts) -> None:
    """What is said, and how surely."""
    words = patterns()
    names = {one: words.label(one, language()) for one in counts["relations"]}
    _several(
        _("Relations"), names, counts["relations"], filters.relations, "relations", _("toutes")
    )
    words_of = {one: certainty_word(one) for one in counts["certainties"]}
    _several(
        _("Certitude"),
        words_of,
        counts["certainties"],
        filters.certainties,
        "certainties",
        _("toutes"),
    )


def _said_by(filters: Filters, counts: _Counts) -> None:
    """Who says it."""
    publishers = counts["publishers"]
    _several(
        _("Éditeurs"),
        {one: one for one in publishers},
        publishers,
        filters.publishers,
        "publishers",
        _("tous"),
    )
    titles = {one: source_title(one) for one in counts["sources"]}
    _several(_("Sources"), titles, counts["sources"], filters.sources, "sources", _("toutes"))


def kind_counts(drawn: Picture) -> dict[str, int]:
    """How many entities of each kind there are before filters, in the order of the legend."""
    counts: dict[str, int] = {}
    for _node, data in drawn.whole.nodes(data=True):
        counts[style_key(data)] = counts.get(style_key(data), 0) + 1
    return {kind: counts[kind] for kind in STYLES if kind in counts}


def _statement_counts(drawn: Picture) -> _Counts:
    """How many relations each relation, certainty, publisher and source has, most first."""
    notes = dataset().sources()
    found: dict[str, dict[str, set[tuple[str, str, str]]]] = {
        name: {} for name in ("relations", "certainties", "publishers", "sources")
    }
    for claim in drawn.said:
        note = notes.get(claim.source)
        for name, value in (
            ("relations", claim.predicate),
            ("certainties", claim.certainty),
            ("publishers", note.publisher if note else ""),
            ("sources", claim.source),
        ):
            if value:
                found[name].setdefault(value, set()).add(claim.triple)
    return {
        name: {
            value: len(triples)
            for value, triples in sorted(values.items(), key=lambda one: (-len(one[1]), one[0]))
        }
        for name, values in found.items()
    }


def _several(
    title: str,
    names: Mapping[str, str],
    counts: Mapping[str, int],
    chosen: Sequence[str],
    field: str,
    everything: str,
) -> None:
    """Some of many: nothing chosen shows all."""
    key = f"filter.{field}"
    options = [*counts, *(one for one in chosen if one not in counts)]
    if not options:
        return
    st.session_state[key] = list(chosen)
    st.multiselect(
        title,
        options,
        format_func=lambda one: f"{names.get(one, one)} ({number(counts.get(one, 0))})",
        placeholder=everything,
        key=key,
        on_change=lambda: _set(**{field: tuple(st.session_state[key])}),
    )


def _pills(
    title: str,
    names: Mapping[str, str],
    counts: Mapping[str, int],
    shown: Sequence[str],
    field: str,
    filters: Callable[[Iterable[str]], dict[str, Any]],
) -> None:
    """All of a few, each of which can be put away."""
    key = f"filter.{field}"
    st.session_state[key] = list(shown)
    st.pills(
        title,
        list(counts),
        selection_mode="multi",
        format_func=lambda one: f"{names[one]} ({number(counts[one])})",
        key=key,
        on_change=lambda: _set(**filters(st.session_state[key])),
    )


def _years(filters: Filters, drawn: Picture) -> None:
    """The period: when a relation is true, else when its document said it."""
    notes = dataset().sources()
    spans = [years_of(claim, notes) for claim in drawn.said]
    years = {year for span in spans if span for year in span if 0 < year < _NOW}
    years |= {year for year in (filters.since, filters.until) if year}
    if len(years) < 2:
        return
    first, last = min(years), max(years)
    undated = sum(1 for span in spans if span is None)
    key = "filter.years"
    st.session_state[key] = (filters.since or first, filters.until or last)

    def chosen() -> None:
        since, until = st.session_state[key]
        _set(since=since if since > first else 0, until=until if until < last else 0)

    st.slider(
        _("Période"),
        first,
        last,
        key=key,
        on_change=chosen,
        help=_(
            "Quand la relation est vraie ; à défaut, la date du document qui la dit. Les "
            "{n} affirmations sans date restent."
        ).format(n=number(undated)),
    )


def _place(filters: Filters, drawn: Picture) -> None:
    """The territory, with all that it contains."""
    counts = territories(frozenset(drawn.whole))
    iris = dataset().iris
    kept = sorted(counts, key=lambda one: (-_rank(level_of(one, iris)), -counts[one], one))
    if filters.territory and filters.territory not in counts:
        kept.append(filters.territory)
    if not kept:
        return
    labels = dataset().labels(kept)
    levels = {
        "commune": _("commune"),
        "epci": _("intercommunalité"),
        "departement": _("département"),
        "region": _("région"),
        "country": _("pays"),
    }

    def told(one: str) -> str:
        level = levels.get(level_of(one, iris), _("lieu"))
        return f"{labels.get(one, iris.short(one))}, {level} ({number(counts.get(one, 0))})"

    key = "filter.place"
    st.session_state[key] = filters.territory or None
    st.selectbox(
        _("Territoire"),
        kept,
        format_func=told,
        index=None,
        placeholder=_("toute la France"),
        key=key,
        on_change=lambda: _set(territory=st.session_state[key] or ""),
        help=_(
            "Ce qui se trouve dans ce territoire et dans ceux qu'il contient. Ce dont le lieu "
            "n'est pas connu reste s'il touche ce qui s'y trouve."
        ),
    )


def _bridges(filters: Filters) -> None:
    key = "filter.bridges"
    st.session_state[key] = filters.bridges
    st.toggle(
        _("Garder les liens qui passent par ce qui est masqué"),
        key=key,
        on_change=lambda: _set(bridges=bool(st.session_state[key])),
        help=_("Une ligne pointillée relie alors deux entités liées à une même entité masquée."),
    )


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _set(**fields: Any) -> None:
    change(lambda now: now.filter(replace(now.filters, **fields)))
