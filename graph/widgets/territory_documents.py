"""The documents that name a territory, those that name a place inside it, or one of its actors."""

from collections.abc import Sequence
from typing import Final

from graph.widgets.evidence import source_title
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, kind_icon, link
from graph.widgets.opened import dataset
from graph.widgets.territory_data import territory_sheet

__all__ = ["documents"]

_OPEN: Final = 8
_MOST: Final = 60


def documents(iri: str) -> Markup:
    """Three lists, never mixed, the latest documents first."""
    found = territory_sheet(iri).documents
    parts = [
        _list(_("Qui citent ce territoire ou son institution"), found.own, is_open=True),
        _list(_("Qui citent un lieu à l'intérieur"), found.inside, is_open=True),
        _list(_("Qui citent un de ses acteurs seulement"), found.actors, is_open=False),
    ]
    if not any(parts):
        return Markup("")
    return block(
        '<section class="m-part" id="documents"><h2>{title} <span class="m-count">{count}</span>'
        "</h2>{parts}</section>",
        title=_("Documents"),
        count=number(len(found.own) + len(found.inside)) if found.own or found.inside else "",
        parts=join(parts),
    )


def _list(title: str, found: Sequence[str], *, is_open: bool) -> Markup:
    if not found:
        return Markup("")
    lines = [_line(one) for one in _latest_first(found)[:_MOST]]
    first = (lines if len(lines) <= _OPEN + 2 else lines[:_OPEN]) if is_open else []
    rest = lines[len(first) :]
    left = len(found) - len(lines)
    counts = _("{shown} sur {total} montrés").format(
        shown=number(len(lines)), total=number(len(found))
    )
    return block(
        '<h3>{title} <span class="m-count">{count}</span></h3>{first}{rest}{left}',
        title=title,
        count=number(len(found)),
        first=block('<ul class="m-facts">{lines}</ul>', lines=join(first)) if first else "",
        rest=block(
            '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{lines}</ul>'
            "</details>",
            more=_n("+ {n} autre", "+ {n} autres", len(rest))
            if first
            else _n("voir {n} document", "voir {n} documents", len(rest)),
            lines=join(rest),
        )
        if rest
        else "",
        left=block('<p class="m-rest">{counts}</p>', counts=counts) if left else "",
    )


def _latest_first(found: Sequence[str]) -> list[str]:
    notes = dataset().sources()

    def order(one: str) -> tuple[str, str]:
        note = notes.get(one)
        return (note.issued if note else "", one)

    return sorted(found, key=order, reverse=True)


def _line(iri: str) -> Markup:
    note = dataset().sources().get(iri)
    about = [date(note.issued), note.publisher] if note else []
    return block(
        '<li>{icon}{link}<span class="m-detail">{about}</span></li>',
        icon=kind_icon("resource"),
        link=link(source_title(iri), "ressources", id=dataset().iris.short(iri)),
        about=" · ".join(part for part in about if part),
    )
