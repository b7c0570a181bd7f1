"""What each kind of entity is called, in a sentence and in a list."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.model.vocabulary import Kind

__all__ = ["KIND_WORDS", "SCIC", "kind_key", "kind_name"]

SCIC: Final = "scic"
"""Beside the kinds: an organisation that a source gives that legal form."""

_Words = tuple[str, str]

KIND_WORDS: Final[Mapping[str, Mapping[str, _Words]]] = MappingProxyType(
    {
        "fr": {
            Kind.COLLECTIVITE.value: ("collectivité", "collectivités"),
            SCIC: ("SCIC", "SCIC"),
            Kind.ORGANISATION.value: ("autre organisation", "autres organisations"),
            Kind.PERSON.value: ("personne", "personnes"),
            Kind.PROJECT.value: ("projet", "projets"),
            Kind.EVENT.value: ("événement", "événements"),
            Kind.CONCEPT.value: ("notion", "notions"),
            Kind.TERRITORY.value: ("territoire", "territoires"),
            Kind.RESOURCE.value: ("ressource", "ressources"),
            "": ("autre", "autres"),
        },
        "en": {
            Kind.COLLECTIVITE.value: ("local authority", "local authorities"),
            SCIC: ("SCIC", "SCICs"),
            Kind.ORGANISATION.value: ("other organisation", "other organisations"),
            Kind.PERSON.value: ("person", "people"),
            Kind.PROJECT.value: ("project", "projects"),
            Kind.EVENT.value: ("event", "events"),
            Kind.CONCEPT.value: ("concept", "concepts"),
            Kind.TERRITORY.value: ("territory", "territories"),
            Kind.RESOURCE.value: ("document", "documents"),
            "": ("other", "others"),
        },
    }
)
"""By language and kind: one, and several; an empty text for what has no kind."""


def kind_key(kind: str, scic: object = False) -> str:
    """The key in ``KIND_WORDS`` of a node's ``kind`` and ``scic``."""
    if kind == Kind.ORGANISATION.value and scic is True:
        return SCIC
    return kind if kind in KIND_WORDS["fr"] else ""


def kind_name(key: str, language: str = "fr", *, plural: bool = False) -> str:
    """What a kind is called; ``key`` is from :func:`kind_key`."""
    return KIND_WORDS["en" if language == "en" else "fr"][key][plural]
