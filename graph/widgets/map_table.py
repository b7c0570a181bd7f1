"""The table that says what a map shows, and the same as a file."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from graph.exports.cells import Plain, safe_text
from graph.exports.csv import write_csv
from graph.exports.tables import Table
from graph.network.territory_people import Population
from graph.views.map_picture import value_words
from graph.views.text import clipped
from graph.widgets.language import _, _n, language, number
from graph.widgets.map_base import inhabitants
from graph.widgets.map_words import per_100_000
from graph.widgets.markup import Markup, block, join, link
from graph.widgets.opened import dataset
from graph.widgets.territory_words import territory_names

__all__ = ["Row", "area_rows", "area_table", "rows_csv"]

_SHOWN = 120
"""How many lines are shown; a file has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One territory of a map.

    Parameters
    ----------
    key: short identifier. people: how many live there, if known.
    count: how many things. rate: for 100,000 inhabitants, if it can be told.
    """

    key: str
    name: str
    count: int
    people: int | None
    rate: float | None


def area_rows(
    counts: Mapping[str, int], names: Mapping[str, str], level: str, *, by_rate: bool = False
) -> list[Row]:
    """Every territory of a level, those with most first, then by name.

    Parameters
    ----------
    counts: by short identifier; those that are not drawn are listed too. names: of the drawn ones.
    by_rate: those with most for 100,000 inhabitants first.
    """
    known, iris = inhabitants(level), dataset().iris
    lost = territory_names(iris.long(key) for key in counts if key not in names)
    every = {**names, **{iris.short(iri): name for iri, name in lost.items()}}
    rows = [
        _row(key, name, counts.get(key, 0), known.get(key))
        for key, name in every.items()
        if not key.endswith("/")
    ]
    return sorted(
        rows,
        key=lambda row: (-(row.rate or 0) if by_rate else 0, -row.count, row.name, row.key),
    )


def area_table(
    rows: list[Row], counted: str, drawn: Container[str], notes: Iterable[str]
) -> Markup:
    """The rows as a table of the page, each territory linked to its sheet.

    Parameters
    ----------
    drawn: short identifiers of the areas of the map. notes: what must be known, below.
    """
    some = [row for row in rows if row.count]
    shown = some[:_SHOWN]
    cut = _("{shown} sur {total} montrés").format(shown=number(len(shown)), total=number(len(rows)))
    if len(shown) == len(some) < len(rows):
        rest = _("pour les autres, zéro")
        cut = f"{cut} ; {rest}"
    if lost := [row for row in some if row.key not in drawn]:
        sentence = _n(
            "{n} territoire compté n'a pas de contour sur la carte",
            "{n} territoires comptés n'ont pas de contour sur la carte",
            len(lost),
        )
        cut = f"{cut} ; {sentence}"
    titles = (_("Territoire"), counted, _("Habitants"), per_100_000("").strip())
    return block(
        '<section class="m-part" id="tableau"><h2>{title}</h2><p class="m-detail">{cut}</p>'
        '<div class="m-scroll m-map-table" tabindex="0" role="region" aria-label="{title}">'
        '<table class="m-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        '<ul class="m-detail m-map-notes">{notes}</ul></section>',
        notes=join(block("<li>{note}</li>", note=note) for note in notes),
        title=_("Les mêmes nombres en tableau"),
        cut=cut,
        head=join(
            block('<th scope="col">{title}</th>', title=title[:1].upper() + title[1:])
            for title in titles
        ),
        rows=join(map(_line, shown)),
    )


def rows_csv(rows: list[Row], level: str, counted: str) -> bytes:
    """Every row as a CSV file (RFC 4180)."""
    header = [
        *(_("identifiant"), _("niveau"), _("territoire"), counted),
        *(_("habitants"), per_100_000(counted)),
    ]
    cells: list[list[Plain]] = [
        [
            *(row.key, level, safe_text(row.name), row.count, row.people),
            None if row.rate is None else round(row.rate, 4),
        ]
        for row in rows
    ]
    out = BytesIO()
    write_csv(Table("carte", header, cells), out)
    return out.getvalue()


def _row(key: str, name: str, count: int, people: Population | None) -> Row:
    rate = people.per_100_000(count) if people else None
    return Row(key, name, count, people.count if people else None, rate)


def _line(row: Row) -> Markup:
    return block(
        '<tr><th scope="row">{name}</th><td>{count}</td><td>{people}</td><td>{rate}</td></tr>',
        name=link(clipped(row.name), "territoires", id=row.key),
        count=number(row.count),
        people="" if row.people is None else number(row.people),
        rate="" if row.rate is None else rate_words(row.rate),
    )


def rate_words(rate: float) -> str:
    """A rate with as many decimals as it needs."""
    return value_words(rate, 0 if not rate else 1 if rate >= 10 else 2, language())
