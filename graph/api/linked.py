"""Linked data: ``/id/...`` leads to a document, by ``Accept``.

Cool URIs for the Semantic Web (W3C Note, 2008), section 4.2::

    /id/organisation/rtes            303 to one of:
    /page/organisation/rtes          a page, in French or English
    /data/organisation/rtes.ttl      Turtle; .jsonld, .rdf, .nt the same statements
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.described import describe, rest_of
from graph.api.documents import SYNTAXES, document, see_other
from graph.api.limiting import Limiter
from graph.api.opened import public_dataset
from graph.settings import Settings

__all__ = ["linked_routes"]


def linked_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """``/id/...`` and ``/data/...`` for every identifier of the dataset."""

    def identifier(request: Request) -> Response:
        short = describe(public_dataset(settings), rest_of(request, "/id/")).short
        return see_other(request, f"/data/{short}", page=f"/page/{short}")

    def data(request: Request) -> Response:
        rest = rest_of(request, "/data/")
        short, _, extension = rest.rpartition(".")
        if extension not in SYNTAXES:
            short = describe(public_dataset(settings), rest).short
            return see_other(request, f"/data/{short}")
        found = describe(public_dataset(settings), short)
        return document(
            request,
            found.triples,
            extension,
            iris=found.dataset.iris,
            settings=settings,
            about=found.node.value,
            version=found.dataset.generation.folder.name,
        )

    return [
        api_route("/id/{rest:path}", identifier, limiter=limiter),
        api_route("/data/{rest:path}", data, limiter=limiter),
    ]
