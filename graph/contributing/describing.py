"""What a contribution says of the things it names: their kind and name, where it must say them.

A thing that only contributions describe is described again by each one that names it: any of
them may be undone without the others losing what they speak of. A thing that only restricted
documents describe is described again by a public one that names it, under the name it has there.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.contributing.draft import Access
from graph.contributing.existing import Existing
from graph.contributing.in_use import Used
from graph.contributing.made import MadeGraph
from graph.contributing.minting import Minting
from graph.contributing.quoting import without_contacts
from graph.model.iris import folded
from graph.model.reading import ReadEntity
from graph.model.statements import name_quads
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import TYPES_OF_KIND, Kind, term

__all__ = ["Describing"]

_COPIED: Final = ("skos:inScheme", "org:classification", "dcterms:spatial")
_THEMES: Final = "themes"


@dataclass(slots=True)
class _Named:
    """A thing, and the graphs that name it."""

    entity: ReadEntity
    is_new: bool
    graphs: list[MadeGraph]
    scheme: str = ""


@dataclass(slots=True)
class Describing:
    """Notes what is named where, then describes what needs it."""

    existing: Existing
    minting: Minting
    _named: dict[NamedNode, _Named] = field(default_factory=dict)
    _resources: set[NamedNode] = field(default_factory=set)

    def resource(self, node: NamedNode) -> None:
        """Note a resource that this contribution brings."""
        self._resources.add(node)

    def name(self, used: Used, graph: MadeGraph) -> None:
        """Note that ``graph`` names a thing."""
        known = self._named.get(used.node)
        if known is None:
            self._named[used.node] = _Named(used.entity, used.brought.is_new, [graph])
        elif graph not in known.graphs:
            known.graphs.append(graph)

    def put_in(self, node: NamedNode, scheme: str) -> None:
        """Note the scheme of a new notion: ``legal-forms``, ``labels``."""
        known = self._named.get(node)
        if known is not None and known.is_new and not known.scheme:
            known.scheme = scheme

    def classes(self, node: NamedNode) -> frozenset[NamedNode]:
        """The classes of a thing: those the graph gives it, or those of its kind."""
        found = frozenset[NamedNode]().union(*self.existing.types(node).values())
        known = self._named.get(node)
        if node in self._resources:
            return found.union(self._classes_of(Kind.RESOURCE))
        return found or (frozenset(self._own_classes(known.entity)) if known else frozenset())

    def is_in(self, node: NamedNode, scheme: str) -> bool:
        """Whether a thing is a notion of ``scheme``."""
        known = self._named.get(node)
        if known is not None and known.is_new:
            return known.entity.kind is Kind.CONCEPT and (known.scheme or _THEMES) == scheme
        wanted = self.existing.iris.entity("scheme", scheme)
        return bool(self.existing.statements(node, term("skos:inScheme"), wanted))

    def place_of(self, node: NamedNode) -> NamedNode:
        """The territory of an institution; of anything else, the thing itself."""
        known = self._named.get(node)
        if known is not None and known.is_new and known.entity.kind is Kind.COLLECTIVITE:
            return self.minting.place(node)
        return self.existing.place_of(node) or node

    def quads(self) -> Iterator[Quad]:
        """The descriptions, each in one graph: a public one if a public one names the thing."""
        for node, named in self._named.items():
            home = min(named.graphs, key=lambda graph: graph.access is not Access.PUBLIC)
            if named.is_new:
                yield from self._new(node, named, home.node)
            else:
                yield from self._again(node, named, home)

    def _new(self, node: NamedNode, named: _Named, graph: NamedNode) -> Iterator[Quad]:
        entity = named.entity
        for kind in self._own_classes(entity):
            yield Quad(node, term("rdf:type"), kind, graph)
        names = tuple(name for name in map(without_contacts, entity.names) if name.strip())
        yield from name_quads(node, graph, entity.label, names)
        if entity.kind is Kind.CONCEPT:
            scheme = self.existing.iris.entity("scheme", named.scheme or _THEMES)
            yield Quad(node, term("skos:inScheme"), scheme, graph)
        if entity.kind is Kind.COLLECTIVITE:
            place = self.minting.place(node)
            yield Quad(node, term("dcterms:spatial"), place, graph)
            yield Quad(place, term("rdf:type"), term("dcterms:Location"), graph)
            yield from name_quads(place, graph, f"{entity.label} (territoire)")
        if self._is_registered(entity):
            siren = self.existing.iris.mai("siren")
            yield Quad(node, siren, Literal(entity.code), graph)

    def _again(self, node: NamedNode, named: _Named, home: MadeGraph) -> Iterator[Quad]:
        """The description of a thing the graph has, where it could go away or is not public."""
        types = self.existing.types(node)
        lasting = [graph for graph in types if not self.existing.is_contribution(graph)]
        is_public = any(map(self.existing.is_public, types))
        must_open = home.access is Access.PUBLIC and not is_public
        if not types or (lasting and not must_open):
            return
        for kind in sorted(frozenset[NamedNode]().union(*types.values()), key=str):
            yield Quad(node, term("rdf:type"), kind, home.node)
        label = self.existing.label(node)
        if must_open and folded(label) not in map(folded, named.entity.called):
            label = without_contacts(named.entity.label)
        yield from name_quads(node, home.node, label)
        yield from self._copied(node, types, home.node)

    def _copied(
        self, node: NamedNode, graphs: Collection[NamedNode], home: NamedNode
    ) -> Iterator[Quad]:
        """What a thing cannot be without: its scheme, its level, its territory."""
        for name in _COPIED:
            for quad in self.existing.store.quads(node, term(name)):
                if quad.graph_name not in graphs or not isinstance(quad.object, NamedNode):
                    continue
                yield Quad(node, term(name), quad.object, home)
                if name == "dcterms:spatial" and set(self.existing.types(quad.object)) <= set(
                    graphs
                ):
                    yield Quad(quad.object, term("rdf:type"), term("dcterms:Location"), home)
                    yield from name_quads(quad.object, home, self.existing.label(quad.object))

    def _own_classes(self, entity: ReadEntity) -> Iterator[NamedNode]:
        yield from self._classes_of(entity.kind)
        if self._is_registered(entity):
            yield term("rov:RegisteredOrganization")

    def _classes_of(self, kind: Kind) -> Iterator[NamedNode]:
        for name in TYPES_OF_KIND[kind]:
            yield term(name) if ":" in name else self.existing.iris.mai(name)

    @staticmethod
    def _is_registered(entity: ReadEntity) -> bool:
        return entity.kind is Kind.ORGANISATION and len(entity.code) == 9 and entity.code.isdigit()
