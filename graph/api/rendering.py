"""Pages for people, without a script: every text of the data is escaped by jinja2 (autoescape).

JSON-LD stands in a ``script`` element with ``<`` as an escape of JSON: no text can end it (JSON-LD
1.1, section 7.5). A page forbids every script and everything from elsewhere (Content Security
Policy Level 3).
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final
from urllib.parse import urlencode

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph.api.documents import NAMES, SYNTAXES
from graph.api.languages import LANGUAGES, language_of, words_of
from graph.exports.licence import LICENCE_OUVERTE

__all__ = ["render", "spoken_query"]

_SPOKEN: Final = {"fr": "Français", "en": "English"}
_TEMPLATES: Final = ("layout.html", "page.html", "dataset.html")


def render(
    request: Request,
    template: str,
    *,
    iri: str,
    data: str,
    jsonld: bytes,
    words: Mapping[str, str],
    parts: Mapping[str, object],
    syntaxes: Sequence[str] = tuple(SYNTAXES),
) -> Response:
    """A page in the reader's language.

    Parameters
    ----------
    template: its file. iri: what it is about.
    data: the path of the document of statements, without its extension.
    jsonld: what ``write_jsonld`` gives: it escapes ``<``.
    words, parts: what the template asks for; escaped there.
    """
    language = language_of(request)
    root = request.scope.get("root_path", "")
    forms = [
        {"name": NAMES[name], "media_type": SYNTAXES[name], "href": f"{root}{data}.{name}"}
        for name in syntaxes
    ]
    text = (
        _environment()
        .get_template(template)
        .render(
            parts,
            iri=iri,
            language=language,
            languages=[
                {"code": code, "name": _SPOKEN[code], "href": f"?lang={code}"} for code in LANGUAGES
            ],
            forms=forms,
            jsonld=Markup(jsonld.decode()),
            style=Markup(_style()),
            root=root,
            query=spoken_query(request),
            words={**_words(language), **words},
            licence=LICENCE_OUVERTE,
        )
    )
    links = [f'<{one["href"]}>; rel="alternate"; type="{one["media_type"]}"' for one in forms]
    headers = {
        "Content-Language": language,
        "Content-Security-Policy": _policy(),
        "Link": ", ".join([f'<{iri}>; rel="about"', *links]),
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, headers=headers)


def spoken_query(request: Request) -> str:
    """``?lang=en`` where the address says so: the next page keeps it."""
    asked = request.query_params.get("lang", "")
    return f"?{urlencode({'lang': asked})}" if asked in LANGUAGES else ""


def _words(language: str) -> dict[str, str]:
    _ = words_of(language).text
    return {
        "languages": _("Langue"),
        "explorer": _("Ouvrir dans l'explorateur"),
        "licence": _("Chaque affirmation cite sa source. Données sous"),
    }


@cache
def _environment() -> Environment:
    folder = files("graph.api") / "templates"
    texts = {name: (folder / name).read_text("utf-8") for name in _TEMPLATES}
    return Environment(loader=DictLoader(texts), autoescape=True)


@cache
def _style() -> str:
    return (files("graph.api") / "templates" / "page.css").read_text("utf-8")


@cache
def _policy() -> str:
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
