"""A question to choose and to complete; what is chosen goes into the address."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.questions.parameters import KINDS_OF
from graph.questions.question import Parameter, Question, catalogue
from graph.widgets.addresses import param, set_params
from graph.widgets.language import _, language
from graph.widgets.markup import block, join, link, show
from graph.widgets.opened import dataset
from graph.widgets.search_box import search_box

__all__ = ["given", "show_form", "show_questions"]

_FIRST_YEAR = 1980
_WIDEST, _COLUMNS = 5, 4


def show_questions() -> None:
    """Every question as a sentence, by topic."""
    show(
        block(
            '<h1>{title}</h1><p class="m-lead">{text}</p>',
            title=_("Questions"),
            text=_("Choisissez une phrase, complétez-la : chaque réponse cite ses sources."),
        )
    )
    topics: dict[str, list[Question]] = {}
    for question in catalogue().values():
        topics.setdefault(question.topic, []).append(question)
    for questions in topics.values():
        show(block('<ul class="m-links">{lines}</ul>', lines=join(map(_line, questions))))


def given(question: Question) -> dict[str, str]:
    """What the address gives for the parameters of ``question``."""
    return {name: param(name) for name in question.parameters if param(name)}


def show_form(question: Question) -> None:
    """One picker a parameter; an empty one means any."""
    parameters = list(question.parameters.values())
    if not parameters:
        return
    width = len(parameters) if len(parameters) <= _WIDEST else _COLUMNS
    for start in range(0, len(parameters), width):
        row = parameters[start : start + width]
        for place, parameter in zip(st.columns(width, gap="small"), row, strict=False):
            with place:
                _picker(question, parameter)


def _picker(question: Question, parameter: Parameter) -> None:
    key = f"{question.name}.{parameter.name}"
    label = parameter.labels[language()]
    label = label[:1].upper() + label[1:]
    free = parameter.any.get(language(), "…")
    if parameter.kind == "year":
        years = [str(year) for year in range(date.today().year, _FIRST_YEAR - 1, -1)]
        _select(key, parameter.name, label, free, years, str)
    elif parameter.kind == "relation-kind":
        kinds = _link_kinds()
        _select(key, parameter.name, label, free, list(kinds), lambda one: kinds.get(one, one))
    else:
        search_box(
            key,
            label,
            lambda chosen: set_params(**{parameter.name: chosen}),
            placeholder=free,
            kinds=KINDS_OF.get(parameter.kind, ()),
            value=_spoken(param(parameter.name)),
        )


def _select(
    key: str, name: str, label: str, free: str, options: list[str], shown: Callable[[str], str]
) -> None:
    chosen = param(name)
    if chosen and chosen not in options:
        options = [chosen, *options]
    st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen else None,
        format_func=shown,
        placeholder=free,
        key=key,
        on_change=lambda: set_params(**{name: st.session_state[key] or ""}),
    )


def _spoken(text: str) -> str:
    """The name of what the address gives, or what it gives where that names nothing."""
    if "/" not in text:
        return text
    opened = dataset()
    iri = opened.iris.long(text)
    return opened.labels([iri], language()).get(iri, text)


def _link_kinds() -> dict[str, str]:
    """The link strengths of the vocabulary, strongest first: short identifier and name."""
    opened = dataset()
    scheme = NamedNode(f"{opened.iris.base}id/scheme/relation-kinds")
    quads = list(opened.store.quads(None, term("skos:inScheme"), scheme, None))
    nodes = [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]
    ranked = sorted(nodes, key=lambda node: (_notation(node), node.value))
    labels = opened.labels([node.value for node in ranked], language())
    return {opened.iris.short(node.value): labels.get(node.value, "") for node in ranked}


def _notation(node: NamedNode) -> str:
    found = dataset().store.quads(node, term("skos:notation"), None, None)
    values = [quad.object.value for quad in found if isinstance(quad.object, Literal)]
    return min(values, default="")


def _line(question: Question) -> object:
    return block(
        '<li>{link}<span class="m-detail">{about}</span></li>',
        link=link(question.sentence({}, language()), "questions", q=question.name),
        about=question.descriptions[language()],
    )
