"""One entity: its names, codes and other values, each with the documents that give them."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import UnknownName
from graph.exports.public import contact_graph
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import kind_of, term
from graph.network.claims import ClaimView, claims_about
from graph.network.labels import labels_of
from graph.network.relations import read_wordings
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_entity
from graph.views.palette import STYLES
from graph.widgets.language import _, date, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, outside
from graph.widgets.opened import dataset, scics

__all__ = ["Entity", "Value", "entity", "find_entity", "header", "values_block"]

_HIDDEN = (
    *("rdf:type", "skos:prefLabel", "dcterms:title", "dcterms:accessRights", "dcterms:source"),
    *("dcterms:license", "prov:wasGeneratedBy", "prov:generatedAtTime", "dcterms:publisher"),
    *("wgs:lat", "wgs:long", "skos:inScheme", "skos:topConceptOf", "skos:broader"),
    *("skos:definition", "dcterms:description", "dcterms:abstract", "schema:keywords"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an entity: what it is called, the value, the IRIs of its sources."""

    name: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """What is known of one entity, apart from its relations.

    Parameters
    ----------
    kind: a key of ``palette.STYLES``. detail: what tells it from its homonyms.
    claims: its relations. texts: definitions and descriptions.
    """

    iri: str
    key: str
    label: str
    kind: str
    detail: str
    values: tuple[Value, ...]
    texts: tuple[str, ...]
    claims: tuple[ClaimView, ...]


def find_entity(text: str) -> str:
    """The IRI of what an address names: an identifier, an IRI, a code or a name.

    Raises
    ------
    graph.errors.UnknownName, graph.errors.AmbiguousName: it names nothing, or too much.
    """
    return resolve_entity(dataset(), text)[0]


def entity(iri: str) -> Entity:
    """What is known of ``iri``; read once a generation."""
    return _entity(dataset().generation.folder.name, iri, language())


def header(known: Entity, *, level: int = 1) -> Markup:
    """Name, kind, codes and other values of an entity."""
    style = STYLES[known.kind]
    said = known.detail or style.name(language())
    return block(
        '<header class="m-head"><h{level}>{icon}{label}</h{level}><p class="m-detail">{said}</p>'
        "{texts}</header>",
        level=level,
        icon=kind_icon(known.kind),
        label=known.label,
        said=said,
        texts=join(block("<p>{text}</p>", text=text) for text in known.texts),
    )


def values_block(known: Entity, *, most: int = 0) -> Markup:
    """The values of an entity as a list of terms, ``most`` of each name if it is not zero."""
    rows: dict[str, list[str]] = {}
    for value in known.values:
        rows.setdefault(value.name, []).append(value.text)
    return block(
        '<dl class="m-values">{rows}</dl>',
        rows=join(
            block(
                "<dt>{name}</dt><dd>{texts}</dd>",
                name=name,
                texts=join(map(_linked, _first(texts, most)), "<br>"),
            )
            for name, texts in rows.items()
        ),
    )


def _first(texts: list[str], most: int) -> list[str]:
    return [*texts[:most], "…"] if most and len(texts) > most else texts


def _linked(text: str) -> Markup:
    return outside(text, text)


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
    return Entity(
        iri,
        key,
        label or key,
        "scic" if iri in scics() else kind.value,
        entry.detail if entry else "",
        tuple(_values(opened, quads, spoken)),
        tuple(_texts(quads, spoken)),
        tuple(claims),
    )


def _quads(opened: Dataset, iri: str) -> list[Quad]:
    contacts = contact_graph(opened.iris)
    found = opened.store.quads(NamedNode(iri), None, None, None)
    return [quad for quad in found if quad.graph_name != contacts]


def _texts(quads: list[Quad], spoken: str) -> list[str]:
    wanted = {term(name) for name in ("skos:definition", "dcterms:description", "dcterms:abstract")}
    found = [
        quad.object
        for quad in quads
        if quad.predicate in wanted and isinstance(quad.object, Literal)
    ]
    inside = [text.value for text in found if text.language in (spoken, None)]
    return list(dict.fromkeys(inside or [text.value for text in found]))


def _values(opened: Dataset, quads: list[Quad], spoken: str) -> list[Value]:
    hidden = {term(name).value for name in _HIDDEN}
    hidden |= read_wordings(opened.store, opened.iris).keys()
    kept = [quad for quad in quads if quad.predicate.value not in hidden]
    asked = {quad.predicate.value for quad in kept} | {
        quad.object.value for quad in kept if isinstance(quad.object, NamedNode)
    }
    labels = opened.labels(asked, spoken)
    found: dict[tuple[str, str], dict[str, None]] = {}
    for quad in kept:
        name = _named(quad.predicate.value, labels)
        value = _written(quad, labels)
        source = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if value:
            found.setdefault((name, value), {})[source] = None
    return [Value(*pair, tuple(sources)) for pair, sources in sorted(found.items())]


def _named(predicate: str, labels: dict[str, str]) -> str:
    own = {
        term("skos:altLabel").value: _("Autres noms"),
        term("foaf:homepage").value: _("Site"),
        term("schema:url").value: _("Page"),
        term("igeo:codeINSEE").value: _("Code INSEE"),
        term("schema:addressLocality").value: _("Ville"),
        term("dcterms:issued").value: _("Date"),
    }
    if predicate in own:
        return own[predicate]
    text = labels.get(predicate) or predicate.replace("#", "/").rpartition("/")[2]
    return text[:1].upper() + text[1:]


def _written(quad: Quad, labels: dict[str, str]) -> str:
    value = quad.object
    if isinstance(value, NamedNode):
        return labels.get(value.value, value.value)
    if not isinstance(value, Literal) or (value.language or "fr") not in ("fr", language()):
        return ""
    kind = value.datatype.value.rpartition("#")[2]
    if kind == "integer" and value.value.isdigit():
        return number(int(value.value))
    return date(value.value) if kind in ("date", "gYear", "gYearMonth") else value.value
