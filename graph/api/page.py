"""``/page/...``: what is said of one thing, for people."""

from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.described import Described, describe, rest_of
from graph.api.documents import written
from graph.api.languages import language_of
from graph.api.limiting import Limiter
from graph.api.opened import public_dataset
from graph.api.page_facts import read_facts
from graph.api.page_words import Words
from graph.api.rendering import render, spoken_query
from graph.model.vocabulary import Kind, kind_of
from graph.settings import Settings

__all__ = ["page_routes"]


def page_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """``/page/...`` for every identifier of the dataset."""

    def page(request: Request) -> Response:
        found = describe(public_dataset(settings), rest_of(request, "/page/"))
        return render(
            request,
            "page.html",
            iri=found.node.value,
            data=f"/data/{found.short}",
            version=found.dataset.generation.folder.name,
            parts=lambda words: _parts(request, found, settings, words),
        )

    return [api_route("/page/{rest:path}", page, limiter=limiter)]


def _parts(
    request: Request, found: Described, settings: Settings, words: Words
) -> dict[str, object]:
    language = language_of(request)
    root, query = request.scope.get("root_path", ""), spoken_query(request)
    own = {quad.triple for quad in found.dataset.store.quads(found.node)}
    jsonld = written(sorted(own, key=str), "jsonld", found.dataset.iris, settings)
    return {
        "words": _words(words),
        "facts": read_facts(found, language, words),
        "explorer": _explorer(root, found, language),
        "here": lambda short: f"{root}/page/{short}{query}",
        "jsonld": Markup(jsonld.decode()),
    }


def _words(_: Words) -> dict[str, str]:
    return {
        "identity": _("Identité"),
        "relations": _("Relations"),
        "sources": _("Sources"),
        "source": _("source"),
        "all": _("tout est dans le fichier"),
    }


def _explorer(root: str, found: Described, language: str) -> str:
    """The sheet of an entity in the interface; nothing for a claim, a bare source and the like."""
    kind = kind_of(found.node.value, found.dataset.iris)
    if kind is None or found.dataset.names.entry(found.node.value) is None:
        return ""
    page = "ressources" if kind is Kind.RESOURCE else "fiche"
    spoken = "" if language == "fr" else f"&lang={language}"
    return f"{root}/{page}?id={quote(found.short, safe='/')}{spoken}"
