"""``/healthz``: whether the service answers, and from which data (RFC 9110)."""

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.opened import public_dataset
from graph.settings import Settings

__all__ = ["health_routes"]


def health_routes(settings: Settings) -> list[BaseRoute]:
    """``/healthz``: 200 with versions when the public store answers, 503 otherwise."""

    def health(request: Request) -> Response:
        dataset = public_dataset(settings)
        statements = len(dataset.store)
        answer = {
            "status": "ok",
            "software": version("maillage"),
            "audience": settings.audience,
            "data": dataset.generation.version,
            "statements": statements,
        }
        return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    return [api_route("/healthz", health)]
