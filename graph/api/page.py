"""``/page/...``: what is said of one thing, for people, without a script.

Every text of the data is escaped by jinja2 (autoescape). JSON-LD stands in a ``script`` element
with ``<`` as an escape of JSON: no text can end it (JSON-LD 1.1, section 7.5). The page forbids
every script and everything from elsewhere (Content Security Policy Level 3).
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, Template
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.described import Described, describe, rest_of
from graph.api.languages import LANGUAGES, language_of, words_of
from graph.api.linked import SYNTAXES
from graph.api.opened import public_dataset
from graph.api.page_facts import read_facts
from graph.api.page_words import Words
from graph.exports.jsonld import read_context, write_jsonld
from graph.exports.licence import LICENCE_OUVERTE
from graph.model.terms import Quad
from graph.model.vocabulary import Kind, kind_of
from graph.settings import Settings

__all__ = ["page_routes"]

_FORMS: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "rdf": "RDF/XML", "nt": "N-Triples"}
_SPOKEN: Final = {"fr": "Français", "en": "English"}


def page_routes(settings: Settings) -> list[BaseRoute]:
    """``/page/...`` for every identifier of the dataset."""

    def page(request: Request) -> Response:
        found = describe(public_dataset(settings), rest_of(request, "/page/"))
        language = language_of(request)
        text = _template().render(_context(request, found, language, settings))
        links = [
            f'<{_data(request, found, name)}>; rel="alternate"; type="{media_type}"'
            for name, media_type in SYNTAXES.items()
        ]
        headers = {
            "Content-Language": language,
            "Content-Security-Policy": _policy(),
            "Link": ", ".join([f'<{found.node.value}>; rel="about"', *links]),
            "Vary": "Accept-Language",
        }
        return HTMLResponse(text, headers=headers)

    return [api_route("/page/{rest:path}", page)]


def _context(
    request: Request, found: Described, language: str, settings: Settings
) -> dict[str, object]:
    words = words_of(language).text
    root = request.scope.get("root_path", "")
    asked = request.query_params.get("lang", "")
    query = f"?{urlencode({'lang': language})}" if asked in LANGUAGES else ""
    return {
        "facts": read_facts(found, language, words),
        "iri": found.node.value,
        "language": language,
        "languages": [
            {"code": code, "name": _SPOKEN[code], "href": f"?lang={code}"} for code in LANGUAGES
        ],
        "forms": [
            {"name": title, "media_type": SYNTAXES[name], "href": _data(request, found, name)}
            for name, title in _FORMS.items()
        ],
        "jsonld": Markup(_jsonld(found, settings)),
        "style": Markup(_style()),
        "root": root,
        "query": query,
        "explorer": _explorer(root, found, language),
        "here": lambda short: f"{root}/page/{short}{query}",
        "words": _words(words),
        "licence": LICENCE_OUVERTE.url,
        "licence_title": LICENCE_OUVERTE.title,
    }


def _words(_: Words) -> dict[str, str]:
    return {
        "languages": _("Langue"),
        "explorer": _("Ouvrir dans l'explorateur"),
        "identity": _("Identité"),
        "relations": _("Relations"),
        "sources": _("Sources"),
        "source": _("source"),
        "all": _("tout est dans le fichier"),
        "licence": _("Chaque affirmation cite sa source. Données sous"),
    }


def _data(request: Request, found: Described, extension: str) -> str:
    return f"{request.scope.get('root_path', '')}/data/{found.short}.{extension}"


def _explorer(root: str, found: Described, language: str) -> str:
    """The sheet of an entity in the interface; nothing for a claim and the like."""
    kind = kind_of(found.node.value, found.dataset.iris)
    if kind is None:
        return ""
    page = "ressources" if kind is Kind.RESOURCE else "fiche"
    spoken = "" if language == "fr" else f"&lang={language}"
    return f"{root}/{page}?id={quote(found.short, safe='/')}{spoken}"


def _jsonld(found: Described, settings: Settings) -> str:
    """What is said of the thing itself, without graphs."""
    own = {quad.triple for quad in found.dataset.store.quads(found.node)}
    out = BytesIO()
    context = read_context(settings.ontology, found.dataset.iris)
    write_jsonld((Quad(*one) for one in sorted(own, key=str)), out, context=context)
    return out.getvalue().decode()


@cache
def _template() -> Template:
    text = (files("graph.api") / "page.html").read_text("utf-8")
    return Environment(autoescape=True).from_string(text)


@cache
def _style() -> str:
    return (files("graph.api") / "page.css").read_text("utf-8")


@cache
def _policy() -> str:
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
