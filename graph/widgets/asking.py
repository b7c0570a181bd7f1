"""« Demander… »: the questions that an entity completes and that have an answer."""

import streamlit as st

from graph.model.vocabulary import Kind, kind_of
from graph.questions.fitting import fitting, has_answer
from graph.widgets.entity import Entity
from graph.widgets.language import _, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset
from graph.widgets.situation import situation

__all__ = ["show_asking"]

_Asked = tuple[str, str, str, str]
"""Question, parameter, value and sentence."""


def show_asking(known: Entity, *, key: str) -> None:
    """What opens onto the questions; they are tried when it is opened for the first time.

    Parameters
    ----------
    key: of the drawer, once on a page.
    """
    drawer = st.expander(_("Demander…"), key=f"{key}.ask", type="compact", on_change="rerun")
    if drawer.open:
        with drawer, st.spinner(_("Recherche des questions qui ont une réponse…")):
            show(_questions(known))


def _questions(known: Entity) -> Markup:
    """The questions as sentences, each a link to its answer."""
    asked = _asked(dataset().generation.folder.name, known.iri, language())
    if not asked:
        return block("<p>{text}</p>", text=_("Aucune question du catalogue n'a de réponse ici."))
    lines = [
        block(
            "<li>{link}</li>",
            link=link(sentence, "questions", q=question, **{parameter: value}),
        )
        for question, parameter, value, sentence in asked
    ]
    return block('<ul class="m-links">{lines}</ul>', lines=join(lines))


@st.cache_data(max_entries=256, show_spinner=False)
def _asked(generation: str, iri: str, spoken: str) -> list[_Asked]:
    """The questions an entity completes, or the place it runs, that have an answer."""
    opened = dataset()
    kind = kind_of(iri, opened.iris)
    about = [(iri, kind)] if kind else []
    runs = [one.place for one in situation(iri) if one.way == "spatial"]
    about += [(place, Kind.TERRITORY) for place in runs]
    labels = opened.labels([one for one, _kind in about], spoken)
    return [
        (
            fit.question.name,
            fit.parameter.name,
            opened.iris.short(one),
            fit.sentence(labels.get(one, opened.iris.short(one)), spoken),
        )
        for one, fits in about
        for fit in fitting(fits)
        if (one == iri or fit.parameter.kind == "territory") and has_answer(opened, fit, one)
    ]
