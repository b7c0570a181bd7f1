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

    They are those the questions reach by ``dcterms:isPartOf*|(mai:overlaps/dcterms:isPartOf*)``
    in the graph of the official geographic code (SPARQL 1.1, section 9.1): the place itself, its
    intercommunal grouping, its département, its region. What a grouping overlaps contains the
    grouping's own, not those of one commune of it.
    """

    store: Store
    iris: Iris
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def around(self, place: str) -> frozenset[str]:
        """``place`` and everything that contains or overlaps it."""
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = frozenset((place, *self.widening(place)))
        return found

    def widening(self, place: str) -> list[str]:
        """What contains ``place``, the nearest first, without itself."""
        overlapped = self._read(place, self.iris.mai("overlaps"))
        reached = list(dict.fromkeys((place, *self._parents(place), *overlapped)))
        for one in reached:
            reached += [more for more in self._parents(one) if more not in reached]
        return reached[1:]

    def _parents(self, place: str) -> tuple[str, ...]:
        found = self._above.get(place)
        if found is None:
            found = self._above[place] = self._read(place, term("dcterms:isPartOf"))
        return found

    def _read(self, place: str, link: NamedNode) -> tuple[str, ...]:
        graph = self.iris.resource(_OFFICIAL)
        quads = self.store.quads(NamedNode(place), link, None, graph)
        return tuple(sorted({q.object.value for q in quads if isinstance(q.object, NamedNode)}))
