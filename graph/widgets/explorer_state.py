"""The state of the Explorer, which is its address, and what the reader does to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import streamlit as st

from graph.network.exploration.address import NAMES, read_limit
from graph.network.exploration.history import History
from graph.network.exploration.state import Exploration, Start
from graph.questions.question import find_question
from graph.views.palette import STYLES
from graph.widgets.addresses import param, replace_params, set_params
from graph.widgets.entity import find_entity
from graph.widgets.explored import address_book

__all__ = [
    "State",
    "can_redo",
    "can_undo",
    "change",
    "choose",
    "expand",
    "read_state",
    "redo",
    "start_from",
    "undo",
]

_HISTORY = "explorer.history"
_KEPT = ("lang",)

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the address asks for.

    Parameters
    ----------
    chosen: IRIs of nodes, or one identifier of a line.
    """

    exploration: Exploration
    chosen: tuple[str, ...]

    @property
    def start(self) -> Start:
        """Where the exploration starts."""
        return self.exploration.start


def read_state() -> State | None:
    """What the address asks for; nothing if it names neither an entity nor a question.

    Raises
    ------
    graph.errors.InputError: a parameter of the address does not hold what it should.
    """
    text, question = param("id"), param("q")
    if not text and not question:
        return None
    start = Start(
        centre=find_entity(text) if text else "",
        target=find_entity(param("vers")) if text and param("vers") else "",
        question="" if text else question,
        given=() if text else _given(question),
        limit=read_limit(param("n")),
        weak=param("faibles") == "1",
    )
    exploration = address_book().read(param, start)
    known = tuple(kind for kind in exploration.filters.without if kind in STYLES)
    if known != exploration.filters.without:
        exploration = exploration.filter(replace(exploration.filters, without=known))
    return State(exploration, _chosen())


def change(
    act: Callable[[Exploration], Exploration], *, chosen: Iterable[str] | None = None
) -> None:
    """Do something to what is shown; it can be taken back.

    Parameters
    ----------
    chosen: what is selected afterwards; what is selected now if absent.
    """
    state = read_state()
    if state is None:
        return
    after = act(state.exploration)
    if after != state.exploration:
        _remember(_history().done(_now()))
        _write(after, state.chosen if chosen is None else tuple(chosen))
    elif chosen is not None:
        choose(*chosen)


def choose(*chosen: str) -> None:
    """Select nodes or a line, or nothing; the address tells it."""
    set_params(choix=_refs(chosen))


def expand(node: str) -> None:
    """Show the neighbours of ``node`` too."""
    change(lambda now: now.expand(node), chosen=[node])


def start_from(**params: str) -> None:
    """Begin another exploration on this page; it can be taken back."""
    _remember(_history().done(_now()))
    replace_params(params, keep=_KEPT)


def undo() -> None:
    """Take the last change back."""
    _go(*_history().undo(_now()))


def redo() -> None:
    """Do again what was taken back."""
    _go(*_history().redo(_now()))


def can_undo() -> bool:
    """Whether something can be taken back."""
    return bool(_history().past)


def can_redo() -> bool:
    """Whether something was taken back."""
    return bool(_history().future)


def _go(params: Params, history: History[Params]) -> None:
    _remember(history)
    replace_params(dict(params), keep=_KEPT)


def _now() -> Params:
    """This page's address, the language apart."""
    told = st.query_params.to_dict()
    return tuple(sorted((name, value) for name, value in told.items() if name not in _KEPT))


def _history() -> History[Params]:
    kept = st.session_state.get(_HISTORY)
    return kept if isinstance(kept, History) else History()


def _remember(history: History[Params]) -> None:
    st.session_state[_HISTORY] = history


def _write(exploration: Exploration, chosen: Iterable[str]) -> None:
    told = address_book().write(exploration)
    own = {"id", "q", *NAMES, *told}
    others = {name: value for name, value in st.query_params.to_dict().items() if name not in own}
    replace_params({**others, **told, "choix": _refs(chosen)}, keep=_KEPT)


def _refs(chosen: Iterable[str]) -> str:
    """Nodes as the address names them; a line keeps its identifier."""
    return "~".join(address_book().ref(one) if ":" in one else one for one in chosen)


def _chosen() -> tuple[str, ...]:
    book = address_book()
    asked = (one for one in param("choix").split("~") if one)
    return tuple(book.iri(one) if book.is_ref(one) else one for one in asked)


def _given(question: str) -> tuple[tuple[str, str], ...]:
    known = find_question(question).parameters
    return tuple((name, param(name)) for name in known if param(name))
