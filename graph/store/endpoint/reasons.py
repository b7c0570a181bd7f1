"""What is said to somebody whose query gets no answer."""

import re

from graph.errors import Worded, worded
from graph.store.endpoint.refusals import EndpointBusy, QueryRefused

__all__ = [
    "busy",
    "fallen",
    "given_up",
    "misread",
    "misread_at",
    "shortened",
    "too_deep",
    "too_large",
    "too_long",
    "too_long_a_query",
    "too_many",
    "too_many_parts",
    "unknown_graph",
]

_WHERE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CANCELLED = "has been cancelled"
_LONGEST = 120


def busy() -> EndpointBusy:
    """Too many wait."""
    return EndpointBusy(
        worded("trop de requêtes attendent déjà."),
        where="SPARQL",
        advice=worded("Recommencez dans un instant."),
    )


def too_long(seconds: float) -> QueryRefused:
    """Its time is over."""
    return QueryRefused(
        "time",
        worded("la requête n'a pas fini en {seconds:g} secondes.", seconds=seconds),
        advice=worded("Précisez-la, ou ajoutez LIMIT."),
    )


def too_long_a_query(most: int, tokens: int) -> QueryRefused:
    """It is longer than ``most`` bytes or ``tokens`` words and signs."""
    return QueryRefused(
        "long",
        worded(
            "la requête dépasse {most} Kio, ou {tokens} mots et signes.",
            most=most // 1024,
            tokens=tokens,
        ),
        advice=worded("Raccourcissez-la, ou posez-en plusieurs."),
    )


def too_deep(most: int) -> QueryRefused:
    """Too much is inside something else."""
    return QueryRefused(
        "deep",
        worded("la requête est trop profonde : plus de {most} niveaux.", most=most),
        advice=worded("Simplifiez-la."),
    )


def too_many_parts(most: int) -> QueryRefused:
    """Too many operations."""
    return QueryRefused(
        "deep",
        worded("la requête a plus de {most} opérations.", most=most),
        advice=worded("Posez-en plusieurs, ou donnez vos valeurs avec VALUES."),
    )


def too_large(largest: int) -> QueryRefused:
    """Its answer has too many bytes."""
    return QueryRefused(
        "large",
        worded("la réponse dépasse {largest} Mo.", largest=largest // 1_000_000),
        advice=worded("Précisez la requête, ou ajoutez LIMIT."),
    )


def too_many(rows: int) -> QueryRefused:
    """It has too many rows, and they could not be cut."""
    return QueryRefused(
        "large",
        worded("la réponse dépasse {rows} lignes.", rows=rows),
        advice=worded("Précisez la requête, ou ajoutez LIMIT."),
    )


def fallen() -> QueryRefused:
    """The engine fell, twice."""
    return QueryRefused(
        "fallen",
        worded("la requête a fait tomber le moteur."),
        advice=worded("Simplifiez-la : elle est trop profonde ou demande trop de mémoire."),
    )


def unknown_graph(place: int) -> QueryRefused:
    """A graph of the dataset clause is not in the store; it is told by its rank, from 1.

    Its name is not repeated: nobody shall wonder whether it names something held back.
    """
    return QueryRefused(
        "graph",
        worded(
            "le graphe n° {place} de ceux que la requête demande n'est pas dans ces données.",
            place=place,
        ),
        advice=worded("Retirez-le, ou nommez-en un qui y est."),
    )


def given_up(reason: str, seconds: float) -> QueryRefused:
    """Oxigraph gave up on its way.

    Parameters
    ----------
    reason: the end of what it wrote.
    seconds: how long the query might run.
    """
    return too_long(seconds) if reason.endswith(_CANCELLED) else fallen()


def misread(reason: str, shift: int = 0) -> QueryRefused:
    """Oxigraph cannot read the query.

    Parameters
    ----------
    reason: what it says of it.
    shift: how many signs of the first line are not the user's.
    """
    found = _WHERE.match(reason)
    problem = shortened(" ".join((found[3] if found else reason).split()))
    if found is None:
        return QueryRefused(
            "syntax",
            worded("la requête ne se lit pas ({problem}).", problem=problem),
            advice=worded("Corrigez-la."),
        )
    line, sign = int(found[1]), int(found[2])
    return misread_at(
        worded("la requête ne se lit pas (attendu : {problem}).", problem=problem),
        worded("Corrigez-la à cet endroit."),
        line,
        max(1, sign - shift) if line == 1 else sign,
    )


def misread_at(what: Worded, advice: Worded, line: int, sign: int) -> QueryRefused:
    """The query cannot be read, for what is at ``line`` and character ``sign``, both from 1."""
    where = worded("SPARQL, ligne {line}, caractère {sign}", line=line, sign=sign)
    return QueryRefused("syntax", what, where=where, advice=advice)


def shortened(text: str, most: int = _LONGEST) -> str:
    """``text``, or its first ``most`` characters and an ellipsis."""
    return text if len(text) <= most else f"{text[:most]}…"
