"""Where an entity is and acts: places with their coordinates, départements and names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.network.claims import node_of
from graph.network.labels import labels_of
from graph.network.territories import level_of, territories_of
from graph.store import Store

__all__ = ["Coordinates", "Whereabouts", "coordinates", "whereabouts"]

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""

_ABOVE: Final = ("departement", "region")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One place of an entity.

    Parameters
    ----------
    place: IRI of the territory. level: its segment: ``commune``, ``epci``…
    way: ``self`` for a territory, ``spatial`` for what an institution runs, ``locatedIn``,
        ``areaServed``.
    names: its name, then those of its département and its région, each once.
    point: its own coordinates, if a source gives them.
    points: those of the communes of a group of communes.
    departements: codes of those it is made of, or else lies in.
    """

    place: str
    level: str
    way: str
    names: tuple[str, ...]
    point: Coordinates | None
    points: tuple[Coordinates, ...]
    departements: frozenset[str]

    @property
    def can_be_drawn(self) -> bool:
        """Whether a map of départements has something to show."""
        return bool(self.point or self.points or self.departements)


def whereabouts(store: Store, iris: Iris, entity: NamedNode | str) -> tuple[Whereabouts, ...]:
    """The places of an entity: where it is first, then where it acts; none if no source says.

    Raises
    ------
    graph.errors.UnknownName: ``entity`` cannot be an identifier.
    """
    node = node_of(iris, entity)
    ways = {node.value: "self"} if level_of(node.value, iris) else _ways(store, iris, node)
    above = territories_of(store, iris, ways)
    names = labels_of(store, iris, {one for found in above.values() for one in found})
    return tuple(
        _whereabouts(store, iris, place, way, above[place], names) for place, way in ways.items()
    )


def _ways(store: Store, iris: Iris, node: NamedNode) -> dict[str, str]:
    """Each place of ``node`` with the first way it is told."""
    found: dict[str, str] = {}
    for way, predicate in (
        ("locatedIn", iris.mai("locatedIn")),
        ("spatial", term("dcterms:spatial")),
        ("areaServed", term("schema:areaServed")),
    ):
        places = {
            quad.object.value
            for quad in store.quads(node, predicate, None, None)
            if isinstance(quad.object, NamedNode) and quad.graph_name != iris.contacts
        }
        for place in sorted(one for one in places if level_of(one, iris)):
            found.setdefault(place, way)
    return found


def _whereabouts(
    store: Store,
    iris: Iris,
    place: str,
    way: str,
    above: Iterable[str],
    names: dict[str, str],
) -> Whereabouts:
    level = level_of(place, iris)
    node = NamedNode(place)
    parts = _parts(store, node) if level in ("epci", "region") else []
    higher = [
        one
        for wanted in _ABOVE
        for one in sorted(above)
        if level_of(one, iris) == wanted and one != place
    ]
    made_of = [one for one in parts if level_of(one.value, iris) == "departement"]
    lies_in = [NamedNode(one) for one in higher if level_of(one, iris) == "departement"]
    areas = [node] if level == "departement" else made_of or lies_in
    return Whereabouts(
        *(place, level, way),
        names=tuple(dict.fromkeys(name for one in (place, *higher) if (name := names.get(one)))),
        point=coordinates(store, node),
        points=tuple(
            found
            for one in parts
            if level_of(one.value, iris) == "commune" and (found := coordinates(store, one))
        ),
        departements=frozenset(iris.short(one.value).partition("/")[2] for one in areas),
    )


def _parts(store: Store, node: NamedNode) -> list[NamedNode]:
    """The territories that are part of ``node``."""
    quads = store.quads(None, term("dcterms:isPartOf"), node, None)
    found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(found, key=lambda one: one.value)


def coordinates(store: Store, node: NamedNode) -> Coordinates | None:
    """The coordinates that a source gives ``node`` itself, if they are on the globe."""
    latitude, longitude = (_degrees(store, node, name) for name in ("wgs:lat", "wgs:long"))
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return latitude, longitude


def _degrees(store: Store, node: NamedNode, name: str) -> float | None:
    found = []
    for quad in store.quads(node, term(name), None, None):
        if isinstance(quad.object, Literal):
            try:
                found.append(float(quad.object.value))
            except ValueError:
                continue
    return min(found, default=None)
