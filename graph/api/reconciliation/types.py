"""The types of the service: the kinds of things, and what each kind divides into.

A type is a kind (``organisation``), or a kind and a notion of the vocabulary that tells some of
them from the others: ``collectivite:commune`` by level, ``organisation:scic`` by legal form,
``resource:guide`` by type, ``concept:themes`` by scheme, ``place:departement`` by class.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.api.reconciliation.words import Words, vocabulary_words
from graph.model.iris import Iris, slug
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.kind_words import KIND_WORDS
from graph.store import Store

__all__ = ["EntityType", "EntityTypes"]

_DIVIDED_BY: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.COLLECTIVITE: ("org:classification", "levels"),
    Kind.ORGANISATION: ("rov:orgType", "legal-forms"),
    Kind.RESOURCE: ("dcterms:type", "resource-types"),
}
"""The property whose values divide a kind, and the scheme those values are of."""

_CLASSES: Final = (
    "igeo:Commune",
    "igeo:ArrondissementMunicipal",
    "igeo:Intercommunalite",
    "igeo:Departement",
    "igeo:Region",
    "igeo:CollectiviteDOutreMer",
    "CommuneAssociee",
    "CommuneDeleguee",
)
"""The classes that divide territories; ours have no prefix."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES: Final[Mapping[Kind, Words]] = {
    Kind.ORGANISATION: {"fr": "Organisation", "en": "Organisation"}
}


@dataclass(frozen=True, slots=True)
class EntityType:
    """A category of entities.

    Parameters
    ----------
    value: the notion or class that divides its kind; nothing for a kind itself.
    broader: the identifier of the type just above, nothing for a kind.
    """

    id: str
    kind: Kind
    names: Words
    value: str = ""
    broader: str = ""


@dataclass(slots=True)
class EntityTypes:
    """Every type, and the types of each thing; read once a generation."""

    store: Store
    iris: Iris
    known: dict[str, EntityType] = field(default_factory=dict)
    _by_value: dict[tuple[Kind, str], EntityType] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in Kind:
            names = _NAMES.get(kind) or {
                language: _capital(words[kind.value][0]) for language, words in KIND_WORDS.items()
            }
            self._add(EntityType(kind.value, kind, names))
        for kind, value in self._divisions():
            names, _ = vocabulary_words(self.store, self.iris, value)
            key = _key(value.value)
            broader = self._type_above(kind, value)
            if names and key:
                self._add(EntityType(f"{kind.value}:{key}", kind, names, value.value, broader))

    def of(self, iri: str) -> list[EntityType]:
        """The types of the thing ``iri``: its kind, then its divisions, those above included."""
        kind = kind_of(iri, self.iris)
        if kind is None:
            return []
        found = {kind.value: self.known[kind.value]}
        for value in self._values(iri, kind):
            one = self._by_value.get((kind, value))
            while one is not None and one.id not in found:
                found[one.id] = one
                one = self.known.get(one.broader)
        return list(found.values())

    def above(self, one: EntityType) -> EntityType | None:
        """The type just above ``one``; a kind has none."""
        return self.known.get(one.broader) or (self.known[one.kind.value] if one.value else None)

    def _add(self, one: EntityType) -> None:
        self.known.setdefault(one.id, one)
        if one.value:
            self._by_value.setdefault((one.kind, one.value), one)

    def _values(self, iri: str, kind: Kind) -> Iterator[str]:
        name = {Kind.CONCEPT: "skos:inScheme", Kind.TERRITORY: "rdf:type"}.get(kind)
        name = name or _DIVIDED_BY.get(kind, ("", ""))[0]
        if name:
            yield from sorted(_objects(self.store.quads(NamedNode(iri), term(name))))

    def _divisions(self) -> Iterator[tuple[Kind, NamedNode]]:
        """Each kind with what divides it."""
        for kind, (_, scheme) in _DIVIDED_BY.items():
            for value in self._of_scheme(self.iris.entity("scheme", scheme)):
                yield kind, value
        schemes = self.store.quads(None, term("rdf:type"), term("skos:ConceptScheme"))
        for scheme_iri in sorted(_subjects(schemes)):
            yield Kind.CONCEPT, NamedNode(scheme_iri)
        for name in _CLASSES:
            yield Kind.TERRITORY, term(name) if ":" in name else self.iris.mai(name)

    def _of_scheme(self, scheme: NamedNode) -> list[NamedNode]:
        members = self.store.quads(None, term("skos:inScheme"), scheme, self.iris.ontology)
        return [NamedNode(iri) for iri in sorted(_subjects(members))]

    def _type_above(self, kind: Kind, value: NamedNode) -> str:
        if kind in _DIVIDED_BY:
            above = sorted(_objects(self.store.quads(value, term("skos:broader"))))
            if above:
                return f"{kind.value}:{_key(above[0])}"
        return kind.value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(iri: str) -> str:
    """The local name as a key: ``commune-deleguee`` of ``CommuneDeleguee``."""
    local = iri.rpartition("#")[2].rpartition("/")[2]
    return slug(_CAMEL.sub("-", local))


def _objects(quads: Iterable[Quad]) -> set[str]:
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}


def _subjects(quads: Iterable[Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
