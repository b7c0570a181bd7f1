"""Identifiers of what a contribution brings: never one that something has already.

What a restricted document is the first to name has an identifier without words: a public document
that speaks of it later, maybe under another name, would give them away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.contributing.draft import Access
from graph.contributing.existing import Existing
from graph.contributing.made import MadeGraph
from graph.model.iris import Iris, digest, folded, slug, wordless
from graph.model.reading import ReadEntity
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind

__all__ = ["Minting"]


@dataclass(slots=True)
class Minting:
    """Gives identifiers within one contribution.

    Parameters
    ----------
    key: of the contribution.
    taken: whether an identifier is in use, in the graph or in another contribution.
    """

    key: str
    existing: Existing
    taken: Callable[[NamedNode], bool]
    _made: dict[tuple[object, ...], NamedNode] = field(default_factory=dict)
    _given: set[NamedNode] = field(default_factory=set)

    def thing(self, entity: ReadEntity, document: MadeGraph) -> NamedNode:
        """The identifier of a new thing; two documents that name it alike name the same.

        People are never one because their names are alike: each document has its own.
        """
        place = document.resource if entity.kind is Kind.PERSON else ""
        known = (entity.kind, folded(entity.label), place)
        if known not in self._made:
            self._made[known] = self._free(entity, place, document.access)
        return self._made[known]

    def resource(self, title: str, access: Access) -> NamedNode:
        """The identifier of a new resource, which is also the graph of what it states."""
        words = slug(title) or "document"
        key = words if access is Access.PUBLIC else wordless(self.key, title)
        return self._first(Kind.RESOURCE.value, key, title)

    def own_graph(self, resource: NamedNode) -> NamedNode:
        """The graph of this contribution about a resource that the graph holds already."""
        key = resource.value.rpartition("/")[2]
        return self._first(Kind.RESOURCE.value, f"{key}-{self.key}", resource.value)

    def place(self, institution: NamedNode) -> NamedNode:
        """The territory of a new institution."""
        return self._iris.entity("place", institution.value.rpartition("/")[2])

    @property
    def _iris(self) -> Iris:
        return self.existing.iris

    def _free(self, entity: ReadEntity, place: str, access: Access) -> NamedNode:
        segment, key = entity.kind.value, slug(entity.label, 120)
        if entity.code and entity.code.isdigit() and len(entity.code) == 9:
            return self._iris.entity(segment, entity.code)
        if access is not Access.PUBLIC:
            key = wordless(self.key, segment, folded(entity.label), place)
        elif place:
            key = f"{key}-{digest(place, folded(entity.label), length=8)}".lstrip("-")
        return self._first(segment, key, entity.label)

    def _first(self, segment: str, key: str, *parts: str) -> NamedNode:
        rank = 0
        candidates = [key, f"{key}-{self.key}", f"{key}-{digest(self.key, *parts)}"]
        while True:
            name = candidates[rank] if rank < 3 else f"{key}-{digest(self.key, *parts, str(rank))}"
            node = self._iris.entity(segment, name.lstrip("-"))
            if name.strip("-") and not self._is_taken(node):
                self._given.add(node)
                return node
            rank += 1

    def _is_taken(self, node: NamedNode) -> bool:
        return node in self._given or self.existing.is_taken(node) or self.taken(node)
