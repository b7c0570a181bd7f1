"""What the checks before publishing say, in French and English."""

from typing import Final

from graph.checks.findings import Finding
from graph.model.issues import Level

__all__ = ["finding"]

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "PersonalContact": (
        "Une adresse électronique, un téléphone ou le graphe des contacts sortirait.",
        "An e-mail address, a phone number or the contact graph would leave.",
    ),
    "Restricted": (
        "Ce document est marqué comme réservé.",
        "This document is marked as restricted.",
    ),
    "Contributor": (
        "Qui a apporté ou accepté ceci serait reconnaissable.",
        "Who brought or accepted this could be recognised.",
    ),
    "Suppressed": (
        "Une personne ou une chose retirée à sa demande est de nouveau là : relancez la "
        "construction.",
        "Somebody or something taken out on request is here again: build again.",
    ),
    "LocalAddress": (
        "Cette adresse n'existe que sur une machine ou un réseau privé.",
        "This address exists on one machine or private network only.",
    ),
    "DevelopmentBase": (
        "Les identifiants commencent par une adresse de développement : réglez MAILLAGE_BASE, "
        "puis reconstruisez.",
        "Identifiers begin with an address of development: set MAILLAGE_BASE, then build again.",
    ),
    "ReservedBase": (
        "Les identifiants commencent par un nom réservé aux exemples (RFC 2606) : personne ne "
        "pourra les ouvrir.",
        "Identifiers begin with a name reserved for examples (RFC 2606): nobody can open them.",
    ),
    "MissingLicence": (
        "Ce document source ne dit pas sous quelle licence ses faits sont publiés : ajoutez "
        "licence dans son source.toml.",
        "This source document does not say under which licence its facts are published: add "
        "licence to its source.toml.",
    ),
    "ContributedLicence": (
        "Personne n'a dit sous quelle licence partent les faits de ce document apporté : annulez "
        "sa contribution, puis versez-la de nouveau avec sa licence, ou en accès restreint.",
        "Nobody has said under which licence the facts of this contributed document leave: undo "
        "its contribution, then add it again with its licence, or as restricted.",
    ),
    "UnknownLicence": (
        "Cette licence n'est pas connue : ajoutez-la à la table des licences, ou corrigez-la.",
        "This licence is not known: add it to the table of licences, or mend it.",
    ),
    "IncompatibleLicence": (
        "Cette licence ne permet pas de publier sous la Licence Ouverte 2.0.",
        "This licence does not allow publication under the Licence Ouverte 2.0.",
    ),
    "NothingToPublish": (
        "Aucune affirmation publique : il n'y a rien à publier.",
        "No public statement: there is nothing to publish.",
    ),
}


def finding(
    name: str, focus: str, path: str = "", value: str = "", level: Level = Level.VIOLATION
) -> Finding:
    """The finding ``name`` about ``focus``, in its words."""
    french, english = _WORDS[name]
    return Finding(level, name, focus, path, value, french, english)
