"""What the columns of a table are, said by a person before it is read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from graph.contributing.mappings import find_mapping, keep_mapping
from graph.errors import InputError
from graph.model.vocabulary import Kind
from graph.sources.documents.tables.guessing import propose_mapping
from graph.sources.documents.tables.mapping import ColumnMapping, Meaning, write_mapping
from graph.sources.documents.tables.previewing import PreviewColumn, preview
from graph.sources.documents.tables.properties import ATTRIBUTES, FIELDS, RELATIONS
from graph.sources.documents.tables.table import FileTable
from graph.sources.documents.walking import MAPPING_SUFFIX
from graph.views.text import clipped
from graph.widgets.language import _, _n, language
from graph.widgets.markup import block, show
from graph.widgets.opened import dataset, patterns, settings
from graph.widgets.review.words import kind_words, predicate_words

__all__ = ["show_columns"]

_UNREAD: Final = ""
_TURNED: Final = "<"
"""Before the name of a relation: the cells are its subjects."""

_ROWS, _MOST = 3, 80


def show_columns(
    table: FileTable, given: ColumnMapping | None, read: Callable[[ColumnMapping], None]
) -> None:
    """A choice a column; ``read`` is called with what was chosen.

    Parameters
    ----------
    given: what the columns are, where a file sent with the table says so; otherwise what a table
        of these columns was taken for before, or what they are called like.

    Raises
    ------
    graph.errors.InputError: no column is said to be the name.
    """
    guessed = given or find_mapping(settings(), table) or _guess(table)
    show(
        block(
            '<h2>{title}</h2><p class="m-detail">{name} · {rows}</p>',
            title=_("Ce que sont les colonnes"),
            name=table.name,
            rows=_n("{n} ligne", "{n} lignes", len(table.rows)),
        )
    )
    with st.form("contribute.columns"):
        mapping = _chosen(table, guessed)
        asked = st.form_submit_button(_("Lire ce tableau"), type="primary")
    if asked:
        if not mapping.column_of("name"):
            raise InputError(
                _("aucune colonne n'est le nom."), advice=_("Dites laquelle nomme la ligne.")
            )
        keep_mapping(settings(), table, mapping)
        read(mapping)
    st.download_button(
        _("Cette correspondance, comme fichier"),
        write_mapping(mapping),
        f"{table.name.rpartition('.')[0] or table.name}{MAPPING_SUFFIX}",
        "application/toml",
        key="columns.file",
        on_click="ignore",
        type="tertiary",
    )


def _guess(table: FileTable) -> ColumnMapping:
    try:
        return propose_mapping(table)
    except InputError:
        return ColumnMapping({}, header=table.header)


def _chosen(table: FileTable, guessed: ColumnMapping) -> ColumnMapping:
    """The fields of the form, and the mapping they say now."""
    kinds = {str(one["kind"]): str(one["label"]) for one in kind_words(language(), False)}
    del kinds[Kind.RESOURCE.value]
    kind = st.selectbox(
        _("Chaque ligne est"),
        list(kinds),
        index=list(kinds).index(guessed.kind.value),
        format_func=lambda name: kinds[name],
        key="columns.kind",
    )
    words = _meanings()
    columns: dict[str, Meaning] = {}
    for column in preview(table, guessed, _ROWS)[:_MOST]:
        known = guessed.columns.get(column.name)
        said = _choice(column, known, words)
        if said:
            columns[column.name] = _meaning(said, known)
    left = len(table.columns) - _MOST
    if left > 0:
        st.caption(_n("+ {n} colonne, non lue", "+ {n} colonnes, non lues", left))
    return replace(guessed, columns=columns, kind=Kind(kind), guessed=False)


def _choice(column: PreviewColumn, known: Meaning | None, words: Mapping[str, str]) -> str:
    """What one column is said to be, its first values beside it."""
    left, right = st.columns([5, 6], vertical_alignment="bottom")
    values = " · ".join(clipped(value, 40) for value in column.values if value)
    with left:
        show(
            block(
                '<p><strong>{name}</strong><br><span class="m-detail">{values}</span></p>',
                name=column.name,
                values=values,
            )
        )
    told = f"{_TURNED}{known.property}" if known and known.inverse else column.property
    options = list(words)
    with right:
        return str(
            st.selectbox(
                _("Ce qu'est « {column} »").format(column=clipped(column.name, 60)),
                options,
                index=options.index(told) if told in options else 0,
                format_func=lambda name: words[name],
                key=f"columns.{column.name}",
                label_visibility="collapsed",
            )
        )


def _meaning(said: str, known: Meaning | None) -> Meaning:
    name, inverse = said.removeprefix(_TURNED), said.startswith(_TURNED)
    if known is not None and (known.property, known.inverse) == (name, inverse):
        return known
    separator = known.separator if known is not None else ""
    return Meaning(name, inverse=inverse, separator=separator)


def _meanings() -> dict[str, str]:
    """Every meaning a column may have, in words."""
    spoken = predicate_words(patterns(), dataset().iris, language())
    relations = {str(one["name"]): str(one["label"]) for one in spoken}
    own = _own_words()
    turned = _("{relation}, en sens inverse")
    return {
        _UNREAD: _("ne pas lire"),
        **{name: own.get(name, one.label) for name, one in (FIELDS | ATTRIBUTES).items()},
        **{name: relations.get(name, one.label) for name, one in RELATIONS.items()},
        **{
            f"{_TURNED}{name}": turned.format(relation=relations.get(name, one.label))
            for name, one in RELATIONS.items()
        },
    }


def _own_words() -> dict[str, str]:
    return {
        "name": _("nom"),
        "alias": _("autre nom"),
        "kind": _("sorte"),
        "code": _("code INSEE ou SIREN"),
        "first_name": _("prénom"),
        "relation": _("nom de la relation"),
        "object": _("autre bout de la relation"),
        "since": _("depuis"),
        "until": _("jusqu'à"),
        "role": _("fonction"),
        "founding_year": _("année de création"),
        "website": _("site"),
        "start_date": _("date de début"),
        "end_date": _("date de fin"),
    }
