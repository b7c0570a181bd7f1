"""``/ontology``: the vocabulary, as a page for people and as statements for programs.

Its terms are ``/ontology#name``: one document holds them all (Cool URIs, section 4.1).
"""

import re
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.conditions import is_known
from graph.api.documents import SYNTAXES, document, see_other
from graph.api.languages import LANGUAGES, language_of
from graph.api.limiting import Limiter
from graph.api.opened import public_dataset
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.model.terms import Literal, NamedNode, Triple
from graph.model.vocabulary import term
from graph.questions.dataset import Dataset
from graph.settings import DEFAULT_BASE, Settings

__all__ = ["ontology_routes"]

_VERSION: Final = re.compile(r"\d+(?:\.\d+){1,2}")
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def ontology_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """``/ontology`` and ``/ontology/<version>`` lead to a page or a document, by ``Accept``."""

    def ontology(request: Request) -> Response:
        current = _version(public_dataset(settings))
        version = request.path_params.get("version", current)
        if version == current:
            return see_other(request, "/data/ontology", page="/page/ontology")
        _page(settings, version, "fr")
        root = request.scope.get("root_path", "")
        return Response(status_code=303, headers={"Location": f"{root}/page/ontology/{version}"})

    def data(request: Request) -> Response:
        extension = request.path_params["extension"]
        if extension not in SYNTAXES:
            raise Refusal(404, worded("il n'y a pas de document à cette adresse."))
        dataset = public_dataset(settings)
        return document(
            request,
            lambda: _vocabulary(dataset),
            extension,
            iris=dataset.iris,
            settings=settings,
            about=dataset.iris.ontology.value,
            version=dataset.generation.folder.name,
        )

    def page(request: Request) -> Response:
        dataset, language = public_dataset(settings), language_of(request)
        version = request.path_params.get("version") or _version(dataset)
        path = _page(settings, version, language)
        return _shown(request, path, language, dataset.iris.base)

    def shapes(request: Request) -> Response:
        base = public_dataset(settings).iris.base
        files = sorted((settings.ontology / "shapes").glob("*.ttl"))
        if not files:
            raise Refusal(404, worded("il n'y a pas de document à cette adresse."))
        text = "\n".join(file.read_text("utf-8") for file in files).replace(DEFAULT_BASE, base)
        return Response(text, media_type=SYNTAXES["ttl"], headers={"Cache-Control": "no-cache"})

    return [
        api_route("/ontology", ontology, limiter=limiter),
        api_route("/ontology/shapes", shapes, limiter=limiter),
        api_route("/ontology/{version}", ontology, limiter=limiter),
        api_route("/data/ontology.{extension}", data, limiter=limiter),
        api_route("/page/ontology", page, limiter=limiter),
        api_route("/page/ontology/{version}", page, limiter=limiter),
    ]


def _version(dataset: Dataset) -> str:
    """The version the vocabulary says it has, or an empty text."""
    node = dataset.iris.ontology
    said = (quad.object for quad in dataset.store.quads(node, term("owl:versionInfo"), None, node))
    return next((value.value for value in said if isinstance(value, Literal)), "")


def _vocabulary(dataset: Dataset) -> list[Triple]:
    """What the vocabulary's own graph says of itself and of its terms; concepts are apart."""
    node = dataset.iris.ontology
    found = {
        quad.triple
        for quad in dataset.store.quads(None, None, None, node)
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value.partition("#")[0] == node.value
    }
    return sorted(found, key=str)


def _page(settings: Settings, version: str, language: str) -> Path:
    """The page of one version.

    Raises
    ------
    Refusal: 404, there is none.
    """
    if _VERSION.fullmatch(version) and language in LANGUAGES:
        path = settings.ontology / "html" / version / f"{language}.html"
        if path.is_file():
            return path
    raise Refusal(404, worded("il n'y a pas de page de cette version du vocabulaire."))


def _shown(request: Request, path: Path, language: str, base: str) -> Response:
    """The page with the addresses of this site in place of those of files side by side."""
    found = path.stat()
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": language,
        "Content-Security-Policy": _POLICY,
        "ETag": f'W/"{language}-{found.st_size}-{int(found.st_mtime)}"',
        "Vary": "Accept-Language",
    }
    if is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    text = path.read_text("utf-8").replace(DEFAULT_BASE, base)
    for code in LANGUAGES:
        text = text.replace(f'href="{code}.html"', f'href="?lang={code}"')
    return HTMLResponse(text, headers=headers)
