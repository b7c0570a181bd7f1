"""What a map shows: how many there are in each territory, and where each actor is."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, term
from graph.network.claims import node_of
from graph.network.territories import level_of
from graph.network.territory_lineage import Lineage, read_lineage
from graph.network.territory_rollup import RollUp
from graph.questions.answer import Answer, Cell
from graph.store import Store

__all__ = [
    "LEVELS",
    "MEASURES",
    "Placed",
    "coverage",
    "entities_of",
    "placed",
    "places_in",
    "row_counts",
    "territory_counts",
]

LEVELS: Final = ("region", "departement", "epci")
"""The levels a map can be coloured by, from the largest."""

MEASURES: Final = (
    *("organisations", "scics", "ptce", "projects", "events"),
    *("collectivites", "relations", "resources"),
)
"""What can be counted: the fields of :class:`graph.network.territory_rollup.Counts`."""

_AREAS: Final = ("epci", "departement", "region")
_SELF: Final = "self"


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """One place of an actor.

    Parameters
    ----------
    entity, territory: IRIs. level: of the territory: ``commune``, ``epci``…
    way: ``locatedIn``, ``spatial`` for what an institution governs, ``areaServed``, or ``self``.
    latitude, longitude: of the town hall, in degrees, where a source gives them.
    areas: IRIs of the EPCI, départements and régions it is or lies in, the smallest level first.
    """

    entity: str
    territory: str
    level: str
    way: str
    latitude: float | None
    longitude: float | None
    areas: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether a source says that it is there; where one acts is not where one is."""
        return self.way != "areaServed"


def territory_counts(roll_up: RollUp, level: str, measure: str) -> dict[str, int]:
    """How many things of a kind each territory of ``level`` has, by IRI; those with none apart.

    Parameters
    ----------
    level: one of ``LEVELS``. measure: one of ``MEASURES``.
    """
    counts = roll_up.of_level(level)
    return {iri: found for iri, one in counts.items() if (found := getattr(one, measure))}


def places_in(roll_up: RollUp, territory: str, measure: str) -> tuple[str, ...]:
    """IRIs of what ``measure`` counts in ``territory``, sorted; none for relations."""
    present = roll_up.present.get(territory, ())
    actors = {one.entity for one in present if one.way in ("locatedIn", "areaServed")}
    councils = {one.entity for one in present if one.way == "spatial"}
    kinds = {"organisations": "organisation", "projects": "project", "events": "event"}
    if measure == "scics":
        found: Iterable[str] = actors & roll_up.scics
    elif measure == "ptce":
        found = actors & roll_up.ptce
    elif measure == "collectivites":
        found = (one for one in councils if roll_up.relations.get(one))
    elif measure == "resources":
        places = {one.entity for one in present if one.way in ("self", "spatial")}
        found = roll_up.resources_of(places | {territory})
    else:
        wanted = kinds.get(measure)
        found = (one for one in actors if wanted and roll_up.kind(one) == wanted)
    return tuple(sorted(found))


def coverage(roll_up: RollUp, level: str, measure: str) -> tuple[int, int]:
    """How many of the things of a kind are in some territory of ``level``, and how many there are.

    Both are zero for relations, which are counted for the institutions that are told.
    """
    counted = {
        one
        for territory in territory_counts(roll_up, level, measure)
        for one in places_in(roll_up, territory, measure)
    }
    kinds = {
        "organisations": Kind.ORGANISATION,
        "projects": Kind.PROJECT,
        "events": Kind.EVENT,
        "collectivites": Kind.COLLECTIVITE,
    }
    if measure == "resources":
        every: Collection[str] = frozenset[str]().union(*roll_up.resources.values())
    elif measure in ("scics", "ptce"):
        every = roll_up.scics if measure == "scics" else roll_up.ptce
    else:
        wanted = kinds.get(measure)
        known = {one.entity for found in roll_up.present.values() for one in found}
        ends = known.union(roll_up.relations)
        every = [one for one in ends if wanted and roll_up.kind(one) is wanted]
    return len(counted), len(counted.union(every))


