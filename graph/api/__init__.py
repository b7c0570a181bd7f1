"""The HTTP routes beside the interface: what programs ask, over public statements only."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.routing import BaseRoute

from graph.api.catalogue import catalogue_routes
from graph.api.dataset_page import dataset_page_routes
from graph.api.downloads import download_routes
from graph.api.health import health_routes
from graph.api.linked import linked_routes
from graph.api.ontology import ontology_routes
from graph.api.page import page_routes
from graph.api.search import search_routes
from graph.api.sparql import sparql_routes
from graph.settings import Settings

__all__ = ["lifespan", "routes"]


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """Every route of the API.

    Parameters
    ----------
    settings: of this process; nothing is opened before the first request.
    """
    return [
        *ontology_routes(settings),
        *catalogue_routes(settings),
        *download_routes(settings),
        *dataset_page_routes(settings),
        *linked_routes(settings),
        *page_routes(settings),
        *sparql_routes(settings),
        *search_routes(settings),
        *health_routes(settings),
    ]


def lifespan(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """What starts and stops with the server."""

    @asynccontextmanager
    async def running(app: Any) -> AsyncIterator[None]:
        yield

    return running
