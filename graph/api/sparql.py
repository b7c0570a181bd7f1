"""``/sparql``: SPARQL 1.1 Protocol, queries only, over public statements (W3C Rec. 2013)."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.api.answering import api_route
from graph.api.conditions import is_known
from graph.api.limiting import Limiter, client_of
from graph.api.opened import public_dataset
from graph.api.preferences import preferred
from graph.api.recent import Recent
from graph.api.refusals import Refusal
from graph.api.sparql_description import DESCRIPTION_FORMATS, description
from graph.api.sparql_reply import SpooledResponse
from graph.api.sparql_request import SparqlRequest, read_request
from graph.errors import GraphError, Worded, worded
from graph.model.vocabulary import prefixes
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.endpoint import (
    Checked,
    Endpoint,
    EndpointBusy,
    Format,
    QueryRefused,
    diagnosed,
    endpoint_for,
    formats_of,
)

__all__ = ["sparql_routes"]

_STATUS: Final[Mapping[str, int]] = {
    "syntax": 400,
    "graph": 400,
    "update": 403,
    "service": 403,
    "long": 413,
    "deep": 422,
    "large": 422,
    "fallen": 422,
    "time": 504,
}
"""The status of each refusal (RFC 9110, section 15; SPARQL 1.1 Protocol, section 2.1.7)."""

_AT_ONCE = 16
_READ_AT_ONCE = 64
"""Bodies of one client on their way, which take memory and time but no work."""

_BUSY_SECONDS = 5
_SHORT = 8192
"""A query of so many characters is checked at once, without a thread."""

_CHANGING = ("rand", "now", "uuid", "struuid", "bnode")
"""Functions that give something else each time (SPARQL 1.1 Query, section 17.4)."""


def sparql_routes(settings: Settings) -> list[Route]:
    """``GET`` and ``POST /sparql``.

    Parameters
    ----------
    settings: of this process; the child is started by the first query.
    """
    limiter = Limiter(settings.client_requests, settings.client_seconds, _AT_ONCE)
    service = _Service(settings, limiter)
    return [api_route("/sparql", service.answer, methods=("GET", "POST"))]


class _Service:
    """The endpoint of one process."""

    def __init__(self, settings: Settings, limiter: Limiter) -> None:
        self._settings = settings
        self._limiter = limiter
        self._reading = Limiter(0, 0, _READ_AT_ONCE)
        self._current = Recent(lambda: public_dataset(settings))

    async def answer(self, request: Request) -> Response:
        """The answer to a query, or what the service says of itself without one."""
        client = client_of(request)
        with self._reading.admitted(client):
            asked = await read_request(request)
        with ExitStack() as stack:
            charge = stack.enter_context(self._limiter.admitted(client))
            dataset = await self._current.get()
            if asked.query is None:
                return await _described(request, dataset, asked)
            return await self._run(request, dataset, asked, charge, stack)

    async def _run(
        self,
        request: Request,
        dataset: Dataset,
        asked: SparqlRequest,
        charge: Callable[[float], None],
        stack: ExitStack,
    ) -> Response:
        endpoint = endpoint_for(dataset.generation.graph, self._settings.query_seconds)
        try:
            checked = await _checked(endpoint, asked.query or "", dataset.iris.base)
            format, media_type = _format(request, asked, formats_of(checked.form))
            headers = _headers(request, dataset, asked, media_type)
            if "ETag" in headers and is_known(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
            future = endpoint.submit(
                checked,
                format,
                default_graphs=asked.default_graphs,
                named_graphs=asked.named_graphs,
                union=asked.union,
                spent=charge,
            )
            reply = await asyncio.wrap_future(future)
        except QueryRefused as error:
            told = _sentence(_diagnosed(error, asked.query or "", dataset))
            raise Refusal(_STATUS[error.reason], told) from error
        except EndpointBusy as error:
            wait = {"Retry-After": str(_BUSY_SECONDS)}
            raise Refusal(503, _sentence(error), wait) from error
        if reply.is_cut:
            headers["X-SPARQL-MaxRows"] = str(reply.rows)
        return SpooledResponse(reply, media_type, headers, stack.pop_all().close)


async def _checked(endpoint: Endpoint, query: str, base: str) -> Checked:
    """The query checked; a long one in a thread, so that others need not wait."""
    if len(query) < _SHORT:
        return endpoint.check(query, base)
    return await asyncio.to_thread(endpoint.check, query, base)


async def _described(request: Request, dataset: Dataset, asked: SparqlRequest) -> Response:
    format, media_type = _format(request, asked, DESCRIPTION_FORMATS)
    address = str(request.url.replace(query=""))
    statements = await asyncio.to_thread(len, dataset.store)
    body = description(address, statements, format.media_type)
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


def _format(
    request: Request, asked: SparqlRequest, formats: Sequence[Format]
) -> tuple[Format, str]:
    """The format of the answer, and the name the client has for it."""
    if asked.format:
        for format in formats:
            if asked.format in (format.short, format.media_type, *format.aliases):
                return format, format.media_type
    else:
        by_name = {format.media_type: format for format in formats}
        for format in formats:
            by_name.update({alias: format for alias in format.aliases if alias not in by_name})
        chosen = preferred(request.headers.getlist("accept"), list(by_name))
        if chosen:
            return by_name[chosen], chosen
    offered = ", ".join(format.media_type for format in formats)
    raise Refusal(406, worded("cette requête se rend en : {offered}.", offered=offered))


def _headers(
    request: Request, dataset: Dataset, asked: SparqlRequest, media_type: str
) -> dict[str, str]:
    """Headers of a whole answer; a tag where the same query gives the same rows again."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    query = asked.query or ""
    if request.method in ("GET", "HEAD") and not any(word in query.lower() for word in _CHANGING):
        parts = (dataset.generation.folder.name, media_type, repr(asked))
        headers["ETag"] = f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'
    if asked.format in ("csv", "tsv"):
        headers["Content-Disposition"] = f'attachment; filename="sparql.{asked.format}"'
    return headers


def _diagnosed(error: QueryRefused, query: str, dataset: Dataset) -> QueryRefused:
    """The usual mistakes told where they are; looking through a long query would take the turn."""
    return error if len(query) > _SHORT else diagnosed(error, query, prefixes(dataset.iris))


def _sentence(error: GraphError) -> Worded:
    """Where, what and what to do, as one sentence with its facts."""
    facts = {"what": error.what, "advice": error.advice}
    if isinstance(error.where, Worded):
        return worded("{where}: {what} {advice}", where=error.where, **facts)
    return worded("{what} {advice}", **facts)
