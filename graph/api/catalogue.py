"""``/catalog.ttl`` and ``/.well-known/void``: what the published snapshot says of itself."""

from typing import Final

from pyoxigraph import RdfFormat, parse
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.documents import SYNTAXES, document, negotiated, see_other
from graph.api.limiting import Limiter
from graph.api.refusals import Refusal
from graph.api.snapshots import iris_of, served_snapshot
from graph.errors import StoreBroken, worded
from graph.model.terms import Triple
from graph.publishing.snapshot import Snapshot
from graph.settings import Settings

__all__ = ["CATALOGUE", "catalogue_routes", "read_triples"]

CATALOGUE: Final = "catalog.ttl"
VOID: Final = "void.ttl"


def catalogue_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """The catalogue, VoID, and the dataset itself with its versions.

    The catalogue is at ``/catalog.ttl`` (and ``.jsonld``, ``.rdf``, ``.nt``); its IRI ``/catalog``,
    that of the dataset ``/dataset`` and of its version ``/dataset/<version>`` lead to documents.
    """

    def catalogue(request: Request) -> Response:
        extension = request.path_params["extension"]
        if extension not in SYNTAXES:
            raise Refusal(404, worded("il n'y a pas de document à cette adresse."))
        return _document(request, settings, CATALOGUE, extension, "catalog")

    def void(request: Request) -> Response:
        response = _document(request, settings, VOID, negotiated(request, page=False), "dataset")
        response.headers["Vary"] = "Accept"
        return response

    def dataset(request: Request) -> Response:
        current = served_snapshot(settings).version
        if request.path_params.get("version", current) != current:
            raise Refusal(404, worded("rien de public ne porte cet identifiant."))
        return see_other(request, "/catalog", page="/page/dataset")

    return [
        api_route("/catalog.{extension}", catalogue, limiter=limiter),
        api_route("/catalog", dataset, limiter=limiter),
        api_route("/.well-known/void", void, limiter=limiter),
        api_route("/dataset", dataset, limiter=limiter),
        api_route("/dataset/{version}", dataset, limiter=limiter),
    ]


def read_triples(snapshot: Snapshot, name: str) -> list[Triple]:
    """The statements of ``catalog.ttl`` or ``void.ttl``, in order.

    Raises
    ------
    StoreBroken: the file is not there or cannot be read.
    """
    place = snapshot.folder / name
    try:
        triples = {quad.triple for quad in parse(place.read_bytes(), format=RdfFormat.TURTLE)}
    except (OSError, SyntaxError) as error:
        raise StoreBroken("un fichier publié manque.", where=str(place)) from error
    return sorted(triples, key=str)


def _document(
    request: Request, settings: Settings, name: str, extension: str, about: str
) -> Response:
    snapshot = served_snapshot(settings)
    iris = iris_of(snapshot)
    return document(
        request,
        lambda: read_triples(snapshot, name),
        extension,
        iris=iris,
        settings=settings,
        about=f"{iris.base}{about}",
        version=snapshot.version,
    )
