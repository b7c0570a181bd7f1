"""An entity in the middle and its many neighbours around it, each group in its own sector."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from graph.network.build import Network
from graph.network.frame import name_box, seen_at
from graph.network.overlaps import Floats, spread
from graph.network.slots import (
    HIGH,
    WIDE,
    Sector,
    Slot,
    dense_sector,
    dense_slots,
    named_slots,
    on_ellipse,
)

__all__ = ["on_rings"]

ALL_NAMED: Final = 90
"""Up to so many neighbours have room for their names."""

FEWEST_NAMED, MOST_NAMED = 48, 76
"""Among more of them, at least and at most so many have; documents come last."""

_CLEAR: Final = 24.0
"""Pixels a name keeps from those that have no room for one."""

_HUB_BOX: Final = (64.0, 46.0)
_GAP, _DENSE_GAP = 0.012, 0.006
"""Shares of the turn left free between two groups."""

_STEP: Final = 0.2

_KINDS: Final = (
    "collectivite",
    "organisation",
    "person",
    "project",
    "event",
    "concept",
    "place",
    "",
    "resource",
)


class _Group(NamedTuple):
    """Kind, relation, and whether it goes from the centre."""

    kind: int
    relation: str
    forward: bool


def on_rings(net: Network, centre: str) -> dict[str, tuple[float, float]]:
    """A place for every node: ``centre`` at the origin, its neighbours on ellipses around it.

    Neighbours of one kind and relation share a sector; in a sector, those with most sources and
    relations are nearer the middle. The ellipses fill the frame of a page, and neighbours stand
    as far from each other as their names need. Beyond ninety neighbours those that come last,
    documents first of all, are set close together in a sector of their own. What is further away
    than a neighbour is placed outside, behind what links it.

    Parameters
    ----------
    centre: a node of ``net``, with at least one neighbour.
    """
    near = _best_first(net, centre)
    named = _named(net, near)
    dense = near[len(named) :]
    rest, outermost = dense_sector(len(dense))
    turned = rest.share / 2  # the dense ones are in the middle of the right side
    free = Sector(0.0, rest.start)
    slots = _in_sectors(net, centre, named, named_slots(len(named), free, turned), free, _GAP)
    rows = dense_slots(len(dense), rest, outermost)
    slots |= _in_sectors(net, centre, dense, rows, rest, _DENSE_GAP)
    places = {
        node: on_ellipse(2 * math.pi * (slot.turn + turned), slot.ring)
        for node, slot in slots.items()
    } | {centre: (0.0, 0.0)}
    _place_outside(net, places, outermost + _STEP)
    places = _apart(net, places, centre, dense)
    x, y = places[centre]
    size = 1 / seen_at(len(net))
    return {node: ((px - x) * size, (py - y) * size) for node, (px, py) in places.items()}


# ---- who is where


def _best_first(net: Network, centre: str) -> list[str]:
    """The neighbours: documents last, the best sourced and then the best linked first."""
    near = {*net.predecessors(centre), *net.successors(centre)} - {centre}

    def order(node: str) -> tuple[bool, int, int, str]:
        return _is_document(net, node), _relation(net, centre, node)[0], -net.degree(node), node

    return sorted(near, key=order)


def _is_document(net: Network, node: str) -> bool:
    return bool(net.nodes[node].get("kind") == "resource")


def _named(net: Network, near: Sequence[str]) -> Sequence[str]:
    """The neighbours that have room for their names."""
    if len(near) <= ALL_NAMED:
        return near
    others = sum(not _is_document(net, node) for node in near)
    return near[: max(FEWEST_NAMED, min(MOST_NAMED, others))]


def _relation(net: Network, centre: str, node: str) -> tuple[int, str, bool]:
    """The best sourced relation: minus its weight, its name, whether it goes from the centre."""
    return min(
        (-int(data.get("weight", 1)), str(key), forward)
        for one, other, forward in ((centre, node, True), (node, centre, False))
        for key, data in (net.get_edge_data(one, other) or {}).items()
    )


def _group(net: Network, centre: str, node: str) -> _Group:
    """The kind of ``node`` and the relation it is known by, the best sourced one."""
    kind = str(net.nodes[node].get("kind", ""))
    _, relation, forward = _relation(net, centre, node)
    return _Group(_KINDS.index(kind if kind in _KINDS else ""), relation, forward)


def _in_sectors(
    net: Network,
    centre: str,
    members: Iterable[str],
    slots: Sequence[Slot],
    whole: Sector,
    gap: float,
) -> dict[str, Slot]:
    """A slot for each of ``members``, those of one group side by side, the first one inside.

    Parameters
    ----------
    slots: one for each member, by turn.
    gap: what is left free between two groups, as a share of the whole turn.
    """
    groups: dict[_Group, list[str]] = {}
    for node in members:
        groups.setdefault(_group(net, centre, node), []).append(node)
    gap = min(gap, whole.share / (3 * max(1, len(groups))))
    squeezed = 1 - gap * len(groups) / whole.share if whole.share else 1.0
    placed, first = {}, 0
    for number, (_, nodes) in enumerate(sorted(groups.items())):
        sector = sorted(slots[first : first + len(nodes)], key=lambda slot: slot[::-1])
        shift = whole.start + gap * (number + 0.5)
        for node, slot in zip(nodes, sector, strict=True):
            turn = shift + (slot.turn - whole.start) * squeezed
            placed[node] = Slot(turn, slot.ring)
        first += len(nodes)
    return placed


# ---- where they are in the end


def _apart(
    net: Network, places: Mapping[str, tuple[float, float]], centre: str, dense: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """``places`` with room for the names; the dense ones, which have none, stay."""
    nodes, held = sorted(places), {centre, *dense} if dense else set()
    boxes = {node: name_box(str(net.nodes[node].get("short") or "")) for node in places}
    boxes |= dict.fromkeys(dense, (_CLEAR, _CLEAR))
    boxes[centre] = (max(_HUB_BOX[0], boxes[centre][0]), max(_HUB_BOX[1], boxes[centre][1]))
    points: Floats = np.array([places[node] for node in nodes])
    fixed = np.array([node in held for node in nodes])
    moved = spread(points, np.array([boxes[node] for node in nodes]), fixed)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, moved, strict=True)}


def _place_outside(net: Network, places: dict[str, tuple[float, float]], ring: float) -> None:
    """Place what is not next to the centre, one step further out at a time."""
    frontier: Sequence[str] = sorted(places)
    while frontier:
        parents: dict[str, list[str]] = {}
        for node in frontier:
            for near in {*net.predecessors(node), *net.successors(node)} - places.keys():
                parents.setdefault(near, []).append(node)
        frontier = sorted(parents, key=lambda node: (_angle(parents[node], places), node))
        placed = {node: _angle(parents[node], places) for node in frontier}
        places.update({node: on_ellipse(angle, ring) for node, angle in placed.items()})
        ring += _STEP


def _angle(nodes: Sequence[str], places: Mapping[str, tuple[float, float]]) -> float:
    """The direction, seen from the middle, of the mean of ``nodes``."""
    x = sum(places[node][0] for node in nodes) / WIDE
    y = sum(places[node][1] for node in nodes) / HIGH
    return math.atan2(y, x)
