"""What contains a place: the territories a question asked about finds it in."""

from dataclasses import dataclass, field

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.store.base import Store

__all__ = ["Containing"]

_OFFICIAL = "code-officiel-geographique"


@dataclass(slots=True)
class Containing:
    """The territories around places, each read once.

    They are those the questions reach by ``(dcterms:isPartOf|mai:overlaps)*`` in the graph of
    the official geographic code (SPARQL 1.1, section 9.1): the place itself, its intercommunal
    grouping, its département, its region.
    """

    store: Store
    iris: Iris
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _next: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def around(self, place: str) -> frozenset[str]:
        """``place`` and everything that contains or overlaps it."""
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._reached(place)
        return found

    def widening(self, place: str) -> list[str]:
        """What contains ``place``, the nearest first, without itself."""
        reached = [place]
        for one in reached:
            reached += [more for more in self._steps(one) if more not in reached]
        return reached[1:]

    def _reached(self, place: str) -> frozenset[str]:
        return frozenset((place, *self.widening(place)))

    def _steps(self, place: str) -> tuple[str, ...]:
        found = self._next.get(place)
        if found is None:
            found = self._next[place] = tuple(sorted(self._read(place)))
        return found

    def _read(self, place: str) -> set[str]:
        node, graph = NamedNode(place), self.iris.resource(_OFFICIAL)
        return {
            quad.object.value
            for link in (term("dcterms:isPartOf"), self.iris.mai("overlaps"))
            for quad in self.store.quads(node, link, None, graph)
            if isinstance(quad.object, NamedNode)
        }
