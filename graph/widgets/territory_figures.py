"""The figures of a territory, and those of the territories beside it."""

from collections.abc import Iterable

from graph.network.territories import level_of
from graph.network.territory_people import Population
from graph.network.territory_rollup import Counts
from graph.widgets.language import _, _n, number
from graph.widgets.markup import Markup, block, join
from graph.widgets.opened import dataset
from graph.widgets.territory_data import near, people, roll_up, territory_sheet
from graph.widgets.territory_words import (
    count_of_level,
    level_word,
    territory_link,
    territory_names,
)

__all__ = ["comparison", "counted", "figures", "per_100_000"]


def counted(counts: Counts) -> list[tuple[str, int]]:
    """Each count with its name, in the order of the page."""
    return [
        (_("Organisations"), counts.organisations),
        (_("dont SCIC"), counts.scics),
        (_("PTCE"), counts.ptce),
        (_("Projets"), counts.projects),
        (_("Événements"), counts.events),
        (_("Collectivités reliées"), counts.collectivites),
        (_("Relations de ces collectivités"), counts.relations),
        (_("Documents"), counts.resources),
    ]


def per_100_000(things: int, inhabitants: Population | None) -> str:
    """« 1,3 », the number of things for 100,000 inhabitants; an empty text without figure."""
    rate = inhabitants.per_100_000(things) if inhabitants else None
    if rate is None or not things:
        return ""
    return number(round(rate) if rate >= 10 else round(rate, 1 if rate >= 1 else 2))


def figures(iri: str) -> Markup:
    """The key numbers of a territory, the places inside it included."""
    sheet = territory_sheet(iri)
    tiles = [_tile(name, count, sheet.people) for name, count in counted(sheet.counts) if count]
    if sheet.people:
        tiles.insert(0, _inhabitants(sheet.people))
    return block('<ul class="m-terr-figures">{tiles}</ul>', tiles=join(tiles))


def comparison(iri: str) -> Markup:
    """The territory beside its neighbours, as a table; nothing where it has none."""
    around = near(iri)
    if not around.found:
        return Markup("")
    above = [one for one, _partly in territory_sheet(iri).above]
    known = people([iri, *around.found, *above])
    names = territory_names([iri, *around.found, *above])
    rows = [_row(one, names[one], known.get(one), one == iri) for one in (iri, *around.found)]
    parents = [_row(one, names[one], known.get(one), False) for one in above]
    return block(
        '<section class="m-part" id="comparaison"><h2>{title}</h2><p class="m-detail">{which}</p>'
        '<div class="m-scroll m-whole" tabindex="0" role="region" aria-label="{title}">'
        '<table class="m-table m-terr-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        '<tbody>{parents}</tbody></table></div><p class="m-detail">{note}</p></section>',
        title=_("Comparaison avec les voisins"),
        which=_which(iri, len(around.found), around.total, around.parents),
        head=_head(),
        rows=join(rows),
        parents=join(parents),
        note=_(
            "Entre parenthèses : pour 100 000 habitants. Ces nombres disent ce que les documents "
            "lus racontent : un territoire peu documenté n'est pas un territoire où il ne se "
            "passe rien."
        ),
    )


def _which(iri: str, shown: int, total: int, parents: Iterable[str]) -> str:
    """Which territories these are, and how many are left out."""
    names = territory_names(parents)
    where = ", ".join(names.values())
    if not names:
        told = _("Les territoires qui ont une frontière avec lui.")
    elif shown < total:
        told = _("Les plus proches de : {where}.").format(where=where)
    else:
        told = _("Les autres de : {where}.").format(where=where)
    if shown == total:
        return f"{told} {count_of_level(level_of(iri, dataset().iris), total)}."
    counts = _("{shown} sur {total} montrés").format(shown=number(shown), total=number(total))
    return f"{told} {counts}."


def _head() -> Markup:
    titles = [
        *(_("Territoire"), _("Habitants"), _("Organisations"), _("dont SCIC")),
        *(_("Collectivités reliées"), _("Relations"), _("Documents")),
    ]
    return join(block('<th scope="col">{title}</th>', title=title) for title in titles)


def _row(iri: str, name: str, inhabitants: Population | None, is_own: bool) -> Markup:
    counts = roll_up().counts(iri)
    shown = (
        counts.organisations,
        counts.scics,
        counts.collectivites,
        counts.relations,
        counts.resources,
    )
    return block(
        '<tr{own}><th scope="row">{name} <span class="m-detail">{level}</span></th>'
        "<td>{people}</td>{cells}</tr>",
        own=Markup(' class="m-terr-own"') if is_own else "",
        name=block("<b>{name}</b>", name=name) if is_own else territory_link(iri, name),
        level=level_word(iri),
        people=number(inhabitants.count) if inhabitants else "",
        cells=join(_cell(count, inhabitants) for count in shown),
    )


def _cell(count: int, inhabitants: Population | None) -> Markup:
    rate = per_100_000(count, inhabitants)
    return block(
        "<td>{count}{rate}</td>",
        count=number(count),
        rate=block(' <span class="m-detail">({rate})</span>', rate=rate) if rate else "",
    )


def _tile(name: str, count: int, inhabitants: Population | None) -> Markup:
    rate = per_100_000(count, inhabitants)
    return block(
        "<li><b>{count}</b> <span>{name}</span>{rate}</li>",
        count=number(count),
        name=name,
        rate=block(
            '<span class="m-detail">{text}</span>',
            text=_("{rate} pour 100 000 hab.").format(rate=rate),
        )
        if rate
        else "",
    )


def _inhabitants(inhabitants: Population) -> Markup:
    summed = _n("somme de {n} commune", "somme de {n} communes", inhabitants.summed)
    return block(
        "<li><b>{count}</b> <span>{name}</span>{summed}</li>",
        count=number(inhabitants.count),
        name=_("Habitants"),
        summed=block('<span class="m-detail">{text}</span>', text=summed)
        if inhabitants.summed
        else "",
    )
