"""What the element says, in the reader's language."""

from graph.widgets.catalogue import read_catalogue
from graph.widgets.language import _, language

__all__ = ["texts"]


def texts() -> dict[str, str]:
    """Every sentence the element needs, by key. In ``help``, one line a key of the keyboard."""
    return {
        "summary": _("Matrice"),
        "help": _(
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
        "keys": _("Touches du clavier"),
        "close": _("Fermer"),
        "zoomIn": _("Agrandir"),
        "zoomOut": _("Réduire"),
        "fit": _("Voir toute la matrice"),
        "legend": _("Légende"),
        "nothing": _("aucun lien dans le graphe"),
        "deduced": _("déduit : aucune source ne l’affirme"),
        "dashed": _("sous-entendu, ou repéré par un programme"),
        "number": _("nombre de sources indépendantes"),
        **_forms("source", "{n} source indépendante", "{n} sources indépendantes"),
        **_forms("link", "{n} case remplie", "{n} cases remplies"),
    }


def _forms(key: str, one: str, many: str) -> dict[str, str]:
    """Both forms of a counted text, with ``{n}`` to fill in: ``key``, and ``key`` with an s."""
    words = read_catalogue(language())
    return {key: words.plural(one, many, 1), f"{key}s": words.plural(one, many, 2)}
