"""What is said to somebody whose query gets no answer."""

import re

from graph.errors import GraphError, worded
from graph.store.endpoint.refusals import EndpointBusy, QueryRefused

__all__ = [
    "busy",
    "fallen",
    "misread",
    "refused_by_engine",
    "too_large",
    "too_long",
    "unknown_graph",
]

_WHERE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CANCELLED = "has been cancelled"
_LONGEST = 120


def busy() -> EndpointBusy:
    """Too many wait."""
    return EndpointBusy(
        "trop de requêtes attendent déjà.", where="SPARQL", advice="Recommencez dans un instant."
    )


def too_long(seconds: float) -> QueryRefused:
    """Its time is over."""
    return QueryRefused(
        "time",
        worded("la requête n'a pas fini en {seconds:g} secondes.", seconds=seconds),
        advice="Précisez-la, ou ajoutez LIMIT.",
    )


def too_large(largest: int) -> QueryRefused:
    """Its answer has too many bytes."""
    return QueryRefused(
        "large",
        worded("la réponse dépasse {largest} Mo.", largest=largest // 1_000_000),
        advice="Précisez la requête, ou ajoutez LIMIT.",
    )


def fallen() -> QueryRefused:
    """The engine fell, twice."""
    return QueryRefused(
        "fallen",
        "la requête a fait tomber le moteur.",
        advice="Simplifiez-la : elle est trop profonde ou demande trop de mémoire.",
    )


def unknown_graph(graph: str) -> QueryRefused:
    """A graph of the dataset clause is not in the store."""
    shown = graph if len(graph) <= _LONGEST else f"{graph[:_LONGEST]}…"
    return QueryRefused(
        "graph",
        worded("le graphe <{graph}> n'est pas dans ces données.", graph=shown),
        advice="Retirez-le, ou nommez-en un qui y est.",
    )


def refused_by_engine(status: int, reason: str, seconds: float) -> GraphError:
    """Oxigraph said 400, or gave up on its way.

    Parameters
    ----------
    status: 200 where the answer was cut.
    reason: what Oxigraph wrote; of an answer that was cut, its end.
    seconds: how long the query might run.
    """
    if status == 400:
        return misread(reason)
    if reason.endswith(_CANCELLED):
        return too_long(seconds)
    return fallen()


def misread(reason: str) -> QueryRefused:
    """Oxigraph cannot read the query; ``reason`` is what it says of it."""
    found = _WHERE.match(reason)
    problem = " ".join((found[3] if found else reason).split())
    if len(problem) > _LONGEST:
        problem = f"{problem[:_LONGEST]}…"
    if found is None:
        return QueryRefused(
            "syntax",
            worded("la requête ne se lit pas ({problem}).", problem=problem),
            advice="Corrigez-la.",
        )
    return QueryRefused(
        "syntax",
        worded("la requête ne se lit pas (attendu : {problem}).", problem=problem),
        where=worded("SPARQL, ligne {line}, caractère {sign}", line=found[1], sign=found[2]),
        advice="Corrigez-la à cet endroit.",
    )
