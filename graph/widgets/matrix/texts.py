"""What the element says: French unless the page gives other words."""

from collections.abc import Mapping

__all__ = ["TEXTS", "texts_with"]

TEXTS: Mapping[str, str] = {
    "loading": "Chargement de la matrice…",
    "failed": "La matrice n’a pas pu être dessinée. Le tableau donne les mêmes informations.",
    "summary": "Matrice",
    "help": (
        "Flèches : aller d’une case à l’autre\n"
        "Majuscule et flèche : aller à la case remplie suivante\n"
        "Entrée ou Espace : ouvrir les sources de la case\n"
        "L : ouvrir la carte de la ligne\n"
        "C : ouvrir la carte de la colonne\n"
        "Début et Fin : première et dernière case de la ligne\n"
        "Ctrl et Début, Ctrl et Fin : première et dernière ligne\n"
        "Page précédente et suivante : dix lignes plus haut ou plus bas\n"
        "Plus et moins : agrandir et réduire\n"
        "Zéro : tout voir\n"
        "Échap : ne rien choisir\n"
        "? : cette liste"
    ),
    "keys": "Touches du clavier",
    "close": "Fermer",
    "zoomIn": "Agrandir",
    "zoomOut": "Réduire",
    "fit": "Voir toute la matrice",
    "legend": "Légende",
    "nothing": "aucun lien dans le graphe",
    "source": "{n} source indépendante",
    "sources": "{n} sources indépendantes",
    "links": "{n} cases remplies",
    "link": "{n} case remplie",
    "deduced": "déduit : aucune source ne l’affirme",
    "dashed": "sous-entendu, ou repéré par un programme",
    "number": "nombre de sources indépendantes",
    "hint": "Entrée : sources",
}
"""Every sentence the element needs, by key. In ``help``, one line a key of the keyboard."""


def texts_with(given: Mapping[str, object]) -> dict[str, str]:
    """All the texts, those of ``given`` first; keys the element does not know are left out."""
    return {key: str(given.get(key) or text) for key, text in TEXTS.items()}
