"""The sheet of one entity."""

import streamlit as st

from graph.model.vocabulary import Kind, kind_of
from graph.widgets.addresses import go, page_link
from graph.widgets.entity import Entity, entity, header, values_block
from graph.widgets.entity_files import show_entity_file
from graph.widgets.facts import Group, grouped, show_groups
from graph.widgets.language import _
from graph.widgets.markup import block, show
from graph.widgets.opened import dataset
from graph.widgets.search_box import search_box

__all__ = ["show_entity_page", "show_entity_search"]


def show_entity_search() -> None:
    """The box that leads from one sheet to another."""
    search_box(
        "sheet.search",
        _("Chercher une autre fiche"),
        lambda key: go("fiche", id=key),
        placeholder=_("Nom, sigle, code INSEE ou SIREN"),
        labelled=False,
    )


def show_entity_page(iri: str) -> None:
    """Names, codes, facts with their sources, documents that mention it, and its file."""
    known = entity(iri)
    left, right = st.columns([3, 2], gap="large")
    groups = grouped(known.claims, iri)
    told = [group for group in groups if not _is_from_documents(group)]
    documents = [group for group in groups if _is_from_documents(group)]
    with left:
        show(header(known))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            page_link(_("Voir dans l'Explorer"), "explorer", id=known.key)
            show_entity_file(known)
        show(show_groups(told) if told else _empty(known))
    with right:
        show(values_block(known))
        if documents:
            show(block("<h2>{title}</h2>", title=_("Documents")), show_groups(documents))


def _is_from_documents(group: Group) -> bool:
    """Whether the other ends are documents."""
    return all(kind_of(fact.other, dataset().iris) is Kind.RESOURCE for fact in group.facts)


def _empty(known: Entity) -> object:
    if known.claims:
        return ""
    return block("<p>{text}</p>", text=_("Aucune relation n'est encore connue de cette entité."))
