"""What the editor says, in the reader's language."""

from graph.widgets.language import _

__all__ = ["texts"]


def texts() -> dict[str, object]:
    """Every sentence the element needs, by key. In ``help``, one line a key of the keyboard."""
    return {
        "editor": _("Requête SPARQL"),
        "run": _("Lancer"),
        "runKey": _("Ctrl et Entrée"),
        "running": _("La requête est posée au graphe…"),
        "history": _("Historique"),
        "kept": _("Les requêtes lancées depuis ce navigateur ; elles n'en sortent pas."),
        "empty": _("Aucune requête n'a encore été lancée depuis ce navigateur."),
        "forget": _("Tout oublier"),
        "keys": _("Touches"),
        "close": _("Fermer"),
        "help": _(
            "Ctrl et Entrée : lancer la requête\n"
            "Ctrl et Espace : proposer des mots du modèle, des variables, des mots-clés\n"
            "Ctrl et Z, Ctrl et Y : défaire, refaire\n"
            "Ctrl et / : mettre la ligne en commentaire\n"
            "Tabulation : sortir de l'éditeur\n"
            "Échap : fermer ce qui est ouvert"
        ),
        "phrases": {
            "Completions": _("Propositions"),
            "Diagnostics": _("Erreurs"),
            "Control character": _("Caractère de contrôle"),
            "No diagnostics": _("Aucune erreur"),
        },
    }
