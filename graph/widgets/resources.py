"""The documents of the graph, read once, and those that fit what a reader chose."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graph.model.iris import folded
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.widgets.language import language
from graph.widgets.opened import dataset

__all__ = ["FACETS", "Resource", "chosen_among", "counted", "resources"]


@dataclass(frozen=True, slots=True)
class Resource:
    """One document as a list shows it.

    Parameters
    ----------
    issued: a year, a month or a day, or an empty text. mentions: how many entities it names.
    """

    iri: str
    title: str
    types: tuple[str, ...]
    issued: str
    publishers: tuple[str, ...]
    themes: tuple[str, ...]
    url: str
    mentions: int


FACETS: Final[Mapping[str, Callable[[Resource], Sequence[str]]]] = {
    "type": lambda one: one.types,
    "annee": lambda one: (one.issued[:4],) if one.issued else (),
    "theme": lambda one: one.themes,
    "editeur": lambda one: one.publishers,
}
"""What a list may be narrowed by, as the address names it."""


def resources() -> tuple[Resource, ...]:
    """Every document, the latest first, those without a date last."""
    return _resources(dataset().generation.folder.name, language())


def chosen_among(
    given: Iterable[Resource], chosen: Mapping[str, Sequence[str]], text: str = ""
) -> list[Resource]:
    """Those of ``given`` that have one of the values chosen for each facet, and every word."""
    words = folded(text).split()
    return [
        one
        for one in given
        if all(
            not values or set(values) & set(FACETS[name](one)) for name, values in chosen.items()
        )
        and all(word in folded(f"{one.title} {' '.join(one.themes)}") for word in words)
    ]


def counted(
    given: Sequence[Resource], facet: str, chosen: Mapping[str, Sequence[str]], text: str = ""
) -> dict[str, int]:
    """How many documents each value of ``facet`` would give, the other choices standing."""
    others = {name: values for name, values in chosen.items() if name != facet}
    counts: dict[str, int] = dict.fromkeys(chosen.get(facet, ()), 0)
    for one in chosen_among(given, others, text):
        for value in FACETS[facet](one):
            counts[value] = counts.get(value, 0) + 1
    if facet == "annee":
        return dict(sorted(counts.items(), reverse=True))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], folded(item[0]))))


@st.cache_resource(max_entries=4, show_spinner=False)
def _resources(generation: str, spoken: str) -> tuple[Resource, ...]:
    opened = dataset()
    typed = opened.store.quads(None, term("rdf:type"), opened.iris.mai("Resource"), None)
    nodes = {quad.subject for quad in typed if isinstance(quad.subject, NamedNode)}
    read = {node.value: _values(node) for node in nodes}
    asked = {
        value
        for found in read.values()
        for name in ("dcterms:type", "dcterms:publisher", "dcterms:subject")
        for value in found.get(name, ())
    }
    labels = opened.labels(asked, spoken)
    found = [_resource(iri, values, labels) for iri, values in read.items()]
    return tuple(sorted(found, key=_latest_first))


def _values(node: NamedNode) -> dict[str, list[str]]:
    names = {
        term(name): name
        for name in (
            *("dcterms:title", "skos:prefLabel", "dcterms:type", "dcterms:issued"),
            *("dcterms:publisher", "dcterms:subject", "schema:keywords", "schema:url"),
            *("schema:mentions", "schema:about"),
        )
    }
    found: dict[str, dict[str, None]] = {}
    for quad in dataset().store.quads(node, None, None, None):
        name = names.get(quad.predicate)
        if name and isinstance(quad.object, NamedNode | Literal):
            found.setdefault(name, {})[quad.object.value] = None
    return {name: sorted(values) for name, values in found.items()}


def _resource(iri: str, values: Mapping[str, list[str]], labels: Mapping[str, str]) -> Resource:
    short = dataset().iris.short(iri)

    def named(name: str) -> tuple[str, ...]:
        return tuple(labels.get(value, value) for value in values.get(name, ()))

    titles = [*values.get("dcterms:title", ()), *values.get("skos:prefLabel", ())]
    themes = [*named("dcterms:subject"), *values.get("schema:keywords", ())]
    return Resource(
        iri=iri,
        title=next(iter(titles), short),
        types=named("dcterms:type"),
        issued=next(iter(values.get("dcterms:issued", ())), ""),
        publishers=named("dcterms:publisher"),
        themes=tuple(dict.fromkeys(themes)),
        url=next(iter(values.get("schema:url", ())), ""),
        mentions=len({*values.get("schema:mentions", ()), *values.get("schema:about", ())}),
    )


def _latest_first(one: Resource) -> tuple[bool, list[int], str]:
    return not one.issued, [-ord(letter) for letter in one.issued.ljust(10)], folded(one.title)
