"""Many entities drawn as few groups: by kind, by territory, or by who is linked to whom."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Final

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.network.aggregating import aggregated
from graph.network.build import Network
from graph.network.gathering import gathered
from graph.network.kind_words import SCIC
from graph.network.layout import Positions
from graph.network.names import SHORT, shortened
from graph.network.parts import Part, Parts, Places, by_community, by_kind, by_place, kind_at

__all__ = ["GROUPINGS", "grouped"]

GROUPINGS: Final = ("type", "territoire", "departement", "communaute")
"""By kind, by région, by département, by community."""

_LEVELS: Final = {"territoire": ("region",), "departement": ("departement", "region")}


def grouped(
    net: Network,
    positions: Positions,
    by: str,
    *,
    opened: Collection[str] = (),
    alone: Collection[str] = (),
    territories: Mapping[str, frozenset[str]] | None = None,
    names: Mapping[str, str] | None = None,
    iris: Iris | None = None,
    language: str = "fr",
) -> tuple[Network, Positions, Mapping[str, tuple[str, ...]]]:
    """``net`` with its entities in groups, their places, and the members of each group.

    Two entities or more of one kind, place or community make a node ``group:<by>:<key>``:
    ``members`` counts them, ``kind`` and ``scic`` are those most of them have, ``inside`` counts
    the relations between two of them, which are not drawn. The other relations of members go to
    the group; of one kind and direction they make one link, whose ``statements`` counts them. A
    group is drawn amid its members; every other entity keeps its place.

    Parameters
    ----------
    positions: pixels, of every node.
    by: one of ``GROUPINGS``. By territory, an entity in no single région stays alone; by
        département, an entity of one région and no single département is in the région's group.
    opened: groups whose members are drawn instead.
    alone: entities that are in no group.
    territories: of each entity; from :func:`graph.network.territories.territories_of`.
    names: of territories, by IRI; those ``net`` names need not be there.
    iris: those of the dataset, for short keys of groups.

    Raises
    ------
    graph.errors.InputError: ``by`` is none of ``GROUPINGS``.
    """
    if by not in GROUPINGS:
        raise InputError(
            worded(
                "on groupe par {names}, pas par « {by} ».", names=", ".join(GROUPINGS), by=by[:40]
            ),
            where="by",
        )
    places = Places(territories or {}, {**_labels(net), **(names or {})})
    parts = _parts(net, by, places, iris or Iris(), language)
    every = {
        f"group:{by}:{key}": tuple(sorted(set(part.members).difference(alone)))
        for key, part in sorted(parts.items())
    }
    every = {group: members for group, members in every.items() if len(members) > 1}
    nodes = {
        group: _group(net, group, parts[group.removeprefix(f"group:{by}:")], members)
        for group, members in every.items()
    }
    drawn = aggregated(net, nodes, every, language)
    positioned = gathered(drawn, positions, every)
    closed = {group: members for group, members in every.items() if group not in opened}
    if len(closed) < len(every):
        drawn = aggregated(net, nodes, closed, language)
        places_of_all = {**positions, **positioned}
        positioned = {node: places_of_all[node] for node in drawn}
    return drawn, positioned, closed


def _parts(net: Network, by: str, places: Places, iris: Iris, language: str) -> Parts:
    if by == "type":
        return by_kind(net, language)
    if by == "communaute":
        return by_community(net, iris, language)
    return by_place(net, places, _LEVELS[by], iris, language)


def _labels(net: Network) -> dict[str, str]:
    return {node: str(data.get("label") or node) for node, data in net.nodes(data=True)}


def _group(net: Network, group: str, part: Part, members: Collection[str]) -> dict[str, Any]:
    """The attributes of a group's node: what it is called, and the kind most members have."""
    kinds = Counter(kind_at(net, node) for node in members)
    kind = min(kinds, key=lambda key: (-kinds[key], key))
    count = f" ({len(members)})"
    return {
        "label": f"{part.name}{count}",
        "short": f"{shortened(part.short, SHORT - len(count))}{count}",
        "kind": Kind.ORGANISATION.value if kind == SCIC else kind,
        "scic": kind == SCIC,
        "iri": group,
        "members": len(members),
    }
