"""The search box as an element of a Streamlit page."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from graph.model.vocabulary import Kind
from graph.questions.parameters import resolve_entity
from graph.search.entries import Match
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.text import shown
from graph.widgets.frame import sentences
from graph.widgets.language import _
from graph.widgets.opened import dataset, scics

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["search_box", "suggestions"]

SHOWN: Final = 8
"""How many suggestions are given."""

SHORTEST: Final = 2

_HTML = """\
<div class="box">
  <label for="search-input"></label>
  <div class="field">
    <svg class="glass" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8" />
      <path d="M12.8 12.8 17 17" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
    </svg>
    <input id="search-input" type="text" role="combobox" aria-autocomplete="list"
      aria-expanded="false" aria-controls="search-list" autocomplete="off" autocapitalize="off"
      spellcheck="false" enterkeyhint="search" />
    <button type="button" hidden>×</button>
  </div>
  <ul id="search-list" role="listbox" hidden></ul>
  <p class="status" role="status" hidden></p>
</div>
"""

_TAG = re.compile(r"<(\w+) ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def search_box(
    key: str,
    label: str,
    on_choose: Callable[[str], None],
    *,
    placeholder: str = "",
    kinds: Collection[Kind] = (),
    value: str = "",
    labelled: bool = True,
    large: bool = False,
) -> None:
    """Shows a box that finds entities by name, acronym or code.

    What the reader chooses arrives in ``on_choose`` as a short identifier
    (``organisation/exemple``), or as an empty text when the box is emptied; the page then runs
    again. ``on_choose`` is called while the page runs and may open another page.

    Parameters
    ----------
    key: unique on the page.
    kinds: which kinds are looked among, all if none is given.
    value: the name shown at first; the box follows it when it changes.
    labelled: whether the label is shown above, or only read by a screen reader.
    large: for the first page.
    """
    _box(key, label, on_choose, placeholder, tuple(kinds), value, labelled, large)


@st.fragment
def _box(
    key: str,
    label: str,
    on_choose: Callable[[str], None],
    placeholder: str,
    kinds: tuple[Kind, ...],
    value: str,
    labelled: bool,
    large: bool,
) -> None:
    with sentences():
        query = _query(key)
        _component()(
            key=key,
            data={
                "label": label,
                "labelled": labelled,
                "large": large,
                "placeholder": placeholder,
                "value": value,
                "revision": _revision(key, value),
                "query": query,
                "suggestions": suggestions(query, kinds),
                "texts": {
                    "none": _("Aucun nom ne ressemble à cela."),
                    "clear": _("Effacer"),
                    "list": _("Suggestions"),
                },
            },
            default={"query": ""},
            on_query_change=lambda: None,
            on_chosen_change=lambda: _note(key),
        )
        chosen = st.session_state.pop(f"{key}.chosen", None)
        if chosen is not None:
            on_choose(_identifier(chosen, kinds))
            st.rerun()


def suggestions(query: str, kinds: Collection[Kind] = ()) -> list[dict[str, object]]:
    """What may be meant by ``query``, best first, as the browser is given it."""
    if len(query) < SHORTEST:
        return []
    found = dataset().names.search(query[:200], limit=SHOWN, kinds=kinds)
    return [_suggestion(match) for match in found]


def _suggestion(match: Match) -> dict[str, object]:
    style = STYLES["scic" if match.iri in scics() else match.kind.value]
    look = style.look(st.context.theme.type == "dark")
    drawing = outline(style.shape, 9, 9, 7, look.fill, look.border)
    other = f"{match.matched} · " if match.matched != match.label else ""
    return {
        "id": dataset().iris.short(match.iri),
        "label": shown(match.label),
        "detail": shown(f"{other}{match.detail}"),
        "drawing": [
            {"tag": tag, "attributes": dict(_ATTRIBUTE.findall(rest))}
            for tag, rest in _TAG.findall(drawing)
        ],
    }


def _query(key: str) -> str:
    state = st.session_state.get(key)
    query = state.get("query", "") if isinstance(state, Mapping) else ""
    return query.strip() if isinstance(query, str) else ""


def _note(key: str) -> None:
    """Keep what was chosen until the page runs: a browser can send anything."""
    state: Any = st.session_state.get(key)
    chosen = state.get("chosen") if isinstance(state, Mapping) else None
    if isinstance(chosen, Mapping):
        st.session_state[f"{key}.chosen"] = {
            name: value for name, value in chosen.items() if isinstance(value, str)
        }


def _identifier(chosen: Mapping[str, str], kinds: tuple[Kind, ...]) -> str:
    """The identifier of what was chosen, or of what the text that was typed names."""
    if "text" not in chosen:
        return chosen.get("id", "")
    near = suggestions(chosen["text"].strip(), kinds)
    if near:
        return str(near[0]["id"])
    return dataset().iris.short(resolve_entity(dataset(), chosen["text"], kinds)[0])


def _revision(key: str, value: str) -> int:
    """Grows by one each time the page asks for another value than before."""
    known: tuple[str, int] = st.session_state.get(f"{key}.value", (value, 0))
    if known[0] != value:
        known = (value, known[1] + 1)
    st.session_state[f"{key}.value"] = known
    return known[1]


@cache
def _component() -> "ComponentRenderer":
    folder = files("graph.widgets.search_box")
    css, js = ((folder / f"search_box.{ending}").read_text("utf-8") for ending in ("css", "js"))
    return st.components.v2.component("maillage_search", html=_HTML, css=css, js=js)
