"""A query written by hand, run in a process of its own that a time limit can end.

``SERVICE`` is refused before anything runs: it would make the engine call other machines.
"""

import io
import multiprocessing
import re
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from graph.errors import GraphError, InputError, StoreBroken, worded
from graph.store.embedded import EmbeddedStore
from graph.store.endpoint.guard import has_service
from graph.store.endpoint.reasons import misread
from graph.store.outcome import Outcome

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["Outcome", "has_service", "run_query"]

_START_SECONDS = 60.0
"""How long the process may take to start; not counted against the query."""

_LARGEST = 256 * 1024 * 1024
"""The largest answer, in bytes as serialised; it is held in memory."""

_PROLOGUE = re.compile(
    r"\s+|\#[^\n\r]*|prefix\s+[^\s<]*\s*<[^<>\s]*>|base\s*<[^<>\s]*>", re.IGNORECASE
)
_UPDATE = re.compile(
    r"(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE
)


def run_query(folder: Path, query: str, seconds: float) -> Outcome:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE on the Oxigraph store in ``folder``.

    Parameters
    ----------
    seconds: how long it may take.

    Raises
    ------
    InputError: the query does not parse, is an update, uses SERVICE, takes too long, gives too
        much, or is too deep for the engine.
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
        if not receiver.poll(_START_SECONDS):
            raise StoreBroken("le moteur de requêtes ne démarre pas.", where="SPARQL")
        receiver.recv()
        if not receiver.poll(seconds):
            raise InputError(
                worded("la requête n'a pas fini en {seconds:g} secondes.", seconds=seconds),
                where="SPARQL",
                advice="Précisez-la, ou montez MAILLAGE_QUERY_SECONDS.",
            )
        kind, body = receiver.recv()
    except EOFError:
        raise InputError(
            "la requête a fait tomber le moteur.",
            where="SPARQL",
            advice="Simplifiez-la : elle est trop profonde ou demande trop de mémoire.",
        ) from None
    finally:
        worker.kill()
        worker.join()
    return _outcome(query, kind, body)


class _Answer(io.BytesIO):
    """A serialised answer that may not grow without end."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Add ``data``; ``OverflowError`` past the largest size."""
        if self.tell() + memoryview(data).nbytes > _LARGEST:
            raise OverflowError
        return super().write(data)


def _work(sender: Connection, folder: Path, query: str) -> None:
    try:
        store = pyoxigraph.Store.read_only(str(folder))
        sender.send(("ready", b""))
        sender.send(_asked(store, query))
    except (SyntaxError, ValueError) as error:
        sender.send(("syntax", str(error)))
    except OverflowError:
        sender.send(("large", ""))
    except (OSError, RuntimeError) as error:
        sender.send(("failed", str(error)))


def _asked(store: pyoxigraph.Store, query: str) -> tuple[str, bytes]:
    found, answer = store.query(query), _Answer()
    if isinstance(found, pyoxigraph.QueryTriples):
        found.serialize(answer, format=pyoxigraph.RdfFormat.N_TRIPLES)
        return "triples", answer.getvalue()
    found.serialize(answer, format=pyoxigraph.QueryResultsFormat.JSON)
    return "results", answer.getvalue()


def _outcome(query: str, kind: str, body: bytes | str) -> Outcome:
    if isinstance(body, str):
        raise _refusal(query, kind, body)
    if kind == "triples":
        return Outcome(ntriples=body)
    parsed = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(parsed, pyoxigraph.QueryBoolean):
        return Outcome(boolean=bool(parsed))
    return Outcome(
        variables=tuple(variable.value for variable in parsed.variables),
        rows=tuple(tuple(row) for row in parsed),
    )


def _refusal(query: str, kind: str, reason: str) -> GraphError:
    if kind == "large":
        return InputError(
            worded("la réponse dépasse {largest} Mo.", largest=_LARGEST // 1000000),
            where="SPARQL",
            advice="Précisez la requête, ou ajoutez LIMIT.",
        )
    if kind != "syntax":
        problem = " ".join(reason.split())[:200]
        return StoreBroken(
            worded("la requête a échoué ({problem}).", problem=problem), where="SPARQL"
        )
    if verb := _update_verb(query):
        return InputError(
            worded("{verb} est une écriture, et le graphe ne fait que se lire.", verb=verb),
            where="SPARQL",
            advice="Utilisez SELECT, ASK, CONSTRUCT ou DESCRIBE.",
        )
    return misread(reason)


def _update_verb(query: str) -> str:
    """The first word of an update, or an empty text for what looks like a query."""
    start = 0
    while passed := _PROLOGUE.match(query, start):
        start = passed.end()
    found = _UPDATE.match(query, start)
    return found.group().upper() if found else ""
