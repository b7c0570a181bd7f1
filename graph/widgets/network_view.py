"""A network on the page: the canvas, and the table that says the same."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from graph.network.build import Network
from graph.network.layout import Positions
from graph.views.drawing import payload
from graph.views.palette import STYLES, legend, style_key
from graph.views.text import shown
from graph.widgets.canvas import TEXTS, CanvasEvent, network_canvas
from graph.widgets.language import _, language
from graph.widgets.opened import patterns

__all__ = ["show_canvas", "show_table"]


def show_canvas(
    net: Network,
    positions: Positions,
    *,
    key: str,
    centre: str = "",
    chosen: str = "",
    height: int = 620,
    on_event: Callable[[CanvasEvent], None],
) -> None:
    """The drawing; what the reader does arrives in ``on_event``."""
    drawn: dict[str, object] = dict(
        payload(net, positions, language=language(), patterns=patterns(), centre=centre or None)
    )
    drawn["legend"] = legend(net, language())
    drawn["dark"] = {kind: style.dark.fill for kind, style in STYLES.items()}
    drawn["texts"] = _texts()
    network_canvas(drawn, key=key, height=height, on_event=on_event, selected=chosen or None)


def show_table(net: Network, *, key: str, on_choose: Callable[[str], None]) -> None:
    """The same entities as a table, those with most relations first; a line can be chosen."""
    nodes = sorted(net, key=lambda node: (-int(net.degree(node)), str(net.nodes[node]["label"])))
    rows = [_row(net, node) for node in nodes]
    words = (_("Nom"), _("Type"), _("Relations montrées"), _("Liens"))
    st.dataframe(
        pd.DataFrame(rows, columns=list(words)),
        key=key,
        hide_index=True,
        height=min(420, 38 + 35 * max(1, len(rows))),
        column_config={
            words[0]: st.column_config.TextColumn(width="large"),
            words[3]: st.column_config.TextColumn(width="large"),
        },
        selection_mode="single-row",
        on_select=lambda: _choose(key, nodes, on_choose),
    )


def _row(net: Network, node: str) -> tuple[str, str, int, str]:
    data = net.nodes[node]
    labels: dict[str, int] = {}
    for edges in (net.out_edges(node, data=True), net.in_edges(node, data=True)):
        for _one, _other, edge in edges:
            label = shown(edge.get("label", ""))
            labels[label] = labels.get(label, 0) + 1
    told = ", ".join(
        f"{label} ({count})" if count > 1 else label
        for label, count in sorted(labels.items(), key=lambda item: (-item[1], item[0]))
    )
    kind = STYLES[style_key(data)].name(language())
    return shown(data.get("label") or node), kind, int(net.degree(node)), told


def _choose(key: str, nodes: list[str], on_choose: Callable[[str], None]) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    if chosen:
        on_choose(nodes[chosen[0]])


def _texts() -> Mapping[str, str]:
    return {key: _(text) for key, text in TEXTS.items()}
