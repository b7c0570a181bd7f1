"""The card beside a network: the entity or the line that is selected."""

from collections.abc import Callable, Collection, Iterable, Sequence

import streamlit as st

from graph.network.claims import claims_between
from graph.network.evidence import independent_sources, statements_of
from graph.widgets.addresses import page_link
from graph.widgets.asking import show_asking
from graph.widgets.elsewhere import show_elsewhere
from graph.widgets.entity import Entity, entity, header
from graph.widgets.entity_files import show_entity_file
from graph.widgets.evidence import statement_block
from graph.widgets.facts import entity_link, grouped, show_groups
from graph.widgets.language import _, _n
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset, patterns
from graph.widgets.situation import show_locator_drawer
from graph.widgets.values import Value, values_block

__all__ = ["CARD_HEIGHT", "show_edge_card", "show_entity_card", "show_through_card"]

CARD_HEIGHT = 640
"""In pixels, about that of the drawing beside it; a small screen makes it as high as it is."""

_FACTS, _NAMES, _PASSED = 6, 3, 4

Triple = tuple[str, str, str]


def show_entity_card(
    iri: str,
    *,
    actions: Callable[[], None] | None = None,
) -> None:
    """The facts about an entity by relation, and what can be done from it.

    Parameters
    ----------
    actions: shows what the page itself offers, below the name.
    """
    known = entity(iri)
    show(header(known, level=2))
    if actions is not None:
        actions()
    _tools(known)
    show(
        values_block([*_other_names(known), *known.values], most=_NAMES),
        show_groups(
            grouped(known.claims, iri),
            most=_FACTS,
            rest=lambda shown, total: _in_the_sheet(known, total - shown),
        ),
        _nothing(known),
    )


def show_edge_card(one: str, other: str, *, only: Collection[Triple] | None = None) -> None:
    """What links two entities: each statement in a sentence, with all who say it.

    Parameters
    ----------
    one, other: IRIs.
    only: the relations that are drawn; all if absent.
    """
    opened = dataset()
    claims = [
        claim
        for claim in claims_between(opened.store, opened.iris, one, other)
        if only is None or claim.triple in only
    ]
    statements = statements_of(claims, patterns())
    counts = ", ".join(
        (
            _n("{n} affirmation", "{n} affirmations", len(statements)),
            _n("{n} source indépendante", "{n} sources indépendantes", independent_sources(claims)),
        )
    )
    show(
        _head(_("Ce qui les relie"), (one, other), counts if statements else ""),
        join(map(statement_block, statements)) if statements else _no_statement(),
    )


def show_through_card(one: str, other: str, through: Sequence[str]) -> None:
    """A link that is no statement: both steps of evidence by each entity it passes by.

    Parameters
    ----------
    one, other: IRIs of its ends. through: those of the entities it passes by, each linked to both;
        none where a question deduces it otherwise.
    """
    if not through:
        show(_head(_("Un lien déduit"), (one, other), ""), _deduced())
        return
    shown, folded = through[:_PASSED], through[_PASSED:]
    rest = block(
        '<details class="m-fold"><summary>{more}</summary>{steps}</details>',
        more=_n("+ {n} autre", "+ {n} autres", len(folded)),
        steps=join(_passage(one, other, middle) for middle in folded),
    )
    show(
        _head(_("Un lien de passage"), (one, other), ""),
        block(
            '<p class="m-aside">{text}</p>',
            text=_(
                "Ce lien n'est pas une affirmation : aucune source ne le dit. Il passe par ce qui "
                "n'est pas dessiné, et que voici avec ses sources."
            ),
        ),
        join(_passage(one, other, middle) for middle in shown),
        rest if folded else "",
    )


def _passage(one: str, other: str, middle: str) -> Markup:
    """The evidence of both steps of a link that passes by ``middle``."""
    opened = dataset()
    steps = [
        statement
        for end in (one, other)
        for statement in statements_of(
            claims_between(opened.store, opened.iris, end, middle), patterns()
        )
    ]
    return block(
        '<section class="m-passage"><h3><span class="m-detail">{by}</span> {name}</h3>{steps}'
        "</section>",
        by=_("par"),
        name=entity_link(middle, entity(middle).label),
        steps=join(statement_block(step, level=4) for step in steps),
    )


def _head(title: str, ends: Iterable[str], counts: str) -> Markup:
    names = [entity_link(end, entity(end).label) for end in ends]
    return block(
        '<header class="m-head"><h2>{title}</h2><p class="m-ends">{ends}</p>{counts}</header>',
        title=title,
        ends=join(names, "<br>"),
        counts=block('<p class="m-detail">{counts}</p>', counts=counts) if counts else "",
    )


def _tools(known: Entity) -> None:
    """The sheet, the place, the questions, the identifier and its statements as a file.

    Drawers in the page itself: what a popover holds is out of reach of the Tab key.
    """
    key = f"card.{known.key}"
    with st.container(gap=None, key="card_tools"):
        with st.container(horizontal=True, gap="small", key="card_links"):
            page_link(_("Fiche complète"), "fiche", id=known.key)
            show_elsewhere(known)
        show_locator_drawer(known.iri, key=key)
        show_asking(known, key=key)
        with st.expander(_("Identifiant et données (RDF)"), key=f"{key}.rdf", type="compact"):
            st.code(known.iri, language=None, wrap_lines=True)
            show_entity_file(known, key=f"{key}.file")


def _in_the_sheet(known: Entity, left: int) -> Markup:
    rest = _n("+ {n} autre, dans la fiche", "+ {n} autres, dans la fiche", left)
    return link(rest, "fiche", id=known.key)


def _other_names(known: Entity) -> list[Value]:
    return [name for name in known.names if name.text != known.label]


def _deduced() -> Markup:
    return block(
        '<p class="m-aside">{text}</p>',
        text=_(
            "Ce lien n'est pas une affirmation : la question le déduit, d'un même territoire, d'un "
            "même mot-clé ou d'une partie commune. Aucune source ne le dit."
        ),
    )


def _no_statement() -> Markup:
    return block(
        "<p>{text}</p>", text=_("Aucune affirmation montrée ne relie directement ces deux entités.")
    )


def _nothing(known: Entity) -> Markup:
    if known.claims:
        return Markup("")
    return block("<p>{text}</p>", text=_("Aucune relation n'est encore connue de cette entité."))
