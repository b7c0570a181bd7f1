"""Which lines may be titles, and the number a title gives its resource."""

import re
from typing import Final

from graph.model.reading import Part
from graph.sources.documents.resource_centre.line_parts import part_of_line
from graph.sources.documents.resource_centre.lines import Line

__all__ = ["is_named_as_title", "is_of_series", "may_be_title", "number_in"]

_LONGEST: Final = 260
_NUMBER = re.compile(
    r"(?<!loi )(?<!decret )(?<!décret )(?<!ordonnance )(?<!circulaire )(?<!article )"
    r"\b[nN]\s?[°º]\s*(?P<number>[0-9]{1,5})(?![0-9]|[-–/.][0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:fiches?|webinaires?|guides?|études?|etudes?|publications?|délibérations?|kits?|dossiers?"
    r"|points? de rep[eè]r|voyages? apprenants?|visites? apprenantes?|compte[s-]*rendus?"
    r"|rapports?|livrets?|plaquettes?|brochures?|recueils?|référentiels?|retour sur)\b",
    re.IGNORECASE,
)
"""The kinds of resource that a title begins with, and a heading inside a text hardly ever."""

_KINDS = re.compile(
    r"(?:notes?|articles?|journées?|rencontres?|vidéos?|podcasts?|replays?|enquêtes?|ateliers?"
    r"|formations?|colloques?|conférences?|tables? rondes?|synthèses?|actes?|cahiers?|lettres?"
    r"|baromètres?|panoramas?|observatoires?|charte|tribune|contribution|plaidoyer|appels? à|mémo"
    r"|foire aux questions|boîte à outils|convention|modèles?|outils?|cartographie|infographie"
    r"|séminaires?|forums?|assises)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•·▪◦‣*►✓→o]\s|[-–—]\s?|[a-z0-9]{1,2}[).]\s|[0-9]+[A-Za-zÀ-ÿ]{2})")
_PARAGRAPH_END = (".", ":", ";", ",", "…", "-")
_SENTENCES = re.compile(r"[a-zà-ÿ)»]{3}[.;] [A-ZÀ-ÖØ-Þ«]")


def may_be_title(line: Line) -> bool:
    """Whether nothing forbids that ``line`` is a title: its length, its end, its form.

    A title stands between blank lines, ends as no paragraph does, begins with a capital, a digit
    or a quotation mark, and is neither an item of a list nor a line of another use.
    """
    text = line.text
    return (
        line.apart
        and 3 <= len(text) <= _LONGEST
        and not text.endswith(_PARAGRAPH_END)
        and not _BULLET.match(text)
        and not text[0].islower()
        and _SENTENCES.search(text) is None
        and part_of_line(text) is Part.BODY
    )


def is_named_as_title(line: Line) -> bool:
    """Whether ``line`` has the marks of a title beyond its form.

    It begins with a kind of resource (« Fiche », « Webinaire »), asks a question, or has a number.
    """
    return may_be_title(line) and (
        is_of_series(line.text) or _KINDS.match(line.text) is not None or "?" in line.text
    )


def is_of_series(text: str) -> bool:
    """Whether ``text`` begins with a kind of resource that headings do not, or has a number."""
    return _SERIES.match(text) is not None or number_in(text) is not None


def number_in(title: str) -> int | None:
    """The number of a series in ``title``: ``n°134 - X``, ``n°104 : X``; not that of a law."""
    found = _NUMBER.search(title)
    return int(found["number"]) if found is not None else None
