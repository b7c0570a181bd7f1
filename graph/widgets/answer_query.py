"""The query behind an answer, to read, to copy, to ask elsewhere."""

from collections.abc import Mapping

import streamlit as st

from graph.questions.parameters import resolve_parameters
from graph.questions.question import Question
from graph.widgets.language import _
from graph.widgets.markup import block, show
from graph.widgets.opened import dataset

__all__ = ["show_answer_query"]


def show_answer_query(question: Question, asked: Mapping[str, str]) -> None:
    """The SPARQL of the answer with the choices in it, as text and as a file.

    Parameters
    ----------
    asked: what the address gives for the question's parameters.

    Raises
    ------
    graph.errors.InputError: a parameter does not fit.
    """
    query = _query(question, asked)
    show(
        block(
            '<p class="m-detail m-about">{text}</p>',
            text=_(
                "C'est la question telle que le graphe la reçoit (SPARQL 1.1) : elle donne les "
                "mêmes lignes dans tout autre outil qui lit ce graphe."
            ),
        )
    )
    st.download_button(
        _("Enregistrer la requête (.rq)"),
        query,
        f"maillage-{question.name}.rq",
        "application/sparql-query",
        key="answer.rq",
        on_click="ignore",
    )
    st.code(query, language="sparql", wrap_lines=True)


def _query(question: Question, asked: Mapping[str, str]) -> str:
    resolved = resolve_parameters(dataset(), question, asked)
    terms = {name: value.term for name, value in resolved.items()}
    return question.filled(terms, dataset().iris.base)
