"""One contribution: what it brought, its file, and its undoing."""

from collections.abc import Iterable

import streamlit as st

from graph.contributing.contribution import undo
from graph.contributing.draft import Choice
from graph.contributing.folder import find_file
from graph.contributing.history import Contribution, decisions_of, list_contributions
from graph.contributing.made import Recorded
from graph.errors import InputError
from graph.views.text import clipped
from graph.widgets.contribute_difference import recorded_words
from graph.widgets.contribute_history import counted
from graph.widgets.contribute_refreshing import at_work
from graph.widgets.contribute_who import ask_name, who, with_name
from graph.widgets.facts import entity_link
from graph.widgets.frame import sentences
from graph.widgets.language import _, _n, date, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset, settings

__all__ = ["show_contribution"]

_MOST = 40


def show_contribution(key: str) -> None:
    """What the contribution ``key`` holds, with links to what it changed.

    Raises
    ------
    graph.errors.InputError: there is none, or its file is broken.
    """
    one = next((one for one in list_contributions(settings()) if one.key == key), None)
    if one is None:
        raise InputError(
            _("cette contribution n'existe pas."), advice=_("Choisissez-en une dans la liste.")
        )
    show(_head(one))
    if one.is_undone:
        return
    decisions = decisions_of(settings(), key)
    show(_documents(one), _entities(decisions), _left_out(one), _refused(decisions))
    _tools(one)


def _head(one: Contribution) -> Markup:
    about = [one.document, one.reader, _("par {name}").format(name=one.by), date(one.at)]
    state = _("Annulée par {name}, {day}.").format(name=one.undone_by, day=date(one.undone_at))
    return block(
        '<header class="m-head"><p class="m-rest">{back}</p><h1><bdi>{title}</bdi></h1>'
        '<p class="m-detail">{about}</p>{state}<p class="m-total">{counts}</p></header>',
        back=link(_("Toutes les contributions"), "contribuer", par=who()),
        title=clipped(one.title or one.key),
        about=" · ".join(filter(None, about)),
        state=block('<p class="m-aside">{text}</p>', text=state) if one.is_undone else "",
        counts=counted(one),
    )


def _documents(one: Contribution) -> Markup:
    iris = dataset().iris
    lines = [
        block(
            '<li>{title} <span class="m-detail">{access}</span></li>',
            title=link(clipped(told.title), "ressources", id=iris.short(told.resource)),
            access=_("public") if told.access.value == "public" else _("restreint"),
        )
        for told in one.resources
        if told.graph
    ]
    return _part(_("Documents"), lines)


def _entities(decisions: Iterable[Recorded]) -> Markup:
    """The entities accepted, each with what the graph now knows of it."""
    found = {
        one.iri: one.label
        for one in decisions
        if one.choice is Choice.ACCEPT and one.what == "entity" and one.iri
    }
    labels = dataset().labels(found, language())
    lines = [
        block("<li>{name}</li>", name=entity_link(iri, labels.get(iri) or label))
        for iri, label in found.items()
    ]
    return _part(_("Entités, dans l'Explorer"), lines)


def _left_out(one: Contribution) -> Markup:
    return _part(
        _("Laissé de côté"),
        [block("<li>{reason}</li>", reason=told.reason) for told in one.left_out],
    )


def _refused(decisions: Iterable[Recorded]) -> Markup:
    lines = [
        block(
            '<li><bdi>{said}</bdi> <span class="m-detail">{reason}</span></li>',
            said=recorded_words(one),
            reason=one.reason,
        )
        for one in decisions
        if one.choice is Choice.REFUSE
    ]
    return _part(_("Refusé"), lines)


def _part(title: str, lines: list[Markup]) -> Markup:
    if not lines:
        return Markup("")
    left = len(lines) - _MOST
    more = block('<li class="m-rest">{more}</li>', more=_n("+ {n} autre", "+ {n} autres", left))
    return block(
        '<section class="m-group"><h2>{title} <span class="m-count">{count}</span></h2>'
        '<ul class="m-facts">{lines}{more}</ul></section>',
        title=title,
        count=len(lines),
        lines=join(lines[:_MOST]),
        more=more if left > 0 else "",
    )


def _tools(one: Contribution) -> None:
    path = find_file(settings(), one.key)
    with st.container(horizontal=True):
        st.download_button(
            _("Le fichier (TriG)"),
            path.read_bytes,
            path.name,
            "application/trig",
            key="contribution.file",
            on_click="ignore",
        )
        if st.button(_("Annuler cette contribution"), key="contribution.undo"):
            _confirm(one)


def _confirm(one: Contribution) -> None:
    @st.dialog(_("Annuler cette contribution ?"))
    def ask() -> None:
        with sentences():
            show(
                block(
                    "<p>{text}</p>",
                    text=_(
                        "Ce qu'elle seule disait quittera le graphe. Le fichier est gardé à part, "
                        "avec votre nom et la date."
                    ),
                )
            )
            if not who():
                ask_name("undo.name")
            if st.button(_("Annuler cette contribution"), key="undo.yes", type="primary"):
                _undo(one)

    ask()


def _undo(one: Contribution) -> None:
    by = with_name()
    at_work(_("La contribution est retirée…"), lambda: undo(settings(), one.key, by))
    st.rerun()
