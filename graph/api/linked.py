"""Linked data: ``/id/...`` leads to a document, by ``Accept``.

Cool URIs for the Semantic Web (W3C Note, 2008), section 4.2.

::

    /id/organisation/rtes            303 to one of:
    /page/organisation/rtes          a page, in French or English
    /data/organisation/rtes.ttl      Turtle; .jsonld, .rdf, .nt the same statements
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.described import Described, describe, rest_of
from graph.api.opened import public_dataset
from graph.api.preferences import preferred
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.exports.jsonld import read_context, write_jsonld
from graph.exports.licence import LICENCE_OUVERTE
from graph.model.terms import Quad
from graph.model.vocabulary import prefixes
from graph.settings import Settings

__all__ = ["SYNTAXES", "linked_routes", "negotiated"]

SYNTAXES: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
"""The extension of each document of statements and its media type."""

_ENGINE: Final = {
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
    "nt": RdfFormat.N_TRIPLES,
}
_PAGE: Final = "text/html"


def linked_routes(settings: Settings) -> list[BaseRoute]:
    """``/id/...`` and ``/data/...``."""

    def identifier(request: Request) -> Response:
        found = describe(public_dataset(settings), rest_of(request, "/id/"))
        return _see_other(request, f"/{{document}}/{found.short}")

    def data(request: Request) -> Response:
        short, dot, extension = rest_of(request, "/data/").rpartition(".")
        if not dot or extension not in SYNTAXES:
            raise Refusal(404, worded("il n'y a pas de document à cette adresse."))
        found = describe(public_dataset(settings), short)
        return _document(found, extension, settings)

    return [api_route("/id/{rest:path}", identifier), api_route("/data/{rest:path}", data)]


def negotiated(request: Request) -> str:
    """``html`` or the extension of the syntax that ``Accept`` prefers.

    Raises
    ------
    Refusal: 406 where nothing we have is acceptable.
    """
    offered = {_PAGE: "html", **{media: name for name, media in SYNTAXES.items()}}
    found = preferred(request.headers.getlist("accept"), [*offered])
    if not found:
        known = ", ".join(offered)
        raise Refusal(406, worded("les formats sont : {known}.", known=known))
    return offered[found]


def _see_other(request: Request, target: str) -> Response:
    form = negotiated(request)
    document = target.format(document="page" if form == "html" else "data")
    where = document if form == "html" else f"{document}.{form}"
    root = request.scope.get("root_path", "")
    return Response(status_code=303, headers={"Location": f"{root}{where}", "Vary": "Accept"})


def _document(found: Described, extension: str, settings: Settings) -> Response:
    triples = found.triples()
    iris = found.dataset.iris
    if extension == "jsonld":
        out = BytesIO()
        quads = [Quad(*triple) for triple in triples]
        write_jsonld(quads, out, context=read_context(settings.ontology, iris))
        body = out.getvalue()
    else:
        body = serialize(triples, format=_ENGINE[extension], prefixes=prefixes(iris)) or b""
    links = [f'<{found.node.value}>; rel="about"', f'<{LICENCE_OUVERTE.url}>; rel="license"']
    return Response(body, media_type=SYNTAXES[extension], headers={"Link": ", ".join(links)})
