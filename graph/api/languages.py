"""The language of an answer: what the address says, else Accept-Language (RFC 9110, 12.5.4)."""

from starlette.requests import HTTPConnection

from graph.api.preferences import weights
from graph.widgets.catalogue import Catalogue, read_catalogue

__all__ = ["LANGUAGES", "language_of", "words_of"]

LANGUAGES = ("fr", "en")


def language_of(request: HTTPConnection) -> str:
    """``fr`` or ``en``: that of ``?lang=``, else the one preferred; French where none is."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    wanted = weights(request.headers.getlist("accept-language"))
    scores = {language: _weight(language, wanted) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: scores[language])


def words_of(language: str) -> Catalogue:
    """The words of the pages in ``language``."""
    return read_catalogue(language)


def _weight(language: str, wanted: dict[str, float]) -> float:
    """Basic filtering (RFC 4647, 3.3.1): ``en-GB`` asks for English."""
    named = [q for tag, q in wanted.items() if tag.partition("-")[0] == language]
    return max(named, default=wanted.get("*", 0.0))
