"""An entity in the middle and its many neighbours on rings, each group in its own sector."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from graph.network.build import Network

__all__ = ["on_rings"]

STRETCH: Final = 1.5
"""Rings are wider than high: names are."""

FIRST_RADIUS: Final = 130.0
RING_GAP: Final = 84.0
SLOT: Final = 92.0

_TURN: Final = 0.618
"""Each ring is turned by this share of a slot, so that few neighbours hide one another."""

_KINDS: Final = (
    "collectivite",
    "organisation",
    "person",
    "project",
    "event",
    "concept",
    "place",
    "resource",
    "",
)


_Group = tuple[int, str, bool]
"""Kind, relation, and whether it goes from the centre."""


def on_rings(net: Network, centre: str) -> dict[str, tuple[float, float]]:
    """A place for every node: ``centre`` at the origin, its neighbours on ellipses around it.

    Neighbours of one kind and relation share a sector; in a sector, those with more relations
    are nearer the middle. What is further away is placed outside, behind what links it.

    Parameters
    ----------
    centre: a node of ``net``, with at least one neighbour.
    """
    near = {*net.predecessors(centre), *net.successors(centre)} - {centre}
    groups: dict[_Group, list[str]] = {}
    for node in sorted(near, key=lambda node: (-net.degree(node), node)):
        groups.setdefault(_group(net, centre, node), []).append(node)
    places = {centre: (0.0, 0.0)}
    slots, start = _slots(len(near)), 0
    for _, members in sorted(groups.items()):
        sector = sorted(slots[start : start + len(members)], key=lambda slot: slot[::-1])
        places.update(zip(members, (_point(*slot) for slot in sector), strict=True))
        start += len(members)
    outside = _ring_radius(max(ring for _, ring in slots) + 1)
    _place_outside(net, places, outside)
    return places


def _slots(count: int) -> list[tuple[float, int]]:
    """``count`` places as ``(angle, ring)``, in the order of their angles."""
    slots: list[tuple[float, int]] = []
    ring = 0
    while len(slots) < count:
        room = min(int(2 * math.pi * _ring_radius(ring) / SLOT), count - len(slots))
        turn = ring * _TURN % 1
        slots += [(2 * math.pi * (place + turn) / room, ring) for place in range(room)]
        ring += 1
    return sorted(slots)


def _ring_radius(ring: int) -> float:
    return FIRST_RADIUS + ring * RING_GAP


def _point(angle: float, ring: int) -> tuple[float, float]:
    return _on_ellipse(angle, _ring_radius(ring))


def _on_ellipse(angle: float, radius: float) -> tuple[float, float]:
    return STRETCH * radius * math.cos(angle), radius * math.sin(angle)


def _group(net: Network, centre: str, node: str) -> _Group:
    """The kind of ``node`` and the relation it is known by, the best sourced one first."""
    kind = str(net.nodes[node].get("kind", ""))
    relations = [
        (-int(data.get("weight", 1)), str(key), forward)
        for one, other, forward in ((centre, node, True), (node, centre, False))
        for key, data in (net.get_edge_data(one, other) or {}).items()
    ]
    _, relation, forward = min(relations)
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS), relation, forward


def _place_outside(net: Network, places: dict[str, tuple[float, float]], radius: float) -> None:
    """Place what is not next to the centre, one step further out at a time."""
    frontier: Sequence[str] = sorted(places)
    while frontier:
        parents: dict[str, list[str]] = {}
        for node in frontier:
            for near in {*net.predecessors(node), *net.successors(node)} - places.keys():
                parents.setdefault(near, []).append(node)
        frontier = sorted(parents, key=lambda node: (_angle(parents[node], places), node))
        placed = {node: _angle(parents[node], places) for node in frontier}
        places.update({node: _on_ellipse(angle, radius) for node, angle in placed.items()})
        radius += RING_GAP


def _angle(nodes: Sequence[str], places: Mapping[str, tuple[float, float]]) -> float:
    """The direction, seen from the middle, of the mean of ``nodes``."""
    x = sum(places[node][0] for node in nodes) / STRETCH
    return math.atan2(sum(places[node][1] for node in nodes), x)
