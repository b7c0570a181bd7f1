"""A SPARQL 1.1 server as a store: Virtuoso, GraphDB, Jena, QLever, Neptune, Oxigraph."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from threading import Lock
from typing import Final

import httpx
import pyoxigraph

from graph.errors import InputError, StoreBroken
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, Triple
from graph.settings import DEFAULT_BASE
from graph.store.address import Address
from graph.store.answers import BROKEN, Body, Rows, Triples
from graph.store.base import Value
from graph.store.credentials import Credentials
from graph.store.detecting import detect, not_sparql
from graph.store.dialects import Dialect
from graph.store.exchange import Exchange, UpdateRefused
from graph.store.found import found_quads
from graph.store.parsed import Form, form_of
from graph.store.updates import batches, deletes, inserts

__all__ = ["RemoteStore"]

_RESULTS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples, text/plain;q=0.5"
_JSON: Final = pyoxigraph.QueryResultsFormat.JSON
_MOST_ROWS: Final = "x-sparql-maxrows"
"""What Virtuoso says of an answer it has cut, with the number of rows it gives."""

_CUT_SHORT: Final = "x-sql-state"
"""What Virtuoso says of an answer it has stopped looking for, time being up."""

_PATIENCE: Final = 120.0


class RemoteStore:
    """A ``Store`` on a server that speaks the SPARQL 1.1 Protocol; any thread may use it.

    Parameters
    ----------
    query_url: where it answers queries; may hold a name and a password, which are never shown.
    update_url: where it takes updates; empty if it takes none.
    user, password: given only if it asks for them, as Basic or Digest.
    base: first part of our IRIs; ``<base>graph/default`` stands for the default graph on a server
        that has none (see ``graph.store.default_graph``).
    seconds: how long it may stay silent.

    Raises
    ------
    InputError: an address is none.
    """

    def __init__(
        self,
        query_url: str,
        update_url: str = "",
        user: str = "",
        password: str = "",
        *,
        base: str = DEFAULT_BASE,
        seconds: float = _PATIENCE,
    ) -> None:
        query = Address.read(query_url)
        update = Address.read(update_url, "MAILLAGE_STORE_UPDATE") if update_url else None
        credentials = Credentials(user or query.user, password or query.password)
        self.exchange = Exchange(query, update, credentials, seconds)
        self.iris = Iris(base)
        self._dialect: Dialect | None = None
        self._lock = Lock()

    @property
    def marker(self) -> NamedNode:
        """What the server's default graph tells of the build it holds: no statement of ours."""
        return self.iris.build

    @property
    def place(self) -> str:
        """The address, without credentials."""
        return self.exchange.query_address.shown

    @property
    def dialect(self) -> Dialect:
        """How this server is asked; it is found out once.

        Raises
        ------
        StoreBroken: the server does not answer, or its default graph cannot be told.
        """
        with self._lock:
            if self._dialect is None:
                self._dialect = detect(self.exchange, self.iris)
            return self._dialect

    def speak(self, dialect: Dialect) -> None:
        """Ask in ``dialect`` from now on: an empty server tells nothing of itself."""
        with self._lock:
            self._dialect = dialect

    def select(
        self, query: str, *, seconds: float = 0.0
    ) -> tuple[list[str], Iterator[tuple[Value | None, ...]]]:
        """See :class:`graph.store.base.Store`.

        Parameters
        ----------
        seconds: less patience than usual.
        """
        if form_of(query) is not Form.SELECT:
            raise InputError("cette requête n'est pas un SELECT.", where="SPARQL")
        return self.rows(query, seconds=seconds)

    def rows(self, query: str, *, seconds: float = 0.0) -> tuple[list[str], Rows]:
        """The solutions of a query that is known to be a SELECT; see :meth:`select`."""
        response = self._asked(query, _RESULTS, seconds)
        body = Body(response)
        try:
            found = pyoxigraph.parse_query_results(body, format=_JSON)  # type: ignore[arg-type]  # only its ``read`` is used
        except BROKEN as error:
            body.close()
            raise self._translated(error, response) from error
        if not isinstance(found, pyoxigraph.QuerySolutions):
            body.close()
            raise not_sparql(self.exchange, response)
        names = [variable.value for variable in found.variables]
        said = response.headers.get(_MOST_ROWS, "")
        most = int(said) if said.isdecimal() else 0
        return names, Rows(found, body, self.exchange.broken, most, self.place)

    def ask(self, query: str) -> bool:
        """See :class:`graph.store.base.Store`."""
        if form_of(query) is not Form.ASK:
            raise InputError("cette requête n'est pas un ASK.", where="SPARQL")
        with closing(self._asked(query, _RESULTS)) as response:
            try:
                found = pyoxigraph.parse_query_results(response.read(), format=_JSON)
            except BROKEN as error:
                raise self._translated(error, response) from error
        if not isinstance(found, pyoxigraph.QueryBoolean):
            raise not_sparql(self.exchange, response)
        return bool(found)

    def construct(self, query: str, *, seconds: float = 0.0) -> Iterator[Triple]:
        """See :class:`graph.store.base.Store`."""
        if form_of(query) is not Form.GRAPH:
            raise InputError("cette requête n'est ni un CONSTRUCT ni un DESCRIBE.", where="SPARQL")
        response = self._asked(query, _TRIPLES, seconds)
        kind = response.headers.get("content-type", "")
        if "triples" not in kind and not kind.startswith("text/plain"):
            response.close()
            raise not_sparql(self.exchange, response)
        return Triples(Body(response), self.exchange.broken)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See :class:`graph.store.base.Store`."""
        return found_quads(self, subject, predicate, object, graph)

    def write(self, quads: Iterable[Quad]) -> None:
        """Add statements: all or none if the server takes them in one update.

        Those that would need several are sent one update after the other; when one fails, what
        went before it stays. ``graph.building.sending`` tells readers to wait meanwhile.
        """
        told = list(quads)
        for batch in batches(told, self.dialect.statements):
            self.add(batch)

    def add(self, quads: list[Quad]) -> None:
        """Add a few statements, in one update if the server takes that many at once."""
        self._update(inserts, quads)

    def remove(self, quads: list[Quad]) -> None:
        """Take a few statements out; those that are not there do no harm."""
        self._update(deletes, quads)

    def _update(self, written: Callable[[Iterable[Quad], str], str], quads: list[Quad]) -> None:
        """How long an update may be is known by trying: Virtuoso counts lines of its own SQL."""
        try:
            self.exchange.update(written(quads, self.dialect.default))
        except UpdateRefused:
            half = len(quads) // 2
            if self.dialect.is_atomic or not half:
                raise
            self._update(written, quads[:half])
            self._update(written, quads[half:])

    def count(self, pattern: str) -> int:
        """How many solutions a graph pattern has."""
        _, rows = self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        return sum(int(count.value) for (count,) in rows if isinstance(count, Literal))

    def __len__(self) -> int:
        marked = self.count(f"{self.marker} ?p ?o")
        return self.count("?s ?p ?o") + self.count("GRAPH ?g { ?s ?p ?o }") - marked

    def close(self) -> None:
        """Let every connection go; the store answers no more."""
        self.exchange.close()

    def _asked(self, query: str, accept: str, seconds: float = 0.0) -> httpx.Response:
        response = self.exchange.asked(self.dialect.query(query), accept, seconds)
        if _CUT_SHORT in response.headers:
            response.close()
            raise StoreBroken(
                "ce serveur n'a pas fini de chercher dans le temps qu'il se donne.",
                where=self.place,
                advice="Précisez la requête, ou demandez plus de temps à qui le tient.",
            )
        return response

    def _translated(self, error: Exception, response: httpx.Response) -> StoreBroken:
        if "json" in response.headers.get("content-type", ""):
            return self.exchange.broken(error)
        return not_sparql(self.exchange, response)
