"""The network beside random ones: what of it chance alone would give."""

import streamlit as st

from graph.network.measures.baselines import SAMPLES, Baseline
from graph.network.study import Study
from graph.views.ranges import to_range
from graph.widgets.analyses_data import chance
from graph.widgets.analyses_parts import choice, dark, figure, picture, table
from graph.widgets.language import _
from graph.widgets.markup import block, show

__all__ = ["show_chance"]


def show_chance(study: Study) -> None:
    """Each statistic, its range by chance, and how far it is from it.

    Raises
    ------
    graph.errors.InputError: the address names a model that is none.
    """
    words = {
        "degrees": _("mêmes degrés"),
        "kinds": _("mêmes degrés et types"),
        "density": _("même taille"),
    }
    model = choice("modele", _("Réseaux au hasard"), words)
    told = _("{n} réseaux sont tirés au hasard et mesurés ; cela prend quelques secondes…")
    with st.spinner(told.format(n=SAMPLES), show_time=True):
        found = chance(study, model)
    rows = [_row(one) for one in found]
    titles = (
        *(_("Mesure"), _("Ici"), _("Au hasard"), _("Écart (z)")),
        *(_("Étendue au hasard et valeur d'ici"), _("Part du hasard aussi haute")),
    )
    show(
        block(
            '<p class="m-detail m-reading">{reading}</p><p class="m-detail m-reading">{model}</p>'
            "{caution}",
            reading=_(
                "Trait épais : de la plus basse à la plus haute valeur des {n} réseaux au hasard, "
                "barre : leur moyenne, disque : ce réseau-ci. L'écart z compte les écarts-types : "
                "au-delà de 2 ou en deçà de −2, le hasard l'explique mal."
            ).format(n=SAMPLES),
            model=_models()[model],
            caution=block('<p class="m-detail m-reading">{one}</p>', one=_projected())
            if study.is_projection
            else "",
        ),
        table(titles, rows, caption=_("Face au hasard"), words=(4,)),
    )


def _row(one: Baseline) -> list[object]:
    name = _statistics().get(one.statistic, one.statistic)
    span = f"{figure(one.mean)} ± {figure(one.deviation, 2)}" if one.mean == one.mean else "–"
    told = _("{name} : {seen} ici ; au hasard de {low} à {high}").format(
        name=name, seen=figure(one.observed), low=figure(one.lowest), high=figure(one.highest)
    )
    return [
        name,
        figure(one.observed),
        span,
        figure(one.z, 2),
        picture(to_range(one, title=told, dark=dark()), told, 260),
        figure(one.as_high, 2),
    ]


def _statistics() -> dict[str, str]:
    return {
        "transitivity": _("Transitivité"),
        "average-clustering": _("Regroupement moyen"),
        "mean-distance": _("Distance moyenne"),
        "largest-component": _("Acteurs du plus grand morceau"),
        "degree-assortativity": _("Assortativité par degré"),
        "kind-assortativity": _("Assortativité par type"),
        "region-assortativity": _("Assortativité par région"),
        "modularity": _("Modularité (Louvain)"),
    }


def _models() -> dict[str, str]:
    return {
        "degrees": _(
            "Chaque acteur garde son nombre de liens, leurs bouts sont échangés (Maslov et "
            "Sneppen 2002) : ce qui reste différent ne vient pas de qui est très lié."
        ),
        "kinds": _(
            "Chaque acteur garde son nombre de liens avec chaque type d'acteurs : ce qui reste "
            "différent ne vient pas non plus de quels types se lient."
        ),
        "density": _(
            "Autant d'acteurs et de liens, posés n'importe où (Erdős et Rényi 1959) : le plus "
            "faible des hasards."
        ),
    }


def _projected() -> str:
    return _(
        "Une projection est pleine de triangles par construction : chaque chose partagée lie tous "
        "ceux qui l'ont. Son regroupement ne se compare pas à ce hasard."
    )
