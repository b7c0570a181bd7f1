"""Who is linked with whom: by kind, by région."""

from graph.network.measures.assortativity import Assortativity
from graph.network.study import Study
from graph.views.palette import STYLES
from graph.widgets.analyses_data import mixing
from graph.widgets.analyses_parts import choice, figure
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.opened import dataset

__all__ = ["show_mixing"]


def show_mixing(study: Study) -> None:
    """The coefficient with its error, and the share of ends from each value to each.

    Raises
    ------
    graph.errors.InputError: the address names another grouping.
    """
    by = choice("selon", _("Selon"), {"kind": _("le type"), "region": _("la région")})
    found = mixing(study, by)
    show(_told(found, by), _matrix(found, by))


def _told(found: Assortativity, by: str) -> Markup:
    if found.coefficient != found.coefficient:
        told = _("Rien à comparer : les liens n'ont qu'une valeur, ou aucune.")
    else:
        told = _("Assortativité {value} ± {error}").format(
            value=figure(found.coefficient), error=figure(found.error, 2)
        )
    counted = [_n("{n} paire liée comptée", "{n} paires liées comptées", found.counted)]
    if found.left_out:
        left = _n(
            "{n} dont un bout n'a pas de valeur unique n'est pas comptée",
            "{n} dont un bout n'a pas de valeur unique ne sont pas comptées",
            found.left_out,
        )
        counted.append(left)
    caution = (
        _(
            "La coopération joint par nature des types différents, et deux personnes ne sont "
            "presque jamais liées entre elles : comparez au hasard qui garde les types."
        )
        if by == "kind"
        else _(
            "Les documents racontent souvent un seul territoire : ils montrent mieux les liens "
            "d'une même région. Qui agit dans plusieurs régions n'est pas compté."
        )
    )
    return block(
        '<p><strong>{told}</strong> · <span class="m-detail">{counted}</span></p>'
        '<p class="m-detail m-reading">{reading}</p><p class="m-detail m-reading">{caution}</p>',
        told=told,
        counted=" · ".join(counted),
        reading=_(
            "1 : tous les liens sont entre semblables ; 0 : autant qu'au hasard ; négative : moins "
            "qu'au hasard. Newman (2003), Mixing patterns in networks, Phys. Rev. E 67, 026126."
        ),
        caution=caution,
    )


def _matrix(found: Assortativity, by: str) -> Markup:
    """The shares as a table, darker where there are more."""
    if not found.counted:
        return Markup("")
    names = _names(found, by)
    kept = [place for place, row in enumerate(found.mixing) if sum(row)]
    most = max(value for row in found.mixing for value in row)
    head = join(
        block('<th scope="col" class="m-number">{one}</th>', one=names[place]) for place in kept
    )
    rows = join(
        block(
            '<tr><th scope="row">{name}</th>{cells}</tr>',
            name=names[place],
            cells=join(_cell(found.mixing[place][other], most) for other in kept),
        )
        for place in kept
    )
    return block(
        '<p class="m-detail">{title}</p>'
        '<div class="m-scroll m-whole" tabindex="0" role="region" aria-label="{title}">'
        '<table class="m-table m-study m-heat">'
        "<thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
        title=_("Part des bouts de liens qui vont de la ligne à la colonne, en %"),
        head=head,
        rows=rows,
    )


def _cell(value: float, most: float) -> Markup:
    shade = round(46 * value / most) if most else 0
    return block(
        '<td class="m-number" style="--m-shade: {shade}%">{told}</td>',
        shade=shade,
        told=figure(100 * value, 2) if value else "",
    )


def _names(found: Assortativity, by: str) -> list[str]:
    if by == "region":
        labels = dataset().labels(found.values, language())
        return [labels.get(one, one) for one in found.values]
    return [
        _("autres organisations")
        if one == "organisation"
        else STYLES[one if one in STYLES else ""].name(language(), plural=True)
        for one in found.values
    ]
