"""Pages for people, without a script: every text of the data is escaped by jinja2 (autoescape).

JSON-LD stands in a ``script`` element with ``<`` as an escape of JSON: no text can end it (JSON-LD
1.1, section 7.5). A page forbids every script and everything from elsewhere (Content Security
Policy Level 3).
"""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version as version_of
from importlib.resources import files
from typing import Final
from urllib.parse import urlencode

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph.api.conditions import is_known
from graph.api.documents import NAMES, SYNTAXES
from graph.api.kept import Kept
from graph.api.languages import LANGUAGES, language_of, words_of
from graph.api.looks import policy, style
from graph.api.page_words import Words
from graph.exports.licence import LICENCE_OUVERTE

__all__ = ["render", "spoken_query"]

_SPOKEN: Final = {"fr": "Français", "en": "English"}
_kept = Kept(16_000_000)
_TEMPLATES: Final = ("layout.html", "page.html", "dataset.html")


def render(
    request: Request,
    template: str,
    *,
    iri: str,
    data: str,
    version: str,
    parts: Callable[[Words], Mapping[str, object]],
) -> Response:
    """A page in the reader's language, or 304 where the reader has it.

    Parameters
    ----------
    template: its file. iri: what it is about.
    data: the path of the document of statements, without its extension.
    version: changes whenever the statements may.
    parts: gives what the template asks for, escaped there, from our words in that language; its
        ``jsonld`` is what ``write_jsonld`` gives, which escapes ``<``.
    """
    language, query = language_of(request), spoken_query(request)
    root = request.scope.get("root_path", "")
    forms = [
        {"name": NAMES[name], "media_type": media_type, "href": f"{root}{data}.{name}"}
        for name, media_type in SYNTAXES.items()
    ]
    links = [f'<{one["href"]}>; rel="alternate"; type="{one["media_type"]}"' for one in forms]
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": language,
        "Content-Security-Policy": policy(),
        "ETag": f'W/"{version}-{language}-{_edition()}"',
        "Link": ", ".join([f'<{iri}>; rel="about"', *links]),
        "Vary": "Accept-Language",
    }
    if is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)

    def write() -> bytes:
        words = words_of(language).text
        told = {"iri": iri, "forms": forms, "root": root, "query": query, "language": language}
        text = _environment().get_template(template).render(parts(words), **told, **_around(words))
        return text.encode("utf-8", "replace")

    key = (template, iri, headers["ETag"], root, query)
    return HTMLResponse(_kept.get(key, write), headers=headers)


def spoken_query(request: Request) -> str:
    """``?lang=en`` where the address says so: the next page keeps it."""
    asked = request.query_params.get("lang", "")
    return f"?{urlencode({'lang': asked})}" if asked in LANGUAGES else ""


def _around(_: Words) -> dict[str, object]:
    """What every page has."""
    return {
        "frame": {
            "languages": _("Langue"),
            "explorer": _("Ouvrir dans l'explorateur"),
            "licence": _("Chaque affirmation cite sa source. Données sous"),
        },
        "languages": [
            {"code": code, "name": _SPOKEN[code], "href": f"?lang={code}"} for code in LANGUAGES
        ],
        "style": Markup(style()),
        "licence": LICENCE_OUVERTE,
    }


@cache
def _environment() -> Environment:
    folder = files("graph.api") / "templates"
    texts = {name: (folder / name).read_text("utf-8") for name in _TEMPLATES}
    return Environment(loader=DictLoader(texts), autoescape=True)


@cache
def _edition() -> str:
    """Changes with the program: its pages may then look otherwise."""
    folder = files("graph.api") / "templates"
    texts = [(folder / name).read_text("utf-8") for name in (*_TEMPLATES, "page.css")]
    return sha256("".join([version_of("maillage"), *texts]).encode()).hexdigest()[:8]
