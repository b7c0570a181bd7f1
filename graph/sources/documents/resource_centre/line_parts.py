"""What one line of a resource is for, told by its own form."""

import re
from typing import Final

from graph.model.contacts import find_contacts
from graph.model.reading import Part
from graph.sources.documents.resource_centre.keywords import is_keyword_line

__all__ = ["begins_contact_block", "is_stray_at_end", "part_of_line"]

_DOWNLOAD = re.compile(
    r"(?:pour |à |a )?(?:télécharg|telecharg)|cliquez ici|cliquer ici"
    r"|.{0,80}\bà télécharger ici\b|.{0,60}\ben cliquant ici[\s.]*$"
    r"|(?:le |retrouvez le |revoir le |voir le )?replay\b.{0,80}(?:disponible|ci-dessous|:\s*$)",
    re.IGNORECASE,
)
_WEBSITE = re.compile(r"site(?:s)?\s*(?:internet|web)?\s*:|https?://\S+$|www\.\S+$", re.IGNORECASE)
_AREA = re.compile(r"zones?\s+d[’'ʼ]?\s?(?:action|intervention)s?\s*:", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?:[^.:;?!]{0,60}[,\s-]\s*)?(?:F-)?(?:\d{5}|2[AB]\d{3}) [A-ZÀ-Ý][\w'’ .()-]{1,50}", re.UNICODE
)
_STREET = re.compile(
    r"\d{1,4}[\s,]*(?:bis|ter|quater)?[\s,]+(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée"
    r"|route|quai|cours|square|passage|esplanade|faubourg)\b[^.:;?!]{2,70}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:vos |votre |nos )?(?:contacts?|contactez|renseignements?"
    r"|pour (?:tout|plus|toute)\b[^:]{0,50}(?:renseignement|information|question)s?)\b"
    r"[^:.]{0,50}(?::|$)",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"(?:pagination|page (?:courante )?\d+|(?:page )?(?:suivante?|précédente?|première|dernière)"
    r"(?: page)?|aller au contenu(?: principal)?|fil d[’']ariane|accueil|haut de page|\d{1,3}"
    r"|retour(?: à la liste)?|imprimer|partager"
    r"|(?:lire la suite|en savoir plus)(?: (?:de|sur) .+)?)"
    r"[\s‹›«»….]*|[\s‹›«»….\d]{1,40}",
    re.IGNORECASE,
)
"""What leads from page to page, copied with the rest."""

_STRAY = re.compile(r"[a-zà-ÿ]{1,15}(?: [a-zà-ÿ]{1,10}){0,2}[ \d]{0,3}")
_STRAY_AT_END = re.compile(r"[\w'’-]{1,20}(?: [\w'’&-]{1,20}){0,3}")
_LONGEST: Final = 400
_LONGEST_CONTACT: Final = 200


def part_of_line(text: str) -> Part:
    """What ``text`` is for; ``Part.BODY`` for whatever has no form of its own."""
    if is_keyword_line(text):
        return Part.KEYWORDS
    if len(text) > _LONGEST:
        return Part.BODY
    for part, pattern in ((Part.AREA, _AREA), (Part.WEBSITE, _WEBSITE), (Part.DOWNLOAD, _DOWNLOAD)):
        if pattern.match(text):
            return part
    if begins_contact_block(text) or (len(text) <= _LONGEST_CONTACT and find_contacts(text)):
        return Part.CONTACT
    if _POSTCODE.fullmatch(text) or _STREET.fullmatch(text):
        return Part.ADDRESS
    stray = _STRAY.fullmatch(text) or _NAVIGATION.fullmatch(text)
    return Part.STRAY if stray else Part.BODY


def begins_contact_block(text: str) -> bool:
    """Whether ``text`` is « Contact : … », or the heading « Contacts » alone."""
    return len(text) <= _LONGEST and _CONTACT.match(text) is not None


def is_stray_at_end(text: str) -> bool:
    """Whether ``text``, among the last lines of a resource, is the name of a picture."""
    return _STRAY_AT_END.fullmatch(text) is not None
