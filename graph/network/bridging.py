"""Links that pass by entities taken out of a drawing, so that what they linked stays linked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

from graph.network.build import Network

__all__ = ["MOST", "THROUGH", "bridged", "through_label"]

THROUGH: Final = "through"
"""The key of such a link; it is no relation and no source states it."""

MOST: Final = 12
"""An entity linked to more than this many others makes no such links: they would hide the rest."""

_Pair = tuple[str, str]
_Edges = Iterable[Mapping[str, Any]]

_LABELS: Final = {
    "fr": ("par {name}", "par {n} entités masquées"),
    "en": ("through {name}", "through {n} hidden entities"),
}


def bridged(
    net: Network, shown: Collection[str], *, most: int = MOST, language: str = "fr"
) -> tuple[Network, int]:
    """The part of ``net`` between ``shown``, and links for the entities taken out of between.

    Two entities without a relation of their own that an entity taken out is linked to get one
    link, in alphabetical order, keyed ``THROUGH``: ``label`` says by whom, ``through`` and
    ``through_iris`` name them, ``certainty`` is ``implied``; sources and origins are those of
    both steps; it has no dates and no role. The number is how many entities taken out had more
    than ``most`` links to make them.

    Parameters
    ----------
    shown: the nodes that stay; those ``net`` does not hold are passed over.
    """
    kept = {node for node in shown if node in net}
    part: Network = net.subgraph(kept).copy()
    passed, hubs = _passed(net, kept, most)
    for pair in sorted(passed):
        if not part.has_edge(*pair) and not part.has_edge(*pair[::-1]):
            part.add_edge(*pair, key=THROUGH, **_link(net, pair, passed[pair], language))
    return part, hubs


def through_label(names: Sequence[str], language: str = "fr") -> str:
    """What is written along such a link: « par X », or « par 3 entités masquées »."""
    one, many = _LABELS["en" if language == "en" else "fr"]
    return one.format(name=names[0]) if len(names) == 1 else many.format(n=len(names))


def _passed(net: Network, kept: Collection[str], most: int) -> tuple[dict[_Pair, list[str]], int]:
    """For each two nodes, the entities taken out that link them; how many link too many."""
    found: dict[_Pair, list[str]] = {}
    hubs = 0
    for node in sorted(net, key=lambda node: (str(net.nodes[node].get("label") or ""), node)):
        if node in kept:
            continue
        near = sorted({*net.predecessors(node), *net.successors(node)}.intersection(kept))
        if len(near) > most:
            hubs += 1
            continue
        for pair in combinations(near, 2):
            found.setdefault(pair, []).append(node)
    return found, hubs


def _link(net: Network, pair: _Pair, through: list[str], language: str) -> dict[str, Any]:
    steps = [data for middle in through for end in pair for data in _between(net, end, middle)]
    origins = _union(data.get("origins") or data.get("sources") or () for data in steps)
    names = [str(net.nodes[middle].get("label") or middle) for middle in through]
    shorts = [str(net.nodes[middle].get("short") or middle) for middle in through]
    return {
        "label": through_label(shorts, language),
        "through": names,
        "through_iris": list(through),
        "sources": _union(data.get("sources") or () for data in steps),
        "origins": origins,
        "weight": max(1, len(origins)),
        "certainty": "implied",
        "since": "",
        "until": "",
        "role": "",
    }


def _between(net: Network, one: str, other: str) -> _Edges:
    """The relations between two entities, whatever their direction."""
    for pair in ((one, other), (other, one)):
        if net.has_edge(*pair):
            yield from net[pair[0]][pair[1]].values()


def _union(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({text for texts in lists for text in texts})
