"""The whole network in figures, each with how to read it."""

from graph.network.measures.catalogue import MEASURES
from graph.network.study import Study
from graph.widgets.analyses_data import study_of, whole
from graph.widgets.analyses_parts import figure, table
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, show

__all__ = ["show_whole"]

_WHOLE = frozenset(("nodes", "relations", "components", "diameter"))


def show_whole(study: Study) -> None:
    """Size, density, pieces, distances, clustering, centralisation."""
    found = whole(study)
    rows = [
        [
            MEASURES[name].label[language()],
            figure(value, 6 if name in _WHOLE else 3),
            MEASURES[name].reading[language()],
            MEASURES[name].caution[language()],
            _source(name),
        ]
        for name, value in found.items()
    ]
    titles = (
        _("Mesure"),
        _("Valeur"),
        _("Comment la lire"),
        _("Attention"),
        _("Formule et source"),
    )
    loops = int(study_of(study).graph.graph.get("self_loops", 0))
    show(
        table(titles, rows, caption=_("Le réseau entier"), words=(2, 3, 4), whole=True),
        _loops(loops),
    )


def _source(name: str) -> Markup:
    return block(
        '<span class="m-formula">{formula}</span><br>{source}',
        formula=MEASURES[name].formula,
        source=MEASURES[name].source,
    )


def _loops(count: int) -> Markup:
    if not count:
        return Markup("")
    told = _n(
        "{n} relation d'un acteur avec lui-même n'est pas comptée.",
        "{n} relations d'acteurs avec eux-mêmes ne sont pas comptées.",
        count,
    )
    return block('<p class="m-detail">{told}</p>', told=told)
