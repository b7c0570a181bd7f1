"""A whole dataset as tables: one a kind of entity, the relations, the sources."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from graph.exports.cells import plain_cell
from graph.exports.dataset_names import DatasetNames
from graph.exports.dataset_relations import RelationRows
from graph.exports.description import dataset_iri
from graph.exports.tables import SOURCE_TITLES, Table
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, NamedNode, Object, Quad
from graph.model.vocabulary import Kind, term

__all__ = ["dataset_tables", "kind_table", "source_table"]

_LABEL: Final = term("skos:prefLabel")
_FIRST: Final = {"fr": ["Identifiant", "Nom"], "en": ["Identifier", "Name"]}
_CITED: Final = [
    term(f"dcterms:{name}") for name in ("title", "source", "publisher", "issued", "license")
]
_Described = dict[NamedNode, dict[NamedNode, list[Object]]]


def dataset_tables(quads: Iterable[Quad], iris: Iris, language: str = "fr") -> Iterator[Table]:
    """The tables of a dataset, rows in alphabetical order of identifiers.

    One a kind of entity that has any (``organisation``, ``place``...), ``relations``,
    ``attributes`` if there are any, and ``sources``.

    Parameters
    ----------
    quads: what may leave, in any order.
    language: of titles, and of texts known in several languages: ``fr`` or ``en``.
    """
    names = DatasetNames(iris, language)
    entities: dict[Kind, _Described] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    sources: _Described = defaultdict(lambda: defaultdict(list))
    with RelationRows(iris, names) as relations:
        for quad in quads:
            names.learn(quad)
            subject, predicate, value, graph = quad
            if not isinstance(subject, NamedNode):
                continue
            if isinstance(graph, DefaultGraph):
                sources[subject][predicate].append(value)
            elif not relations.take(subject, predicate, value, graph):
                kind = names.kind(subject)
                if kind is not None:
                    entities[kind][subject][predicate].append(value)
        for kind in filter(entities.__contains__, Kind):
            rows = sorted(entities[kind].items(), key=lambda item: item[0].value)
            found = {name for values in entities[kind].values() for name in values}
            yield kind_table(kind, found, rows, names)
        yield relations.relation_table()
        attributes = relations.attribute_table()
        if attributes:
            yield attributes
    yield source_table(sources, iris, names)


def kind_table(
    kind: Kind,
    found: Collection[NamedNode],
    entities: Iterable[tuple[NamedNode, Mapping[NamedNode, list[Object]]]],
    names: DatasetNames,
) -> Table:
    """One row an entity: identifier, name, then one column a property.

    Parameters
    ----------
    found: the properties that some of them have.
    entities: each with the values of its properties, in the order of the rows.
    """
    columns = sorted({*found} - {_LABEL}, key=names.short)
    rows = (
        [plain_cell(node.value), plain_cell(names.name(node))]
        + [names.cell(values[name]) if name in values else None for name in columns]
        for node, values in entities
    )
    return Table(kind.value, [*_FIRST[names.language], *names.headings(columns)], rows)


def source_table(sources: _Described, iris: Iris, names: DatasetNames) -> Table:
    """One row a source: what a reader needs to cite it. The dataset itself is one of them: its
    row tells the day and the licence of this edition.
    """
    whole = dataset_iri(iris)
    rows = (
        [plain_cell(node.value), *(names.cell(about.get(name, [])) for name in _CITED)]
        for node, about in sorted(sources.items(), key=lambda item: item[0].value)
        if node == whole or iris.mai("Source") in about.get(term("rdf:type"), [])
    )
    titles = [title[names.language] for title in SOURCE_TITLES.values()]
    return Table("sources", titles, rows)
