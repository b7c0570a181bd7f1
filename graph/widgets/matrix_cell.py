"""What is beside a matrix: the evidence of the cell that is chosen, or the card of an entity."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from graph.network.evidence import statements_of
from graph.network.matrix import Crossing, Entry, Matrix
from graph.network.matrix_passages import Passage, passages
from graph.widgets.card import show_entity_card
from graph.widgets.evidence import source_title, statement_block
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, join, outside, show
from graph.widgets.opened import dataset, patterns

__all__ = ["show_matrix_choice"]

_SHOWN: Final = 4
"""How many passages of a deduced link are open; the others are folded."""


def show_matrix_choice(matrix: Matrix, chosen: Sequence[str], *, height: int) -> None:
    """The evidence of a cell, the card of a row or column, or how to choose one.

    Parameters
    ----------
    chosen: IRIs: of a row and a column, of one entity, or none.
    height: of what is shown, in pixels.
    """
    with st.container(height=height, border=False, key="matrix_side"):
        known = {entry.iri: entry for entry in (*matrix.rows, *matrix.columns)}
        if not chosen:
            st.caption(
                _(
                    "Choisissez une case : les sources de chaque lien s'ouvrent ici. Choisissez "
                    "un nom : sa carte s'ouvre."
                )
            )
        elif len(chosen) > 2 or any(iri not in known for iri in chosen):
            show(
                block(
                    '<div class="m-told"><p>{text}</p></div>',
                    text=_("La case de l'adresse n'est pas dans cette matrice. Choisissez-en une."),
                )
            )
        elif len(chosen) == 1:
            show_entity_card(chosen[0])
        else:
            _show_cell(known[chosen[0]], known[chosen[1]], matrix.at(chosen[0], chosen[1]))


def _show_cell(row: Entry, column: Entry, crossing: Crossing | None) -> None:
    if crossing is None:
        show(_head(row, column, ""), block("<p>{text}</p>", text=_("Aucun lien dans le graphe.")))
        return
    statements = statements_of(crossing.claims, patterns())
    counts = ", ".join(
        (
            _n("{n} affirmation", "{n} affirmations", len(statements)),
            _n("{n} source indépendante", "{n} sources indépendantes", crossing.independent),
        )
    )
    show(
        _head(row, column, counts if statements else ""),
        join(map(statement_block, statements)),
        _deduced(row, column, crossing) if _has_deduced(crossing) else "",
    )


def _head(row: Entry, column: Entry, counts: str) -> Markup:
    names = [entity_link(entry.iri, entry.label) for entry in (row, column)]
    return block(
        '<header class="m-head"><h2>{title}</h2><p class="m-ends">{ends}</p>{counts}</header>',
        title=_("Ce qui les relie"),
        ends=join(names, "<br>"),
        counts=block('<p class="m-detail">{counts}</p>', counts=counts) if counts else "",
    )


def _has_deduced(crossing: Crossing) -> bool:
    return any(mark.is_deduced for mark in crossing.marks)


def _deduced(row: Entry, column: Entry, crossing: Crossing) -> Markup:
    """What the two have in common, with the sources of each half."""
    found = passages(dataset(), row.iri, column.iri, crossing, language())
    shown = [_passage(one) for one in found[:_SHOWN]]
    folded = [_passage(one) for one in found[_SHOWN:]]
    rest = block(
        '<details class="m-fold"><summary>{more}</summary>{steps}</details>',
        more=_n("+ {n} autre", "+ {n} autres", len(folded)),
        steps=join(folded),
    )
    if crossing.claims:
        told = _("Aussi en commun. Ce n'est pas une affirmation : aucune source ne dit ce lien-là.")
    elif found:
        told = _("Lien déduit : aucune source ne l'affirme. Voici ce qu'ils ont en commun.")
    else:
        told = _("Lien déduit : aucune source ne l'affirme. La question le conclut de :")
    return block(
        '<p class="m-aside">{told}</p>{shown}{rest}{sources}',
        told=told,
        shown=join(shown),
        rest=rest if folded else "",
        sources=_sources(crossing) if not found and crossing.is_deduced else "",
    )


def _passage(passage: Passage) -> Markup:
    """The two halves of a deduced link, each with who says it."""
    steps = statements_of(passage.claims, patterns())
    inside = ""
    if passage.within:
        told = _("{place} fait partie de {area} (code officiel géographique).").format(
            place=passage.name, area=passage.within_name
        )
        inside = block('<p class="m-detail">{told}</p>', told=told)
    return block(
        '<section class="m-passage"><h3><span class="m-detail">{by}</span> {name}</h3>'
        "{steps}{inside}</section>",
        by=_("par"),
        name=entity_link(passage.middle, passage.name),
        steps=join(statement_block(step, level=4) for step in steps),
        inside=inside,
    )


def _sources(crossing: Crossing) -> Markup:
    """The documents a deduction stands on, where its steps cannot be told one by one."""
    notes = dataset().sources()
    lines = [
        block("<li>{title}</li>", title=outside(source_title(one), notes[one].url))
        for one in crossing.sources
        if one in notes
    ]
    return block('<ul class="m-sources">{lines}</ul>', lines=join(lines))
