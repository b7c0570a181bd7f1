"""What a route refuses: a status of RFC 9110 and one sentence, in the reader's language."""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from graph.api.languages import language_of, words_of
from graph.api.looks import policy, style
from graph.api.preferences import preferred
from graph.errors import GraphError, ServiceError, UnknownName, Worded, said, worded
from graph.exports.contacts import without_contacts
from graph.views.text import shown

__all__ = ["Refusal", "refused"]


_FORMS: Final = ("application/json", "text/html", "text/plain")
_PAGE: Final = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>Maillage</title><style>{style}</style></head>"
    '<body><header><a class="home" href="{home}">Maillage</a></header>'
    '<main><h1 class="refused">{sentence}</h1></main></body></html>'
)


class Refusal(Exception):
    """A request that gets no answer.

    Parameters
    ----------
    status: of RFC 9110, section 15: 400 and more.
    sentence: one French sentence, ``worded``.
    headers: those the status asks for (``Allow``, ``Retry-After``).
    """

    def __init__(
        self, status: int, sentence: Worded, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = dict(headers or {})

    @classmethod
    def of(cls, error: GraphError) -> "Refusal":
        """The same for an error of the layers below; where it happened inside is not told."""
        if isinstance(error, ServiceError):
            return cls(503, worded("le graphe ne répond pas pour l'instant."), {"Retry-After": "5"})
        parts = Worded(f"{error.what} {error.advice}".rstrip())
        parts.template, parts.facts = (
            "{what} {advice}",
            {
                "what": error.what,
                "advice": error.advice,
            },
        )
        return cls(404 if isinstance(error, UnknownName) else 400, parts)


def refused(request: Request, refusal: Refusal) -> Response:
    """``{"error": sentence}``, or the sentence as a page or a text where ``Accept`` prefers one.

    In the language of Accept-Language, French without it; no contact is ever repeated.
    """
    words = words_of(language_of(request))
    sentence = without_contacts(said(refusal.sentence, words.text)).strip()
    sentence = shown(sentence[:1].upper() + sentence[1:])
    headers = {
        "Content-Language": words.language,
        "Vary": "Accept, Accept-Language",
        "Cache-Control": "no-store",
        **refusal.headers,
    }
    form = preferred(request.headers.getlist("accept"), _FORMS)
    if form == "text/html":
        home = f"{request.scope.get('root_path', '')}/"
        told = {"language": words.language, "sentence": sentence, "home": home}
        page = _PAGE.format(style=Markup(style()), **told)
        headers["Content-Security-Policy"] = policy()
        return HTMLResponse(page, refusal.status, headers)
    if form == "text/plain":
        return PlainTextResponse(f"{sentence}\n", refusal.status, headers)
    return JSONResponse({"error": sentence}, refusal.status, headers)