def placed(
    store: Store, iris: Iris, entities: Iterable[NamedNode | str]
) -> dict[str, tuple[Placed, ...]]:
    """Where each entity is, by IRI, those nothing places left out.

    A territory is where it is; else where a source locates the entity; else what it governs; else
    where it acts. Of several such places, those of the smallest level.

    Raises
    ------
    graph.errors.UnknownName: an entity cannot be an identifier.
    """
    nodes = sorted({node_of(iris, one) for one in entities}, key=lambda one: one.value)
    ways = {node.value: _way(store, iris, node) for node in nodes}
    wanted = {place for _, places in ways.values() for place in places}
    lineage = read_lineage(store, iris, wanted)
    known = {place: _coordinates(store, iris, lineage, place) for place in sorted(wanted)}
    return {
        entity: tuple(_placed(entity, place, way, known[place], lineage, iris) for place in places)
        for entity, (way, places) in ways.items()
        if places
    }


def row_counts(
    answer: Answer, column: str, places: Mapping[str, Collection[Placed]], level: str, iris: Iris
) -> dict[str, int]:
    """How many rows of an answer are about each territory of ``level``, by IRI.

    A row counts once in each territory that an entity of its ``column`` is in.

    Parameters
    ----------
    places: of the entities of that column, from :func:`placed`.
    """
    counts: Counter[str] = Counter()
    for row in answer.rows:
        areas = {
            area
            for entity in entities_of(row.get(column))
            for place in places.get(entity, ())
            for area in place.areas
            if level_of(area, iris) == level
        }
        counts.update(areas)
    return dict(sorted(counts.items()))


def entities_of(cell: Cell) -> list[str]:
    """The IRIs a cell holds."""
    values = cell if isinstance(cell, list) else [] if cell is None else [cell]
    return [str(value) for value in values if value != ""]


def _way(store: Store, iris: Iris, node: NamedNode) -> tuple[str, tuple[str, ...]]:
    """How an entity is placed, and the places of the smallest level."""
    if level_of(node.value, iris):
        return _SELF, (node.value,)
    for way, predicate in (
        ("locatedIn", iris.mai("locatedIn")),
        ("spatial", term("dcterms:spatial")),
        ("areaServed", term("schema:areaServed")),
    ):
        found = {
            quad.object.value
            for quad in store.quads(node, predicate, None, None)
            if isinstance(quad.object, NamedNode)
            and quad.graph_name != iris.contacts
            and level_of(quad.object.value, iris)
        }
        if found:
            least = min(_size(place, iris) for place in found)
            return way, tuple(sorted(one for one in found if _size(one, iris) == least))
    return "", ()


def _size(place: str, iris: Iris) -> int:
    """The level of a territory as a number: small for small ones."""
    order = ("commune", "commune-deleguee", "place", "epci", "departement", "region", "country")
    level = level_of(place, iris)
    return 0 if level in order[:2] else order.index(level)


def _placed(
    entity: str,
    place: str,
    way: str,
    point: tuple[float, float] | None,
    lineage: Lineage,
    iris: Iris,
) -> Placed:
    reach = lineage.reach[place]
    areas = [one for wanted in _AREAS for one in sorted(reach) if level_of(one, iris) == wanted]
    latitude, longitude = point or (None, None)
    return Placed(entity, place, level_of(place, iris), way, latitude, longitude, tuple(areas))


def _coordinates(
    store: Store, iris: Iris, lineage: Lineage, place: str
) -> tuple[float, float] | None:
    """Those of a place, or of the commune it lies in."""
    communes = (one for one in sorted(lineage.above[place]) if level_of(one, iris) == "commune")
    for one in (place, *communes):
        latitude, longitude = (tuple(_degrees(store, one, name)) for name in ("lat", "long"))
        if latitude and longitude:
            return min(latitude), min(longitude)
    return None


def _degrees(store: Store, place: str, name: str) -> Iterator[float]:
    most = 90 if name == "lat" else 180
    for quad in store.quads(NamedNode(place), term(f"wgs:{name}"), None, None):
        if isinstance(quad.object, Literal):
            try:
                value = float(quad.object.value)
            except ValueError:
                continue
            if abs(value) <= most:
                yield value
