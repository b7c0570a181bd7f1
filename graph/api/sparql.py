"""``/sparql``: SPARQL 1.1 Protocol, queries only, over public statements (W3C Rec. 2013)."""

import asyncio
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.api.answering import api_route
from graph.api.preferences import preferred
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.publishing.public_data import public_settings
from graph.settings import Settings
from graph.store.endpoint import Endpoint, Format, endpoint_for, formats_of
from graph.store.generations import open_generation

__all__ = ["sparql_routes"]


def sparql_routes(settings: Settings) -> list[Route]:
    """``GET`` and ``POST /sparql``.

    Parameters
    ----------
    settings: of this process; the child is started by the first query.
    """

    async def sparql(request: Request) -> Response:
        parameters = parse_qsl(request.url.query)
        if request.method == "POST":
            parameters += parse_qsl((await request.body()).decode())
        query = dict(parameters).get("query", "")
        endpoint = await asyncio.to_thread(_endpoint, settings)
        checked = endpoint.check(query)
        format = _format(request, formats_of(checked.form))
        reply = await asyncio.wrap_future(endpoint.submit(checked, format))
        with reply:
            return Response(reply.read(), media_type=format.media_type)

    return [api_route("/sparql", sparql, methods=("GET", "POST"))]


def _endpoint(settings: Settings) -> Endpoint:
    generation = open_generation(public_settings(settings).store)
    return endpoint_for(generation.graph, settings.query_seconds)


def _format(request: Request, formats: Sequence[Format]) -> Format:
    offered = [format.media_type for format in formats]
    chosen = preferred(request.headers.getlist("accept"), offered)
    if not chosen:
        raise Refusal(406, worded("aucun des formats demandés n'est offert."))
    return formats[offered.index(chosen)]
