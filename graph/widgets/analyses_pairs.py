"""Pairs of actors with the same neighbours."""

from graph.network.measures.overlaps import Overlap
from graph.network.study import Study
from graph.widgets.analyses_data import shared, study_of
from graph.widgets.analyses_parts import entity_cell, figure, table
from graph.widgets.language import _, _n, number
from graph.widgets.markup import block, join, show

__all__ = ["show_pairs"]

_NAMED = 6


def show_pairs(study: Study) -> None:
    """The pairs that share most of their neighbours."""
    found, total = shared(study)
    reading = _(
        "Deux acteurs qui ont les mêmes voisins se ressemblent, qu'ils soient liés ou non. Jaccard "
        "(1901) : voisins partagés sur ceux de l'un ou de l'autre ; recouvrement (Szymkiewicz "
        "1934, Simpson 1943) : sur ceux de qui en a le moins. Au moins deux voisins partagés."
    )
    caution = _("Deux acteurs cités par le même document partagent ses autres acteurs.")
    counts = _n("{n} paire", "{n} paires", total)
    if len(found) < total:
        counts = _("{shown} sur {total} paires montrées").format(
            shown=number(len(found)), total=number(total)
        )
    show(
        block(
            '<p><strong>{counts}</strong></p><p class="m-detail m-reading">{reading}</p>'
            '<p class="m-detail m-reading">{caution}</p>',
            counts=counts,
            reading=reading,
            caution=caution,
        )
    )
    if not found:
        return
    titles = (
        *(_("Un acteur"), _("Un autre"), _("Jaccard"), _("Recouvrement"), _("Liés")),
        _("Voisins partagés"),
    )
    rows = [_row(study, one) for one in found]
    show(table(titles, rows, caption=_("Voisinages communs"), words=(1, 4, 5)))


def _row(study: Study, one: Overlap) -> list[object]:
    graph = study_of(study).graph
    named = [
        str(graph.nodes[node].get("short") or graph.nodes[node].get("label") or node)
        for node in one.shared[:_NAMED]
    ]
    left = len(one.shared) - len(named)
    told = join(named, ", ")
    return [
        entity_cell(graph, one.one),
        entity_cell(graph, one.other),
        figure(one.jaccard),
        figure(one.coefficient),
        _("oui") if one.linked else _("non"),
        block("{told} {more}", told=told, more=_n("+ {n} autre", "+ {n} autres", left))
        if left
        else told,
    ]
