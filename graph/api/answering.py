"""How every route answers: its methods, the headers of all answers, a sentence for what is wrong.

Reads are open to pages of other sites (Fetch Standard, CORS protocol): nothing here depends on who
asks, no cookie is read.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from inspect import iscoroutinefunction
from time import perf_counter
from typing import cast

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from graph.api.limiting import Limiter, client_of
from graph.api.refusals import Refusal, refused
from graph.api.slowing import Slowing
from graph.errors import GraphError, ServiceError, worded

__all__ = ["Handler", "api_route", "in_thread"]

Handler = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]

_log = logging.getLogger(__name__)
_slowing = Slowing()
_LIGHT_THREADS = 4
"""Threads for what takes next to nothing: health, files, what queries are checked with."""

_heavy: RunVar[CapacityLimiter] = RunVar("maillage.api.heavy")
_light: RunVar[CapacityLimiter] = RunVar("maillage.api.light")

_ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Allow, Content-Language, Content-Location, Content-Range, ETag, Link, "
        "Location, Retry-After, X-SPARQL-MaxRows"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_UNFRAMED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PREFLIGHT_HEADERS = (
    "Accept, Accept-Language, Content-Type, If-Match, If-None-Match, If-Range, Range"
)
_DAY = "86400"


def api_route(
    path: str,
    handler: Handler,
    *,
    methods: Sequence[str] = ("GET",),
    limiter: Limiter | None = None,
) -> Route:
    """A route that answers ``methods`` (HEAD with GET), OPTIONS, and 405 to any other.

    Parameters
    ----------
    path: as Starlette writes it: ``/search``, ``/page/{rest:path}``.
    handler: gives the response, or raises ``Refusal`` or a ``GraphError``. One that is not
        ``async`` runs in a worker thread: it may read the store.
    limiter: what one client may ask of such a handler, in requests and in seconds of its work;
        where there is none, the handler takes next to no time.
    """
    return Route(path, endpoint=_Answering(handler, methods, limiter))


async def in_thread(work: Callable[[], Response]) -> Response:
    """Run ``work``, which may take long, in the one thread of the API that does.

    More threads would answer no faster: they would only take turns from those of the pages.
    """
    return await _run(work, _heavy, 1)


async def _run(
    work: Callable[[], Response], limit: RunVar[CapacityLimiter], threads: int
) -> Response:
    try:
        limiter = limit.get()
    except LookupError:
        limiter = CapacityLimiter(threads)
        limit.set(limiter)
    return await to_thread.run_sync(work, limiter=limiter)


class _Answering:
    """The ASGI application of one route."""

    def __init__(self, handler: Handler, methods: Sequence[str], limiter: Limiter | None) -> None:
        self._handler = handler
        self._limiter = limiter
        with_head = [*methods, "HEAD"] if "GET" in methods else list(methods)
        self._methods = (*with_head, "OPTIONS")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        response = await self._response(request)
        await response(scope, receive, _finishing(send, request.method == "HEAD"))

    async def _response(self, request: Request) -> Response:
        try:
            if request.method == "OPTIONS":
                return self._options()
            if request.method not in self._methods:
                raise Refusal(
                    405,
                    worded("cette adresse ne répond pas à cette méthode."),
                    {"Allow": ", ".join(self._methods)},
                )
            if iscoroutinefunction(self._handler):
                return cast(Response, await self._handler(request))
            return await self._worked(request)
        except Refusal as refusal:
            await _slowing.refuse(client_of(request), refusal.status)
            return refused(request, refusal)
        except GraphError as error:
            if isinstance(error, ServiceError):
                _log.error("%s: %s", request.url.path, error)
            return refused(request, Refusal.of(error))

    async def _worked(self, request: Request) -> Response:
        """What the handler gives in a worker thread; its time is counted to the client."""
        handler = cast(Callable[[Request], Response], self._handler)
        if self._limiter is None:
            return await _run(lambda: handler(request), _light, _LIGHT_THREADS)
        with self._limiter.admitted(client_of(request)) as charge:

            def work() -> Response:
                started = perf_counter()
                try:
                    return handler(request)
                finally:
                    charge(perf_counter() - started)

            return await in_thread(work)

    def _options(self) -> Response:
        """What may be asked, and the answer to a preflight."""
        allowed = ", ".join(self._methods)
        headers = {
            "Allow": allowed,
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": _PREFLIGHT_HEADERS,
            "Access-Control-Max-Age": _DAY,
        }
        return Response(status_code=204, headers=headers)


def _finishing(send: Send, without_body: bool) -> Send:
    """``send`` that adds the headers of every answer, and drops the body after HEAD."""

    async def finishing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", _UNFRAMED)
        elif message["type"] == "http.response.body" and without_body:
            message = {**message, "body": b""}
        await send(message)

    return finishing
