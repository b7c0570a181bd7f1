"""``/search?q=``: names, accents and case ignored, as the search box finds them."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.limiting import Limiter
from graph.api.opened import public_dataset
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.search.entries import Match
from graph.settings import Settings

__all__ = ["search_routes"]

_LONGEST, _USUAL, _MOST = 200, 10, 100


def search_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """``/search?q=text&limit=10&kind=organisation,project``: JSON, best first."""

    def search(request: Request) -> Response:
        text = _text(request)
        limit, kinds = _limit(request), _kinds(request)
        dataset = public_dataset(settings)
        found = dataset.names.public().search(text, limit=limit, kinds=kinds)
        results = [_result(match, dataset.iris, request) for match in found]
        return JSONResponse({"results": results}, headers={"Vary": "Accept-Language"})

    return [api_route("/search", search, limiter=limiter)]


def _text(request: Request) -> str:
    text = request.query_params.get("q", "").strip()
    if not text:
        raise Refusal(400, worded("dites ce que vous cherchez : /search?q=rtes."))
    if len(text) > _LONGEST:
        raise Refusal(400, worded("le texte cherché dépasse {most} caractères.", most=_LONGEST))
    return text


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(_USUAL))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST):
        raise Refusal(400, worded("limit est un nombre de 1 à {most}.", most=_MOST))
    return int(text)


def _kinds(request: Request) -> list[Kind]:
    names = [name for name in request.query_params.get("kind", "").split(",") if name]
    known = {kind.value: kind for kind in Kind}
    if any(name not in known for name in names):
        raise Refusal(400, worded("kind est l'un de : {known}.", known=", ".join(known)))
    return [known[name] for name in names]


def _result(match: Match, iris: Iris, request: Request) -> dict[str, object]:
    short = iris.short(match.iri)
    return {
        "id": short,
        "iri": match.iri,
        "label": match.label,
        "kind": match.kind.value,
        "detail": match.detail,
        "matched": match.matched,
        "score": match.score,
        "codes": sorted(match.codes),
        "page": f"{request.scope.get('root_path', '')}/page/{short}",
    }
