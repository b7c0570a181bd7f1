"""Two territories side by side: figures, actors, relations of it and of the places inside."""

from collections.abc import Sequence

from graph.network.claims import ClaimView
from graph.network.comparing import compare, compare_members
from graph.network.territory_sheet import Actor, TerritorySheet
from graph.widgets.compare_view import between, columns
from graph.widgets.language import _, number
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.opened import patterns
from graph.widgets.territory_data import people, territory_sheet
from graph.widgets.territory_figures import counted, per_100_000
from graph.widgets.territory_words import code_of, level_word, territory_link, territory_name

__all__ = ["show_territories"]


def show_territories(one: str, other: str) -> None:
    """What two territories have in common and apart; the places inside them are told apart.

    Parameters
    ----------
    one, other: IRIs of two territories.
    """
    left, right = territory_sheet(one), territory_sheet(other)
    names = territory_name(one), territory_name(other)
    if names[0] == names[1]:
        names = f"{names[0]} ({code_of(one)})", f"{names[1]} ({code_of(other)})"
    own = compare(left.own, right.own, (_own(left), _own(right)), patterns())
    inside = compare(left.inside, right.inside, (left.scopes, right.scopes), patterns())
    show(
        _figures(left, right, names),
        between(own.between),
        columns(
            _("Acteurs"),
            compare_members(_members(left.actors), _members(right.actors)),
            names,
            _("Situés ou actifs sur le territoire, les lieux à l'intérieur compris."),
            several=True,
        ),
        columns(_("Dit du territoire ou de son institution"), own, names),
        columns(
            _("Dit de lieux à l'intérieur"),
            inside,
            names,
            _(
                "Avec qui les collectivités à l'intérieur sont reliées ; rien ici n'est dit du "
                "territoire lui-même."
            ),
            several=True,
        ),
    )


def _own(sheet: TerritorySheet) -> tuple[str, ...]:
    return (sheet.territory, *sheet.councils)


def _members(actors: Sequence[Actor]) -> dict[str, tuple[ClaimView, ...]]:
    return {one.entity: one.claims for one in actors}


def _figures(left: TerritorySheet, right: TerritorySheet, names: tuple[str, str]) -> Markup:
    """Both columns of figures, with what they are for 100,000 inhabitants."""
    known = people([left.territory, right.territory])
    figures = [known.get(sheet.territory) for sheet in (left, right)]
    rows = [
        _row(
            name,
            [
                join((number(count), _rate(per_100_000(count, figure))))
                for count, figure in zip(counts, figures, strict=True)
            ],
        )
        for (name, *counts) in (
            (name, count, other)
            for (name, count), (_name, other) in zip(
                counted(left.counts), counted(right.counts), strict=True
            )
        )
    ]
    inhabitants = [number(figure.count) if figure else "" for figure in figures]
    return block(
        '<section class="m-part"><div class="m-scroll m-whole" tabindex="0" role="region" '
        'aria-label="{title}"><table class="m-table m-terr-table"><caption>{caption}</caption>'
        '<thead><tr><th scope="col">{what}</th>{names}</tr></thead><tbody>{rows}</tbody></table>'
        "</div></section>",
        title=_("Chiffres"),
        caption=_("Entre parenthèses : pour 100 000 habitants, d'après les documents lus."),
        what=_("Chiffres"),
        names=join(
            block(
                '<th scope="col">{link} <span class="m-detail">{level}</span></th>',
                link=territory_link(sheet.territory, name),
                level=level_word(sheet.territory),
            )
            for sheet, name in zip((left, right), names, strict=True)
        ),
        rows=join([_row(_("Habitants"), inhabitants), *rows]),
    )


def _row(name: str, cells: Sequence[object]) -> Markup:
    return block(
        '<tr><th scope="row">{name}</th>{cells}</tr>',
        name=name,
        cells=join(block("<td>{cell}</td>", cell=cell) for cell in cells),
    )


def _rate(rate: str) -> Markup:
    return block(' <span class="m-detail">({rate})</span>', rate=rate) if rate else Markup("")
