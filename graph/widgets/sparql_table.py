"""The rows of a query as a table: names where things have one, links where they lead somewhere."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode
from graph.model.vocabulary import kind_of, prefixes
from graph.questions.answer import Column
from graph.questions.dataset import Dataset
from graph.store.base import Value
from graph.views.text import clipped
from graph.widgets.addresses import count, set_params
from graph.widgets.facts import entity_link
from graph.widgets.language import _, language, number
from graph.widgets.markup import Markup, block, join, outside, show
from graph.widgets.sparql_rows import Found

__all__ = ["shortened", "show_rows"]

_ROWS: Final = 50
_LONGEST: Final = 600
_PLAIN: Final = ("string", "langString", "integer")
"""The datatypes that a value shows by itself."""

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_PAGE: Final = "sparql.page"


def show_rows(found: Found, opened: Dataset) -> None:
    """The rows in the order of the query, fifty at a time."""
    pages = max(1, -(-len(found.rows) // _ROWS))
    page = _page(pages) if pages > 1 else 1
    part = found.rows[(page - 1) * _ROWS : page * _ROWS]
    named = {value.value for row in part for value in row if isinstance(value, NamedNode)}
    labels = opened.labels(named, language())
    first = (page - 1) * _ROWS + 1
    told = _("Lignes {first} à {last} sur {total}").format(
        first=number(first), last=number(first + len(part) - 1), total=number(len(found.rows))
    )
    heads = [_head(one) for one in found.answer.columns]
    rows = [_row(row, labels, opened.iris) for row in part]
    show(
        block(
            '<div class="m-scroll m-sparql" tabindex="0" role="region" aria-label="{title}">'
            '<table class="m-table"><caption>{told}</caption><thead><tr>{heads}</tr></thead>'
            "<tbody>{rows}</tbody></table></div>",
            title=_("Lignes de la réponse"),
            told=told,
            heads=join(heads),
            rows=join(rows),
        )
    )


def shortened(iri: str, iris: Iris) -> str:
    """``schema:name`` for a known namespace, our short identifier, or the whole address."""
    for prefix, namespace in prefixes(iris).items():
        local = iri.removeprefix(namespace)
        if local != iri and local and not any(sign in local for sign in "/#?"):
            return f"{prefix}:{local}"
    return iris.short(iri)


def _page(pages: int) -> int:
    asked = count("page", 1, pages)
    if st.session_state.get(_PAGE, 0) > pages:
        st.session_state[_PAGE] = pages
    st.session_state.setdefault(_PAGE, asked)
    told = _("Page du tableau, sur {n}").format(n=pages)
    return int(st.number_input(told, 1, pages, key=_PAGE, width=180, on_change=_turn))


def _turn() -> None:
    set_params(page=str(st.session_state[_PAGE]))


def _head(column: Column) -> Markup:
    title = (column.en if language() == "en" else column.fr) or column.name
    variable = f"?{column.name}"
    return block(
        '<th scope="col">{title}{variable}</th>',
        title=clipped(title, 80),
        variable=block(' <span class="m-count">{name}</span>', name=clipped(variable, 80))
        if title != column.name
        else "",
    )


def _row(row: Sequence[Value | None], labels: Mapping[str, str], iris: Iris) -> Markup:
    cells = join(block("<td>{value}</td>", value=_cell(value, labels, iris)) for value in row)
    return block("<tr>{cells}</tr>", cells=cells)


def _cell(value: Value | None, labels: Mapping[str, str], iris: Iris) -> Markup:
    if isinstance(value, NamedNode):
        return _named(value.value, labels.get(value.value, ""), iris)
    if isinstance(value, Literal):
        return _literal(value)
    if isinstance(value, BlankNode):
        return block('<span class="m-detail">_:{name}</span>', name=clipped(value.value, 40))
    return Markup("")


def _named(iri: str, label: str, iris: Iris) -> Markup:
    if kind_of(iri, iris) is not None:
        return entity_link(iri, clipped(label))
    short = clipped(shortened(iri, iris), 120)
    if iri.startswith(iris.base):
        name = block('<span title="{iri}">{name}</span>', iri=iri, name=clipped(label) or short)
    else:
        name = outside(clipped(label) or short, iri)
    detail = block(' <span class="m-detail">{short}</span>', short=short)
    return block("{name}{detail}", name=name, detail=detail if label else "")


def _literal(value: Literal) -> Markup:
    """The text; its language or its type beside it where that says something."""
    kind = value.datatype.value.rpartition("#")[2]
    told = value.language or ("" if kind in _PLAIN else shortened_type(value.datatype.value))
    return block(
        "<bdi{lang}>{text}</bdi>{told}",
        lang=block(' lang="{code}"', code=value.language) if value.language else "",
        text=clipped(value.value, _LONGEST),
        told=block(' <span class="m-detail">{told}</span>', told=clipped(told, 60)) if told else "",
    )


def shortened_type(iri: str) -> str:
    """``gYear`` for a datatype of XML Schema, else the whole address."""
    return iri.removeprefix(_XSD)
