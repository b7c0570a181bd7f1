"""The answer to a question: how many rows, on how many sources, as table, network or query."""

import streamlit as st

from graph.network.build import Network
from graph.network.exploration.state import Exploration, Start
from graph.questions.answer import Answer
from graph.questions.parameters import resolve_parameters
from graph.questions.question import Question, find_question
from graph.views.drawing import edge_ids
from graph.widgets.addresses import param, set_params
from graph.widgets.answer_files import show_answer_files
from graph.widgets.answer_table import show_answer_table
from graph.widgets.canvas import CanvasEvent
from graph.widgets.card import CARD_HEIGHT, show_edge_card, show_entity_card
from graph.widgets.explored import address_book, picture
from graph.widgets.explorer_state import choose
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import block, join, link, show
from graph.widgets.network_view import show_canvas
from graph.widgets.opened import answer, dataset
from graph.widgets.question_form import given, show_form

__all__ = ["show_question"]

_VIEW = "answer.view"


def show_question(name: str) -> None:
    """A question, its pickers and its answer.

    Raises
    ------
    graph.errors.QuestionError: there is no such question, or a parameter does not fit.
    graph.errors.UnknownName, graph.errors.AmbiguousName: a parameter names nothing, or too much.
    """
    question = find_question(name)
    show(block("<p>{link}</p>", link=link(_("← Toutes les questions"), "questions")))
    heading = st.container()
    show_form(question)
    asked = given(question)
    missing = [one for one in question.parameters.values() if one.required]
    names = ", ".join(one.labels[language()] for one in missing if one.name not in asked)
    if names:
        with heading:
            _heading(question, question.sentence({}, language()))
        told = _("À compléter : {names}.").format(names=names)
        show(block("<p><strong>{told}</strong></p>", told=told))
        return
    with st.spinner(_("La question est posée au graphe…")):
        found = answer(name, asked, language())
    with heading:
        _heading(question, found.sentence)
    _results(question, found, asked) if found.rows else _nothing(question, asked)


def _heading(question: Question, sentence: str) -> None:
    show(
        block(
            '<h1>{sentence}</h1><p class="m-detail m-about">{about}</p>',
            sentence=sentence,
            about=question.descriptions[language()],
        )
    )


def _results(question: Question, found: Answer, asked: dict[str, str]) -> None:
    views = {"table": _("Tableau"), "reseau": _("Réseau"), "requete": _("Requête")}
    if question.network is None:
        del views["reseau"]
    rows = _n("{n} ligne", "{n} lignes", len(found.rows))
    sources = _n("{n} source", "{n} sources", len(found.sources))
    with st.container(horizontal=True, vertical_alignment="center", key="results"):
        show(block('<p class="m-total"><b>{rows}</b>, {sources}</p>', rows=rows, sources=sources))
        st.segmented_control(
            _("Montrer"),
            list(views),
            default=param("vue") if param("vue") in views else "table",
            format_func=lambda view: views[view],
            key=_VIEW,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: set_params(vue=st.session_state[_VIEW]),
        )
        show_answer_files(found)
    view = st.session_state[_VIEW]
    if view == "reseau":
        _network(question, asked)
    elif view == "requete":
        st.code(_query(question, asked), language="sparql", wrap_lines=True)
    else:
        show_answer_table(found)


def _network(question: Question, asked: dict[str, str]) -> None:
    start = Start(question=question.name, given=tuple(asked.items()))
    found = picture(Exploration(start))
    show(
        block(
            '<p class="m-detail">{counts} · {link}</p>',
            counts=_("{shown} sur {total} entités montrées").format(
                shown=number(found.growth.shown), total=number(found.growth.total)
            ),
            link=link(_("Ouvrir dans l'Explorer"), "explorer", q=question.name, **asked),
        )
    )
    drawing, side = st.columns([7, 3], gap="medium")
    with drawing:
        show_canvas(
            found.network,
            found.positions,
            key="answer",
            chosen=[_chosen()] if _chosen() else [],
            on_event=_react,
            events=("click", "edgeClick", "background"),
        )
    with side:
        _card(found.network)


def _card(net: Network) -> None:
    edges, chosen = edge_ids(net), _chosen()
    if chosen not in edges and chosen not in net:
        st.caption(_("Choisissez une entité ou un lien : ce que l'on en sait s'ouvre ici."))
        return
    with st.container(height=CARD_HEIGHT, border=False, key="card"):
        if chosen in edges:
            show_edge_card(*edges[chosen])
        else:
            show_entity_card(chosen)


def _chosen() -> str:
    chosen = param("choix")
    return address_book().iri(chosen) if address_book().is_ref(chosen) else chosen


def _react(event: CanvasEvent) -> None:
    choose(*filter(None, [event.node or event.edge]))


def _query(question: Question, asked: dict[str, str]) -> str:
    resolved = resolve_parameters(dataset(), question, asked)
    return question.filled({name: value.term for name, value in resolved.items()})


def _nothing(question: Question, asked: dict[str, str]) -> None:
    """What was searched, and what to try: the same question with one condition less."""
    tries = [
        block(
            "<li>{link}</li>",
            link=link(
                _("sans « {name} »").format(name=question.parameters[name].labels[language()]),
                "questions",
                q=question.name,
                **{one: value for one, value in asked.items() if one != name},
            ),
        )
        for name in asked
        if not question.parameters[name].required
    ]
    show(
        block(
            '<div class="m-told"><p>{none}</p><p>{said}</p><ul>{tries}</ul></div>',
            none=_("Aucune réponse dans le graphe."),
            said=_("Le graphe ne dit rien de tel ; cela ne prouve pas que rien n'existe. Essayez :")
            if tries
            else _("Le graphe ne dit rien de tel ; cela ne prouve pas que rien n'existe."),
            tries=join(tries),
        )
    )
