"""The review as an element of a Streamlit page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph import __version__
from graph.widgets.review.events import ReviewEvent, read_events

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["Answer", "review_board"]

DISTRIBUTION: Final = "maillage"
COMPONENT: Final = "review"
PACKAGE: Final = Path(__file__).resolve().parent.parent.parent
ASSETS: Final = "widgets/review/assets"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answers to what a person did.

    Parameters
    ----------
    error: why it could not be saved, or an empty text.
    query: what was looked for, with the ``things`` found: ``id, label, detail, drawing``.
    """

    error: str = ""
    query: str = ""
    things: Sequence[Mapping[str, object]] = ()


def review_board(
    payload: Mapping[str, object],
    *,
    key: str,
    revision: int,
    on_events: Callable[[Sequence[ReviewEvent]], Answer],
    height: int = 760,
) -> None:
    """Shows a draft and hands on what is decided, each thing once, in order.

    The browser keeps every decision until it is told that it is saved: one whose ``on_events``
    answers an error is sent again, and so is what a closed browser could not send.

    Parameters
    ----------
    payload: see ``make_payload``, with ``kinds``, ``predicates`` and ``texts`` of ``words``.
    key: name of this board in the session.
    revision: grows when decisions in ``payload`` are not those the browser made; otherwise the
        payload may be that of an earlier run.
    on_events: saves the events, or answers why not.
    height: in pixels; a small window makes it less.
    """
    _declare()
    board = {**payload, "role": "board", "board": key, "revision": revision, "height": height}
    _component()(key=key, data=board, on_events_change=lambda: _replay(key, on_events))
    answer: Answer = st.session_state.get(f"{key}.answer", Answer())
    reply = {
        "role": "reply",
        "board": key,
        "saved": st.session_state.get(f"{key}.done", 0),
        "error": answer.error,
        "query": answer.query,
        "things": [dict(thing) for thing in answer.things],
    }
    with st.container(key=f"{key}_reply", height=1, border=False):
        _component()(key=f"{key}.reply", data=reply)


def _replay(key: str, on_events: Callable[[Sequence[ReviewEvent]], Answer]) -> None:
    """Hands on the events that are new; those that could not be saved stay new."""
    sent = st.session_state[key].get("events")
    new = list(read_events(sent, st.session_state.get(f"{key}.done", 0)))
    if new:
        answer = on_events([event for _, event in new])
        st.session_state[f"{key}.answer"] = answer
        if not answer.error:
            st.session_state[f"{key}.done"] = new[-1][0]


@cache
def _component() -> "ComponentRenderer":
    return st.components.v2.component(
        f"{DISTRIBUTION}.{COMPONENT}",
        html='<div class="review-root"></div>',
        css="review.css",
        js="review.js",
    )


def _declare() -> None:
    """Tells Streamlit where the assets are, once; see ``graph.widgets.canvas.element``."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{DISTRIBUTION}.{COMPONENT}") is None:
        config = ComponentConfig(COMPONENT, ASSETS)
        manager.register_from_manifest(
            ComponentManifest(DISTRIBUTION, __version__, [config]), PACKAGE
        )
