"""Every measure of actors: how to read it, when it misleads, and what documentation does to it."""

from graph.network.measures.catalogue import MEASURES
from graph.network.measures.documentation import WARNING, Effect
from graph.network.study import Study
from graph.views.scale import written
from graph.widgets.analyses_data import NODE_MEASURES, documentation
from graph.widgets.analyses_parts import figure, table
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, link

__all__ = ["guide"]


def guide(study: Study) -> Markup:
    """Every measure with its sentence, its paper and its correlation."""
    found = documentation(study)
    titles = (
        _("Mesure"),
        _("Comment la lire"),
        _("Attention"),
        _("Corrélation avec les documents"),
        _("Formule et source"),
    )
    rows = [
        [
            link(MEASURES[name].label[language()], "analyses", **study.params(), mesure=name),
            MEASURES[name].reading[language()],
            MEASURES[name].caution[language()],
            _correlation(found[name]),
            block(
                '<span class="m-formula">{formula}</span><br>{source}',
                formula=MEASURES[name].formula,
                source=MEASURES[name].source,
            ),
        ]
        for name in NODE_MEASURES
    ]
    warned = sum(one.warns for one in found.values())
    note = _n(
        "{n} mesure suit le nombre de documents : la documentation peut l'expliquer.",
        "{n} mesures suivent le nombre de documents : la documentation peut les expliquer.",
        warned,
    )
    if not warned:
        note = _("Aucune mesure ne suit ici le nombre de documents.")
    least = _("Seuil : une corrélation des rangs de {value}.").format(
        value=written(WARNING, language())
    )
    return block(
        '<p class="m-detail">{note}</p>{table}',
        note=f"{note} {least}",
        table=table(
            titles, rows, caption=_("Comment lire chaque mesure"), words=(1, 2, 4), whole=True
        ),
    )


def _correlation(effect: Effect) -> Markup:
    value = figure(effect.correlation, 2)
    if not effect.warns:
        return block("{value}", value=value)
    return block(
        '<strong title="{why}">{value} <span aria-hidden="true">⚠</span></strong>',
        value=value,
        why=_("La documentation peut expliquer cette mesure."),
    )
