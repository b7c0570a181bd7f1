"""The network canvas as an element of a Streamlit page."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph import __version__
from graph.widgets.canvas.events import ALL_BUT_HOVER, CanvasEvent, read_events
from graph.widgets.canvas.payload import make_payload
from graph.widgets.canvas.selection import Selection

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["network_canvas"]

DISTRIBUTION = "maillage"
COMPONENT = "canvas"
PACKAGE = Path(__file__).resolve().parent.parent.parent
ASSETS = "widgets/canvas/assets"


def network_canvas(
    payload: Mapping[str, object],
    *,
    key: str,
    height: int = 640,
    on_event: Callable[[CanvasEvent], None] | None = None,
    selected: str | Sequence[str] | None = None,
    events: Collection[str] = ALL_BUT_HOVER,
) -> None:
    """Shows a network that keeps its places, zoom and filters from one run to the next.

    What the reader does arrives in ``on_event``, in order, each thing once, before the page runs
    again; also inside a fragment, and also when clicks come faster than the page runs. Without
    ``on_event`` nothing is sent and the page does not run.

    Parameters
    ----------
    payload: the network, its legend and its words, as described in ``make_payload``.
    key: name of this canvas in the session, unique on the page.
    height: in pixels; a small window makes it less.
    on_event: what to do with each event.
    selected: id of the node or edge to select, or of several nodes. It is obeyed when it changes;
        the selection the reader makes afterwards stands until it changes again.
    events: the types ``on_event`` is told of. With ``legend`` the page decides which kinds are
        hidden (``hidden`` of the legend); without, the legend filters in the browser. Without
        ``command`` there is no menu on the nodes.

    Raises
    ------
    KeyError: a node, an edge or an item of the menu lacks a field it must have.
    """
    selection: Selection = st.session_state.setdefault(f"{key}.selection", Selection())
    wanted = (selected,) if isinstance(selected, str) else selected or ()
    data = make_payload(payload) | {
        "key": key,
        "height": height,
        "selection": selection.ask(wanted, mounted=key in st.session_state),
        "events": sorted(events) if on_event is not None else [],
    }
    _declare()
    _component()(key=key, data=data, on_events_change=lambda: _replay(key, on_event, events))


def _replay(
    key: str, on_event: Callable[[CanvasEvent], None] | None, wanted: Collection[str]
) -> None:
    """Hands on the events that are new."""
    done = f"{key}.done"
    ring = st.session_state[key].get("events")
    selection: Selection = st.session_state[f"{key}.selection"]
    for number, event in read_events(ring, st.session_state.get(done, 0)):
        st.session_state[done] = number
        selection.note(event)
        if on_event is not None and event.type in wanted:
            on_event(event)


@cache
def _component() -> "ComponentRenderer":
    return st.components.v2.component(
        f"{DISTRIBUTION}.{COMPONENT}",
        html='<div class="canvas-root"></div>',
        css="canvas.css",
        js="canvas.js",
    )


def _declare() -> None:
    """Tells Streamlit where the assets are, unless its scan of installed packages found them.

    The scan finds ``graph/pyproject.toml`` in an installed wheel. In a checkout or an editable
    install it cannot: it looks for a package named like the distribution, and ours is ``graph``.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{DISTRIBUTION}.{COMPONENT}") is None:
        config = ComponentConfig(COMPONENT, ASSETS)
        manager.register_from_manifest(
            ComponentManifest(DISTRIBUTION, __version__, [config]), PACKAGE
        )
