"""Long work of this server, one at a time: it goes on when its page is left."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from graph.errors import GraphError

__all__ = ["Work", "begin", "work_of"]


@dataclass
class Work:
    """One piece of work.

    Parameters
    ----------
    name: what is done. about: what it is done on, a generation.
    steps: the names of the steps begun, in order.
    started, ended: moments of the monotonic clock, in seconds; 0 while it goes on.
    result, error: what came of it; neither if the server failed on it.
    """

    name: str
    about: str
    steps: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    ended: float = 0.0
    result: object = None
    error: GraphError | None = None

    @property
    def is_going_on(self) -> bool:
        """Whether it has not ended."""
        return not self.ended

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return (self.ended or time.monotonic()) - self.started


def begin(name: str, about: str, do: Callable[[Callable[[str], None]], object]) -> Work | None:
    """Begin to ``do`` something, unless something is going on; nothing is given then.

    Parameters
    ----------
    do: takes what it tells each step to, and gives a result; a ``GraphError`` is kept.
    """
    desk = _desk()
    with desk.lock:
        if any(one.is_going_on for one in desk.works.values()):
            return None
        work = desk.works[name] = Work(name, about)
    threading.Thread(target=_carried_out, args=(work, do), name=name, daemon=True).start()
    return work


def work_of(name: str) -> Work | None:
    """The last work of that name, if there was one."""
    return _desk().works.get(name)


@dataclass
class _Desk:
    works: dict[str, Work] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _desk() -> _Desk:
    """What this server does, the same for every visitor."""
    return _Desk()


def _carried_out(work: Work, do: Callable[[Callable[[str], None]], object]) -> None:
    try:
        work.result = do(work.steps.append)
    except GraphError as error:
        work.error = error
    finally:
        work.ended = time.monotonic()
