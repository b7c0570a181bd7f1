"""An entity in the middle and its many neighbours around it, each group in its own sector."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from graph.network.build import Network
from graph.network.frame import FRAME, name_box, seen_at
from graph.network.overlaps import Floats, spread

__all__ = ["on_rings"]

ALL_NAMED: Final = 90
"""Up to so many neighbours have room for their names."""

FEWEST_NAMED, MOST_NAMED = 48, 76
"""Among more of them, at least and at most so many have; documents come last."""

DENSE: Final = 18.5
"""Pixels from one to the next of those without room for a name."""

_WIDE, _HIGH = FRAME[0] / 2, FRAME[1] / 2
_CLEAR: Final = 24.0
"""Pixels a name keeps from those."""

_NAME: Final = (112.0, 34.0)
_INNERMOST: Final = (1.0, 0.52, 0.37, 0.3)
_PHASES: Final = (0.5, 0.25, 0.75, 0.5)
"""Where the first of each ring is, in its slot: so that few neighbours hide one another."""

_FULL: Final = 0.8
_HUB_BOX: Final = (64.0, 46.0)
_WIDEST_SECTOR: Final = 0.5
_GAP: Final = 0.012
_DENSE_GAP: Final = 0.006
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


class _Slot(NamedTuple):
    """``turn``: share of the whole turn, from 0 to 1; ``ring``: share of the frame's half size."""

    turn: float
    ring: float


class _Sector(NamedTuple):
    """A part of the whole turn, both from 0 to 1."""

    start: float
    end: float

    @property
    def share(self) -> float:
        return self.end - self.start


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
    share, outermost = _dense_share(len(dense))
    turned = share / 2  # the dense sector is in the middle of the right side
    free, rest = _Sector(0.0, 1.0 - share), _Sector(1.0 - share, 1.0)
    slots = _in_sectors(
        net, centre, dense, _dense_slots(len(dense), rest, outermost), rest, _DENSE_GAP
    ) | _in_sectors(net, centre, named, _named_slots(len(named), free, turned), free, _GAP)
    places = {node: _point(slot, turned) for node, slot in slots.items()} | {centre: (0.0, 0.0)}
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
    slots: Sequence[_Slot],
    whole: _Sector,
    gap: float,
) -> dict[str, _Slot]:
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
            placed[node] = _Slot(turn, slot.ring)
        first += len(nodes)
    return placed


# ---- where there is room


def _named_slots(count: int, free: _Sector, turned: float) -> list[_Slot]:
    """``count`` slots with room for names, by turn.

    Names are wide: at the sides of an ellipse, where neighbours stand above each other, there
    is room for three times as many as at its top.
    """
    turns = np.linspace(0.0, 1.0, 721)
    angles = 2 * math.pi * (turns + turned)
    width, height = _NAME
    needed = np.maximum(_WIDE * abs(np.sin(angles)) / width, _HIGH * abs(np.cos(angles)) / height)
    room = np.concatenate([[0.0], np.cumsum((needed[1:] + needed[:-1]) / 2)]) * 2 * math.pi / 720
    low, high = np.interp([free.start, free.end], turns, room)
    rings = _rings(count, float(high - low))
    slots = []
    for number, (ring, members) in enumerate(zip(rings, _shared(count, rings), strict=True)):
        wanted = low + (np.arange(members) + _PHASES[number]) / max(1, members) * (high - low)
        slots += [_Slot(float(turn), ring) for turn in np.interp(wanted, room, turns)]
    return sorted(slots)


def _rings(count: int, room: float) -> list[float]:
    """As few rings as hold ``count``, when the outermost one holds ``room``."""
    for number in range(1, len(_INNERMOST) + 1):
        rings = [float(ring) for ring in np.linspace(_INNERMOST[number - 1], 1.0, number)]
        if number == 1:
            rings = [1.0]
        if count <= _FULL * room * sum(rings):
            break
    return rings


def _dense_share(count: int) -> tuple[float, float]:
    """The share of the turn ``count`` dense slots take, and the ring they reach."""
    if not count:
        return 0.0, 1.0
    inner = _INNERMOST[2]
    area = 1.12 * count * DENSE**2 / (math.pi * _WIDE * _HIGH)
    share = min(_WIDEST_SECTOR, area / (1 - inner**2))
    return share, math.sqrt(inner**2 + area / share)


def _dense_slots(count: int, sector: _Sector, outermost: float) -> list[_Slot]:
    """``count`` slots in rows about as far apart as the slots of a row, by turn."""
    if not count:
        return []
    inner = _INNERMOST[2]
    angles = math.pi * sector.share * np.linspace(-1, 1, 181)
    across = np.hypot(_WIDE * np.cos(angles), _HIGH * np.sin(angles))
    along = np.hypot(_WIDE * np.sin(angles), _HIGH * np.cos(angles))
    length = np.concatenate([[0.0], np.cumsum((along[1:] + along[:-1]) / 2)]) * (
        angles[1] - angles[0]
    )
    depth = (outermost - inner) * (across.mean() + across.min()) / 2
    middle = length[-1] * (outermost + inner) / 2
    number = max(1, min(count, round(math.sqrt(depth * count / middle))))
    rings = [float(ring) for ring in np.linspace(inner, outermost, number)]
    slots = []
    for row, (ring, members) in enumerate(zip(rings, _shared(count, rings), strict=True)):
        wanted = (np.arange(members) + (0.25 if row % 2 else 0.75)) / max(1, members) * length[-1]
        turns = 0.5 + np.interp(wanted, length, angles) / (2 * math.pi * sector.share)
        slots += [_Slot(float(sector.start + turn * sector.share), ring) for turn in turns]
    return sorted(slots)


def _shared(count: int, shares: Sequence[float]) -> list[int]:
    """``count`` divided in proportion to ``shares``: whole numbers with that sum."""
    edges = [round(count * part / sum(shares)) for part in np.cumsum([0.0, *shares])]
    return [after - before for before, after in pairwise(edges)]


def _point(slot: _Slot, turned: float) -> tuple[float, float]:
    return _on_ellipse(2 * math.pi * (slot.turn + turned), slot.ring)


def _on_ellipse(angle: float, ring: float) -> tuple[float, float]:
    return _WIDE * ring * math.cos(angle), _HIGH * ring * math.sin(angle)


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
        places.update({node: _on_ellipse(angle, ring) for node, angle in placed.items()})
        ring += _STEP


def _angle(nodes: Sequence[str], places: Mapping[str, tuple[float, float]]) -> float:
    """The direction, seen from the middle, of the mean of ``nodes``."""
    x = sum(places[node][0] for node in nodes) / _WIDE
    y = sum(places[node][1] for node in nodes) / _HIGH
    return math.atan2(y, x)
