"""What the links of a matrix are called, and the two letters that stand for each relation."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.network.kind_words import kind_name
from graph.network.matrix import LinkKey

__all__ = ["code_of", "link_name", "side_name"]

_NAMES: Final[Mapping[str, Mapping[LinkKey, str]]] = MappingProxyType(
    {
        "fr": {
            ("capital", False): "capital",
            ("direct", False): "lien direct",
            ("", False): "autre lien",
            ("partage", False): "participation",
            ("territoire", False): "implantation",
            ("co-mention", False): "mention",
            ("partage", True): "participation commune",
            ("territoire", True): "territoire commun",
            ("co-mention", True): "mention commune",
            ("", True): "lien déduit",
        },
        "en": {
            ("capital", False): "capital",
            ("direct", False): "direct link",
            ("", False): "other link",
            ("partage", False): "participation",
            ("territoire", False): "location",
            ("co-mention", False): "mention",
            ("partage", True): "shared participation",
            ("territoire", True): "shared territory",
            ("co-mention", True): "co-mention",
            ("", True): "deduced link",
        },
    }
)
_DEDUCED: Final = {"fr": "{name}, déduit", "en": "{name}, deduced"}

_CODES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "fr": {
            "shareholderOf": "Ca",
            "founded": "Or",
            "carries": "Po",
            "leads": "Pi",
            "funds": "Fi",
            "supports": "So",
            "partnerOf": "Pa",
            "memberOf": "Me",
            "customerOf": "Cl",
            "subsidiaryOf": "Fl",
            "participatesIn": "Pt",
            "speaksAt": "In",
            "hasRole": "Fo",
            "develops": "Dé",
            "aimsAt": "Vi",
            "hasLabel": "La",
            "orgType": "FJ",
            "locatedIn": "Si",
            "areaServed": "Ag",
            "isPartOf": "Fp",
            "overlaps": "Re",
            "replacedBy": "Rp",
            "publisher": "Pu",
            "about": "Su",
            "subject": "Th",
            "mentions": "Mn",
            "recordedIn": "Ra",
        },
        "en": {
            "shareholderOf": "Ca",
            "founded": "Fo",
            "carries": "Cy",
            "leads": "Le",
            "funds": "Fu",
            "supports": "Su",
            "partnerOf": "Pa",
            "memberOf": "Me",
            "customerOf": "Cu",
            "subsidiaryOf": "Sb",
            "participatesIn": "Pt",
            "speaksAt": "Sp",
            "hasRole": "Ro",
            "develops": "De",
            "aimsAt": "Ai",
            "hasLabel": "La",
            "orgType": "LF",
            "locatedIn": "Lo",
            "areaServed": "Se",
            "isPartOf": "Ip",
            "overlaps": "Ov",
            "replacedBy": "Rb",
            "publisher": "Pu",
            "about": "Ab",
            "subject": "Th",
            "mentions": "Mn",
            "recordedIn": "Rc",
        },
    }
)
_SMALL_WORDS: Final = "a an de des du en est is la le les of pour the un une"
_SMALL: Final = frozenset(_SMALL_WORDS.split())


def link_name(key: LinkKey, language: str = "fr") -> str:
    """What a kind of link is called in a legend: ``capital``, ``mention commune``."""
    spoken = "en" if language == "en" else "fr"
    known = _NAMES[spoken].get(key)
    if known:
        return known
    kind, deduced = key
    name = _NAMES[spoken].get((kind, False)) or kind
    return _DEDUCED[spoken].format(name=name) if deduced else name


def side_name(kind: str, language: str = "fr") -> str:
    """What the rows or columns of one kind are called; organisations are all of them."""
    if kind == Kind.ORGANISATION.value:
        return "organisations"
    return kind_name(kind, language, plural=True)


def code_of(relation: str, label: str, language: str = "fr") -> str:
    """Two letters for a relation, to be explained beside.

    Parameters
    ----------
    relation: its IRI. label: its name, whose letters are used where it has no code of ours.
    """
    local = re.split(r"[#/]", relation)[-1]
    code = _CODES["en" if language == "en" else "fr"].get(local)
    if code:
        return code
    words = [word for word in folded(label).split() if word not in _SMALL]
    return ("".join(words)[:2] or "?").capitalize()
