"""``/healthz``: whether the service answers, and from which data (RFC 9110)."""

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.opened import public_dataset
from graph.api.refusals import Refusal
from graph.api.snapshots import served_snapshot
from graph.settings import Settings

__all__ = ["health_routes"]


def health_routes(settings: Settings) -> list[BaseRoute]:
    """``/healthz``: 200 with versions when the public store answers, 503 otherwise."""

    def health(request: Request) -> Response:
        dataset = public_dataset(settings)
        next(iter(dataset.store.quads()), None)
        said = dataset.generation.read("build.json")
        answer = {
            "status": "ok",
            "software": version("maillage"),
            "audience": settings.audience,
            "base": said["base"],
            "data": dataset.generation.version,
            "snapshot": _snapshot(settings),
        }
        return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    return [api_route("/healthz", health)]


def _snapshot(settings: Settings) -> dict[str, str | int] | None:
    """Version, day, hash and size of what is published; nothing before that."""
    try:
        found = served_snapshot(settings)
    except Refusal:
        return None
    return {
        "version": found.version,
        "issued": found.issued.isoformat(),
        "sha256": found.digest,
        "statements": found.counts.get("statements", 0),
    }
