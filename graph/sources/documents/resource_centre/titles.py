"""Which lines may be titles, and the number a title gives its resource."""

import re
from typing import Final

from graph.model.reading import Part
from graph.sources.documents.resource_centre.line_parts import part_of_line

__all__ = ["is_named_as_title", "may_be_title", "number_in"]

_LONGEST: Final = 260
_NUMBER = re.compile(
    r"(?<!loi )(?<!decret )(?<!décret )(?<!ordonnance )(?<!circulaire )(?<!article )"
    r"\b[nN]\s?[°º]\s*(?P<number>[0-9]{1,5})(?![0-9]|[-–/.][0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"(?:(?:nouveau|nouvelle|retour sur|replay|revoir)\b[ :]*)?"
    r"(?:fiches?|webinaires?|guides?|études?|etudes?|publications?|délibérations?"
    r"|points? de rep[eè]r|voyages? apprenants?|visites? apprenantes?|compte[s-]*rendus?|dossiers?"
    r"|notes?|rapports?|articles?|journées?|rencontres?|vidéos?|podcasts?|replays?|kits?|livrets?|plaquettes?|enquêtes?|ateliers?"
    r"|formations?|colloques?|conférences?|tables? rondes?|synthèses?|actes?|cahiers?|lettres?"
    r"|brochures?|référentiels?|recueils?|baromètres?|panoramas?|observatoires?|charte|tribune"
    r"|contribution|plaidoyer|appels? à|mémo|foire aux questions|boîte à outils|convention"
    r"|modèles?|outils?|cartographie|infographie|fil rouge|déniché|séminaires?|forums?)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•·▪◦‣*►✓→o]\s|[-–—]\s?|[a-z0-9]{1,2}[).]\s|[0-9]+[A-Za-zÀ-ÿ]{2})")
_PARAGRAPH_END = (".", ":", ";", ",", "…", "-")
_SENTENCES = re.compile(r"[a-zà-ÿ)»]{3}[.;] [A-ZÀ-ÖØ-Þ«]")


def may_be_title(text: str) -> bool:
    """Whether nothing in ``text`` forbids a title: its length, its end, its form.

    A title is one line that ends as no paragraph does, begins with a capital, a digit or a
    quotation mark, and is neither an item of a list nor a line of another use.
    """
    return (
        3 <= len(text) <= _LONGEST
        and not text.endswith(_PARAGRAPH_END)
        and not _BULLET.match(text)
        and not text[0].islower()
        and _SENTENCES.search(text) is None
        and part_of_line(text) is Part.BODY
    )


def is_named_as_title(text: str) -> bool:
    """Whether ``text`` has the marks of a title beyond its form.

    It begins with a kind of resource (« Fiche », « Webinaire »), or is a question.
    """
    return may_be_title(text) and (
        _KINDS.match(text) is not None or "?" in text or number_in(text) is not None
    )


def number_in(title: str) -> int | None:
    """The number of a series in ``title``: ``n°134 - X``, ``n°104 : X``; not that of a law."""
    found = _NUMBER.search(title)
    return int(found["number"]) if found is not None else None
