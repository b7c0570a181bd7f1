"""Invented networks of a given size and shape, the same at every run."""

import random
from collections.abc import Callable, Iterable

import networkx as nx

from graph.network.build import Network

__all__ = ["SHAPES", "communities", "made"]

_KINDS = ("organisation", "collectivite", "person", "resource", "project")

Pairs = Iterable[tuple[int, int]]


def made(count: int, pairs: Pairs) -> Network:
    """A network of ``count`` invented entities, one relation for each pair of their numbers."""
    chance = random.Random(1)
    net: Network = nx.MultiDiGraph()
    for place in range(count):
        name = f"Exemple {place} {'x' * chance.randrange(14)}"
        kind = chance.choice(_KINDS)
        net.add_node(_id(place), label=f"{name} en entier", short=name, kind=kind, iri=_id(place))
    relation: dict[str, object] = {
        "label": "soutient",
        "sources": ["urn:x:source"],
        "origins": ["urn:x:source"],
    }
    relation |= {"weight": 1, "certainty": "stated", "since": "", "until": "", "role": ""}
    for one, other in sorted({pair for pair in pairs if pair[0] != pair[1]}):
        net.add_edge(_id(one), _id(other), key="urn:x:soutient", **relation)
    return net


def _id(place: int) -> str:
    return f"urn:x:exemple/{place:05d}"


def communities(count: int, links: int) -> Network:
    """``links`` relations, nine in ten of them inside groups of twenty-five."""
    chance = random.Random(2)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:
        one = chance.randrange(count)
        near = one // 25 * 25 + chance.randrange(25)
        other = near if chance.random() < 0.9 else chance.randrange(count)
        if one != other and other < count and (other, one) not in pairs:
            pairs.add((one, other))
    return made(count, pairs)


def _preferential(count: int) -> Network:
    return made(count, nx.barabasi_albert_graph(count, 2, seed=1).edges())


def _tree(count: int) -> Network:
    chance = random.Random(3)
    return made(count, ((place, chance.randrange(place)) for place in range(1, count)))


def _pieces(count: int) -> Network:
    """Pieces of one to twenty entities."""
    chance = random.Random(4)
    pairs, start = [], 0
    while start < count:
        size = min(count - start, chance.choice((1, 2, 2, 3, 4, 5, 8, 20)))
        pairs += [(start + place, start + chance.randrange(place)) for place in range(1, size)]
        start += size
    return made(count, pairs)


def _dense(count: int) -> Network:
    return made(count, nx.gnm_random_graph(count, 4 * count, seed=2).edges())


def _star(count: int) -> Network:
    return made(count, nx.star_graph(count - 1).edges())


SHAPES: dict[str, Callable[[int], Network]] = {
    "communities": lambda count: communities(count, 2 * count),
    "preferential attachment": _preferential,
    "tree": _tree,
    "many pieces": _pieces,
    "four links a node": _dense,
    "star": _star,
}
