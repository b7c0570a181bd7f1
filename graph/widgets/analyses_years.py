"""The network over the years: when relations are true, and when documents say so."""

from graph.network.measures.evolution import Evolution, Year
from graph.network.study import Study
from graph.views.evolution import to_evolution
from graph.widgets.analyses_data import years
from graph.widgets.analyses_parts import dark, picture, table
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, show

__all__ = ["show_years"]


def show_years(study: Study) -> None:
    """The drawing, what no year is known of, and the table."""
    true, said = years(study, "true"), years(study, "said")
    if not true.years and not said.years:
        show(
            block(
                '<div class="m-told"><p>{none}</p></div>',
                none=_("Aucune relation de ce réseau n'a de date."),
            )
        )
        return
    title = _("Évolution du réseau, de {first} à {last}").format(
        first=min(one.years[0].year for one in (true, said) if one.years),
        last=max(one.years[-1].year for one in (true, said) if one.years),
    )
    drawn = to_evolution(true, said, title=title, language=language(), dark=dark())
    show(_told(study, true, said), picture(drawn, title, 980, 640, late=True), _table(true, said))


def _told(study: Study, true: Evolution, said: Evolution) -> Markup:
    undated = [
        _n(
            "{n} relation n'a pas d'année de début",
            "{n} relations n'ont pas d'année de début",
            true.undated,
        ),
        _n(
            "{n} n'a aucune source datée",
            "{n} n'ont aucune source datée",
            said.undated,
        ),
    ]
    base = _("Comptées sur les relations que la projection résume. ") if study.is_projection else ""
    return block(
        '<p class="m-detail m-reading">{reading}</p><p class="m-detail">{base}{undated}</p>',
        reading=_(
            "« Vrai quand » : de l'année où la relation a commencé à celle où elle a fini, si une "
            "source le dit. « Dit quand » : depuis le premier document daté qui l'affirme ; cette "
            "courbe dit quand on a écrit, et ce que nous avons lu, non quand on a coopéré."
        ),
        base=base,
        undated=" · ".join(undated),
    )


def _table(true: Evolution, said: Evolution) -> Markup:
    """Both clocks side by side."""
    by_year: dict[int, dict[str, Year]] = {}
    for clock in (true, said):
        for one in clock.years:
            by_year.setdefault(one.year, {})[clock.clock] = one
    titles = (
        _("Année"),
        _("Vrai : relations"),
        _("dont nouvelles"),
        _("finies"),
        _("acteurs"),
        _("du plus grand morceau"),
        _("Dit : relations"),
        _("dont nouvelles"),
        _("acteurs"),
    )
    rows = []
    for year, clocks in sorted(by_year.items(), reverse=True):
        rows.append(
            [
                year,
                *_cells(clocks.get("true"), ("relations", "new", "ended", "nodes", "largest")),
                *_cells(clocks.get("said"), ("relations", "new", "nodes")),
            ]
        )
    return table(titles, rows, caption=_("Évolution par année"))


def _cells(one: Year | None, names: tuple[str, ...]) -> list[str]:
    return ["" if one is None else number(getattr(one, name)) for name in names]
