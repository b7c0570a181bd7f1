"""The names and values of an entity, each with the documents that give it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.relations import relation_properties
from graph.questions.dataset import Dataset
from graph.widgets.language import _, date, language, number
from graph.widgets.markup import Markup, block, join, outside
from graph.widgets.references import References

__all__ = ["Value", "read_names", "read_texts", "read_values", "values_block"]

_HIDDEN: Final = (
    *("rdf:type", "skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:accessRights"),
    *("dcterms:source", "dcterms:license", "prov:wasGeneratedBy", "prov:generatedAtTime"),
    *("dcterms:publisher", "wgs:lat", "wgs:long", "skos:inScheme", "skos:topConceptOf"),
    *("skos:broader", "skos:definition", "dcterms:description", "dcterms:abstract"),
    *("schema:keywords", "skos:notation", "skos:hasTopConcept"),
)
_SINGLE: Final = ("igeo:codeINSEE", "schema:startDate", "dcterms:issued")
_SINGLE_OWN: Final = ("siren", "population", "foundingYear", "resourceNumber")
"""What has one true value: where sources give several, they differ."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an entity.

    Parameters
    ----------
    name: what it is called. text: the value in words.
    sources: IRIs of the documents that give it.
    single: whether only one value can be true.
    note: what a source says of it.
    """

    name: str
    text: str
    sources: tuple[str, ...]
    single: bool = False
    note: str = ""


def read_names(quads: Iterable[Quad]) -> list[Value]:
    """The names of an entity, its preferred ones first, then its other names by alphabet."""
    own, other = _("Nom"), _("Autres noms")
    words = {
        term("skos:prefLabel"): own,
        term("dcterms:title"): own,
        term("skos:altLabel"): other,
    }
    found: dict[tuple[str, str], list[str]] = {}
    for quad in quads:
        value = quad.object
        if quad.predicate in words and isinstance(value, Literal) and _is_spoken(value):
            found.setdefault((words[quad.predicate], value.value), []).append(_source(quad))
    names = {text for name, text in found if name == own}
    kept = {key: sources for key, sources in found.items() if key[0] == own or key[1] not in names}
    ordered = sorted(kept.items(), key=lambda item: (item[0][0] != own, item[0][1].casefold()))
    return [Value(*key, _once(sources)) for key, sources in ordered]


def read_values(opened: Dataset, iri: str, quads: Iterable[Quad], spoken: str) -> list[Value]:
    """Codes, dates, addresses and loose attributes, by name; relations are no values."""
    hidden = {term(name) for name in _HIDDEN}
    hidden |= set(relation_properties(opened.store, opened.iris))
    kept = [quad for quad in quads if quad.predicate not in hidden]
    asked = {quad.predicate.value for quad in kept} | {
        quad.object.value for quad in kept if isinstance(quad.object, NamedNode)
    }
    labels = opened.labels(asked, spoken)
    single = {term(name) for name in _SINGLE} | {opened.iris.mai(name) for name in _SINGLE_OWN}
    found: dict[tuple[str, str, bool], list[str]] = {}
    for quad in kept:
        text = _written(quad, labels)
        if text:
            name = _named(quad.predicate.value, labels)
            key = (name, text, quad.predicate in single)
            found.setdefault(key, []).append(_source(quad))
    values = [
        Value(name, text, _once(sources), single)
        for (name, text, single), sources in sorted(found.items())
    ]
    return [*values, *_attributes(opened, iri)]


def read_texts(quads: Iterable[Quad], spoken: str) -> list[Value]:
    """Definitions and descriptions, in the reader's language where there are any."""
    wanted = {term(name) for name in ("skos:definition", "dcterms:description", "dcterms:abstract")}
    found: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for quad in quads:
        text = quad.object
        if quad.predicate in wanted and isinstance(text, Literal):
            told = found if text.language in (spoken, None) else others
            told.setdefault(text.value, []).append(_source(quad))
    return [Value("", text, _once(sources)) for text, sources in (found or others).items()]


def values_block(
    values: Sequence[Value], *, most: int = 0, references: References | None = None
) -> Markup:
    """The values as a list of terms.

    Parameters
    ----------
    most: how many of each name are shown, all if zero.
    references: where given, each value has the numbers of its sources.
    """
    rows: dict[str, list[Value]] = {}
    for value in values:
        rows.setdefault(value.name, []).append(value)
    return block(
        '<dl class="m-values">{rows}</dl>',
        rows=join(_row(name, found, most, references) for name, found in rows.items()),
    )


def _row(name: str, values: list[Value], most: int, references: References | None) -> Markup:
    shown = values[:most] if most else values
    lines = [_line(value, references) for value in shown]
    if len(shown) < len(values):
        lines.append(Markup("…"))
    if len(values) > 1 and all(value.single for value in values):
        differ = _("les sources diffèrent")
        lines.append(block('<span class="m-sure m-sure-implied">{text}</span>', text=differ))
    return block("<dt>{name}</dt><dd>{lines}</dd>", name=name, lines=join(lines, "<br>"))


def _line(value: Value, references: References | None) -> Markup:
    return block(
        "<bdi>{text}</bdi>{marks}{note}",
        text=outside(value.text, value.text),
        marks=references.marks(value.sources) if references is not None else "",
        note=block(' <span class="m-detail">{note}</span>', note=value.note)
        if value.note and references is not None
        else "",
    )


def _attributes(opened: Dataset, iri: str) -> list[Value]:
    """Values a document gives under a name of its own."""
    store, mai = opened.store, opened.iris.mai
    found = []
    for quad in store.quads(None, mai("attributeOf"), NamedNode(iri), None):
        if not isinstance(quad.subject, NamedNode) or quad.graph_name == opened.iris.contacts:
            continue
        parts = {
            one.predicate: one.object.value
            for one in store.quads(quad.subject, None, None, None)
            if isinstance(one.object, Literal) and one.graph_name == quad.graph_name
        }
        name = parts.get(mai("attributeName"), "").replace("_", " ")
        text, note = parts.get(mai("attributeValue"), ""), parts.get(term("rdfs:comment"), "")
        if name and text:
            found.append(Value(_capital(name), text, _once([_source(quad)]), note=note))
    return sorted(found, key=lambda one: (one.name, one.text, one.sources))


def _named(predicate: str, labels: dict[str, str]) -> str:
    own = {
        term("foaf:homepage").value: _("Site"),
        term("schema:url").value: _("Page"),
        term("igeo:codeINSEE").value: _("Code INSEE"),
        term("schema:addressLocality").value: _("Ville"),
        term("dcterms:issued").value: _("Date"),
        term("dcterms:bibliographicCitation").value: _("Référence"),
    }
    if predicate in own:
        return own[predicate]
    return _capital(labels.get(predicate) or predicate.replace("#", "/").rpartition("/")[2])


def _written(quad: Quad, labels: dict[str, str]) -> str:
    value = quad.object
    if isinstance(value, NamedNode):
        return labels.get(value.value, value.value)
    if not isinstance(value, Literal) or not _is_spoken(value):
        return ""
    kind = value.datatype.value.rpartition("#")[2]
    if kind == "integer" and value.value.isdigit():
        return number(int(value.value))
    return date(value.value) if kind in ("date", "gYear", "gYearMonth") else value.value


def _is_spoken(value: Literal) -> bool:
    """Whether a text is in French, in the reader's language, or in none."""
    return (value.language or "fr") in ("fr", language())


def _source(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _once(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({source for source in sources if source}))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
