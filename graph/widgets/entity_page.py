"""The sheet of one entity."""

from datetime import date as day
from typing import Final

import streamlit as st

from graph.model.vocabulary import Kind, kind_of
from graph.widgets.addresses import full_address, go, page_link
from graph.widgets.asking import show_asking
from graph.widgets.elsewhere import show_elsewhere
from graph.widgets.entity import Entity, entity, header
from graph.widgets.entity_files import show_entity_files
from graph.widgets.entity_network import show_entity_network
from graph.widgets.facts import Group, grouped, show_groups
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset
from graph.widgets.references import References
from graph.widgets.search_box import search_box
from graph.widgets.situation import locator
from graph.widgets.values import values_block

__all__ = ["show_entity_page", "show_entity_search"]

_MOST: Final = 200
"""How many facts of one relation a sheet lists."""

_ALL: Final = "relations-entite"
"""The question whose answer lists them all."""


def show_entity_search() -> None:
    """The box that leads from one sheet to another."""
    with st.container(key="sheet_search"):
        search_box(
            "sheet.search",
            _("Chercher une autre fiche"),
            lambda key: go("fiche", id=key),
            placeholder=_("Nom, sigle, code INSEE ou SIREN"),
            labelled=False,
        )


def show_entity_page(iri: str) -> None:
    """Names, values, relations and documents with their sources, the place, the neighbours."""
    known, references = entity(iri), References()
    groups = grouped(known.claims, iri)
    told = [group for group in groups if not _is_from_documents(group)]
    documents = [group for group in groups if _is_from_documents(group)]
    show(header(known, references=references))
    _tools(known)
    left, right = st.columns([5, 3], gap="large")
    with left:
        show(
            _section(_("Identité"), _identity(known, references)),
            _section(_("Relations"), _facts(known, told, references)) if told else _empty(known),
        )
    with right:
        place = locator(iri)
        if place:
            show(_section(_("Situation"), place))
        show_entity_network(known)
        if documents:
            show(_section(_("Documents qui la citent"), _facts(known, documents, references)))
    show(_sources(references))


def _tools(known: Entity) -> None:
    """What leads elsewhere, and what can be taken away.

    Drawers in the page itself: what a popover holds is out of reach of the Tab key.
    """
    with st.container(gap=None, key="sheet_tools"):
        with st.container(horizontal=True, gap="medium", key="sheet_links"):
            page_link(_("Voir dans l'Explorer"), "explorer", id=known.key)
            show_elsewhere(known)
        show_asking(known, key="sheet")
        with st.expander(_("Identifiant et données (RDF)"), key="sheet.rdf", type="compact"):
            st.code(known.iri, language=None, wrap_lines=True)
            st.caption(_("Tout ce qui en est dit, avec les sources :"))
            with st.container(horizontal=True, gap="small"):
                show_entity_files(known, key="sheet.file")
        with st.expander(_("Citer cette fiche"), key="sheet.cite", type="compact"):
            st.code(_citation(known), language=None, wrap_lines=True)


def _citation(known: Entity) -> str:
    return _("« {name} », Maillage, version {version}, consulté le {day}, {address}").format(
        name=known.label,
        version=dataset().generation.folder.name,
        day=date(day.today().isoformat()),
        address=full_address(),
    )


def _section(title: str, *parts: object) -> Markup:
    return block(
        '<section class="m-part"><h2>{title}</h2>{parts}</section>', title=title, parts=join(parts)
    )


def _identity(known: Entity, references: References) -> Markup:
    return values_block([*known.names, *known.values], references=references)


def _facts(known: Entity, groups: list[Group], references: References) -> Markup:
    return show_groups(
        groups,
        most=_MOST,
        rest=lambda shown, total: _in_an_answer(known, shown, total),
        page="fiche",
        references=references,
    )


def _in_an_answer(known: Entity, shown: int, total: int) -> Markup:
    """How many are shown, and the question that gives them all."""
    counts = _("{shown} sur {total} montrés").format(shown=number(shown), total=number(total))
    everything = link(_("les voir tous"), "questions", q=_ALL, entite=known.key)
    return join([counts, everything], " · ")


def _sources(references: References) -> Markup:
    if not references.count:
        return Markup("")
    count = _n("{n} source", "{n} sources", references.count)
    return block(
        '<section class="m-part m-cited"><h2>{count}</h2>{list}</section>',
        count=count,
        list=references.listing(),
    )


def _is_from_documents(group: Group) -> bool:
    """Whether the other ends are documents."""
    return all(kind_of(fact.other, dataset().iris) is Kind.RESOURCE for fact in group.facts)


def _empty(known: Entity) -> Markup:
    if known.claims:
        return Markup("")
    return block("<p>{text}</p>", text=_("Aucune relation n'est encore connue de cette entité."))
