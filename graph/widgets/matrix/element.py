"""The matrix as an element of a Streamlit page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph import __version__
from graph.widgets.matrix.events import MatrixEvent, read_events

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["Choice", "matrix_grid"]

DISTRIBUTION: Final = "maillage"
COMPONENT: Final = "matrix"
PACKAGE: Final = Path(__file__).resolve().parent.parent.parent
ASSETS: Final = "widgets/matrix/assets"


@dataclass
class Choice:
    """What is chosen, so that page and browser agree without the matrix travelling again.

    The browser shows at once what is clicked and the page usually answers with the same; it is
    told only where the page wants something the browser does not show.
    """

    shown: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    revision: int = 0

    def ask(self, wanted: tuple[str, ...], *, mounted: bool) -> dict[str, object]:
        """What the page wants chosen, as the browser reads it."""
        if not mounted or wanted != self.shown:
            self.shown = self.sent = wanted
            self.revision += 1
        return {"ids": list(self.sent), "revision": self.revision}


def matrix_grid(
    payload: Mapping[str, object],
    *,
    key: str,
    on_event: Callable[[MatrixEvent], None],
    chosen: Sequence[str] = (),
    height: int = 640,
) -> None:
    """Shows a matrix that keeps its zoom and place from one run to the next.

    What the reader does arrives in ``on_event``, in order, each thing once, before the page runs
    again.

    Parameters
    ----------
    payload: what ``make_payload`` gives.
    key: name of this matrix in the session, unique on the page.
    on_event: what to do with each event.
    chosen: the ids of the cell (row, column) or of the entity to show as chosen.
    height: in pixels; a small window makes it less.
    """
    choice: Choice = st.session_state.setdefault(f"{key}.choice", Choice())
    asked = choice.ask(tuple(chosen), mounted=key in st.session_state)
    data = {**payload, "key": key, "height": height, "chosen": asked}
    _declare()
    _component()(key=key, data=data, on_events_change=lambda: _replay(key, on_event))


def _replay(key: str, on_event: Callable[[MatrixEvent], None]) -> None:
    """Hands on the events that are new."""
    done = f"{key}.done"
    ring = st.session_state[key].get("events")
    choice: Choice = st.session_state[f"{key}.choice"]
    for number, event in read_events(ring, st.session_state.get(done, 0)):
        st.session_state[done] = number
        choice.shown = event.chosen
        on_event(event)


@cache
def _component() -> "ComponentRenderer":
    return st.components.v2.component(
        f"{DISTRIBUTION}.{COMPONENT}",
        html='<div class="matrix-root"></div>',
        css="matrix.css",
        js="matrix.js",
    )


def _declare() -> None:
    """Tells Streamlit where the assets are, once; see ``graph.widgets.canvas.element``."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{DISTRIBUTION}.{COMPONENT}") is None:
        config = ComponentConfig(COMPONENT, ASSETS)
        manager.register_from_manifest(
            ComponentManifest(DISTRIBUTION, __version__, [config]), PACKAGE
        )
