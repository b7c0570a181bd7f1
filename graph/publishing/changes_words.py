"""The words of the page of changes, in French and in English."""

from collections.abc import Mapping
from typing import Final

__all__ = ["CHANGE_WORDS", "KIND_WORDS", "WORDS"]

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "title": "Ce qui a changé",
        "version": "Version",
        "since": "Comparée à la version",
        "statements": "{added} affirmations ajoutées, {removed} retirées.",
        "first": "C'est la première version publiée : il n'y a rien à comparer.",
        "counts": "En nombres",
        "kind": "Type",
        "entities": "Entités",
        "relations": "Relations",
        "sources": "d'après",
        "unnamed": "{n} retraits sont comptés sans être nommés : des personnes, ou ce qui n'est "
        "plus public.",
        "listed": "Au plus {n} entités et {n} relations sont citées ; toutes sont comptées.",
    },
    "en": {
        "title": "What changed",
        "version": "Version",
        "since": "Compared with version",
        "statements": "{added} statements added, {removed} removed.",
        "first": "This is the first version published: there is nothing to compare with.",
        "counts": "In numbers",
        "kind": "Type",
        "entities": "Entities",
        "relations": "Relations",
        "sources": "according to",
        "unnamed": "{n} removals are counted and not named: people, or what is no longer public.",
        "listed": "At most {n} entities and {n} relations are listed; all are counted.",
    },
}

CHANGE_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {"added": "ajoutées", "changed": "modifiées", "removed": "retirées"},
    "en": {"added": "added", "changed": "changed", "removed": "removed"},
}

KIND_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "collectivite": "Collectivités",
        "organisation": "Organisations",
        "person": "Personnes",
        "project": "Projets",
        "event": "Événements",
        "concept": "Notions",
        "resource": "Ressources",
        "place": "Territoires",
    },
    "en": {
        "collectivite": "Local authorities",
        "organisation": "Organisations",
        "person": "People",
        "project": "Projects",
        "event": "Events",
        "concept": "Concepts",
        "resource": "Resources",
        "place": "Places",
    },
}
