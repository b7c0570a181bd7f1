"""The words of the model that a query may use: what completion offers, and a list to look up."""

from collections.abc import Iterable

import streamlit as st

from graph.model.terms import Literal, NamedNode
from graph.questions.dataset import Dataset
from graph.widgets.editor import Term
from graph.widgets.language import _, language, number
from graph.widgets.markup import block, join, show
from graph.widgets.public_opened import public_dataset
from graph.widgets.sparql_table import shortened

__all__ = ["Counted", "counted_terms", "show_terms", "terms"]

_USED = (
    ("property", "SELECT ?t (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?t ?o } } GROUP BY ?t"),
    ("class", "SELECT ?t (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a ?t } } GROUP BY ?t"),
    ("property", "SELECT ?t (COUNT(*) AS ?n) WHERE { ?s ?t ?o } GROUP BY ?t"),
)

Counted = tuple[Term, int]
"""A word and how many statements use it."""


def terms() -> tuple[Term, ...]:
    """The properties and classes in use, the most used first, with their names."""
    return tuple(term for term, _count in counted_terms())


def counted_terms() -> tuple[Counted, ...]:
    """The same, each with how many statements use it."""
    return _terms(public_dataset().generation.folder.name, language())


def show_terms() -> None:
    """Properties, then classes, to look up while writing."""
    words = counted_terms()
    parts = ((_("Propriétés"), "property"), (_("Classes"), "class"))
    show(*(_part(title, [one for one in words if one[0].type == kind]) for title, kind in parts))


def _part(title: str, words: Iterable[Counted]) -> object:
    lines = [
        block(
            '<li><code>{name}</code> <span class="m-count">{count}</span>{meaning}</li>',
            name=term.name,
            count=number(count),
            meaning=block('<span class="m-detail">{text}</span>', text=term.meaning)
            if term.meaning
            else "",
        )
        for term, count in words
    ]
    return block(
        '<h3>{title}</h3><ul class="m-links m-words">{lines}</ul>', title=title, lines=join(lines)
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _terms(version: str, spoken: str) -> tuple[Counted, ...]:
    opened = public_dataset()
    found: dict[tuple[str, str], int] = {}
    for kind, query in _USED:
        for name, count in opened.store.select(query)[1]:
            if isinstance(name, NamedNode) and isinstance(count, Literal):
                found[name.value, kind] = found.get((name.value, kind), 0) + int(count.value)
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    names = opened.labels([iri for iri, _kind in found], spoken)
    return tuple(
        (Term(short, names.get(iri, ""), kind), count)
        for (iri, kind), count in ranked
        if ":" in (short := _short(opened, iri)) and "//" not in short
    )


def _short(opened: Dataset, iri: str) -> str:
    return shortened(iri, opened.iris)
