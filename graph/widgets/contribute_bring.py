"""Bringing in: a text that is pasted, files that are dropped; each becomes a draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from graph.building.sending import has_server
from graph.errors import InputError
from graph.sources.documents.choosing import READERS
from graph.sources.documents.tables.mapping import ColumnMapping
from graph.sources.documents.walking import MAPPING_SUFFIX
from graph.widgets.addresses import go
from graph.widgets.contribute_reading import (
    Brought,
    Given,
    is_table,
    open_given,
    read_into_drafts,
)
from graph.widgets.contribute_table import show_columns
from graph.widgets.contribute_who import ask_name_in_form, keep_name, who, with_name
from graph.widgets.language import _, _n
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import settings

__all__ = ["show_bring"]

_FORMS: Final = ("txt", "md", "html", "htm", "pdf", "docx", "csv", "tsv", "xlsx", "zip", "toml")
_RDF: Final = ("ttl", "trig", "nt", "nq", "n3", "rdf", "owl", "xml", "jsonld", "json")
_PASTED: Final = "texte-colle.txt"
_BROUGHT, _TABLES = "contribute.brought", "contribute.tables"


def show_bring() -> None:
    """The form, or the columns of a table it was given; then what became of what was brought.

    Raises
    ------
    graph.errors.GraphError: a name is missing, there is nothing to read, the disk fails; or the
        graph is on a server that is only read.
    """
    has_server(settings())
    if st.session_state.get(_TABLES):
        _ask_columns(st.session_state[_TABLES][0])
    else:
        _ask()
    _show_brought()


def _ask() -> None:
    show(
        block(
            '<h2>{title}</h2><p class="m-detail">{text}</p>',
            title=_("Apporter"),
            text=_("Rien n'entre dans le graphe avant votre relecture."),
        )
    )
    _word_uploader()
    with st.form("contribute.form", border=False):
        name = ask_name_in_form("contribute.name")
        pasted = st.text_area(
            _("Un texte, tel que copié de la page"),
            key="contribute.text",
            height=180,
            placeholder=_("Une page du centre de ressources, un article, un compte rendu…"),
        )
        files = st.file_uploader(
            _("Des fichiers : texte, page web, PDF, Word, tableau, RDF, ou une archive .zip"),
            type=[*_FORMS, *_RDF],
            accept_multiple_files=True,
            key="contribute_files",
        )
        with st.expander(_("Lire autrement"), type="compact"):
            reader = st.selectbox(
                _("Forme du document"),
                ["", *READERS],
                format_func=lambda name: name or _("reconnue toute seule"),
                key="contribute.reader",
            )
        asked = st.form_submit_button(_("Lire"), type="primary")
    if asked:
        keep_name(name)
        with_name()
        sent = (Given(one.name, one.getvalue(), reader) for one in files)
        _bring([*_pasted(pasted, reader), *sent])


def _word_uploader() -> None:
    """Streamlit's own words for its field of files are English: ours stand in their place."""
    words = {"choose": _("Choisir des fichiers"), "drop": _("ou les déposer ici")}
    told = "; ".join(f'--m-{name}: "{word}"' for name, word in words.items())
    st.html(f"<style>.st-key-contribute_files {{ {told} }}</style>")


def _pasted(text: str, reader: str) -> Iterator[Given]:
    if text.strip():
        yield Given(_PASTED, text.encode("utf-8", "replace"), reader)


def _bring(given: Sequence[Given]) -> None:
    """Read everything but tables, whose columns are asked first; one draft alone is opened."""
    mappings = {one.name: one.content for one in given if one.name.endswith(MAPPING_SUFFIX)}
    rest = [one for one in given if one.name not in mappings]
    if not rest:
        raise InputError(
            _("il n'y a rien à lire."), advice=_("Collez un texte ou déposez un fichier.")
        )
    tables = [one for one in rest if is_table(one)]
    others = [one for one in rest if one not in tables]
    st.session_state[_TABLES] = [replace(one, mapping=_beside(one, mappings)) for one in tables]
    _done(read_into_drafts(others) if others else [])


def _beside(one: Given, mappings: Mapping[str, bytes]) -> bytes:
    """The mapping sent with a table: ``membres.mapping.toml`` for ``membres.csv``."""
    return mappings.get(f"{one.name.rpartition('.')[0]}{MAPPING_SUFFIX}", b"")


def _ask_columns(one: Given) -> None:
    """The columns of the first table that waits; the others come after it."""
    above = st.container()
    if st.button(_("Ne pas lire ce tableau"), key="columns.skip", type="tertiary"):
        _next_table([])
    try:
        table, mapping = open_given(one)
    except InputError as error:
        _next_table([Brought.failed(one.name, error)])
        return

    def read(said: ColumnMapping) -> None:
        _next_table(read_into_drafts([one], said))

    with above:
        show_columns(table, mapping, read)


def _next_table(found: list[Brought]) -> None:
    st.session_state[_TABLES] = st.session_state[_TABLES][1:]
    _done([*st.session_state.get(_BROUGHT, []), *found])
    st.rerun()


def _done(found: list[Brought]) -> None:
    """Note what became of things; on to the columns of a table, or to the only draft."""
    st.session_state[_BROUGHT] = found
    if st.session_state[_TABLES]:
        st.rerun()
    if len(found) == 1 and found[0].draft:
        st.session_state.pop(_BROUGHT)
        go("contribuer", brouillon=found[0].draft, par=who())


def _show_brought() -> None:
    """What became of each thing brought last."""
    found: list[Brought] = st.session_state.get(_BROUGHT, [])
    if found:
        show(block('<ul class="m-links" role="status">{lines}</ul>', lines=join(map(_line, found))))


def _line(one: Brought) -> Markup:
    if one.problem:
        return block(
            '<li><strong><bdi>{name}</bdi></strong> <span class="m-detail">{problem}</span></li>',
            name=one.name,
            problem=_("Rien n'a été gardé. {problem}").format(problem=one.problem),
        )
    return block(
        '<li>{title} <span class="m-detail">{count}</span></li>',
        title=link(one.title, "contribuer", brouillon=one.draft, par=who()),
        count=_n("{n} proposition", "{n} propositions", one.proposals),
    )
