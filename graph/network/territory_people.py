"""How many people live in a territory, and the territories it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.territories import level_of
from graph.store import Store

__all__ = ["Population", "large_territories", "partly_in", "parts_of", "population", "populations"]

_SUMMED: Final = ("departement", "region", "country")

_MANY: Final = 6_000
"""From how many communes on everything is read at once."""

_ORDER: Final = ("region", "departement", "epci", "commune", "commune-deleguee", "place")


@dataclass(frozen=True, slots=True)
class Population:
    """Inhabitants of a territory.

    Parameters
    ----------
    count: how many. summed: of how many communes it is the sum, zero where a source gives it.
    """

    count: int
    summed: int = 0

    def per_100_000(self, things: int) -> float | None:
        """How many things for 100,000 inhabitants; nothing where nobody lives."""
        return things * 100_000 / self.count if self.count else None


def parts_of(store: Store, iris: Iris, territory: str) -> dict[str, tuple[str, ...]]:
    """The territories that are part of ``territory``, by level, the largest level first.

    Groups of communes over several départements are parts of each (``mai:overlaps``).
    """
    node, found = NamedNode(territory), dict[str, set[str]]()
    for way in (term("dcterms:isPartOf"), iris.mai("overlaps")):
        for quad in store.quads(None, way, node, None):
            part = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
            level = level_of(part, iris) if part else ""
            if level and quad.graph_name != iris.contacts:
                found.setdefault(level, set()).add(part)
    return {level: tuple(sorted(found[level])) for level in _ORDER if level in found}


def partly_in(store: Store, iris: Iris, territory: str) -> tuple[str, ...]:
    """The groups of communes that lie in ``territory`` for a part only, sorted."""
    found = store.quads(None, iris.mai("overlaps"), NamedNode(territory), None)
    parts = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
    return tuple(sorted(parts))


def large_territories(store: Store, iris: Iris) -> tuple[str, ...]:
    """The country, its régions and their départements: those whose communes are summed."""
    country = iris.entity("country", "FR").value
    regions = parts_of(store, iris, country).get("region", ())
    inside = (parts_of(store, iris, one).get("departement", ()) for one in regions)
    return (country, *regions, *(one for found in inside for one in found))


def population(store: Store, iris: Iris, territory: str) -> Population | None:
    """The inhabitants of a territory: its own figure, else the sum of its communes.

    The official code gives communes and groups of communes theirs; départements, régions and
    the country are summed. Nothing where no source helps.
    """
    return populations(store, iris, [territory]).get(territory)


def populations(store: Store, iris: Iris, territories: Iterable[str]) -> dict[str, Population]:
    """The inhabitants of each of ``territories`` that has a figure; see :func:`population`."""
    wanted = dict.fromkeys(territories)
    large = [one for one in wanted if level_of(one, iris) in _SUMMED]
    known = dict[str, frozenset[str]]()
    communes = {one: _communes(store, iris, one, known) for one in large}
    figures = dict[str, int]()
    if sum(map(len, communes.values())) > _MANY:
        figures = _every_figure(store, iris)
    else:
        figures = _figures(store, iris, (one for found in communes.values() for one in found))
    figures |= _figures(store, iris, wanted)
    found = dict[str, Population]()
    for one in wanted:
        if one in figures:
            found[one] = Population(figures[one])
        elif given := [figures[part] for part in communes.get(one, ()) if part in figures]:
            found[one] = Population(sum(given), len(given))
    return found


def _communes(
    store: Store, iris: Iris, territory: str, known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The communes of a territory, those of its départements and régions included.

    Parameters
    ----------
    known: what was found for the territories read before; each is read once.
    """
    if territory not in known:
        known[territory] = frozenset()
        commune, *larger = (iris.entity(level, "").value for level in ("commune", *_SUMMED))
        within, found = term("dcterms:isPartOf"), set[str]()
        for quad in store.quads(None, within, NamedNode(territory), None):
            part = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
            if part.startswith(commune):
                found.add(part)
            elif part.startswith(tuple(larger)):
                found |= _communes(store, iris, part, known)
        known[territory] = frozenset(found)
    return known[territory]


def _figures(store: Store, iris: Iris, territories: Iterable[str]) -> dict[str, int]:
    """The figure that a source gives each territory itself."""
    found, own = dict[str, int](), iris.mai("population")
    for one in territories:
        _keep(store.quads(NamedNode(one), own, None, None), found)
    return found


def _every_figure(store: Store, iris: Iris) -> dict[str, int]:
    """The same for everything that has one: quicker than asking for thousands."""
    found = dict[str, int]()
    _keep(store.quads(None, iris.mai("population"), None, None), found)
    return found


def _keep(quads: Iterable[Quad], found: dict[str, int]) -> None:
    """The largest figure of each, where sources differ."""
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, Literal) and value.value.isdigit():
            found[subject.value] = max(int(value.value), found.get(subject.value, 0))
