"""Walking the store from two ends at once, one query a step, without passing through hubs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from graph.model.iris import Iris
from graph.model.vocabulary import Kind, kind_of
from graph.network.adjacency import Adjacency, read_links
from graph.network.degrees import degrees
from graph.store import Store

__all__ = ["Explorer", "Guards"]


@dataclass(frozen=True, slots=True)
class Guards:
    """What a path does not pass through.

    Parameters
    ----------
    hub: entities with more relations than this; ``None`` lets all through.
    barred: kinds of entities.
    detours: whether a path may hold all the entities between the ends of a shorter one.
    """

    hub: int | None = None
    barred: frozenset[Kind] = frozenset()
    detours: bool = True

    def relaxed(self) -> Iterator["Guards"]:
        """These guards, then without the kinds, then without hubs either."""
        stages = (self, replace(self, barred=frozenset()), Guards(detours=self.detours))
        yield from dict.fromkeys(stages)


@dataclass(slots=True)
class Explorer:
    """One search: what may be passed through is asked once an entity."""

    store: Store
    iris: Iris
    predicates: tuple[str, ...]
    guards: Guards
    _ends: set[str] = field(default_factory=set)
    _passable: dict[str, bool] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether some of the entities met are not passed through."""
        return not all(self._passable.values())

    def meet(self, start: str, end: str, hops: int) -> Adjacency:
        """Every relation a path of at most ``hops`` steps between the ends can use.

        Such a path has each of its relations next to an entity expanded from one end: ``hops``
        expansions are shared between both, always on the side with fewer entities to expand.
        """
        self._ends = {start, end}
        met = Adjacency()
        sides = [({start}, {start}), ({end}, {end})]
        for _ in range(hops):
            side = 0 if len(sides[0][1]) <= len(sides[1][1]) else 1
            seen, frontier = sides[side]
            if not frontier:
                break
            met.add(read_links(self.store, frontier, self.predicates))
            near = {other for node in frontier for other in met.neighbours.get(node, ())}
            fresh = near - seen
            sides[side] = (seen | fresh, self.open(fresh))
        return met

    def open(self, entities: Iterable[str]) -> set[str]:
        """Those of ``entities`` a path may pass through; the two ends always are."""
        asked = set(entities)
        unknown = asked - self._passable.keys()
        barred = {node for node in unknown if kind_of(node, self.iris) in self.guards.barred}
        self._passable.update(dict.fromkeys(unknown, True))
        self._passable.update(dict.fromkeys(barred, False))
        if self.guards.hub is not None:
            counted = degrees(self.store, self.iris, unknown - barred, self.predicates)
            for node, count in counted.items():
                self._passable[node] = count <= self.guards.hub
        return {node for node in asked if self._passable[node] or node in self._ends}
