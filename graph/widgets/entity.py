"""One entity: its names, codes and other values, each with the documents that give them."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import UnknownName
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView, claims_about, named
from graph.network.labels import labels_of
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_entity
from graph.views.palette import STYLES
from graph.widgets.language import language
from graph.widgets.markup import Markup, block, join, kind_icon
from graph.widgets.opened import dataset, scics
from graph.widgets.references import References
from graph.widgets.values import Value, read_names, read_texts, read_values

__all__ = ["Entity", "entity", "find_entity", "header"]


@dataclass(frozen=True, slots=True)
class Entity:
    """What is known of one entity, apart from its relations.

    Parameters
    ----------
    key: its short identifier. kind: a key of ``palette.STYLES``.
    detail: what tells it from its homonyms.
    names: all it is called. values: its codes, dates and addresses, and those of the place it
        runs.
    texts: definitions and descriptions. claims: its relations.
    """

    iri: str
    key: str
    label: str
    kind: str
    detail: str
    names: tuple[Value, ...]
    values: tuple[Value, ...]
    texts: tuple[Value, ...]
    claims: tuple[ClaimView, ...]


def find_entity(text: str) -> str:
    """The IRI of what an address names: an identifier, an IRI, a code or a name.

    Raises
    ------
    graph.errors.UnknownName, graph.errors.AmbiguousName: it names nothing, or too much.
    """
    try:
        return resolve_entity(dataset(), text)[0]
    except UnknownName:
        place = _unlisted_place(text)
        if not place:
            raise
        return place


def _unlisted_place(text: str) -> str:
    """The IRI of a place that the index leaves to its institution: a région of former times."""
    opened = dataset()
    iri = opened.iris.long(text) if "/" in text else ""
    if not iri or kind_of(iri, opened.iris) is not Kind.TERRITORY:
        return ""
    return iri if labels_of(opened.store, opened.iris, [iri])[iri] else ""


def entity(iri: str) -> Entity:
    """What is known of ``iri``; read once a generation."""
    return _entity(dataset().generation.folder.name, iri, language())


def header(known: Entity, *, level: int = 1, references: References | None = None) -> Markup:
    """Name, kind and descriptions of an entity.

    Parameters
    ----------
    references: where given, each description has the numbers of its sources.
    """
    style = STYLES[known.kind]
    said = known.detail or style.name(language())
    return block(
        '<header class="m-head"><h{level}>{icon}<bdi>{label}</bdi></h{level}>'
        '<p class="m-detail">{said}</p>{texts}</header>',
        level=level,
        icon=kind_icon(known.kind),
        label=known.label,
        said=said,
        texts=join(
            block(
                "<p>{text}{marks}</p>",
                text=text.text,
                marks=references.marks(text.sources) if references is not None else "",
            )
            for text in known.texts
        ),
    )


@st.cache_resource(max_entries=256, show_spinner=False)
def _entity(generation: str, iri: str, spoken: str) -> Entity:
    opened = dataset()
    key = opened.iris.short(iri)
    entry = opened.names.entry(iri)
    label = entry.label if entry else labels_of(opened.store, opened.iris, [iri])[iri]
    quads = _quads(opened, iri)
    kind = kind_of(iri, opened.iris)
    if kind is None or (not label and not quads):
        raise UnknownName(key)
    claims = claims_about(opened.store, opened.iris, iri)
    if spoken != "fr":
        said = {part for one in claims for part in one.triple}
        names = opened.labels({iri, *said}, spoken)
        label, claims = names.get(iri, label), named(claims, names)
    return Entity(
        iri,
        key,
        label or key,
        "scic" if iri in scics() else kind.value,
        entry.detail if entry else "",
        tuple(read_names(quads)),
        tuple(_all_values(opened, iri, quads, spoken)),
        tuple(read_texts(quads, spoken)),
        tuple(claims),
    )


def _all_values(opened: Dataset, iri: str, quads: list[Quad], spoken: str) -> list[Value]:
    """The values of an entity, then those of the place it runs that it has not itself."""
    values = read_values(opened, iri, quads, spoken)
    spatial = term("dcterms:spatial")
    places = {
        quad.object.value
        for quad in quads
        if quad.predicate == spatial and isinstance(quad.object, NamedNode)
    }
    named = {value.name for value in values}
    for place in sorted(places):
        values += [
            value
            for value in read_values(opened, place, _quads(opened, place), spoken)
            if value.name not in named
        ]
    return values


def _quads(opened: Dataset, iri: str) -> list[Quad]:
    contacts = opened.iris.contacts
    found = opened.store.quads(NamedNode(iri), None, None, None)
    return [quad for quad in found if quad.graph_name != contacts]
