"""What the canvas says: French unless the page gives other words."""

from collections.abc import Mapping

__all__ = ["TEXTS", "texts_with"]

TEXTS: Mapping[str, str] = {
    "loading": "Chargement du réseau…",
    "empty": "Rien à montrer : aucune entité ne répond à ces choix.",
    "failed": "Le réseau n’a pas pu être dessiné. Le tableau donne les mêmes informations.",
    "summary": "Réseau d’entités et de relations",
    "help": (
        "Flèches : passer d’une entité à l’autre en suivant les relations. "
        "Tabulation : suivre l’ordre d’importance. Entrée : ouvrir la fiche. "
        "Majuscule et Entrée : déployer les relations. Plus et moins : zoomer. "
        "Zéro : tout voir. Échap : quitter l’entité."
    ),
    "legend": "Montrer ou masquer par type",
    "zoomIn": "Agrandir",
    "zoomOut": "Réduire",
    "fit": "Voir tout le réseau",
}
"""Every sentence the canvas needs, by key."""


def texts_with(given: Mapping[str, object]) -> dict[str, str]:
    """All the texts, those of ``given`` first; keys the canvas does not know are left out."""
    return {key: str(given.get(key) or text) for key, text in TEXTS.items()}
