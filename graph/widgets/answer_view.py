"""The answer to a question: how many rows, on how many sources, and the ways to look at it."""

from collections.abc import Callable

import streamlit as st

from graph.questions.answer import Answer
from graph.questions.question import Question, find_question
from graph.widgets.addresses import param, set_params
from graph.widgets.answer_files import show_answer_files
from graph.widgets.answer_network import show_answer_network
from graph.widgets.answer_nothing import show_missing, show_nothing
from graph.widgets.answer_query import show_answer_query
from graph.widgets.answer_table import show_answer_table
from graph.widgets.language import _, _n, language
from graph.widgets.map_answer import has_map, show_answer_map
from graph.widgets.markup import block, link, show
from graph.widgets.matrix_view import show_matrix
from graph.widgets.opened import answer
from graph.widgets.question_form import given, show_sentence
from graph.widgets.timeline import show_timeline

__all__ = ["show_question"]

_VIEW = "answer.view"


def show_question(name: str) -> None:
    """A question, completed in place, and its answer.

    Raises
    ------
    graph.errors.QuestionError: there is no such question, or a parameter does not fit.
    graph.errors.UnknownName, graph.errors.AmbiguousName: a parameter names nothing, or too much.
    """
    question = find_question(name)
    asked = given(question)
    show(block("<p>{link}</p>", link=link(_("← Toutes les questions"), "questions")))
    show_sentence(question, asked)
    about = question.descriptions[language()]
    show(block('<p class="m-detail m-about">{about}</p>', about=about))
    if any(one.required and one.name not in asked for one in question.parameters.values()):
        show_missing(question, asked)
        return
    with st.spinner(_("La question est posée au graphe…")):
        found = answer(name, asked, language())
    _results(question, found, asked) if found.rows else show_nothing(question, asked)


def _results(question: Question, found: Answer, asked: dict[str, str]) -> None:
    views = _views(question)
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
    _draw(question, found, asked)[st.session_state[_VIEW]]()


def _views(question: Question) -> dict[str, str]:
    """The ways to look at this answer, by their word in the address."""
    links = question.network is not None
    sensible = {"matrice": links, "reseau": links, "carte": has_map(question)}
    words = {
        "table": _("Tableau"),
        "matrice": _("Matrice"),
        "reseau": _("Réseau"),
        "carte": _("Carte"),
        "temps": _("Temps"),
        "requete": _("Requête"),
    }
    return {view: word for view, word in words.items() if sensible.get(view, True)}


def _draw(
    question: Question, found: Answer, asked: dict[str, str]
) -> dict[str, Callable[[], None]]:
    return {
        "table": lambda: show_answer_table(found),
        "matrice": lambda: show_matrix(question, found),
        "reseau": lambda: show_answer_network(question, asked),
        "carte": lambda: show_answer_map(question, found),
        "temps": lambda: show_timeline(question, found),
        "requete": lambda: show_answer_query(question, asked),
    }
