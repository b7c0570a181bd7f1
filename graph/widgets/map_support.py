"""What the browser can draw: whether it has WebGL, and how wide the map may be."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["read_support"]

USUAL: Final = 800
"""The width that is assumed, in pixels; a browser only answers where it is another."""

_JS: Final = """
export default function ({ parentElement, data, setStateValue }) {
  const host = parentElement.host ?? parentElement;
  const wide = Math.round(host.getBoundingClientRect().width / 20) * 20;
  if (wide > 0 && Math.abs(wide - data.width) > 60) setStateValue("width", wide);
  if (data.webgl) {
    let works = false;
    try {
      works = Boolean(document.createElement("canvas").getContext("webgl2"));
    } catch {
      works = false;
    }
    if (!works) setStateValue("webgl", false);
  }
}
"""


def read_support(key: str) -> tuple[bool, int]:
    """Whether a map can be drawn with WebGL, and the width there is for it, in pixels.

    Parameters
    ----------
    key: unique on the page. The element shows nothing.
    """
    webgl, width = _known(key)
    _component()(
        key=key,
        data={"webgl": webgl, "width": width},
        default={"webgl": True, "width": USUAL},
        on_webgl_change=lambda: None,
        on_width_change=lambda: None,
    )
    return webgl, width


def _known(key: str) -> tuple[bool, int]:
    state = st.session_state.get(key)
    if not isinstance(state, Mapping):
        return True, USUAL
    width = state.get("width", USUAL)
    fits = isinstance(width, int) and 200 <= width <= 4000
    return state.get("webgl") is not False, width if fits else USUAL


@cache
def _component() -> "ComponentRenderer":
    return st.components.v2.component("maillage_map_support", html="<span></span>", js=_JS)
