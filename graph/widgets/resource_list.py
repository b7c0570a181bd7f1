"""The list of documents, narrowed by facets."""

from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st

from graph.widgets.addresses import count, param, set_params
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset
from graph.widgets.resources import FACETS, Resource, chosen_among, counted, resources

__all__ = ["resource_lines", "show_resource_list", "tags"]

_STEP = 30


def show_resource_list() -> None:
    """Facets with their counts on one side, the documents on the other."""
    every = resources()
    text = param("texte")
    chosen = {name: tuple(st.query_params.get_all(name)) for name in FACETS}
    kept = chosen_among(every, chosen, text)
    show(
        block(
            '<h1>{title}</h1><p class="m-detail">{count}</p>',
            title=_("Ressources"),
            count=_("{shown} sur {total} documents").format(
                shown=number(len(kept)), total=number(len(every))
            ),
        )
    )
    side, main = st.columns([3, 7], gap="large")
    with side:
        _facets(every, chosen, text)
    with main:
        _list(kept)


def resource_lines(kept: Iterable[Resource], *, tagged: bool = True) -> Markup:
    """Documents as a list: title, type, date, publisher, and themes if ``tagged``."""
    lines = join(_line(one, tagged) for one in kept)
    return block('<ul class="m-links">{lines}</ul>', lines=lines)


def tags(words: Iterable[str]) -> Markup:
    """Words, each in its own frame."""
    return join(block('<span class="m-tag">{word}</span>', word=word) for word in words)


def _facets(every: tuple[Resource, ...], chosen: dict[str, tuple[str, ...]], text: str) -> None:
    st.text_input(
        _("Mots du titre ou des thèmes"),
        value=text,
        key="resources.text",
        on_change=lambda: set_params(texte=st.session_state["resources.text"], n=""),
    )
    labels = {"type": _("Type"), "annee": _("Année"), "theme": _("Thème"), "editeur": _("Éditeur")}
    for name, label in labels.items():
        counts = counted(every, name, chosen, text)
        st.multiselect(
            label,
            list(counts),
            default=[value for value in chosen[name] if value in counts],
            format_func=partial(_counted, counts),
            placeholder=_("tous"),
            key=f"resources.{name}",
            on_change=_choose,
            args=(name,),
        )


def _counted(counts: Mapping[str, int], value: str) -> str:
    return f"{value} ({number(counts.get(value, 0))})"


def _choose(name: str) -> None:
    st.query_params[name] = st.session_state[f"resources.{name}"]
    set_params(n="")


def _list(kept: list[Resource]) -> None:
    most = count("n", _STEP, max(_STEP, len(kept)))
    if not kept:
        show(
            block(
                "<p><strong>{none}</strong></p><p>{advice}</p>",
                none=_("Aucun document ne répond à tous ces choix."),
                advice=_("Retirez un thème, une année ou un mot."),
            )
        )
        return
    show(resource_lines(kept[:most]))
    if len(kept) > most:
        left = min(_STEP, len(kept) - most)
        st.button(
            _n("Montrer {n} document de plus", "Montrer {n} documents de plus", left),
            key="resources.more",
            on_click=lambda: set_params(n=str(most + _STEP)),
        )


def _line(one: Resource, tagged: bool) -> Markup:
    about = [*one.types, date(one.issued) if one.issued else "", *one.publishers]
    mentions = _n("{n} entité citée", "{n} entités citées", one.mentions) if one.mentions else ""
    return block(
        '<li>{title}<span class="m-detail">{about}</span>{themes}</li>',
        title=link(one.title, "ressources", id=dataset().iris.short(one.iri)),
        about=" · ".join(part for part in [*about, mentions] if part),
        themes=tags(one.themes) if tagged else "",
    )
