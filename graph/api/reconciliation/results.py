"""Candidates as clients read them (Reconciliation API 0.2, section 4.2)."""

from collections.abc import Mapping
from typing import Any, Final

from graph.api.reconciliation.candidates import Candidate
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.words import said_in

__all__ = ["candidate_told", "feature_told"]

_FEATURES: Final[Mapping[str, Mapping[str, str]]] = {
    "name": {
        "fr": "Ressemblance du nom, de 0 à 1 : 1 quand le texte est le nom, un autre nom, un "
        "sigle, un code ou l'identifiant.",
        "en": "Likeness of the name, from 0 to 1: 1 when the text is the name, another name, an "
        "acronym, a code or the identifier.",
    },
    "relations": {
        "fr": "Nombre de relations publiées de l'entité ; il ne compte pas dans le score.",
        "en": "Number of published relations of the entity; it is not part of the score.",
    },
    "detail": {
        "fr": "Si ce qui est entre parenthèses après le nom est vrai de l'entité.",
        "en": "Whether what stands in brackets after the name is true of the entity.",
    },
}


def candidate_told(register: Register, one: Candidate, language: str) -> dict[str, Any]:
    """A candidate with its score, its types and what the score is made of."""
    features: list[dict[str, Any]] = [
        {"id": "name", "value": one.name},
        {"id": "relations", "value": one.match.degree},
    ]
    features += [
        {"id": name, "value": verdict}
        for name, verdict in one.verdicts.items()
        if verdict is not None
    ]
    told = {
        "id": register.iris.short(one.match.iri),
        "name": register.label(one.match, language),
        "type": [{"id": known.id, "name": said_in(known.names, language)} for known in one.types],
        "score": one.score,
        "match": one.is_match,
        "features": features,
    }
    return {**told, "description": one.match.detail} if one.match.detail else told


def feature_told(register: Register, name: str, language: str) -> dict[str, str] | None:
    """What a feature means, or nothing: a property's is whether the value given is the entity's."""
    if name in _FEATURES:
        return {"id": name, "description": _FEATURES[name][language]}
    known = register.properties.get(name)
    if known is None:
        return None
    return {"id": name, "description": said_in(known.names, language)}
