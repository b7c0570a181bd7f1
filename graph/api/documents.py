"""Documents of statements in the syntaxes of the routes, the same statements in each."""

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from itertools import takewhile
from typing import Final

from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import Response

from graph.api.conditions import is_known
from graph.api.kept import Kept
from graph.api.preferences import preferred
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.exports.jsonld import read_context, write_jsonld
from graph.exports.licence import LICENCE_OUVERTE
from graph.model.iris import Iris
from graph.model.terms import Quad, Triple
from graph.model.vocabulary import prefixes
from graph.settings import Settings

__all__ = ["NAMES", "SYNTAXES", "document", "negotiated", "see_other", "written"]

SYNTAXES: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
"""The extension of each document of statements and its media type, as registered at IANA."""

NAMES: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "rdf": "RDF/XML", "nt": "N-Triples"}
"""What each syntax is called, in every language."""

_FORMATS: Final = {
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
    "nt": RdfFormat.N_TRIPLES,
}
_PAGE: Final = "text/html"
_TAKEN_FOR: Final = {
    "application/xhtml+xml": "html",
    "application/json": "jsonld",
    "text/n3": "ttl",
    "application/xml": "rdf",
    "text/xml": "rdf",
}
"""Other types that what we have can be read as, and what is then given."""
_ROOT: Final = re.compile(rb'xmlns:[^>]+"')
"""The namespaces of the first element of RDF/XML."""

_kept = Kept(16_000_000)


def negotiated(request: Request, *, page: bool = True) -> str:
    """The extension of the syntax that ``Accept`` prefers, or ``html`` for a page.

    Parameters
    ----------
    page: whether there is one, which is then what a client without preference gets.

    Raises
    ------
    Refusal: 406 where nothing we have is acceptable.
    """
    offered = {_PAGE: "html"} if page else {}
    offered |= {media_type: name for name, media_type in SYNTAXES.items()}
    others = {media_type: name for media_type, name in _TAKEN_FOR.items() if page or name != "html"}
    found = preferred(request.headers.getlist("accept"), [*offered, *others])
    if not found:
        raise Refusal(
            406,
            worded("les formats sont : {known}.", known=", ".join(offered)),
            {"Vary": "Accept, Accept-Language"},
        )
    return {**offered, **others}[found]


def see_other(request: Request, data: str, *, page: str = "") -> Response:
    """303 to the page, or to the document of the syntax that ``Accept`` prefers.

    Parameters
    ----------
    data: the path of the document, without its extension. page: that of the page, if any.

    Raises
    ------
    Refusal: 406 where nothing we have is acceptable.
    """
    form = negotiated(request, page=bool(page))
    query = f"?{request.url.query}" if request.url.query and form == "html" else ""
    target = f"{page}{query}" if form == "html" else f"{data}.{form}"
    root = request.scope.get("root_path", "")
    return Response(status_code=303, headers={"Location": f"{root}{target}", "Vary": "Accept"})


def document(
    request: Request,
    triples: Callable[[], Iterable[Triple]],
    extension: str,
    *,
    iris: Iris,
    settings: Settings,
    about: str,
    version: str,
) -> Response:
    """The document of ``triples``, or 304 where the client has it.

    Parameters
    ----------
    triples: gives them, each once, in order of subject.
    extension: a key of ``SYNTAXES``.
    about: the IRI of what it describes.
    version: changes whenever the statements may.
    """
    headers = {
        "Cache-Control": "no-cache",
        "ETag": f'W/"{version}-{extension}"',
        "Link": f'<{about}>; rel="about", <{LICENCE_OUVERTE.url}>; rel="license"',
    }
    if is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    key = (settings.store, version, about, extension)
    body = _kept.get(key, lambda: written(triples(), extension, iris, settings))
    return Response(body, media_type=SYNTAXES[extension], headers=headers)


def written(triples: Iterable[Triple], extension: str, iris: Iris, settings: Settings) -> bytes:
    """``triples`` in one syntax; JSON-LD brings its context with it."""
    if extension == "jsonld":
        out = BytesIO()
        quads = (Quad(*triple) for triple in triples)
        write_jsonld(quads, out, context=read_context(settings.ontology, iris))
        return out.getvalue()
    data = serialize(triples, format=_FORMATS[extension], prefixes=prefixes(iris)) or b""
    return _in_order(data, extension)


def _in_order(data: bytes, extension: str) -> bytes:
    """Prefixes by alphabet: Oxigraph writes them in another order in every process."""
    if extension == "ttl":
        lines = data.splitlines(keepends=True)
        count = sum(1 for _ in takewhile(lambda line: line.startswith(b"@prefix "), lines))
        return b"".join([*sorted(lines[:count]), *lines[count:]])
    if extension == "rdf":
        return _ROOT.sub(lambda root: b" ".join(sorted(root[0].split(b" "))), data, count=1)
    return data
