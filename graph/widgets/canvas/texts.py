"""What the canvas says: French unless the page gives other words."""

from collections.abc import Mapping

__all__ = ["TEXTS", "texts_with"]

TEXTS: Mapping[str, str] = {
    "loading": "Chargement du réseau…",
    "empty": "Rien à montrer : aucune entité ne répond à ces choix.",
    "failed": "Le réseau n’a pas pu être dessiné. Le tableau donne les mêmes informations.",
    "summary": "Réseau d’entités et de relations",
    "help": (
        "Flèches : passer d’une entité à l’autre en suivant les relations\n"
        "Tabulation : suivre l’ordre d’importance\n"
        "Entrée : choisir l’entité\n"
        "Majuscule et Entrée : ouvrir ou déployer\n"
        "Majuscule et Espace : ajouter à la sélection\n"
        "E : déployer, montrer des voisins\n"
        "R : replier\n"
        "H : masquer\n"
        "P : épingler ou libérer\n"
        "C : centrer le réseau sur l’entité\n"
        "F : ouvrir la fiche\n"
        "M : menu de l’entité\n"
        "A : montrer tout ce qui est masqué\n"
        "U : annuler (aussi Ctrl et Z)\n"
        "Ctrl et Y : rétablir\n"
        "Plus et moins : zoomer\n"
        "Zéro : tout voir\n"
        "Échap : quitter l’entité\n"
        "? : cette liste"
    ),
    "keys": "Touches du clavier",
    "close": "Fermer",
    "legend": "Montrer ou masquer par type",
    "zoomIn": "Agrandir",
    "zoomOut": "Réduire",
    "fit": "Voir tout le réseau",
    "picture": "Enregistrer l’image (PNG)",
    "menu": "Actions",
    "expand": "Déployer",
    "collapse": "Replier",
    "hide": "Masquer",
    "pin": "Épingler",
    "unpin": "Libérer",
    "centre": "Centrer",
    "sheet": "Fiche",
    "neighbours": "Voisins par relation",
    "rank": "{rank} sur {total}",
    "left": "voisins non montrés : {n}",
    "members": "groupe de {n} entités",
    "pinned": "épinglée",
}
"""Every sentence the canvas needs, by key. In ``help``, one line a key of the keyboard."""

GIVEN = {"caption": "", "file": ""}
"""What only the page can say: the line under a saved picture, and the name of its file."""


def texts_with(given: Mapping[str, object]) -> dict[str, str]:
    """All the texts, those of ``given`` first; keys the canvas does not know are left out."""
    return {key: str(given.get(key) or text) for key, text in {**TEXTS, **GIVEN}.items()}
