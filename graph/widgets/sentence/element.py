"""The sentence as an element of a Streamlit page."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.model.vocabulary import Kind
from graph.questions.parameters import KINDS_OF
from graph.questions.question import Question
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.text import shown
from graph.widgets.frame import sentences
from graph.widgets.opened import dataset

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["sentence_builder"]

_FOUND = 60
_SHORTEST, _LONGEST = 2, 200
_HTML = """\
<div class="sentence">
  <h1></h1>
  <div class="pop" popover="manual" role="dialog">
    <div class="head"><b></b><button type="button" class="close">×</button></div>
    <input type="text" role="combobox" aria-autocomplete="list" aria-expanded="true"
      aria-controls="sentence-list" autocomplete="off" autocapitalize="off" spellcheck="false" />
    <div id="sentence-list" class="list" role="listbox"></div>
    <p class="foot" role="status"></p>
  </div>
</div>
"""
_TAG = re.compile(r"<(\w+) ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def sentence_builder(
    question: Question,
    payload: Mapping[str, object],
    on_choose: Callable[[str, str], None],
) -> None:
    """Shows the sentence of ``question`` as the heading of the page, its gaps to be filled.

    A choice arrives in ``on_choose`` as the name of a parameter and a short identifier or a year,
    or an empty text when it is taken away; the page then runs again.

    Parameters
    ----------
    payload: see ``make_payload``.
    """
    _sentence(question, payload, on_choose)


@st.fragment
def _sentence(
    question: Question,
    payload: Mapping[str, object],
    on_choose: Callable[[str, str], None],
) -> None:
    key = f"sentence.{question.name}"
    with sentences():
        asked = _asked(question, key)
        _component()(
            key=key,
            data={
                **payload,
                "question": question.name,
                "drawings": _drawings(),
                "near": {**asked, "found": _found(question, **asked)} if asked else None,
            },
            default={"query": None},
            on_query_change=lambda: None,
            on_chosen_change=lambda: _note(key),
        )
        chosen = st.session_state.pop(f"{key}.chosen", None)
        if chosen is not None and chosen[0] in question.parameters:
            on_choose(*chosen)
            st.rerun()


def _asked(question: Question, key: str) -> dict[str, str] | None:
    """What is typed in the picker that is open: a browser can send anything."""
    state: Any = st.session_state.get(key)
    query = state.get("query") if isinstance(state, Mapping) else None
    if not isinstance(query, Mapping):
        return None
    name, text = query.get("name"), query.get("text")
    if name not in question.parameters or not isinstance(text, str):
        return None
    return {"name": str(name), "text": text[:_LONGEST]}


def _found(question: Question, name: str, text: str) -> list[list[object]]:
    """What the index of names finds, whatever the spelling: identifier, name, place, kind."""
    parameter = question.parameters[name]
    if parameter.kind == "year" or len(text.strip()) < _SHORTEST:
        return []
    kinds: Collection[Kind] = KINDS_OF[parameter.kind]
    names, iris = dataset().names, dataset().iris
    return [
        [iris.short(match.iri), shown(match.label), shown(match.detail), None, match.kind.value]
        for match in names.search(text, limit=_FOUND, kinds=kinds)
    ]


def _note(key: str) -> None:
    state: Any = st.session_state.get(key)
    chosen = state.get("chosen") if isinstance(state, Mapping) else None
    if not isinstance(chosen, Mapping):
        return
    name, value = chosen.get("name"), chosen.get("value")
    if isinstance(name, str) and isinstance(value, str):
        st.session_state[f"{key}.chosen"] = (name, value)


def _drawings() -> dict[str, list[dict[str, object]]]:
    """The shape of each kind, as the browser draws it."""
    dark = st.context.theme.type == "dark"
    found: dict[str, list[dict[str, object]]] = {}
    for kind, style in STYLES.items():
        look = style.look(dark)
        drawn = outline(style.shape, 9, 9, 7, look.fill, look.border)
        found[kind] = [
            {"tag": tag, "attributes": dict(_ATTRIBUTE.findall(rest))}
            for tag, rest in _TAG.findall(drawn)
        ]
    return found


@cache
def _component() -> "ComponentRenderer":
    folder = files("graph.widgets.sentence")
    css, js = ((folder / f"sentence.{ending}").read_text("utf-8") for ending in ("css", "js"))
    return st.components.v2.component("maillage_sentence", html=_HTML, css=css, js=js)
