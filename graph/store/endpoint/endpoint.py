"""Queries written by anybody, on one folder: guarded, limited, run by the child, answered whole."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from graph.store.endpoint.counting import count_rows
from graph.store.endpoint.exchange import Answered, Asked, BrokenOff, Exchange, TooLarge, TooLong
from graph.store.endpoint.formats import Format, formats_of
from graph.store.endpoint.guard import Checked, check_query
from graph.store.endpoint.limits import Limits
from graph.store.endpoint.process import Child
from graph.store.endpoint.reasons import (
    busy,
    fallen,
    given_up,
    misread,
    too_large,
    too_long,
    too_many,
    unknown_graph,
)
from graph.store.endpoint.reply import Reply

__all__ = ["Endpoint"]

_GRACE = 1.0
"""How long after its time a query may take to end, in seconds, before the child is ended."""

_NEARLY = 0.9
"""A query that had so much of its time when the child was ended is not asked again."""

_ALONE_SECONDS = 5.0
"""How long a query asked again may wait for others that are."""

_LONGEST_KEPT = 8192
_BAD_REQUEST = 400
_SMALLEST_ROW = 2
"""No answer of so many bytes a row can hold as many rows as its size says."""


def _unheeded(seconds: float) -> None:
    """Nobody is told."""


class Endpoint:
    """The guarded endpoint of one Oxigraph folder; safe to use from many threads.

    Nothing is started before the first query.

    Parameters
    ----------
    folder: the Oxigraph folder of a generation.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder = folder
        self.limits = limits or Limits()
        self.child = Child(folder, _whole_seconds(self.limits.seconds), self.limits.memory_bytes)
        self._workers = ThreadPoolExecutor(self.limits.parallel, thread_name_prefix="sparql")
        self._waiting = threading.BoundedSemaphore(self.limits.parallel + self.limits.waiting)
        self._alone = threading.Lock()

    def check(self, query: str, base: str = "") -> Checked:
        """The query as it may be run; see ``guard.check_query``.

        Parameters
        ----------
        base: what relative IRIs are relative to.

        Raises
        ------
        QueryRefused: it may not be run.
        """
        if len(query) > _LONGEST_KEPT:
            return check_query(query, self.limits, base)
        return _checked(query, self.limits, base)

    def submit(
        self,
        checked: Checked,
        format: Format,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = False,
        spent: Callable[[float], None] = _unheeded,
    ) -> "Future[Reply]":
        """Have a query run when its turn comes; the future raises what ``answer`` raises.

        Parameters
        ----------
        checked: by ``check``.
        format: one of ``formats_of(checked.form)``.
        default_graphs, named_graphs: the dataset (SPARQL 1.1 Protocol, section 2.1.4).
        union: whether the default graph is the union of all graphs, a statement of two graphs
            counted twice; ``FROM`` is then not heeded.
        spent: told how long the query ran, in seconds.

        Raises
        ------
        EndpointBusy: too many wait already.
        """
        if not self._waiting.acquire(blocking=False):
            raise busy()
        asked = Asked(checked.text, format, tuple(default_graphs), tuple(named_graphs), union)
        until = time.monotonic() + self.limits.patience
        try:
            future = self._workers.submit(self._timed, checked, asked, until, spent)
        except RuntimeError as error:
            self._waiting.release()
            raise busy() from error
        future.add_done_callback(lambda _: self._waiting.release())
        return future

    def answer(
        self,
        query: str,
        format: Format | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = False,
    ) -> Reply:
        """The answer to a query, waited for; see ``submit``.

        Parameters
        ----------
        format: the usual one of the query's form where there is none.

        Raises
        ------
        QueryRefused: it may not be run, does not parse, or takes too much.
        EndpointBusy: too many wait already.
        StoreBroken: the child does not start.
        """
        checked = self.check(query)
        return self.submit(
            checked,
            format or formats_of(checked.form)[0],
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            union=union,
        ).result()

    def close(self) -> None:
        """End the child; a query asked later is refused."""
        self._workers.shutdown(wait=False, cancel_futures=True)
        self.child.close()

    def _timed(
        self, checked: Checked, asked: Asked, until: float, spent: Callable[[float], None]
    ) -> Reply:
        start = time.monotonic()
        try:
            return self._answer(checked, asked, until)
        finally:
            spent(time.monotonic() - start)

    def _answer(self, checked: Checked, asked: Asked, until: float) -> Reply:
        if time.monotonic() > until:
            raise busy()
        named = (*checked.graphs, *asked.default_graphs, *asked.named_graphs)
        if named:
            self._check_graphs(named)
        answered = self._run(asked)
        if answered.status == _BAD_REQUEST and asked.query != checked.plain:
            # Where it is wrong is told of the query as the user wrote it, without our LIMIT.
            answered.body.close()
            answered = self._run(replace(asked, query=checked.plain))
            return self._reply(checked, asked, answered, is_limited=False)
        return self._reply(checked, asked, answered)

    def _run(self, asked: Asked) -> Answered:
        """Ask the child; once more, with no other such query beside it, if the child falls."""
        start = time.monotonic()
        try:
            try:
                return self._exchanged(asked)
            except BrokenOff:
                if time.monotonic() - start >= self.limits.seconds * _NEARLY:
                    raise TooLong(is_stuck=False) from None
                return self._run_alone(asked)
        except BrokenOff as error:
            raise fallen() from error
        except TooLong as error:
            raise too_long(self.limits.seconds) from error
        except TooLarge as error:
            raise too_large(self.limits.answer_bytes) from error

    def _run_alone(self, asked: Asked) -> Answered:
        """What was under way when the child fell: one at a time, or the guilty one fells others."""
        if not self._alone.acquire(timeout=_ALONE_SECONDS):
            raise busy()
        try:
            return self._exchanged(asked)
        finally:
            self._alone.release()

    def _exchanged(self, asked: Asked) -> Answered:
        host, port = self.child.address()
        starts = self.child.starts
        try:
            return Exchange(host, port).ask(
                asked, self.limits.seconds, _GRACE, self.limits.answer_bytes
            )
        except BrokenOff:
            self.child.bury(starts)
            raise
        except TooLong as error:
            if error.is_stuck:
                self.child.end(starts)
            raise

    def _reply(
        self, checked: Checked, asked: Asked, answered: Answered, *, is_limited: bool = True
    ) -> Reply:
        if not answered.is_whole:
            with answered.body:
                if answered.status == _BAD_REQUEST:
                    raise misread(answered.reason(), checked.shift)
                raise given_up(answered.reason(), self.limits.seconds)
        reply = Reply(
            checked.form, asked.format, answered.body, answered.size, False, self.limits.rows
        )
        if checked.limit and answered.size > checked.limit * _SMALLEST_ROW:
            reply.is_cut = count_rows(reply.read(), asked.format.media_type) >= checked.limit
            reply.body.seek(0)
            if reply.is_cut and not is_limited:
                reply.close()
                raise too_many(checked.limit)
        return reply

    def _check_graphs(self, named: Sequence[str]) -> None:
        """Refuse a dataset with a graph that is not there."""
        first = {graph: place for place, graph in reversed([*enumerate(named, 1)])}
        for graph, place in sorted(first.items(), key=lambda one: one[1]):
            if not _is_iri(graph):
                raise unknown_graph(place)
            query = f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
            answered = self._exchanged(Asked(query, formats_of("ask")[0]))
            with answered.body:
                if b"true" not in answered.body.read():
                    raise unknown_graph(place)


@lru_cache(maxsize=256)
def _checked(query: str, limits: Limits, base: str) -> Checked:
    """The same query comes again and again: from a page, from a program that follows some rows."""
    return check_query(query, limits, base)


def _is_iri(graph: str) -> bool:
    """Whether it can stand between ``<`` and ``>`` (SPARQL 1.1, rule 139)."""
    return bool(graph) and not any(sign in '<>"{}|^`\\' or sign <= " " for sign in graph)


def _whole_seconds(seconds: float) -> int:
    return max(1, int(-(-seconds // 1)))
