"""What a route refuses: a status of RFC 9110 and one sentence, in the reader's language."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.api.languages import language_of, words_of
from graph.errors import GraphError, ServiceError, UnknownName, Worded, said, worded
from graph.exports.contacts import without_contacts

__all__ = ["Refusal", "refused"]


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
    """``{"error": sentence}`` in the language of Accept-Language, French without it."""
    words = words_of(language_of(request))
    sentence = without_contacts(said(refusal.sentence, words.text)).strip()
    headers = {"Content-Language": words.language, "Vary": "Accept-Language", **refusal.headers}
    if refusal.status >= 400:
        headers.setdefault("Cache-Control", "no-store")
    return JSONResponse({"error": sentence[:1].upper() + sentence[1:]}, refusal.status, headers)
