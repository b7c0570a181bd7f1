"""Cells of the quality lists: written in the page as links, in a file as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from graph.exports.cells import Plain, safe_text
from graph.exports.csv import write_csv
from graph.exports.tables import Table
from graph.widgets.evidence import source_title
from graph.widgets.facts import entity_link
from graph.widgets.language import _n, language
from graph.widgets.markup import Markup, block, join, link, outside, text
from graph.widgets.opened import dataset

__all__ = ["Cell", "Entity", "Found", "Sources", "Words", "as_csv", "as_table"]

_SOURCES: Final = 3
"""How many sources of a value are named in the page; a file names them all."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text, linked to a page of ours where ``page`` and ``params`` say so."""

    said: str
    page: str = ""
    params: tuple[tuple[str, str], ...] = ()

    def html(self, labels: dict[str, str]) -> Markup:
        """As it is shown."""
        return link(self.said, self.page, **dict(self.params)) if self.page else text(self.said)

    def plain(self, labels: dict[str, str]) -> str:
        """As it is written in a file."""
        return self.said

    def iris(self) -> Iterable[str]:
        """What needs a name."""
        return ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph, linked to its sheet."""

    iri: str
    page: str = "fiche"

    def html(self, labels: dict[str, str]) -> Markup:
        """As it is shown."""
        return entity_link(self.iri, labels.get(self.iri, ""), self.page)

    def plain(self, labels: dict[str, str]) -> str:
        """As it is written in a file: name and identifier."""
        short = dataset().iris.short(self.iri)
        label = labels.get(self.iri)
        return f"{label} ({short})" if label else short

    def iris(self) -> Iterable[str]:
        """What needs a name."""
        return (self.iri,)


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents, each linked to where it can be read; ``before`` stands before them."""

    documents: Sequence[str]
    before: "Words | Entity | None" = None

    def html(self, labels: dict[str, str]) -> Markup:
        """As it is shown."""
        notes = dataset().sources()
        titles = [
            outside(source_title(one), notes[one].url if one in notes else "")
            for one in self.documents[:_SOURCES]
        ]
        left = len(self.documents) - len(titles)
        more = [_n("+ {n} autre", "+ {n} autres", left)] if left > 0 else []
        told = block('<span class="m-detail">{titles}</span>', titles=join([*titles, *more], " ; "))
        if self.before is None:
            return told
        return block("{said} {told}", said=self.before.html(labels), told=told)

    def plain(self, labels: dict[str, str]) -> str:
        """As it is written in a file: titles and addresses."""
        notes = dataset().sources()
        told = [
            " ".join(filter(None, (source_title(one), notes[one].url if one in notes else "")))
            for one in self.documents
        ]
        before = f"{self.before.plain(labels)} : " if self.before else ""
        return f"{before}{' ; '.join(told)}"

    def iris(self) -> Iterable[str]:
        """What needs a name."""
        return self.before.iris() if self.before else ()


Cell = Words | Entity | Sources


@dataclass(frozen=True, slots=True)
class Found:
    """What one list shows: a title a column, and a row a thing to do, the first ones first."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def as_table(found: Found, most: int, caption: str) -> Markup:
    """The first rows as a table; the first cell of each is its heading."""
    rows = found.rows[:most]
    labels = _labels(rows)
    return block(
        '<div class="m-scroll m-whole" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="m-table m-todo-table"><caption>{caption}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>",
        caption=caption,
        heads=join(block('<th scope="col">{name}</th>', name=name) for name in found.columns),
        lines=join(_line(row, labels) for row in rows),
    )


def as_csv(found: Found) -> bytes:
    """Every row as CSV that no spreadsheet takes for a formula."""
    labels = _labels(found.rows)
    rows: list[list[Plain]] = [
        [safe_text(cell.plain(labels)) for cell in row] for row in found.rows
    ]
    out = BytesIO()
    write_csv(Table("", list(found.columns), rows), out)
    return out.getvalue()


def _line(row: tuple[Cell, ...], labels: dict[str, str]) -> Markup:
    first, *rest = (cell.html(labels) for cell in row)
    return block(
        '<tr><th scope="row">{first}</th>{rest}</tr>',
        first=first,
        rest=join(block("<td>{cell}</td>", cell=cell) for cell in rest),
    )


def _labels(rows: Iterable[tuple[Cell, ...]]) -> dict[str, str]:
    wanted = {iri for row in rows for cell in row for iri in cell.iris()}
    return dataset().labels(wanted, language())
