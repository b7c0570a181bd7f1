"""What a reader does on the drawing, turned into what happens to the exploration."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import streamlit as st

from graph.network.exploration.state import Exploration
from graph.widgets.canvas import CanvasEvent
from graph.widgets.explorer_state import change, choose, expand, redo, start_from, undo
from graph.widgets.opened import dataset

__all__ = ["is_group", "menu_node", "react", "toggle_kind", "wanted_page"]

_MENU = "explorer.menu"
_PAGE = "explorer.page"


def react(event: CanvasEvent) -> None:
    """Do what the reader asked for."""
    done = _REACTIONS.get(event.type)
    if done is not None:
        st.session_state[_MENU] = ""
        done(event)


def menu_node() -> str:
    """The node whose menu is open, or an empty text."""
    return str(st.session_state.get(_MENU, ""))


def wanted_page() -> str:
    """The entity whose sheet was asked for, once."""
    return str(st.session_state.pop(_PAGE, ""))


def is_group(node: str) -> bool:
    """Whether ``node`` stands for several entities."""
    return node.startswith("group:")


def toggle_kind(kind: str) -> None:
    """Show or hide a kind."""

    def toggled(now: Exploration) -> Exploration:
        without = now.filters.without
        kept = tuple(one for one in without if one != kind)
        return now.filter(
            replace(now.filters, without=kept if kind in without else (*without, kind))
        )

    change(toggled)


def _open(event: CanvasEvent) -> None:
    node = event.node or ""
    if is_group(node):
        change(lambda now: now.open_group(node), chosen=())
    elif node:
        expand(node)


def _menu(event: CanvasEvent) -> None:
    choose(event.node or "")
    st.session_state[_MENU] = "" if is_group(event.node or "") else event.node or ""


def _moved(event: CanvasEvent) -> None:
    node, x, y = event.node or "", event.x, event.y
    if node and x is not None and y is not None and not is_group(node):
        change(lambda now: now.move(node, x, y))


def _command(event: CanvasEvent) -> None:
    node, name = event.node or "", event.name or ""
    act = _COMMANDS.get(name)
    if name == "hide":
        _hide(event.nodes or (node,))
    elif act is not None:
        act(node)
    elif name.startswith("expand:") and node:
        _, way, relation = name.split(":", 2)
        change(lambda now: now.expand(node, relation, way == "de"), chosen=[node])


def _on_nodes(act: Callable[[Exploration, str], Exploration]) -> Callable[[str], None]:
    def done(node: str) -> None:
        if node and not is_group(node):
            change(lambda now: act(now, node))

    return done


def _hide(nodes: Iterable[str]) -> None:
    """Put away the entity the command is about, or all those selected with it."""
    gone = [node for node in nodes if node and not is_group(node)]
    if gone:
        change(lambda now: now.hide(gone), chosen=())


def _expand(node: str) -> None:
    _open(CanvasEvent("doubleClick", node=node))


def _sheet(node: str) -> None:
    if not is_group(node):
        st.session_state[_PAGE] = node


def _centre(node: str) -> None:
    if node and not is_group(node):
        start_from(id=dataset().iris.short(node))


_COMMANDS: Mapping[str, Callable[[str], None]] = {
    "expand": _expand,
    "collapse": _on_nodes(lambda now, node: now.collapse(node)),
    "pin": _on_nodes(lambda now, node: now.pin(node)),
    "centre": _centre,
    "sheet": _sheet,
    "undo": lambda node: undo(),
    "redo": lambda node: redo(),
    "show-all": lambda node: change(lambda now: now.show_all()),
}

_REACTIONS: Mapping[str, Callable[[CanvasEvent], None]] = {
    "click": lambda event: choose(event.node or ""),
    "edgeClick": lambda event: choose(event.edge or ""),
    "background": lambda event: choose(),
    "doubleClick": _open,
    "selection": lambda event: choose(*event.nodes),
    "context": _menu,
    "moved": _moved,
    "legend": lambda event: toggle_kind(event.name or ""),
    "command": _command,
}
