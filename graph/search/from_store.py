"""The name index of a store whose sources are not at hand: a snapshot, or another server.

What a build knows from the tables is read back from the statements: names, codes, the places
around, how many relations. The order of the other names is the only thing lost.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.search.entries import NameEntry
from graph.search.place_words import Places
from graph.search.quad_source import QuadSource

__all__ = ["name_entries_of"]

_TEXTS: Final = ("skos:altLabel", "schema:addressLocality")
_WORDS: Final = {
    Kind.PERSON: "personne",
    Kind.PROJECT: "projet",
    Kind.EVENT: "événement",
    Kind.RESOURCE: "ressource",
    Kind.TERRITORY: "lieu",
}
_BRACKET: Final = re.compile(r"(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)")
_LINKED: Final = frozenset((Kind.COLLECTIVITE, Kind.TERRITORY))


def name_entries_of(store: QuadSource, iris: Iris) -> Iterator[NameEntry]:
    """An entry for each thing of ``store`` that has a name, in the order of identifiers.

    Parameters
    ----------
    store: an entity is public where a public graph gives it a type.
    iris: mints the IRIs of the dataset.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    names = _Names(store, iris)
    places = Places(store, iris, names.labels)
    for iri in sorted(names.labels):
        kind = kind_of(iri, iris)
        if (
            kind is not None
            and not names.is_a_mere_source(iri, kind)
            and (not places.is_unofficial(iri))
        ):
            yield names.entry(iri, kind, places)


class _Names:
    """What entries are made of, read one property at a time."""

    def __init__(self, store: QuadSource, iris: Iris) -> None:
        self._iris, self._store = iris, store
        self.labels: dict[str, str] = {}
        self._others: dict[str, list[str]] = defaultdict(list)
        self._read_labels()
        self._more = {name: self._values(term(name)) for name in _TEXTS}
        self._siren = self._values(iris.mai("siren"))
        self._kind = self._values(iris.mai("organisationKind"))
        self._scheme = self._values(term("skos:inScheme"))
        resources = store.quads(predicate=term("rdf:type"), object=iris.mai("Resource"))
        self._resources = {subject for subject, _ in _pairs(resources)}
        self._degree = _degrees(store)
        self._public = _public(store, iris)

    def is_a_mere_source(self, iri: str, kind: Kind) -> bool:
        """Whether it is a document that states things and is no resource itself."""
        return kind is Kind.RESOURCE and iri not in self._resources

    def entry(self, iri: str, kind: Kind, places: Places) -> NameEntry:
        """The entry of one thing."""
        place = places.find(iri) if kind in _LINKED else None
        names = (*self._others.get(iri, ()), *self._more["skos:altLabel"].get(iri, ()))
        codes = tuple(self._siren.get(iri, ()))
        scheme = tuple(map(self._iris.short, self._scheme.get(iri, ())))
        if place is not None:
            names = (*place.names(kind), *names)
            codes = tuple(dict.fromkeys((*place.codes, *codes)))
        label = self.labels[iri]
        if kind is Kind.CONCEPT:
            names = tuple(_both_forms((label, *names)))
        return NameEntry(
            iri,
            kind,
            label,
            tuple(name for name in dict.fromkeys(names) if name != label),
            codes,
            place.postcodes if place is not None and kind is Kind.TERRITORY else (),
            self._detail(iri, kind) if place is None else place.detail(kind),
            self._degree[iri],
            0 if place is None else place.population,
            "public" if iri in self._public else "restricted",
            scheme if place is None else place.within,
        )

    def _detail(self, iri: str, kind: Kind) -> str:
        found = next(iter(self._kind.get(iri, ())), "") or _WORDS.get(kind, "")
        town = next(iter(self._more["schema:addressLocality"].get(iri, ())), "")
        return ", ".join(part for part in (found, town) if part)

    def _read_labels(self) -> None:
        """The French name, or any other; all others are names too."""
        known: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        for subject, value in _pairs(self._store.quads(predicate=term("skos:prefLabel"))):
            if isinstance(value, Literal):
                known[subject].append((value.language != "fr", value.value))
        for subject, found in known.items():
            (_, label), *others = sorted(found)
            self.labels[subject] = label
            french = (text for foreign, text in others if not foreign)
            if more := [text for text in french if text != label]:
                self._others[subject] = more

    def _values(self, predicate: NamedNode) -> dict[str, list[str]]:
        """The values of a property, in alphabetical order; of texts, those in French."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, value in _pairs(self._store.quads(predicate=predicate)):
            if not isinstance(value, Literal) or value.language in (None, "fr"):
                found[subject].append(value.value)
        return {subject: sorted(set(values)) for subject, values in found.items()}


def _both_forms(names: Iterable[str]) -> Iterator[str]:
    """« Long (SHORT) » is also called Long, and SHORT."""
    for name in names:
        yield name
        if bracket := _BRACKET.fullmatch(name):
            yield bracket["long"]
            if bracket["short"].replace("-", "").isalnum() and not bracket["short"].islower():
                yield bracket["short"]


def _pairs(quads: Iterator[Quad]) -> Iterator[tuple[str, NamedNode | Literal]]:
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject.value, quad.object


def _degrees(store: QuadSource) -> Counter[str]:
    """Relations by their claims; that a document mentions something is no relation."""
    mentions, counts = term("schema:mentions"), Counter[str]()
    said = {
        (quad.subject, quad.graph_name)
        for quad in store.quads(predicate=term("rdf:predicate"), object=mentions)
    }
    for end in ("rdf:subject", "rdf:object"):
        for quad in store.quads(predicate=term(end)):
            value = quad.object
            if isinstance(value, NamedNode) and (quad.subject, quad.graph_name) not in said:
                counts[value.value] += 1
    return counts


def _public(store: QuadSource, iris: Iris) -> set[str]:
    """What a public document describes; the vocabulary is one."""
    rights: dict[str, set[str]] = defaultdict(set)
    for subject, value in _pairs(store.quads(predicate=term("dcterms:accessRights"))):
        rights[subject].add(value.value)
    opened = {iris.concept("public").value}
    graphs = {graph for graph, told in rights.items() if told == opened}
    graphs |= {iris.ontology.value} - rights.keys()
    found: set[str] = set()
    for quad in store.quads(predicate=term("rdf:type")):
        graph = quad.graph_name
        if isinstance(graph, NamedNode) and graph.value in graphs:
            found.add(getattr(quad.subject, "value", ""))
    return found
