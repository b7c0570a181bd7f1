"""The name index of a store whose sources are not at hand: a snapshot, or another server.

What a build knows from the tables is read back from the statements: names, codes, the places
around, how many relations. The order of the other names is the only thing lost.
"""

import re
from array import array
from collections import defaultdict
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
    places = Places(store, iris, names.label)
    for iri in names:
        kind = kind_of(iri, iris)
        if (
            kind is not None
            and not names.is_a_mere_source(iri, kind)
            and (not places.is_unofficial(iri))
        ):
            yield names.entry(iri, kind, places)


class _Names:
    """What entries are made of, read one property at a time.

    There may be millions of things: the IRI of each is held once, with its position in the
    arrays of what all of them have.
    """

    def __init__(self, store: QuadSource, iris: Iris) -> None:
        self._iris, self._store = iris, store
        self._positions: dict[str, int] = {}
        self._labels: list[str] = []
        self._others: dict[str, list[str]] = {}
        self._read_labels()
        self._more = {name: self._values(term(name)) for name in _TEXTS}
        self._siren = self._values(iris.mai("siren"))
        self._kind = self._values(iris.mai("organisationKind"))
        self._scheme = self._values(term("skos:inScheme"))
        resources = store.quads(predicate=term("rdf:type"), object=iris.mai("Resource"))
        self._resources = {subject for subject, _ in _pairs(resources)}
        self._degrees = array("L", bytes(array("L").itemsize * len(self._labels)))
        self._count_relations()
        self._public = bytearray(len(self._labels))
        self._find_public()

    def __iter__(self) -> Iterator[str]:
        """The IRI of each thing that has a name, in order."""
        return iter(sorted(self._positions))

    def label(self, iri: str) -> str:
        """The name of a thing, or nothing."""
        at = self._positions.get(iri)
        return "" if at is None else self._labels[at]

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
        at = self._positions[iri]
        label = self._labels[at]
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
            self._degrees[at],
            0 if place is None else place.population,
            "public" if self._public[at] else "restricted",
            scheme if place is None else place.within,
        )

    def _detail(self, iri: str, kind: Kind) -> str:
        found = next(iter(self._kind.get(iri, ())), "") or _WORDS.get(kind, "")
        town = next(iter(self._more["schema:addressLocality"].get(iri, ())), "")
        return ", ".join(part for part in (found, town) if part)

    def _read_labels(self) -> None:
        """The French name, or any other; all others are names too."""
        foreign = bytearray()
        others: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        for subject, value in _pairs(self._store.quads(predicate=term("skos:prefLabel"))):
            if not isinstance(value, Literal):
                continue
            told = (value.language != "fr", value.value)
            at = self._positions.setdefault(subject, len(foreign))
            if at == len(foreign):
                foreign.append(told[0])
                self._labels.append(told[1])
            else:
                best, other = sorted(((bool(foreign[at]), self._labels[at]), told))
                foreign[at], self._labels[at] = best
                others[subject].append(other)
        for subject, found in others.items():
            label = self.label(subject)
            if more := [text for is_foreign, text in sorted(found) if not is_foreign]:
                self._others[subject] = [text for text in more if text != label]

    def _values(self, predicate: NamedNode) -> dict[str, tuple[str, ...]]:
        """The values of a property, in alphabetical order; of texts, those in French."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, value in _pairs(self._store.quads(predicate=predicate)):
            if not isinstance(value, Literal) or value.language in (None, "fr"):
                found[subject].append(value.value)
        return {subject: tuple(sorted(set(values))) for subject, values in found.items()}

    def _count_relations(self) -> None:
        """By their claims; that a document mentions something is no relation."""
        mentions, store = term("schema:mentions"), self._store
        said = {
            (quad.subject, quad.graph_name)
            for quad in store.quads(predicate=term("rdf:predicate"), object=mentions)
        }
        for end in ("rdf:subject", "rdf:object"):
            for quad in store.quads(predicate=term(end)):
                at = self._position(quad.object)
                if at is not None and (quad.subject, quad.graph_name) not in said:
                    self._degrees[at] += 1

    def _find_public(self) -> None:
        """Find what a public document describes; the vocabulary is one."""
        rights: dict[str, set[str]] = defaultdict(set)
        for subject, value in _pairs(self._store.quads(predicate=term("dcterms:accessRights"))):
            rights[subject].add(value.value)
        opened = {self._iris.concept("public").value}
        graphs = {graph for graph, told in rights.items() if told == opened}
        graphs |= {self._iris.ontology.value} - rights.keys()
        for quad in self._store.quads(predicate=term("rdf:type")):
            graph, at = quad.graph_name, self._position(quad.subject)
            if at is not None and isinstance(graph, NamedNode) and graph.value in graphs:
                self._public[at] = 1

    def _position(self, node: object) -> int | None:
        """Where a thing stands in the arrays; nothing if it has no name."""
        return self._positions.get(node.value) if isinstance(node, NamedNode) else None


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
