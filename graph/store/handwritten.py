"""A query written by hand, run in a process of its own that a time limit can end.

``SERVICE`` is refused before anything runs: it would make the engine call other machines.
"""

import multiprocessing
import re
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph

from graph.errors import GraphError, InputError, StoreBroken
from graph.store.base import Value
from graph.store.embedded import EmbeddedStore

__all__ = ["Outcome", "has_service", "run_query"]

_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|\#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w:?$@-])service(?![\w:-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query gave: rows under ``variables``, a boolean, or statements as N-Triples."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    boolean: bool | None = None
    ntriples: bytes | None = None


def has_service(query: str) -> bool:
    """Whether ``query`` holds the keyword SERVICE outside strings, IRIs and comments."""
    return _SERVICE.search(_SKIPPED.sub(" ", query)) is not None


def run_query(folder: Path, query: str, seconds: float) -> Outcome:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE on the Oxigraph store in ``folder``.

    Parameters
    ----------
    seconds: how long it may take.

    Raises
    ------
    InputError: the query does not parse, is an update, uses SERVICE, or takes too long.
    StoreBroken: the store cannot be read.
    """
    if has_service(query):
        raise InputError("SERVICE n'est pas permis.", where="SPARQL", advice="Retirez-le.")
    EmbeddedStore.open(folder)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(sender, folder, query), daemon=True)
    worker.start()
    sender.close()
    try:
        if not receiver.poll(seconds + _START_SECONDS):
            raise InputError(
                f"la requête n'a pas fini en {seconds:g} secondes.",
                where="SPARQL",
                advice="Précisez-la, ou montez MAILLAGE_QUERY_SECONDS.",
            )
        kind, body = receiver.recv()
    except EOFError:
        raise StoreBroken("la requête s'est arrêtée sans réponse.", where="SPARQL") from None
    finally:
        worker.kill()
        worker.join()
    return _outcome(kind, body)


_START_SECONDS = 1.0
"""Time a process takes to start, not counted against the query."""


def _work(sender: Connection, folder: Path, query: str) -> None:
    try:
        found = pyoxigraph.Store.read_only(str(folder)).query(query)
        if isinstance(found, pyoxigraph.QueryTriples):
            body = found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
            sender.send(("triples", body))
        else:
            sender.send(("results", found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)))
    except (SyntaxError, ValueError) as error:
        sender.send(("syntax", str(error)))
    except (OSError, RuntimeError) as error:
        sender.send(("failed", str(error)))


def _outcome(kind: str, body: bytes | str) -> Outcome:
    if isinstance(body, str):
        problem = body.splitlines()[0][:300]
        error: GraphError = StoreBroken(f"la requête a échoué ({problem}).", where="SPARQL")
        if kind == "syntax":
            error = InputError(f"la requête ne se lit pas ({problem}).", where="SPARQL")
        raise error
    if kind == "triples":
        return Outcome(ntriples=body)
    parsed = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(parsed, pyoxigraph.QueryBoolean):
        return Outcome(boolean=bool(parsed))
    return Outcome(
        variables=tuple(variable.value for variable in parsed.variables),
        rows=tuple(tuple(row) for row in parsed),
    )
