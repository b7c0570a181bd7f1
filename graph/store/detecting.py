"""Which family a server is of, and where the statements of our default graph are on it."""

from contextlib import closing
from typing import Final

import httpx
import pyoxigraph

from graph.errors import StoreBroken, worded
from graph.model.iris import Iris
from graph.store.dialects import Dialect, Plain, UnionDefault, Virtuoso
from graph.store.exchange import PROMPT, Exchange

__all__ = ["ask", "detect", "is_union_by_trying", "not_sparql"]

_SERVICE: Final = "http://www.w3.org/ns/sparql-service-description#Service"
_RESULTS: Final = "application/sparql-results+json"


def detect(exchange: Exchange, iris: Iris) -> Dialect:
    """How the server must be asked for the dataset under the base of ``iris``.

    A server that says it is Virtuoso is asked as one. Elsewhere, where the graph
    ``<base>graph/default`` is there it stands for the default graph.

    Raises
    ------
    StoreBroken: the server does not answer; or statements of all graphs are in its default graph,
        and those of ours cannot be told from them.
    """
    default = iris.default_graph.value
    stands, name = ask(exchange, f"ASK {{ GRAPH <{default}> {{ ?s ?p ?o }} }}")
    if "virtuoso" in name.lower():
        return Virtuoso(default, _described(exchange))
    if stands:
        return UnionDefault(default)
    if _is_union(exchange, iris):
        raise StoreBroken(
            "ce serveur réunit tous les graphes en un, et ce qui est dit des sources s'y perd.",
            where=exchange.query_address.shown,
            advice=worded(
                "Chargez-y les énoncés sans graphe dans le graphe {graph}.", graph=default
            ),
        )
    return Plain()


def _described(exchange: Exchange) -> tuple[str, ...]:
    """The graphs in which Virtuoso describes its own service and its folders of files.

    The first is known by what it holds (SPARQL 1.1 Service Description), the other by its name.
    """
    query = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?service a <{_SERVICE}> }} }}"
    with closing(exchange.asked(query, _RESULTS)) as response:
        try:
            found = pyoxigraph.parse_query_results(
                response.read(), format=pyoxigraph.QueryResultsFormat.JSON
            )
            assert isinstance(found, pyoxigraph.QuerySolutions)
            names = [row[0].value for row in found]
        except httpx.HTTPError as error:
            raise exchange.broken(error) from error
    return tuple(own for name in names for own in (name, f"{name.removesuffix('sparql')}DAV/"))


def _is_union(exchange: Exchange, iris: Iris) -> bool:
    """Whether the vocabulary's words, described in a graph of their own, are so in all."""
    word = f"{iris.mai('Resource')} a ?kind"
    return ask(exchange, f"ASK {{ {word} }}")[0]


def is_union_by_trying(exchange: Exchange, iris: Iris) -> bool:
    """The same on a server that may be written, and may be empty."""
    graph, statement = f"{iris.build.value}/try", f"<{iris.build.value}> a <{iris.build.value}>"
    exchange.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {statement} }} }}")
    try:
        return ask(exchange, f"ASK {{ {statement} }}")[0]
    finally:
        exchange.update(f"DROP SILENT GRAPH <{graph}>")


def ask(exchange: Exchange, query: str) -> tuple[bool, str]:
    """What a server answers to an ASK as it stands, and what it calls itself (``Server``).

    Raises
    ------
    StoreBroken: it does not answer, or not with what SPARQL 1.1 says.
    """
    with closing(exchange.asked(query, _RESULTS, PROMPT)) as response:
        try:
            found = pyoxigraph.parse_query_results(
                response.read(), format=pyoxigraph.QueryResultsFormat.JSON
            )
        except httpx.HTTPError as error:
            raise exchange.broken(error) from error
        except (SyntaxError, ValueError):
            raise not_sparql(exchange, response) from None
    return bool(found), response.headers.get("server", "")


def not_sparql(exchange: Exchange, response: httpx.Response) -> StoreBroken:
    """What to say of an answer that is none."""
    kind = response.headers.get("content-type", "").partition(";")[0][:60] or "?"
    return StoreBroken(
        worded("ce serveur ne répond pas comme un serveur SPARQL (il donne {kind}).", kind=kind),
        where=exchange.query_address.shown,
        advice="Donnez l'adresse de son service SPARQL dans MAILLAGE_STORE.",
    )
