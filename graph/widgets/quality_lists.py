"""The quality lists: what each is about and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.widgets.language import _
from graph.widgets.quality_cells import Found
from graph.widgets.quality_found import checked
from graph.widgets.quality_rows import (
    check_rows,
    code_rows,
    conflict_rows,
    double_rows,
    issue_rows,
    refusal_rows,
    single_source_rows,
    stale_rows,
)

__all__ = ["LISTS", "Todo"]


@dataclass(frozen=True, slots=True)
class Todo:
    """One list.

    Parameters
    ----------
    title: what it is called. advice: what to do about it, in one sentence.
    find: what it holds now. run: what must be asked for first, where it takes long.
    """

    title: Callable[[], str]
    advice: Callable[[], str]
    find: Callable[[], Found]
    run: Callable[[], object] | None = None


LISTS: Final[dict[str, Todo]] = {
    "conflits": Todo(
        lambda: _("Contradictions"),
        lambda: _("Deux documents disent des choses qui s'excluent : lequel a raison ?"),
        conflict_rows,
    ),
    "doublons": Todo(
        lambda: _("Doublons possibles"),
        lambda: _("Deux entités qui n'en font peut-être qu'une : dites-le, cela se défait."),
        double_rows,
    ),
    "anciens": Todo(
        lambda: _("Faits anciens"),
        lambda: _("Rien ne dit que cela dure encore : cherchez un document récent."),
        stale_rows,
    ),
    "codes": Todo(
        lambda: _("Codes manquants"),
        lambda: _("Sans numéro officiel, une entité se confond avec une autre : retrouvez-le."),
        code_rows,
    ),
    "source-unique": Todo(
        lambda: _("Relations d'une seule source"),
        lambda: _("Un seul document le dit : un second le confirmerait. Les plus fortes d'abord."),
        single_source_rows,
    ),
    "refus": Todo(
        lambda: _("Propositions refusées"),
        lambda: _("Les motifs de lecture qui se trompent le plus, d'après les relectures."),
        refusal_rows,
    ),
    "controles": Todo(
        lambda: _("Contrôles"),
        lambda: _("Les règles du modèle que des énoncés ne suivent pas."),
        check_rows,
        run=checked,
    ),
    "remarques": Todo(
        lambda: _("Remarques de la construction"),
        lambda: _("Ce que les lecteurs de sources ont trouvé douteux, avec l'endroit."),
        issue_rows,
    ),
}
"""By the name they have in the address, what is most likely wrong first."""
