"""The HTTP routes beside the interface: what programs ask, over public statements only."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from graph.api.catalogue import catalogue_routes
from graph.api.dataset_page import dataset_page_routes
from graph.api.downloads import download_routes
from graph.api.gate import Gate
from graph.api.health import health_routes
from graph.api.limiting import Limiter
from graph.api.linked import linked_routes
from graph.api.ontology import ontology_routes
from graph.api.page import page_routes
from graph.api.preparing import keep_ready
from graph.api.quick_sockets import quicken
from graph.api.reconciliation import reconcile_routes
from graph.api.search import search_routes
from graph.api.sparql import sparql_routes
from graph.settings import Settings
from graph.store.endpoint import close_endpoints

__all__ = ["lifespan", "middleware", "routes"]

_AT_ONCE = 16
"""How many pages and documents one client may wait for at once; a browser asks for six."""

_TURN = 0.001
"""Seconds a thread may keep the interpreter while another waits: pages run between documents."""

_SHARE = 0.25
"""Of the seconds of work a client may cause: pages and documents are made in this very process."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """Every route of the API.

    Parameters
    ----------
    settings: of this process; nothing is opened before the first request.
    """
    readers = Limiter(settings.client_requests, settings.client_seconds * _SHARE, _AT_ONCE)
    return [
        *ontology_routes(settings, readers),
        *catalogue_routes(settings, readers),
        *download_routes(settings),
        *dataset_page_routes(settings, readers),
        *linked_routes(settings, readers),
        *page_routes(settings, readers),
        *search_routes(settings, readers),
        *sparql_routes(settings),
        *reconcile_routes(settings),
        *health_routes(settings),
    ]


def middleware(settings: Settings) -> Sequence[Middleware]:
    """What stands around the pages and the routes."""
    return [Middleware(Gate, framed=settings.audience == "public")]


def lifespan(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """What starts and stops with the server: the public part of each generation, the children."""

    @asynccontextmanager
    async def running(app: Any) -> AsyncIterator[None]:
        quicken()
        sys.setswitchinterval(_TURN)
        ready = asyncio.create_task(keep_ready(settings))
        try:
            yield
        finally:
            ready.cancel()
            with suppress(asyncio.CancelledError):
                await ready
            await asyncio.to_thread(close_endpoints)

    return running
