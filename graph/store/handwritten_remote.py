"""A query written by hand, run on the server that is the store."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from graph.errors import InputError, worded
from graph.store.endpoint.guard import check_query
from graph.store.endpoint.limits import Limits
from graph.store.endpoint.reasons import misread
from graph.store.outcome import Outcome
from graph.store.parsed import Form, form_of
from graph.store.remote import RemoteStore

__all__ = ["run_remotely"]

_Item = TypeVar("_Item")


def run_remotely(store: RemoteStore, query: str, seconds: float) -> Outcome:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE on a server.

    Parameters
    ----------
    seconds: how long it may take.

    Raises
    ------
    InputError: the query does not parse, is an update, uses SERVICE, is too deep, or takes too
        long.
    StoreBroken: the server does not answer, or cuts the answer.
    """
    text = check_query(query, Limits(seconds=seconds)).plain
    form, until = _form(text), time.monotonic() + seconds
    if form is Form.ASK:
        return Outcome(boolean=store.ask(text))
    if form is Form.SELECT:
        names, rows = store.select(text, seconds=seconds)
        return Outcome(variables=tuple(names), rows=tuple(_before(until, rows, seconds)))
    triples = _before(until, store.construct(text, seconds=seconds), seconds)
    return Outcome(ntriples="".join(f"{triple} .\n" for triple in triples).encode())


def _form(query: str) -> Form:
    try:
        return form_of(query)
    except InputError as error:
        raise misread(str(error.__cause__)) from error


def _before(until: float, items: Iterable[_Item], seconds: float) -> Iterator[_Item]:
    for item in items:
        if time.monotonic() > until:
            raise InputError(
                worded("la requête n'a pas fini en {seconds:g} secondes.", seconds=seconds),
                where="SPARQL",
                advice="Précisez-la, ou montez MAILLAGE_QUERY_SECONDS.",
            )
        yield item
