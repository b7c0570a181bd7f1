"""The editor as an element of a Streamlit page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph import __version__
from graph.widgets.editor.events import read_events
from graph.widgets.language import language

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["Outcome", "Problem", "Term", "sparql_editor"]

DISTRIBUTION: Final = "maillage"
COMPONENT: Final = "editor"
PACKAGE: Final = Path(__file__).resolve().parent.parent.parent
ASSETS: Final = "widgets/editor/assets"


@dataclass(frozen=True, slots=True)
class Term:
    """A word that completion offers: ``schema:name``, what it means, ``class`` or ``property``."""

    name: str
    meaning: str
    type: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, where, and what to do.

    Parameters
    ----------
    line, column: in characters, both from 1, 0 if unknown.
    """

    message: str
    line: int = 0
    column: int = 0
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a query.

    Parameters
    ----------
    number: of the event that asked for it, 0 if the address did.
    text: the query.
    told: in a few words: how many rows, how long it took.
    """

    number: int
    text: str
    told: str
    problem: Problem | None = None


def sparql_editor(
    text: str,
    *,
    key: str,
    revision: int,
    on_run: Callable[[str, int], None],
    prefixes: Mapping[str, str],
    terms: Iterable[Term] = (),
    outcome: Outcome | None = None,
    texts: Mapping[str, object],
    height: int = 320,
) -> None:
    """Shows an editor whose text stays the reader's from one run to the next.

    Parameters
    ----------
    text: what is put into it when it appears, and whenever ``revision`` changes.
    key: name of this editor in the session, unique on the page.
    on_run: called before the page runs again, with each query asked and its number.
    prefixes: those that are declared as soon as they are used, with their addresses.
    terms: what completion offers.
    outcome: what came of the last query.
    texts: the words of the element, what :func:`graph.widgets.editor.texts.texts` gives.
    height: in pixels; the reader may change it.
    """
    data = {
        "key": key,
        "height": height,
        "language": language(),
        "text": text,
        "revision": revision,
        "prefixes": dict(prefixes),
        "terms": [[one.name, one.meaning, one.type] for one in terms],
        "outcome": asdict(outcome) if outcome else None,
        "texts": dict(texts),
    }
    _declare()
    _component()(key=key, data=data, on_events_change=lambda: _replay(key, on_run))


def _replay(key: str, on_run: Callable[[str, int], None]) -> None:
    """Hands on the queries that are new."""
    done = f"{key}.done"
    ring = st.session_state[key].get("events")
    for number, text in read_events(ring, st.session_state.get(done, 0)):
        st.session_state[done] = number
        on_run(text, number)


@cache
def _component() -> "ComponentRenderer":
    return st.components.v2.component(
        f"{DISTRIBUTION}.{COMPONENT}",
        html='<div class="editor-root"></div>',
        css="editor.css",
        js="editor.js",
    )


def _declare() -> None:
    """Tells Streamlit where the assets are, once; see ``graph.widgets.canvas.element``."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{DISTRIBUTION}.{COMPONENT}") is None:
        config = ComponentConfig(COMPONENT, ASSETS)
        manager.register_from_manifest(
            ComponentManifest(DISTRIBUTION, __version__, [config]), PACKAGE
        )
